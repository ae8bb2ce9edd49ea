"""Stretches of whole days: weeks from Monday, months, thirds of them, seasons of the northern half of the Earth."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

Days = tuple[date, date]  # first and last day, both included

_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # meteorological


def make_day(year: int, month: int, day: int) -> Days | None:
    """The day, or null where the calendar has none such (31 April)."""
    if not (1 <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day), date(year, month, day)


def make_month(year: int, month: int) -> Days | None:
    """The days of a month; `month` may lie outside 1 to 12 and counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def make_years(first: int, last: int) -> Days | None:
    """The days from the first of one year to the last of another."""
    if not 1 <= first <= last <= MAXYEAR:
        return None
    return date(first, 1, 1), date(last, 12, 31)


def make_months(year: int, month: int, count: int) -> Days | None:
    """`count` months from `month` on: a quarter, a half of a year, a season."""
    opening, closing = make_month(year, month), make_month(year, month + count - 1)
    return (opening[0], closing[1]) if opening and closing else None


def make_season(year: int, season: str) -> Days | None:
    """Three months; the winter of a year begins in its December."""
    return make_months(year, _SEASON_MONTHS[season], 3)


def make_week(day: date, weeks: int) -> Days | None:
    """The week, Monday to Sunday, that lies `weeks` after the one of `day`."""
    monday = add_days(day, 7 * weeks - day.weekday())
    sunday = add_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def make_decade(year: int, decades: int) -> Days | None:
    """The ten years that lie `decades` after those of `year`."""
    first = year - year % 10 + 10 * decades
    return make_years(first, first + 9)


def add_days(day: date, count: int) -> date | None:
    """The day `count` later, or null where the calendar ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def take_part(days: Days, part: str) -> Days:
    """The early, middle or late third of a stretch; "beginning" and "end" are a tenth and no less than three days."""
    first, last = days
    length = (last - first).days + 1
    third = length // 3
    tenth = min(length, max(3, length // 10))
    if part == "early":
        return first, first + timedelta(days=max(0, third - 1))
    if part == "late":
        return last - timedelta(days=max(0, third - 1)), last
    if part == "mid":
        return first + timedelta(days=third), last - timedelta(days=third)
    if part == "beginning":
        return first, first + timedelta(days=tenth - 1)
    if part == "end":
        return last - timedelta(days=tenth - 1), last
    return days
