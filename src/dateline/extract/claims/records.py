"""Counts and sums that a series can speak to: what a side lost, and what a state gave."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.extract.claims.amounts import MarkedSentence, mark_amounts, slot_amount
from dateline.extract.claims.arithmetic import make_claim
from dateline.extract.claims.wording import Wording, times_within
from dateline.records.claims import Claim, Slot
from dateline.records.text import make_span
from dateline.records.time import TimeMention
from dateline.records.world import Quantity
from dateline.reference.countries import load_countries

_ITEM = r"(?P<item>(?:[a-z][\w’'-]*[ -]){0,3}[a-z][\w’'-]*)"
_WHO = r"(?P<who>(?:the )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2})(?:[’']s (?:army|forces|military|armed forces))?"
_SO_FAR = (
    r"(?P<total>since (?:the (?:start|beginning|outbreak) of (?:the|its) (?:full-scale )?(?:war|invasion)|"
    r"(?:(?:24 )?February )?(?:24,? )?2022)|so far|in total|in all|altogether|to date)"
)
_HELPING = r"(?:(?:has|had|have|may|might|could|will|reportedly|now|already) )*"
_GAP = r"(?:[^⟨.;]{0,60}? )?"
# Russia has lost 3,000 tanks since the start of the war
_LOST = re.compile(rf"\b{_WHO} {_HELPING}lost ⟨(?P<count>\d+)⟩ {_ITEM}?{_GAP}?(?:{_SO_FAR})")
# Germany has given Ukraine €5 billion in military aid since 2022
_GAVE = re.compile(
    rf"\b{_WHO} {_HELPING}(?:given|provided|allocated|donated|disbursed|supplied)(?: (?:Ukraine|Kyiv))?"
    rf"(?: with)? ⟨(?P<count>\d+)⟩ (?:in|of|worth of) "
    r"(?P<item>(?:military |financial |humanitarian )?(?:aid|assistance|support))"
    rf"{_GAP}?(?:{_SO_FAR})"
)  # fmt: skip
# 3,000 Russian tanks have been destroyed since the start of the war
_DESTROYED = re.compile(
    rf"⟨(?P<count>\d+)⟩ (?P<who>[A-Z][a-z]+) {_ITEM} (?:have|had) (?:now |already )?been (?:destroyed|lost|captured)"
    rf"{_GAP}?(?:{_SO_FAR})"
)
# Germany's military aid to Ukraine totals €5 billion
_TOTALS = re.compile(
    rf"\b{_WHO} (?P<item>(?:military |financial |humanitarian )?(?:aid|assistance|support))"
    r"(?: (?:to|for) (?:Ukraine|Kyiv))? (?:(?:now |so far )?(?:totals|amounts to)"
    r"|has (?:now |so far )?(?:reached|totalled|totaled)) ⟨(?P<count>\d+)⟩"
)
_ACT = re.compile(
    r" lost | been (?:destroyed|captured)|\b(?:aid|assistance|support)\b"
)  # without one of these words no pattern can match
_FORMS = (("lost", _LOST), ("lost", _DESTROYED), ("gave", _GAVE), ("gave", _TOTALS))
_PRONOUNS = frozenset("It They He She We You I This That These Those Who Which Both Each".split())
_STOP = frozenset("in on at to from by and or of for with over during the a an its since so".split())


def find_record_claims(
    wording: Wording, quantities: tuple[Quantity, ...], *, times: tuple[TimeMention, ...]
) -> Iterator[Claim]:
    """Claims of the kind "quantity_on_record": who lost or gave, how much, of what, in which unit, from when on.

    Misses counts of one day or battle, sums without "since the start of the war", "so far" or "in total", and what is
    named by a pronoun.
    """
    text = wording.reading.document.text
    for number, (start, end) in enumerate(wording.reading.sentences):
        if not _ACT.search(text, start, end):
            continue
        sentence = mark_amounts(wording.reading, number, quantities)
        for act, pattern in _FORMS:
            for match in pattern.finditer(sentence.text):
                slots = _read(wording, sentence, match)
                if slots is not None:
                    dated = [one for one in times_within(times, start, end) if one.first and one.last]
                    days = [Slot(role="time", value=f"{one.first}/{one.last}", span=one.span) for one in dated]
                    yield make_claim(wording, "quantity_on_record", number, form=act, slots=(*slots, *days))


def _read(wording: Wording, sentence: MarkedSentence, match: re.Match[str]) -> tuple[Slot, ...] | None:
    if match["who"] in _PRONOUNS:
        return None
    who = _side(match["who"])
    item = _item(match["item"] or "")
    if not item:
        return None
    marked = sentence.amounts[int(match["count"])]
    text = wording.reading.document.text
    start, past = match.span("who")
    slots = [
        Slot(role="who", value=who, span=make_span(text, sentence.starts[start], sentence.starts[past - 1] + 1)),
        slot_amount("count", marked),
        Slot(role="item", value=item, span=marked.span),
    ]
    if marked.unit:
        slots.append(Slot(role="unit", value=marked.unit, span=marked.span))
    return tuple(slots)


def _item(words: str) -> str:
    kept: list[str] = []
    for word in words.lower().split():
        if word in _STOP:
            break
        kept.append(word)
    return " ".join(kept)


@lru_cache(maxsize=2000)
def _side(name: str) -> str:
    """The code of the country that is meant; another name stays as it is, for packs that have it."""
    plain = re.sub(r"[’']s$", "", name.removeprefix("the ").removeprefix("The "))
    for country in load_countries():
        if plain in (country.name, *country.names, *country.demonyms) or any(
            plain in {f"{one} army", f"{one} forces"} for one in country.demonyms
        ):
            return country.iso2
    return _CAPITALS.get(plain, plain)


# Capitals and short names that stand for their states in such sentences.
_CAPITALS = {
    "Moscow": "RU", "Kyiv": "UA", "Kiev": "UA", "Berlin": "DE", "London": "GB", "Washington": "US", "Paris": "FR",
    "Warsaw": "PL", "Beijing": "CN", "US": "US", "U.S.": "US", "UK": "GB", "Britain": "GB",
}  # fmt: skip
