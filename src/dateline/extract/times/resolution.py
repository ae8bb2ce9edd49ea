"""From a written time to days: complete dates stand by themselves, the others lean on the day of publication or on
the time named last before them. Where neither tells, there is no day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.extract.times.grammar import NUMBERS, ORDINALS, Draft
from dateline.extract.times.periods import (
    Days,
    add_days,
    make_day,
    make_decade,
    make_month,
    make_months,
    make_season,
    make_week,
    make_years,
    take_part,
)
from dateline.extract.times.tense import Tense
from dateline.language.lexicon import MONTHS, WEEKDAYS

NARRATED_YEARS = 2  # a time named before that lies so far back tells of a narrative of that time
_PART_NAMES = {"beginning": "beginning", "start": "beginning", "end": "end", "close": "end", "middle": "mid"}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "the": 0, "next": 1, "coming": 1}
_MONTHS_OF = {"quarter": 3, "half": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time can lean on."""

    published: date | None
    told: Days | None  # the time named last before, when it is near in the text
    tense: Callable[[], Tense]  # asked only where it matters


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The days that a draft means; null where the text leaves them open."""

    days: Days | None
    anchor: str


_OPEN = Resolved(days=None, anchor="none")


def resolve(draft: Draft, setting: Setting) -> Resolved:
    """The days of `draft`: null for a date that no calendar has and for whatever lacks something to lean on."""
    return _RESOLVERS[draft.form](draft.parts, setting)


def _complete(days: Days | None) -> Resolved:
    return Resolved(days=days, anchor="text" if days else "none")


def _lean(days: Days | None) -> Resolved:
    return Resolved(days=days, anchor="publication" if days else "none")


def _number(parts: dict[str, str], name: str) -> int:
    digits = "".join([mark for mark in parts[name] if mark.isdigit() and mark.isascii()])
    return int(digits) if digits else 0


def _month(parts: dict[str, str]) -> int:
    return MONTHS[parts["month"].rstrip(".").lower()]


def _cut(days: Days | None, parts: dict[str, str]) -> Days | None:
    part = parts.get("part", "").lower() or _PART_NAMES.get(parts.get("part_of", "").lower(), "")
    return take_part(days, part) if days and part else days


def _resolve_iso(parts: dict[str, str], _setting: Setting) -> Resolved:
    return _complete(make_day(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _resolve_numeric(parts: dict[str, str], _setting: Setting) -> Resolved:
    one, two, year = int(parts["one"]), int(parts["two"]), int(parts["year"])
    year += 0 if len(parts["year"]) == 4 else 1900 if year > 50 else 2000
    day_first, month_first = make_day(year, two, one), make_day(year, one, two)
    if parts["mark"] == "." or not month_first:
        return _complete(day_first)
    # 12/04 is April in London and December in New York.
    return _complete(month_first) if not day_first or one == two else _OPEN


def _resolve_date(parts: dict[str, str], setting: Setting) -> Resolved:
    month, day = _month(parts), _number(parts, "day")
    until = _number(parts, "until") if "until" in parts else day

    def make(year: int) -> Days | None:
        first, last = make_day(year, month, day), make_day(year, month, until)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None

    return _complete(make(int(parts["year"]))) if "year" in parts else _choose_year(make, setting)


def _choose_year(make: Callable[[int], Days | None], setting: Setting) -> Resolved:
    """A date without a year: in a narrative the year told before, else the last or next such date by the tense."""
    published, told = setting.published, setting.told
    if told and (published is None or published.year - told[1].year >= NARRATED_YEARS):
        return _complete(make(told[0].year)) if told[0].year == told[1].year else _OPEN
    if published is None:
        return _OPEN
    tense = setting.tense()
    near = [days for year in (published.year - 1, published.year, published.year + 1) if (days := make(year))]
    if tense == "past":
        near = [days for days in near if days[0] <= published][-1:]
    elif tense == "future":
        near = [days for days in near if days[1] >= published][:1]
    else:
        # Without a verb only a date of about these days is plain.
        near = [days for days in near if abs((days[0] - published).days) <= 45]
    return _lean(near[0]) if near else _OPEN


def _resolve_month_year(parts: dict[str, str], _setting: Setting) -> Resolved:
    return _complete(_cut(make_month(int(parts["year"]), _month(parts)), parts))


def _resolve_month(parts: dict[str, str], setting: Setting) -> Resolved:
    month, which = _month(parts), parts.get("which", "").lower()
    published = setting.published
    if not which or published is None:
        return _choose_year(lambda year: _cut(make_month(year, month), parts), setting)
    if which == "this":
        return _lean(make_month(published.year, month))
    step = _STEPS[which]
    passed = (month < published.month) if step < 0 else (month > published.month)
    return _lean(_cut(make_month(published.year if passed else published.year + step, month), parts))


def _resolve_month_which(parts: dict[str, str], setting: Setting) -> Resolved:
    if setting.published is None:
        return _OPEN
    year = setting.published.year + _STEPS[parts["which"].lower()]
    return _lean(_cut(make_month(year, _month(parts)), parts))


def _resolve_quarter(parts: dict[str, str], setting: Setting) -> Resolved:
    unit = parts.get("unit") or ("quarter" if "q" in parts else "half")
    count = _MONTHS_OF[unit]
    ordinal = ORDINALS[parts["ordinal"].lower()] if "ordinal" in parts else int(parts.get("q") or parts["h"])
    if ordinal > 12 // count:
        ordinal = 12 // count if parts.get("ordinal") == "final" else 0
    if not ordinal:
        return _OPEN

    def make(year: int) -> Days | None:
        return make_months(year, 1 + (ordinal - 1) * count, count)

    if "year" in parts:
        return _complete(make(int(parts["year"])))
    if "which" in parts and setting.published:
        return _lean(make(setting.published.year + _STEPS[parts["which"].lower()]))
    return _choose_year(make, setting)


def _resolve_season(parts: dict[str, str], setting: Setting) -> Resolved:
    season, which = parts["season"].lower(), parts.get("which", "").lower()
    if "year" in parts:
        return _complete(_cut(make_season(int(parts["year"]), season), parts))
    if not which:
        return _choose_year(lambda year: _cut(make_season(year, season), parts), setting)
    if setting.published is None:
        return _OPEN
    day = setting.published
    near = [days for year in range(day.year - 2, day.year + 3) if (days := make_season(year, season))]
    if which == "last":
        near = [days for days in near if days[1] < day][-1:]
    elif which == "next":
        near = [days for days in near if days[0] > day][:1]
    else:
        near = [days for days in near if days[1] >= day][:1]
    return _lean(_cut(near[0], parts)) if near else _OPEN


def _resolve_decade(parts: dict[str, str], _setting: Setting) -> Resolved:
    year = int(parts["year"]) if "year" in parts else 1900 + int(parts["short"])
    return _complete(_cut(make_years(year, year + (99 if year % 100 == 0 and year < 2000 else 9)), parts))


def _resolve_century(parts: dict[str, str], _setting: Setting) -> Resolved:
    century = int(parts["century"])
    return _complete(_cut(make_years(century * 100 - 99, century * 100), parts))


def _resolve_years(parts: dict[str, str], _setting: Setting) -> Resolved:
    year, until = int(parts["year"]), parts["until"]
    return _complete(make_years(year, int(until) if len(until) == 4 else year - year % 100 + int(until)))


def _resolve_year(parts: dict[str, str], _setting: Setting) -> Resolved:
    return _complete(_cut(make_years(int(parts["year"]), int(parts["year"])), parts))


def _read_count(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word)
    return sum(NUMBERS.get(part, 0) for part in word.lower().replace("-", " ").split())


def _resolve_ago(parts: dict[str, str], setting: Setting) -> Resolved:
    ago = parts["way"] == "ago"
    base = (setting.published, setting.published) if setting.published else None
    base = base if ago else setting.told
    if base is None or "vague" in parts:
        return _OPEN
    step = _read_count(parts["number"]) * (1 if parts["way"] in {"later", "after"} else -1)
    days = _shift(base[0] if step < 0 else base[1], parts["unit"], step)
    return _lean(days) if ago else _complete(days)


def _shift(day: date, unit: str, step: int) -> Days | None:
    """The unit that lies `step` units from the one of `day`: a day, a week from Monday, a month, a year."""
    if unit in {"minute", "hour"}:
        hours = abs(step) / (60 if unit == "minute" else 1)
        other = add_days(day, (1 if step > 0 else -1) * (1 + int(hours // 24)))
        return (min(day, other), max(day, other)) if other else None
    if unit in {"day", "night"}:
        other = add_days(day, step)
        return (other, other) if other else None
    if unit == "week":
        return make_week(day, step) if abs(step) < 500_000 else None
    if unit == "month":
        return make_month(day.year, day.month + step)
    if unit == "quarter":
        return make_months(day.year, day.month - (day.month - 1) % 3 + 3 * step, 3)
    if unit == "decade":
        return make_decade(day.year, step)
    if unit == "century":
        first = day.year - (day.year - 1) % 100 + 100 * step
        return make_years(first, first + 99)
    return make_years(day.year + step, day.year + step)


def _resolve_stretch(parts: dict[str, str], setting: Setting) -> Resolved:
    day = setting.published
    if day is None or "number" not in parts or parts["way"] in {"recent", "previous", "following", "upcoming"}:
        return _OPEN
    count = _read_count(parts["number"]) * _STEPS[parts["way"].lower()]
    if abs(count) > 4_000:
        return _OPEN
    unit = parts["unit"]
    if unit in {"month", "year", "quarter", "decade"}:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit] * count
        month = make_month(day.year, day.month + months)
        other = min(month[1], date(month[0].year, month[0].month, min(day.day, month[1].day))) if month else None
    else:
        other = add_days(day, count * 7 if unit == "week" else count if unit in {"day", "night"} else count // 24)
    return _lean((min(day, other), max(day, other))) if other else _OPEN


def _resolve_beside_day(parts: dict[str, str], setting: Setting) -> Resolved:
    if setting.published is None:
        return _OPEN
    word = parts.get("word", "").lower()
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if "side" in parts:
        step = -2 if parts["side"].startswith("before") else 2
    other = add_days(setting.published, -1 if "night" in parts or "over" in parts else step)
    if other is None:
        return _OPEN
    return _lean((other, setting.published) if "over" in parts else (other, other))


def _resolve_weekday(parts: dict[str, str], setting: Setting) -> Resolved:
    day, which = setting.published, parts.get("which", "").lower()
    if day is None:
        return _OPEN
    ahead = (WEEKDAYS[parts["weekday"].lower()] - day.weekday()) % 7
    if which in {"last", "past"}:
        step = ahead - 7
    elif which in {"next", "coming"}:
        step = ahead or 7
    elif which == "this":
        tense = setting.tense()
        step = ahead if tense == "future" else ahead - 7 if ahead else 0
        if tense == "unknown":
            return _OPEN
    else:
        tense = setting.tense()
        if tense == "unknown":
            return _OPEN
        step = ahead if tense == "future" else ahead - 7 if ahead else 0
    other = add_days(day, step)
    return _lean((other, other) if other else None)


def _resolve_that(parts: dict[str, str], setting: Setting) -> Resolved:
    which = parts.get("which", "").lower()
    if setting.told is None:
        return _OPEN
    step = -1 if "before" in parts or which == "previous" else 1 if which in {"next", "following"} else 0
    return _complete(_shift(setting.told[1] if step > 0 else setting.told[0], parts["unit"], step))


def _resolve_which_unit(parts: dict[str, str], setting: Setting) -> Resolved:
    day = setting.published
    if day is None:
        return _OPEN
    step = _STEPS[parts.get("which", "this").lower()]
    if parts["unit"] == "weekend":
        return _lean(_make_weekend(day, step))
    return _lean(_cut(_shift(day, parts["unit"], step), parts))


def _make_weekend(day: date, step: int) -> Days | None:
    week = make_week(day, step)
    saturday = add_days(week[1], -1) if week else None
    return (saturday, week[1]) if week and saturday else None


def _resolve_weekend(_parts: dict[str, str], setting: Setting) -> Resolved:
    day = setting.published
    tense = setting.tense() if day else "unknown"
    if day is None or tense == "unknown":
        return _OPEN
    return _lean(_make_weekend(day, -1 if tense == "past" and day.weekday() < 5 else 0))


def _resolve_clock(_parts: dict[str, str], _setting: Setting) -> Resolved:
    return _OPEN


_RESOLVERS: dict[str, Callable[[dict[str, str], Setting], Resolved]] = {
    "iso": _resolve_iso,
    "numeric": _resolve_numeric,
    "day_month": _resolve_date,
    "month_day": _resolve_date,
    "month_year": _resolve_month_year,
    "quarter": _resolve_quarter,
    "season": _resolve_season,
    "month_which": _resolve_month_which,
    "year_quarter": _resolve_quarter,
    "part_month": _resolve_month,
    "which_month": _resolve_month,
    "month": _resolve_month,
    "decade": _resolve_decade,
    "century": _resolve_century,
    "years": _resolve_years,
    "year": _resolve_year,
    "ago": _resolve_ago,
    "stretch": _resolve_stretch,
    "beside_day": _resolve_beside_day,
    "which_weekday": _resolve_weekday,
    "weekday": _resolve_weekday,
    "that_day": _resolve_that,
    "which_unit": _resolve_which_unit,
    "part_unit": _resolve_which_unit,
    "weekend": _resolve_weekend,
    "clock": _resolve_clock,
}
