"""A text, its address in code points, and what is known of where and when it appeared."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.errors import SpanError


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of `Document.text`: half-open, in Unicode code points, never empty."""

    start: int
    end: int
    text: str  # equals Document.text[start:end]


def make_span(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` up to `end`.

    Raises:
        SpanError: the stretch is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise SpanError(start=start, end=end, length=len(text))
    return Span(start=start, end=end, text=text[start:end])


DateBasis = Literal["option", "header", "json-ld", "meta", "time", "url", "text", "dateline", "file", "feed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One statement of the publication date, kept with where it was found, whether chosen or not."""

    day: date
    basis: DateBasis
    where: str  # the tag, key, address or words that gave it
    chosen: bool
    reason: str  # why it was or was not chosen, as a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was read: the text, never changed afterwards, and what is known about it."""

    id: str  # the first 16 hexadecimal digits of sha256
    origin: str  # path or address as given; "-" for standard input
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None  # ISO 639-1, as the document declares it
    published: date | None
    published_basis: DateBasis | None
    published_candidates: tuple[DateCandidate, ...]
    retrieved: date | None  # day of capture, where the document tells it
    sha256: str  # of the bytes as read
    header: Span | None  # the part of the text that is a header line, such as "date 2025-04-12"
    incomplete: str | None  # why the text is not the whole article; null when nothing speaks against it
    text: str


Voice = Literal["source", "author", "mixed", "none"]
Certainty = Literal["asserted", "hedged", "unconfirmed", "predicted", "denied", "none"]
Checkable = Literal["yes", "prediction", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and its labels; their meaning is in docs/sourcing.md."""

    span: Span
    voice: Voice
    certainty: Certainty
    certainty_cue: Span | None  # the words that decided the certainty; null when nothing marks it
    checkable: Checkable
    checkable_score: float  # probability of "yes" or "prediction", 0 to 1
    from_silence: bool
    silence_cue: Span | None
