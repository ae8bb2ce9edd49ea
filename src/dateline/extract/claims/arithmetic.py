"""Numbers of one sentence that must fit each other: parts and a whole, a share, a change, a rate, two units."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.claims.amounts import (
    MARK,
    Marked,
    MarkedSentence,
    mark_amounts,
    slot_amount,
    slot_words,
)
from dateline.extract.claims.sums import (
    APART,
    FORMS,
    INCLUDING,
    LINKS,
    NO_LIST,
    OTHER_SCALES,
    PEOPLE,
    PER,
    REMAINING,
    TOTAL_AFTER,
    TOTAL_BEFORE,
    Form,
)
from dateline.extract.claims.wording import Wording, slot_wording
from dateline.language.reading import Reading
from dateline.records.claims import Claim, Slot
from dateline.records.text import make_span
from dateline.records.world import Quantity
from dateline.reference.figures import read_figure

_UNITS = frozenset(
    {"km", "m", "cm", "miles", "feet", "yards", "inches", "hectares", "acres", "km2", "square miles", "km/h", "mph"}
)
_FEWEST = 2  # amounts below which a sentence can hold no such claim
_OF = re.compile(r"⟨(\d+)⟩ ([\w’'-]+(?: [\w’'-]+){0,2})")


def find_arithmetic_claims(wording: Wording, quantities: tuple[Quantity, ...]) -> Iterator[Claim]:
    """Claims of the kind "arithmetic": a slot "form" says how the numbers hang together, the others hold them.

    Misses sums whose parts stand in several sentences, and forms of words that are not in the list.
    """
    reading = wording.reading
    for number in _numbered(reading, quantities):
        sentence = mark_amounts(reading, number, quantities)
        if len(sentence.amounts) < _FEWEST:
            continue
        taken: set[int] = set()
        for form, slots in (*_find_totals(sentence), *_find_forms(reading, sentence)):
            places = {slot.span.start for slot in slots}
            if len(places & taken) > 1 or not _is_sound(form, slots, sentence):
                continue
            taken |= places
            if not _says_something(form, slots):
                continue
            yield make_claim(wording, "arithmetic", number, form=form, slots=slots)


def make_claim(wording: Wording, kind: str, number: int, *, form: str, slots: tuple[Slot, ...]) -> Claim:
    """The claim that stretches over its slots, with the slot "form" first and those of its wording last."""
    start, end = min(slot.span.start for slot in slots), max(slot.span.end for slot in slots)
    span = make_span(wording.reading.document.text, start, end)
    return Claim(
        id=f"{kind}:{start}",
        span=span,
        sentence=number,
        kind=kind,
        slots=(Slot(role="form", value=form, span=span), *slots, *slot_wording(wording, number, span)),
        score=0.9,  # set by hand: the order alone counts
    )


def _numbered(reading: Reading, quantities: tuple[Quantity, ...]) -> Iterator[int]:
    """The sentences with an amount in them, in order."""
    at = 0
    for number, (_, end) in enumerate(reading.sentences):
        found = at
        while at < len(quantities) and quantities[at].span.start < end:
            at += 1
        if at > found:
            yield number


def _find_forms(reading: Reading, sentence: MarkedSentence) -> Iterator[tuple[str, tuple[Slot, ...]]]:
    for form in FORMS:
        for match in form.pattern.finditer(sentence.text):
            if form.name == "change" and _is_other_scale(sentence, match):
                continue
            yield form.name, _read_slots(reading, sentence, form, match=match)


def _is_other_scale(sentence: MarkedSentence, match: re.Match[str]) -> bool:
    """Whether more can be less there: a rank, odds, a currency; or the two numbers are of different times."""
    near = sentence.text[match.start() : match.end() + 20]
    return OTHER_SCALES.search(sentence.text) is not None or PER.search(near) is not None


def _read_slots(reading: Reading, sentence: MarkedSentence, form: Form, *, match: re.Match[str]) -> tuple[Slot, ...]:
    found = {role: sentence.amounts[int(match[role])] for role in form.amounts if match[role] is not None}
    amounts = (slot_amount(role, one) for role, one in found.items())
    units = (Slot(role=f"{role}_unit", value=one.unit, span=one.span) for role, one in found.items() if one.unit)
    words = (_read_word(reading, sentence, role, match) for role in form.words if match[role] is not None)
    return (*amounts, *units, *words)


_SMALL = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), map(str, range(1, 13)), strict=True)
)


def _read_word(reading: Reading, sentence: MarkedSentence, role: str, match: re.Match[str]) -> Slot:
    slot = slot_words(reading, sentence, role, match)
    return replace(slot, value=_SMALL.get(slot.value, slot.value)) if role == "points" else slot


def _is_sound(form: str, slots: tuple[Slot, ...], sentence: MarkedSentence) -> bool:
    """Whether the amounts are of kinds that can hang together in that form."""
    roles = [slot.role for slot in slots if any(one.span == slot.span for one in sentence.amounts)]
    given = {slot.role.removesuffix("_unit"): slot.value for slot in slots if slot.role.endswith("_unit")}
    units = {role: given.get(role) for role in roles if not role.endswith("_unit")}
    match form:
        case "share":
            return units["share"] == "percent" and units["part"] == units["whole"] != "percent"
        case "share_word" | "rate" | "multiple" | "difference":
            return len({units[role] for role in units}) == 1
        case "change":
            changes = {units[role] for role in ("change", "later") if role in units}
            return units["before"] == units["after"] and changes <= {"percent", "percentage points"}
        case "unit":
            return units["one"] != units["other"] and {units["one"], units["other"]} <= _UNITS
        case "lead":
            return {units["one"], units["other"]} <= {"percent", None}
        case "rate_total":
            return units["time"] in {"hours", "days", "weeks", "months", "years"} and units["part"] == units["whole"]
        case _:
            return True


def _says_something(form: str, slots: tuple[Slot, ...]) -> bool:
    """Whether there is anything to reckon: that 4 of 6 are no more than 6 need not be told."""
    values = {slot.role: read_figure(slot.value) for slot in slots if slot.role in {"whole", "before", "after"}}
    parts = [read_figure(slot.value).low or 0.0 for slot in slots if slot.role == "part"]
    roles = {slot.role for slot in slots}
    if form in {"within", "within_apart"}:
        return (sum(parts) if form == "within_apart" else max(parts)) > values["whole"].value
    if form == "change" and not roles & {"change", "later"}:
        return (values["after"].value - values["before"].value) * (1 if "up" in roles else -1) < 0
    return True


def _find_totals(sentence: MarkedSentence) -> Iterator[tuple[str, tuple[Slot, ...]]]:
    for match in TOTAL_AFTER.finditer(sentence.text):
        whole = match["whole"] or match["all"]
        if MARK.search(sentence.text[: match.start()]):
            continue  # a number before the list may belong to it
        yield from _make_total("total", sentence, whole, match["parts"])
    for match in TOTAL_BEFORE.finditer(sentence.text):
        closed = {":": {".", ";", ""}, "(": {")"}}.get(match["open"].strip(), {match["open"].strip()})
        if match["close"].strip() in closed and _are_people(match, sentence):
            yield from _make_total("total", sentence, match["whole"], match["parts"])
    for match in REMAINING.finditer(sentence.text):
        parts = match["parts"]
        if not all(parts[: mark.start()].endswith(LINKS[1:]) or not mark.start() for mark in MARK.finditer(parts)):
            continue
        yield from _make_total("total", sentence, match["whole"], match["parts"])
    for match in INCLUDING.finditer(sentence.text):
        if _are_people(match, sentence):
            heads = [_head(noun) for _, noun in _OF.findall(match["parts"])]
            apart = len(set(heads)) == len(heads) and any(set(heads) <= group for group in APART)
            yield from _make_total("within_apart" if apart else "within", sentence, match["whole"], match["parts"])


def _make_total(form: str, sentence: MarkedSentence, whole: str, parts: str) -> Iterator[tuple[str, tuple[Slot, ...]]]:
    numbers = [int(one) for one in MARK.findall(parts)]
    marked = [sentence.amounts[one] for one in (int(whole), *numbers)]
    if len({one.unit for one in marked}) == 1 and marked[0].unit != "percent" and len(set(numbers)) == len(numbers):
        yield form, (slot_amount("whole", marked[0]), *(slot_amount("part", one) for one in marked[1:]))


def _are_people(match: re.Match[str], sentence: MarkedSentence) -> bool:
    """Whether whole and parts all count people: only then can no part be greater than the whole."""
    nouns = [match["noun"], *(noun for _, noun in _OF.findall(match["parts"]))]
    counted = len(MARK.findall(match["parts"]))
    if any(word in NO_LIST for noun in nouns for word in noun.lower().split()):
        return False
    return len(nouns) == counted + 1 and all(_head(noun) in PEOPLE for noun in nouns) and _all_bare(sentence, match)


def _all_bare(sentence: MarkedSentence, match: re.Match[str]) -> bool:
    marked: list[Marked] = [sentence.amounts[int(one)] for one in MARK.findall(match.group())]
    return all(one.unit is None for one in marked)


def _head(noun: str) -> str:
    """The noun itself: "young women from abroad" counts women."""
    words = noun.lower().split()
    return next((word for word in words if word in PEOPLE), words[-1] if words else "")
