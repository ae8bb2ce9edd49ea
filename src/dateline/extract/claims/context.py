"""What stands around a claim: whose words it is in, which times its sentence names, and what ties it to another day."""

import re
from bisect import bisect_right

from dateline.extract.claims.lexicon import BACKWARD, MODIFIERS, PRESENT, straight
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.claims import Slot
from dateline.records.sources import Attribution
from dateline.records.text import Span, make_span
from dateline.records.time import TimeMention

_BEFORE, _AFTER = 6, 4  # words from a surname back and on to a "former" that can belong to it
_OUT_OF_OFFICE = frozenset(
    """former ex then predecessor nominee candidate onetime formerly previously served late contender rival hopeful democrat
    presumptive front-runner frontrunner campaign running mrs widow retired""".split()
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_MARKS = re.compile(r"[“”„«»\"]|\n")


def find_quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between double quotation marks; none crosses a line. Misses single quotation marks."""
    quoted: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        char = mark.group()
        if char == "\n":
            # A quotation that runs over paragraphs is opened anew in each; an unclosed one ends with its line.
            if opened is not None:
                quoted.append((opened, mark.start()))
            opened = None
        elif opened is None and char not in "”»":
            opened = mark.end()
        elif opened is not None and char not in "“„«":
            quoted.append((opened, mark.start()))
            opened = None
    if opened is not None:
        quoted.append((opened, len(text)))
    return tuple(quoted)


def is_inside(stretches: tuple[tuple[int, int], ...], start: int) -> bool:
    """Whether the place `start` lies in one of the stretches, which are in text order."""
    at = bisect_right(stretches, (start, float("inf"))) - 1
    return at >= 0 and stretches[at][0] <= start < stretches[at][1]


def find_speaker(attributions: tuple[Attribution, ...], span: Span) -> str:
    """The name of the source in whose content `span` lies; empty when there is none or it has no name."""
    for attribution in attributions:
        if attribution.content.start <= span.start and span.end <= attribution.content.end:
            return attribution.name or (attribution.source.text if attribution.source else "")
    return ""


def slot_times(times: tuple[TimeMention, ...], *, start: int, end: int, role: str = "time") -> tuple[Slot, ...]:
    """A slot "first/last" for every time mention from `start` to `end` that is resolved to days."""
    return tuple(
        Slot(role=role, value=f"{mention.first}/{mention.last}", span=mention.span)
        for mention in times
        if start <= mention.span.start < end and mention.first is not None and mention.last is not None
    )


def slot_years(reading: Reading, start: int, *, end: int) -> tuple[Slot, ...]:
    """A slot for every year before that of the document; a time need not be understood to speak of another one."""
    published = reading.document.published
    text = reading.document.text
    return tuple(
        Slot(role="earlier_time", value=f"{year[0]}-01-01/{year[0]}-12-31", span=make_span(text, *year.span()))
        for year in _YEAR.finditer(text, start, end)
        if published is not None and int(year[0]) < published.year
    )


def slot_context(reading: Reading, first: int, past: int, *, skip: range) -> tuple[Slot, ...]:
    """The first word of the sentence that ties it to another time, and the first that ties it to the present."""
    slots = []
    before = reading.words[skip.start - 1] if skip.start > first else None
    if before is not None and before.lower == "by":
        # "signed by the minister": what was done by somebody was done at any time.
        span = make_span(reading.document.text, before.start, before.end)
        slots.append(Slot(role="backward", value="by", span=span))
    for role, marked in (("backward", BACKWARD), ("present", PRESENT)):
        for index in range(first, past):
            word = reading.words[index]
            if index not in skip and straight(word.lower) in marked and word.text != "May":
                span = make_span(reading.document.text, word.start, word.end)
                slots.append(Slot(role=role, value=word.lower, span=span))
                break
    return tuple(slots)


def find_out_of_office(words: tuple[Word, ...]) -> tuple[int, ...]:
    """Indices of the words of the whole text that call somebody former, late, a candidate and the like."""
    return tuple(
        index
        for index, word in enumerate(words)
        if word.lower in _OUT_OF_OFFICE
        or ("-" in word.lower and MODIFIERS.get(word.lower.partition("-")[0]) == "former")
    )


def slot_elsewhere(reading: Reading, marked: tuple[int, ...], surname: str) -> tuple[Slot, ...]:
    """A slot for the first such word in the text that stands near `surname` in a sentence."""
    for index in marked:
        nearby = (*range(index, index + _BEFORE + 1), *range(index - 1, index - _AFTER - 1, -1))
        for near in nearby:
            if not 0 <= near < len(reading.words) or reading.words[near].text in {".", ";", "?", "!"}:
                continue
            if reading.words[near].lower == surname.lower():
                word = reading.words[index]
                span = make_span(reading.document.text, word.start, word.end)
                return (Slot(role="elsewhere", value=word.lower, span=span),)
    return ()
