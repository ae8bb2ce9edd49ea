"""What stands around a claim: whose words it is in, which times its sentence names, and what ties it to another day."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.extract.claims.lexicon import BACKWARD, BACKWARD_NEAR, MODIFIERS, PRESENT, straight
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.claims import Slot
from dateline.records.sources import Attribution
from dateline.records.text import Span, make_span
from dateline.records.time import TimeMention

_BEFORE, _AFTER = 6, 4  # words from a surname back and on to a "former" that can belong to it
_NEAR = 4  # words after a claim in which "was" or "if" still belongs to it
_OUT_OF_OFFICE = frozenset(
    """former ex then predecessor nominee candidate onetime formerly previously served late contender rival hopeful
    democrat presumptive front-runner frontrunner campaign running mrs widow retired""".split()
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_EARLIER_SENTENCES = 2  # an earlier time in so many sentences before may still be the time of this one
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceContext:
    """What bears on every claim of one sentence."""

    backward: tuple[int, ...]  # words that tie it to another time
    backward_near: tuple[int, ...]  # words that do so only before a claim or right after it
    present: tuple[int, ...]  # words that tie it to the days of the article
    slots: tuple[Slot, ...]  # its times, and the times shortly before it


@dataclass(frozen=True, slots=True, kw_only=True)
class TextContext:
    """What bears on the claims of one text, ready to be asked by sentence."""

    reading: Reading
    quoted: tuple[tuple[int, int], ...]
    by_sentence: dict[int, list[Attribution]]
    times: tuple[TimeMention, ...]
    time_starts: tuple[int, ...]
    out_of_office: dict[str, int]  # word in lower case -> the first word nearby that says former, late, candidate


def read_context(
    reading: Reading, attributions: tuple[Attribution, ...], times: tuple[TimeMention, ...]
) -> TextContext:
    """The context of all claims, in one pass over the text."""
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    resolved = tuple(mention for mention in times if mention.first is not None and mention.last is not None)
    return TextContext(
        reading=reading,
        quoted=find_quoted(reading.document.text),
        by_sentence=by_sentence,
        times=resolved,
        time_starts=tuple(mention.span.start for mention in resolved),
        out_of_office=_find_out_of_office(reading.words),
    )


def read_sentence(context: TextContext, number: int) -> SentenceContext:
    """What bears on every claim of the sentence `number`."""
    reading = context.reading
    first, past = reading.sentence_words[number]
    start, end = reading.sentences[number]
    before = reading.sentences[max(0, number - _EARLIER_SENTENCES)][0]
    words = [(index, reading.words[index]) for index in range(first, past)]
    return SentenceContext(
        backward=tuple(i for i, word in words if straight(word.lower) in BACKWARD),
        backward_near=tuple(i for i, word in words if word.lower in BACKWARD_NEAR and word.text != "May"),
        present=tuple(i for i, word in words if straight(word.lower) in PRESENT),
        slots=(
            *_slot_times(context, start, end=end, role="time"),
            *_slot_times(context, before, end=start, role="earlier_time"),
            *_slot_years(reading, before, end=end),
        ),
    )


def slot_context(
    context: TextContext, sentence: SentenceContext, *, skip: range, surname: str, number: int
) -> tuple[Slot, ...]:
    """The slots of one claim that tell what ties it to another time or person, apart from the words of the claim."""
    reading, words = context.reading, context.reading.words
    slots = []
    # "signed by the minister": what was done by somebody was done at any time.
    by = (skip.start - 1,) if skip.start > 0 and words[skip.start - 1].lower == "by" else ()
    near = tuple(one for one in sentence.backward_near if one < skip.stop + _NEAR)
    for role, marked in (("backward", (*by, *sentence.backward, *near)), ("present", sentence.present)):
        index = next((one for one in marked if one not in skip), None)
        if index is not None:
            slots.append(_slot_word(reading, index, role=role))
    elsewhere = context.out_of_office.get(surname.lower())
    if elsewhere is not None:
        slots.append(_slot_word(reading, elsewhere, role="elsewhere"))
    start = words[skip.start].start
    if is_inside(context.quoted, start):
        span = make_span(reading.document.text, start, words[skip.stop - 1].end)
        attributions = context.by_sentence.get(number, [])
        slots.append(Slot(role="quoted", value=find_speaker(attributions, span), span=span))
    return (*slots, *sentence.slots)


def find_speaker(attributions: list[Attribution], span: Span) -> str:
    """The name of the source in whose content `span` lies; empty when there is none or it has no name."""
    for attribution in attributions:
        if attribution.content.start <= span.start and span.end <= attribution.content.end:
            return attribution.name or (attribution.source.text if attribution.source else "")
    return ""


def _slot_word(reading: Reading, index: int, *, role: str) -> Slot:
    word = reading.words[index]
    return Slot(role=role, value=word.lower, span=make_span(reading.document.text, word.start, word.end))


def _slot_times(context: TextContext, start: int, *, end: int, role: str) -> tuple[Slot, ...]:
    """A slot "first/last" for every time mention from `start` to `end` that is resolved to days."""
    found = context.times[bisect_left(context.time_starts, start) : bisect_left(context.time_starts, end)]
    return tuple(Slot(role=role, value=f"{one.first}/{one.last}", span=one.span) for one in found)


def _slot_years(reading: Reading, start: int, *, end: int) -> tuple[Slot, ...]:
    """A slot for every year before that of the document; a time need not be understood to speak of another one."""
    published, text = reading.document.published, reading.document.text
    return tuple(
        Slot(role="earlier_time", value=f"{year[0]}-01-01/{year[0]}-12-31", span=make_span(text, *year.span()))
        for year in _YEAR.finditer(text, start, end)
        if published is not None and int(year[0]) < published.year
    )


def _find_out_of_office(words: tuple[Word, ...]) -> dict[str, int]:
    """The words that stand near one that calls somebody former, late, a candidate and the like, in its sentence."""
    near: dict[str, int] = {}
    for index, word in enumerate(words):
        head, mark, _ = word.lower.partition("-")
        if word.lower not in _OUT_OF_OFFICE and not (mark and MODIFIERS.get(head) == "former"):
            continue
        for nearby in (range(index + 1, index + _BEFORE + 1), range(index - 1, index - _AFTER - 1, -1)):
            for one in nearby:
                if not 0 <= one < len(words) or words[one].text in {".", ";", "?", "!"}:
                    break
                if words[one].text[0].isupper():
                    near.setdefault(words[one].lower, index)
    return near
