"""How a claim is put: whose words it is in, and whether they hedge, predict or suppose; checks stay silent then."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from dateline.extract.claims.context import find_quoted, find_speaker, is_inside
from dateline.language.reading import Reading
from dateline.records.claims import Slot
from dateline.records.sources import Attribution
from dateline.records.text import Sentence, Span, make_span
from dateline.records.time import TimeMention
from dateline.records.world import PlaceMention

_SUPPOSED = re.compile(
    r"\b(?:if|unless|would|were to|suppos(?:e|ing)|imagine|hypothetical(?:ly)?|scenarios?|assum(?:e|ing)|simulations?"
    r"|for example|say,)(?!\w)",
    re.IGNORECASE,
)
_UNSETTLED = frozenset({"hedged", "unconfirmed", "predicted", "denied"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is needed to tell how any claim of one text is put."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    by_sentence: dict[int, list[Attribution]]


def read_wording(reading: Reading, sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]) -> Wording:
    """The wording of all claims of a text, in one pass."""
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    return Wording(
        reading=reading,
        sentences=sentences,
        quoted=find_quoted(reading.document.text),
        by_sentence=by_sentence,
    )


def times_within(times: tuple[TimeMention, ...], start: int, end: int) -> tuple[TimeMention, ...]:
    """The times that begin from `start` up to `end`; they are in text order."""
    first = bisect_left(times, start, key=lambda one: one.span.start)
    return times[first : bisect_left(times, end, lo=first, key=lambda one: one.span.start)]


def places_within(places: tuple[PlaceMention, ...], start: int, end: int) -> frozenset[str]:
    """The names of the places that begin from `start` up to `end`; they are in text order."""
    first = bisect_left(places, start, key=lambda one: one.span.start)
    past = bisect_left(places, end, lo=first, key=lambda one: one.span.start)
    return frozenset(one.name for one in places[first:past])


def slot_wording(wording: Wording, number: int, span: Span) -> tuple[Slot, ...]:
    """The slots "wording" (hedged, predicted, ...), "quoted" and "said" of a claim in the sentence `number`."""
    text = wording.reading.document.text
    slots: list[Slot] = []
    sentence = wording.sentences[number] if number < len(wording.sentences) else None
    if sentence is not None and sentence.certainty in _UNSETTLED:
        cue = sentence.certainty_cue or sentence.span
        slots.append(Slot(role="wording", value=sentence.certainty, span=cue))
    start, end = wording.reading.sentences[number]
    supposed = _SUPPOSED.search(text, start, end)
    if supposed is not None and not slots:
        slots.append(Slot(role="wording", value="hypothetical", span=make_span(text, *supposed.span())))
    said = wording.by_sentence.get(number, [])
    if is_inside(wording.quoted, span.start):
        slots.append(Slot(role="quoted", value=find_speaker(said, span), span=span))
        return tuple(slots)
    for one in said:
        if one.source is not None and one.content.start <= span.start and span.end <= one.content.end:
            slots.append(Slot(role="said", value=one.name or one.source.text, span=one.source))
            break
    return tuple(slots)
