"""Time expressions and the days that they can mean."""

from dataclasses import dataclass
from datetime import date

from dateline.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression resolved to a range of days; nothing is guessed: null where the text leaves it open."""

    span: Span
    first: date | None  # first day, included
    last: date | None  # last day, included
    anchor: str  # what it was resolved against: "publication", "text" (complete in itself) or "none"
