"""Can a date be what the text says of it: that weekday, yesterday, or a day at all?"""

from calendar import day_name, month_name, monthrange
from datetime import date, timedelta

from dateline.records.claims import Claim, Slot
from dateline.records.findings import Evidence, Finding, NotChecked, Outcome
from dateline.reference.facts import Facts

NAME = "calendar"
_SOURCE = "computed: Gregorian calendar"
_FIRST_YEAR = 1924  # before, part of Europe still used other calendars
_SURE_DAYS = 100  # a date without a year means the nearest one, if that lies so near; half a year would be a guess
_ANCHORS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_ZONE_DAYS = 1  # time zones, and the day between writing and print
_LARGE_DAYS = 31  # an anchor so far off the date points to another text inside this one


def check_calendar(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds a date with a weekday, or with yesterday, today or tomorrow, against the calendar.

    Does not apply to ranges of days, before 1924, to "yesterday" inside quoted words, and to a date without a year when
    the nearest such date lies more than 100 days off, the sentence names another year, or the weekday fits the year
    beside it. Does not say `conflicts` when "yesterday" or "today" is a single day off: time zones and the day of
    print explain that.
    """
    month, number = _number(claim, "month"), _number(claim, "number")
    if month is None or number is None:
        return _leave(claim, "The claim names no date.")
    year = _number(claim, "year")
    if number > _longest(month, year):
        length = f"{month_name[month]} has {_longest(month, year)} days"
        length += f" in {year}" if month == 2 and year else ""
        evidence = _evidence(f"{month_name[month]}{f' {year}' if year else ''}", f"{length}.", None)
        return _find(claim, "conflicts", facts, reason=f"There is no such day: {length}.", evidence=evidence)
    said = _pick_day(claim, (month, number, year), day)
    if isinstance(said, str):
        return _leave(claim, said)
    weekday, anchor = _slot(claim, "weekday"), _slot(claim, "anchor")
    if weekday is not None and weekday.value != day_name[said.weekday()]:
        return _check_weekday(claim, facts, said, weekday=weekday, day=day)
    if anchor is not None:
        return _check_anchor(claim, facts, said, anchor=anchor, day=day)
    return _find(claim, "agrees", facts, reason=_says(said), evidence=_evidence(str(said), _says(said), said))


def _pick_day(claim: Claim, said: tuple[int, int, int | None], day: date) -> date | str:
    """The day that is meant, or why that is not certain."""
    month, number, year = said
    if year is not None:
        return (
            date(year, month, number) if year >= _FIRST_YEAR else f"Before {_FIRST_YEAR} other calendars were in use."
        )
    if _slot(claim, "other_year") is not None:
        return "The date has no year, and the text names another year there."
    years = (one for one in (day.year - 1, day.year, day.year + 1) if number <= _longest(month, one))
    nearest = min((date(one, month, number) for one in years), key=lambda one: abs((one - day).days), default=None)
    if nearest is None or abs((nearest - day).days) > _SURE_DAYS:
        return "The date has no year, and it is not certain which one is meant."
    return nearest


def _check_weekday(claim: Claim, facts: Facts, said: date, *, weekday: Slot, day: date) -> Finding | NotChecked:
    reason = f"{_says(said)} The text says {weekday.span.text}."
    if _slot(claim, "year") is None:
        other = said.year + 1 if said > day else said.year - 1
        fits = said.day <= _longest(said.month, other) and date(other, said.month, said.day)
        if fits and day_name[fits.weekday()] == weekday.value:
            return _leave(claim, f"{reason} The date has no year, and it would fit {other}.")
        reason += f" The year is taken from the date of the text, the nearest {month_name[said.month]} {said.day}."
    return _find(claim, "conflicts", facts, reason=reason, evidence=_evidence(str(said), _says(said), said))


def _check_anchor(claim: Claim, facts: Facts, said: date, *, anchor: Slot, day: date) -> Finding | NotChecked:
    if _slot(claim, "quoted") is not None:
        return _leave(claim, f"{anchor.span.text!r} stands in quoted words, which may be older than the text.")
    meant = day + timedelta(days=_ANCHORS[anchor.value])
    off = abs((said - meant).days)
    reason = (
        f"Counted from the date of the text, {day}, {anchor.value} is {_spell(meant)}; the text says {_spell(said)}."
    )
    if off == 0:
        return _find(claim, "agrees", facts, reason=reason, evidence=_evidence(str(meant), _says(meant), meant))
    if off <= _ZONE_DAYS:
        return _leave(claim, f"{reason} One day may be due to time zones or to the day of print.")
    if off > _LARGE_DAYS:
        return _leave(claim, f"{reason} So far apart, the words may be those of an older text.")
    return _find(claim, "conflicts", facts, reason=reason, evidence=_evidence(str(meant), _says(meant), meant))


def _longest(month: int, year: int | None) -> int:
    """The days of a month; of February, 29 when the year is not known."""
    return monthrange(year or 2000, month)[1]


def _spell(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


def _says(day: date) -> str:
    return f"{_spell(day)} is a {day_name[day.weekday()]}."


def _number(claim: Claim, role: str) -> int | None:
    slot = _slot(claim, role)
    return int(slot.value) if slot else None


def _slot(claim: Claim, role: str) -> Slot | None:
    return next((slot for slot in claim.slots if slot.role == role), None)


def _leave(claim: Claim, reason: str) -> NotChecked:
    return NotChecked(span=claim.span, check=NAME, reason=reason)


def _evidence(row: str, says: str, day: date | None) -> tuple[Evidence, ...]:
    return (Evidence(table=NAME, row=row, says=says, valid_from=day, valid_to=day, known_from=None, source=_SOURCE),)


def _find(claim: Claim, outcome: Outcome, facts: Facts, *, reason: str, evidence: tuple[Evidence, ...]) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=evidence,
        as_of=facts.as_of,
    )
