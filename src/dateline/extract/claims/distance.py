"""How far a place lies from another, from the front or from a border, and how long a way is said to take."""

import re
from collections.abc import Iterator

from dateline.extract.claims.ground import (
    FORCES,
    NAME,
    REGION,
    SIDE,
    TOWN,
    Ground,
    find_side,
    is_no_town,
    load_country_names,
    make_claim,
    read_name,
    sentence_at,
)
from dateline.records.claims import Claim
from dateline.records.world import Quantity

_UNITS = {"km": 1.0, "miles": 1.609344}
_WINDS = r"(?:due |just )?(?:north|south|east|west)(?:[- ]?(?:north|south|east|west)){0,2}"
_AROUND = 160  # characters before and after a distance in which its places stand

_FROM = re.compile(
    r"(?:\s*\((?:about |some |around )?[\d.,]+[- ](?:km|kilomet(?:re|er)s?|miles?)\))?\s+(?:away\s+)?"
    rf"(?:(?:to the )?{_WINDS}\s+)?"
    r"(?:away\s+|inland\s+)?(?P<by>from|of|outside)\s+"
)
_OUTSKIRTS = (
    r"(?:the )?(?:(?:outskirts|edges?|cent(?:re|er)|suburbs|city limits|heart) of )?(?:the )?(?:[a-z-]+ ){0,2}?"
)
_TO_PLACE = re.compile(rf"{_OUTSKIRTS}(?:{TOWN} (?:of )?)?(?P<place>{NAME})(?![\w-])")
_TO_FRONT = re.compile(
    r"(?:the )?(?:(?:current|active|nearest|closest|eastern|southern|northern|actual|Russian|Ukrainian) ){0,2}"
    r"(?:front[- ]?lines?|front|line of contact|contact line|battle ?lines?|battlefront)\b(?! office)"
)
_TO_BORDER = re.compile(
    rf"(?:(?:the|its|{SIDE}) )?(?P<names>(?:[A-Z][a-z]+(?:-|–| and )?(?:[A-Z][a-z]+)? )?)"
    r"(?:state |international |land )?"
    rf"(?:border|frontier)\b(?! (?:guard|crossing|post|town|village|check))(?: (?:with|to) (?P<with>{NAME}))?"
)
_SMALL = (
    r"(?:now|just|only|about|around|some|roughly|approximately|currently|still|already|barely|a mere|mere|located|"
    r"situated|lying|nearly|almost|within|as|close|little|over|at|an?|estimated|the|north|south|east|west)"
)
_AFTER_NAME = rf"(?:,? (?:an?|the) (?:[\w-]+ ){{0,4}}?{TOWN}(?: of [\d,.]+(?: people)?)?)?"
_IN_REGION = rf"(?:,? in (?:the )?(?:{SIDE} )?{NAME} {REGION})?"
_LIES = rf",?(?: (?:which|that))?(?: (?:is|lies|sits|stands|remains))?(?:,? {_SMALL})*"
_PLACE_BEFORE = re.compile(rf"(?P<place>{NAME})(?P<gap>{_IN_REGION}{_AFTER_NAME}{_LIES}),? $")
_FORCES_BEFORE = re.compile(rf"{SIDE} {FORCES}(?P<gap>(?: [a-z][\w'-]*){{0,7}}) $")
_FRONT_BEFORE = re.compile(
    r"(?:[Tt]he )?(?:front[- ]?line|front|line of contact|contact line)"
    rf"(?: (?:is|lies|runs|now|stands|has moved|{_SMALL}))* $"
)
_LOOSE = re.compile(r"\b(?:near|outside|from|between|and|or|to|towards?|than|leaving|left|like|via|of) $")
_HALTED = re.compile(
    r"\b(?:drones?|missiles?|struck|hit|killed|captured|exploded|attacked|clashed|airfields?|bases?)\b"
)

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an)"
_TIME = rf"{_NUMBER}[- ](?P<unit>minutes?|hours?)['’]?"
_BY = r"(?P<by>drive|car ride|car journey|train ride|train journey|bus ride|flight)"
_TRAVEL = (
    re.compile(rf"\b{_TIME} {_BY} (?:away )?(?:from|between) (?P<a>{NAME}) (?:to|and) (?P<b>{NAME})"),
    re.compile(
        rf"(?P<a>{NAME}),?(?: is| lies)?,? (?:an?|only|just|about|some|a mere|around)(?: an?)? {_TIME} {_BY} "
        rf"(?:away )?from (?P<b>{NAME})"
    ),
    re.compile(
        rf"\b(?P<by>drive|flight|fly|train|train ride)s? from (?P<a>{NAME}) to (?P<b>{NAME}) "
        rf"(?:takes|took|lasts|in|is)(?: (?:only|just|about|some|under|around))* {_TIME}"
    ),
)
_WORDS = {
    word: float(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"half an": 0.5}
_TRAVEL_WORD = re.compile(r"\b(?:drive|ride|journey|flight|fly|trains?)\b")


def find_distance_claims(ground: Ground, quantities: tuple[Quantity, ...]) -> Iterator[Claim]:
    """Claims of the kind "distance" with the slots relation, distance, place, and from, side or countries.

    Misses distances in metres and hours apart from a drive, places farther than a few words away, and directions.
    """
    for quantity in quantities:
        if quantity.unit in _UNITS:
            claim = _find_around(ground, quantity)
            if claim is not None:
                yield claim
    text = ground.reading.document.text
    for start, end in ground.reading.sentences:
        if _TRAVEL_WORD.search(text, start, end):
            yield from _find_travel(ground, start, end)


def _find_around(ground: Ground, quantity: Quantity) -> Claim | None:
    """The claim around one distance; null where no place stands on both sides."""
    claim = _read_around(ground, quantity)
    names = [slot.value for slot in claim.slots if slot.role in {"place", "from"}] if claim else []
    return claim if names and not any(map(is_no_town, names)) else None


def _read_around(ground: Ground, quantity: Quantity) -> Claim | None:
    text, number = ground.reading.document.text, sentence_at(ground, quantity.span.start)
    start, end = ground.reading.sentences[number]
    before = text[max(start, quantity.span.start - _AROUND) : quantity.span.start]
    base = quantity.span.start - len(before)
    link = _FROM.match(text, quantity.span.end, min(end, quantity.span.end + _AROUND))
    if link is None:
        return None
    parts = {"distance": (_spell(quantity), quantity.span.start, quantity.span.end)}
    past = min(end, link.end() + _AROUND)
    front, border = _TO_FRONT.match(text, link.end(), past), _TO_BORDER.match(text, link.end(), past)
    if front or border:
        here = _PLACE_BEFORE.search(before)
        if here is None or link["by"] == "outside" or _is_loose(before, here):
            return None
        goal = front or border
        assert goal is not None  # noqa: S101 - one of the two was found
        relation = "front" if front else "border"
        parts["place"] = read_name(here, "place", base=base)
        parts["relation"] = (relation, goal.start(), goal.end())
        if border:
            parts["border"] = ("|".join(_read_countries(border)), border.start(), border.end())
        return make_claim(ground, "distance", number, parts=parts, scope=(parts["place"][1], goal.end()))
    there = _TO_PLACE.match(text, link.end(), past)
    if there is None or re.match(
        rf"['’]s\b| (?:{REGION}|border|airport|airbase|front)", text[there.end() : there.end() + 20]
    ):
        return None
    parts["from"] = read_name(there, "place")
    return _find_to_place(ground, number, before, base=base, parts=parts)


def _find_to_place(
    ground: Ground, number: int, before: str, *, base: int, parts: dict[str, tuple[str, int, int]]
) -> Claim | None:
    """A distance from a place that is named after it, by what stands before it: forces, the front, or a place."""
    end = parts["from"][2]
    forces = _FORCES_BEFORE.search(before)
    if forces and find_side(forces["side"]) and not _HALTED.search(forces["gap"]):
        side = (find_side(forces["side"]), base + forces.start("side"), base + forces.end("side"))
        begin = base + forces.start()
        parts |= {"relation": ("forces", begin, base + len(before.rstrip())), "side": side, "place": parts["from"]}
        del parts["from"]
        return make_claim(ground, "distance", number, parts=parts, scope=(begin, end))
    front = _FRONT_BEFORE.search(before)
    if front:
        begin = base + front.start()
        parts |= {"relation": ("front", begin, base + len(before.rstrip())), "place": parts["from"]}
        del parts["from"]
        return make_claim(ground, "distance", number, parts=parts, scope=(begin, end))
    here = _PLACE_BEFORE.search(before)
    if (
        here is None
        or _is_loose(before, here)
        or load_country_names().get(here["place"])
        or load_country_names().get(parts["from"][0])
    ):
        return None
    parts["place"] = read_name(here, "place", base=base)
    parts["relation"] = ("places", *parts["place"][1:])
    return make_claim(ground, "distance", number, parts=parts, scope=(parts["place"][1], end))


def _is_loose(before: str, here: re.Match[str]) -> bool:
    """Whether the place is no subject of the distance: "on the road from Karsk, 10 km from the front"."""
    loose = _LOOSE.search(before, max(0, here.start() - 12), here.start())
    return loose is not None and not re.search(rf"{TOWN} of $", before[max(0, here.start() - 30) : here.start()])


def _find_travel(ground: Ground, start: int, end: int) -> Iterator[Claim]:
    text = ground.reading.document.text
    for pattern in _TRAVEL:
        for found in pattern.finditer(text, start, end):
            if found["a"] in {"It", "This", "That", "He", "She"}:
                continue
            hours = _WORDS.get(found["number"]) or float(found["number"])
            hours = hours / 60 if found["unit"].startswith("minute") else hours
            parts = {
                "relation": ("travel", found.start("by"), found.end("by")),
                "hours": (f"{hours:.2f}", found.start("number"), found.end("unit")),
                "place": read_name(found, "a"),
                "from": read_name(found, "b"),
            }
            yield make_claim(ground, "distance", sentence_at(ground, start), parts=parts, scope=found.span())


def _spell(quantity: Quantity) -> str:
    """The bounds in km and the rounding of the number: low/high/rounding, with an open bound left empty."""
    factor = _UNITS[quantity.unit or "km"]
    low, high = ("" if one is None else f"{one * factor:.2f}" for one in (quantity.low, quantity.high))
    number = quantity.high if quantity.low is None else quantity.low
    return f"{low}/{high}/{_rounding(number or 0) * factor:.2f}"


def _rounding(number: float) -> float:
    """How far the real number may lie from a written one: 25 stands for 22.5 to 27.5, 30 for 25 to 35."""
    if number != int(number):
        return 0.5
    for step, half in ((100, 25.0), (10, 5.0), (5, 2.5)):
        if number >= step and number % step == 0:
            return half
    return 1.0


def _read_countries(border: re.Match[str]) -> list[str]:
    words = [*re.split(r"[-–\s]", border["names"] or ""), border["side"] or "", border["with"] or ""]
    codes = (find_side(word) for word in words if word)
    return list(dict.fromkeys(code for code in codes if code))
