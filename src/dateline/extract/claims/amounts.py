"""A sentence with its amounts as marks, so that a pattern can say how numbers hang together: ⟨0⟩ of ⟨1⟩ votes."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from dateline.language.reading import Reading
from dateline.records.claims import Slot
from dateline.records.text import Span, make_span
from dateline.records.world import Quantity
from dateline.reference.figures import Figure, write_figure

_ABOUT = re.compile(
    r"^(?:about|some|around|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|just over)\b",
    re.I,
)
_FROM_TO = re.compile(r"^from (.+?) to (.+)$", re.IGNORECASE | re.DOTALL)
_PARTS = re.compile(r"[ -](?:thirds?|quarters?|fifths?|sixths?|tenths?|halves|or so)\b", re.IGNORECASE)
MARK = re.compile(r"⟨(\d+)⟩")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One amount of a sentence."""

    figure: Figure
    unit: str | None
    of: str  # the words for what is counted, lower case; empty when there are none
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence in which ⟨3⟩ stands for its fourth amount; all white space is one space."""

    number: int
    text: str
    starts: tuple[int, ...]  # for every character of `text`, its place in the document
    amounts: tuple[Marked, ...]


def mark_amounts(reading: Reading, number: int, quantities: tuple[Quantity, ...]) -> MarkedSentence:
    """The sentence `number` with its amounts marked; "from 8 to 12" counts as two amounts."""
    text = reading.document.text
    start, end = reading.sentences[number]
    first = bisect_left(quantities, start, key=lambda one: one.span.start)
    amounts: list[Marked] = []
    pieces: list[str] = []
    starts: list[int] = []

    def copy(until: int) -> None:
        for place in range(at, until):
            char = " " if text[place].isspace() or text[place] in "⟨⟩" else text[place]
            pieces.append(char)
            starts.append(place)

    at = start
    for quantity in quantities[first:]:
        if quantity.span.end > end:
            break
        if _PARTS.match(text, quantity.span.end):
            continue
        for one in _split(text, quantity):
            copy(one.span.start)
            mark = f"⟨{len(amounts)}⟩"
            pieces.append(mark)
            starts.extend([one.span.start] * len(mark))
            amounts.append(one)
            at = one.span.end
    copy(end)
    return MarkedSentence(number=number, text="".join(pieces), starts=tuple(starts), amounts=tuple(amounts))


def slot_amount(role: str, marked: Marked) -> Slot:
    """The slot of an amount."""
    return Slot(role=role, value=write_figure(marked.figure), span=marked.span)


def slot_words(reading: Reading, sentence: MarkedSentence, role: str, match: re.Match[str]) -> Slot:
    """The slot of the words in the group `role` of a pattern that matched the marked sentence."""
    start, end = match.span(role)
    last = sentence.starts[end - 1]
    span = make_span(reading.document.text, sentence.starts[start], last + 1)
    return Slot(role=role, value=match[role].lower().strip(), span=span)


def _same_unit(one: str, other: str) -> bool:
    """Whether both ends of a range are in one unit: the first end has none of its own, or the same."""
    words = one.lower().split()
    return not words[-1].isalpha() or words[-1] in other.lower().split() or len(words) == 1


def _split(text: str, quantity: Quantity) -> tuple[Marked, ...]:
    span = quantity.span
    two = _FROM_TO.match(span.text)
    of = quantity.of.text.lower() if quantity.of else ""
    if (
        two
        and _same_unit(two[1], two[2])
        and quantity.low is not None
        and quantity.high is not None
        and quantity.low != quantity.high
    ):
        ends = zip((quantity.low, quantity.high), (two.span(1), two.span(2)), strict=True)
        return tuple(
            Marked(
                figure=Figure(low=value, high=value),
                unit=quantity.unit,
                of=of,
                span=make_span(text, span.start + first, span.start + past),
            )
            for value, (first, past) in ends
        )
    about = _ABOUT.match(span.text) is not None
    figure = Figure(low=quantity.low, high=quantity.high, about=about)
    return (Marked(figure=figure, unit=quantity.unit, of=of, span=span),)
