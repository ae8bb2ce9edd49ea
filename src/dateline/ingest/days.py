"""Days as documents write them; what can mean two days is no day."""

import re
from datetime import date

from dateline.language.lexicon import MONTHS

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_YEAR = r"(?P<year>[12]\d{3})"
# The forms, the surest first. A day is written with one or two digits; nothing may stick to the digits on either side.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d./-]){_YEAR}(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![\d/-])",
        rf"(?<![\w]){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T?\d{{6}}|T|Z|[^\w/.-]|$)",
        rf"(?<![\w.])(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]{{1,3}}(?P<name>{_MONTH})\b\.?,?[\s-]{{1,3}}{_YEAR}(?!\d)",
        rf"\b(?P<name>{_MONTH})\b\.?\s{{1,3}}(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}(?!\d)",
        rf"(?<![\d./-])(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}(?![\d/-])",
        rf"(?<![\d./-])(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}(?![\d/-])",
    )
)
MAX_WORDS = 400  # longer words are no date but a text that may hold one


def find_day(words: str) -> tuple[date, int, int] | None:
    """The first day written in `words`, with where it stands; null when there is none.

    Misses days without a year or in figures that could be day or month ("04/05/2025"), other languages than English,
    and calendars other than the Gregorian.
    """
    found: list[tuple[int, int, date]] = []
    for form in _FORMS:
        for match in form.finditer(words[:MAX_WORDS]):
            day = _make_day(match.groupdict())
            if day is not None:
                found.append((match.start(), match.end(), day))
                break
    if not found:
        return None
    start, end, day = min(found)
    return day, start, end


def read_day(words: str) -> date | None:
    """The day that `words` are, with or without weekday and time of day."""
    found = find_day(words)
    return found[0] if found else None


def _make_day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    name = parts.get("name")
    if name is not None:
        month, day = MONTHS[name.lower()], int(parts["day"] or 0)
    elif parts.get("first") is not None:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
    else:
        month, day = int(parts["month"] or 0), int(parts["day"] or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None
