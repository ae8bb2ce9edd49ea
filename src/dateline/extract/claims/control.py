"""Who is said to hold a place, and how many places in a region or direction."""

import re
from collections.abc import Iterator

from dateline.extract.claims.ground import (
    FORCES,
    NAME,
    PLAIN_SIDE,
    REGION,
    SIDE,
    TOWN,
    Ground,
    clean_name,
    find_side,
    is_no_town,
    make_claim,
    read_name,
    sentence_at,
)
from dateline.records.claims import Claim
from dateline.records.world import Quantity

_ADVERB = r"(?: (?:now|still|fully|currently|already|firmly|completely|entirely|again|largely|also|both))*"
_CLOSED = (  # what may follow the name of a town, so that it is not the beginning of something longer
    rf"(?=[.;:)?!]|,(?! {NAME}(?:,| and\b| or\b))|$| (?:is|was|has|had|on|in|after|for|to|that|which|where|who|since|"
    r"by|as|from|but|this|last|into|near|with|at|when|while|the|a|says?|said|yesterday|today|amid|despite|without)\b)"
)
_THE_TOWN = rf"(?: the)?(?: (?:[a-z][\w-]* ){{0,3}}?{TOWN}(?: of)?)?"
_FORMS = (
    # Russian-held Donetsk: how it is called
    ("called", re.compile(rf"{PLAIN_SIDE}[-–](?:held|occupied|controlled){_THE_TOWN} (?P<place>{NAME}){_CLOSED}")),
    ("held", re.compile(
        rf"(?P<place>{NAME})(?:,? in (?:the )?{NAME} {REGION},?)?(?: is| remains| stays){_ADVERB} (?:under|in) "
        rf"(?:the )?{SIDE}(?: military| army)? "
        r"(?:control|occupation|hands)\b")),
    ("held", re.compile(
        rf"{SIDE} {FORCES}{_ADVERB} (?:controls?|holds?|occup(?:y|ies)|(?:is|are){_ADVERB} in (?:full )?control of)"
        rf"{_THE_TOWN} (?P<place>{NAME}){_CLOSED}")),
    ("taken", re.compile(
        rf"{SIDE} {FORCES} (?:have|has){_ADVERB} "
        r"(?:captured|seized|taken|occupied|liberated|recaptured|retaken|conquered)"
        rf"{_THE_TOWN} (?P<place>{NAME}){_CLOSED}")),
)  # fmt: skip
_COUNT_BEFORE = re.compile(
    rf"{SIDE} (?:{FORCES}{_ADVERB} )?(?:(?:is|are){_ADVERB} in (?:full )?control of|controls?|holds?|occup(?:y|ies)) $"
)
_COUNTED = re.compile(
    r"(?:(?P<whose>[A-Z]\w+) )?(?:[a-z]+ )?(?:settlements|villages|towns|localities|towns and villages)\b"
)
_REGION_AFTER = re.compile(
    rf" (?:in|of|across|inside) (?:(?P<here>this|that|the same) (?:direction|region|area|oblast|sector)"
    rf"|(?:the )?(?:{SIDE} )?(?P<region>{NAME})(?:['’]s)? (?:{REGION}|direction|sector|area))\b"
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|now|today|currently|says?)\b")
_PAST = re.compile(r"\b(?:was|were|had|did)\b")
_TOWARDS = 3  # sentences back in which the place of "this direction" stands


def find_control_claims(ground: Ground, quantities: tuple[Quantity, ...]) -> Iterator[Claim]:
    """Claims of the kind "control" with the slots state, side, and place, or count and region.

    Misses pronouns, parts of a town, events told in the simple past ("captured"), and regions as a whole.
    """
    text = ground.reading.document.text
    for start, end in ground.reading.sentences:
        for state, form in _FORMS:
            for found in form.finditer(text, start, end):
                side = find_side(found["side"])
                if not side or is_no_town(clean_name(found["place"])):
                    continue
                if state == "called" and not _is_present(text[start:end]):
                    parts = {"past": ("called so in a sentence that is not in the present", *found.span())}
                else:
                    parts = {}
                parts |= {
                    "state": (state, found.start(), found.end()),
                    "side": (side, found.start("side"), found.end("side")),
                    "place": read_name(found, "place"),
                }
                yield make_claim(ground, "control", sentence_at(ground, start), parts=parts, scope=found.span())
    for quantity in quantities:
        claim = _find_count(ground, quantity)
        if claim is not None:
            yield claim


def _is_present(sentence: str) -> bool:
    """Whether a sentence speaks of today: how a place is called in a tale of another day tells nothing of this one."""
    return bool(_PRESENT.search(sentence)) and not _PAST.search(sentence)


def _find_count(ground: Ground, quantity: Quantity) -> Claim | None:
    text, number = ground.reading.document.text, sentence_at(ground, quantity.span.start)
    start, end = ground.reading.sentences[number]
    counted = _COUNTED.match(text, _skip_space(text, quantity.span.end), end)
    before = text[max(start, quantity.span.start - 120) : quantity.span.start]
    holder = _COUNT_BEFORE.search(before)
    if counted is None or holder is None or not find_side(holder["side"]):
        return None
    where = _REGION_AFTER.match(text, counted.end(), end)
    if where is None:
        return None
    region = (where["region"], where.start("region"), where.end("region")) if where["region"] else None
    region = region or _find_direction(ground, number, where)
    if region is None:
        return None
    base = quantity.span.start - len(before)
    low, high = ("" if one is None else f"{one:.0f}" for one in (quantity.low, quantity.high))
    whose = find_side(counted["whose"] or "")
    parts = {
        "state": ("held", base + holder.start(), quantity.span.start - 1),
        "side": (find_side(holder["side"]), base + holder.start("side"), base + holder.end("side")),
        "count": (f"{low}/{high}", quantity.span.start, quantity.span.end),
        "region": region,
        "whose": (whose, counted.start(), counted.end()),
    }
    return make_claim(ground, "control", number, parts=parts, scope=(base + holder.start(), where.end()))


def _find_direction(ground: Ground, number: int, where: re.Match[str]) -> tuple[str, int, int] | None:
    """The town that "this direction" means: the last one named before, in the sentences shortly before."""
    first = ground.reading.sentences[max(0, number - _TOWARDS)][0]
    before = [place for place in ground.places if first <= place.span.start < where.start() and place.geoname_id]
    if not before:
        return None
    return before[-1].name, where.start("here"), where.end()


def _skip_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at
