"""What a reader makes of the bytes of one format, before the date is chosen and the document is made."""

from dataclasses import dataclass
from datetime import date

from dateline.records.text import DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClue:
    """A place in a document that speaks of a date, in the words that stand there."""

    basis: DateBasis
    where: str  # the tag, key, address or words that gave it
    words: str  # the date as written
    rank: int = 0  # among clues of one basis the lowest is believed first
    against: str | None = (
        None  # why this date is not that of publication, as a clause; null when nothing speaks against
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The text of a document and what the document says of itself."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    clues: tuple[DateClue, ...] = ()
    retrieved: date | None = None
    header: tuple[int, int] | None = None  # start and end of the header in `text`
    missing: tuple[str, ...] = ()  # what is not in the text and why, as sentences
