"""From the cell of a table to the value of a field: which columns give it, and how its words are read."""

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from dateline.reference.kinds import allowed_words

_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0", ""})
_MONTHS = ("month_start", "month_end")  # {"month_start": [column of the year, column of the month]}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one field is read from the cells of a row."""

    read: Callable[[Sequence[Any]], str]

    @staticmethod
    def names(mapped: Any) -> Iterator[str]:
        """The columns that a mapping names."""
        if isinstance(mapped, str):
            yield mapped
        elif isinstance(mapped, Mapping):
            for part in mapped.values():
                yield from Cell.names(part)
        else:
            yield from mapped

    @staticmethod
    def of(mapped: Any, columns: Mapping[str, int], *, joined: bool) -> "Cell":
        """The reader for a mapping: a column, several that are joined, or year and month that make a day."""
        if isinstance(mapped, str):
            index = columns[mapped]
            return Cell(lambda cells: cells[index])
        if isinstance(mapped, Mapping):
            edge = next(name for name in _MONTHS if name in mapped)
            year, month = (columns[name] for name in mapped[edge])
            return Cell(lambda cells: _month(cells[year], cells[month], edge=edge))
        places = [columns[name] for name in mapped]
        mark = "." if joined else "|"
        return Cell(lambda cells: mark.join(str(cells[place]) for place in places if cells[place]))


def make_parser(name: str, kind: Any) -> Callable[[Any], Any]:
    """The function from a cell to the value of a field of this type; it raises ValueError with what would be right."""
    words = allowed_words(kind)
    if words:
        return lambda raw: _read_word(raw, words)
    if name == "shape":
        return lambda raw: raw
    if kind is date:
        return _read_day
    if kind == date | None:
        return lambda raw: _read_day(raw) if raw else None
    if kind is float:
        return _read_number
    if kind == float | None:
        return lambda raw: _read_number(raw) if raw not in {"", None} else None
    if kind == int | None:
        return lambda raw: int(_read_number(raw)) if raw not in {"", None} else None
    if kind is bool:
        return _read_yes
    if kind is str:
        return lambda raw: str(raw).strip()
    return lambda raw: tuple(part.strip() for part in str(raw).split("|") if part.strip())


def read_column(raws: list[Any], kind: Any) -> list[Any] | None:
    """The values of a whole column of words or numbers, read quickly; null when it must be read one by one."""
    try:
        if kind is str:
            return [raw.strip() for raw in raws]
        if kind in {float, float | None}:
            numbers = [float(raw) if raw else None for raw in raws]
            sound = (kind is not float or None not in numbers) and all(map(isfinite, filter(None, numbers)))
            return numbers if sound else None
    except (AttributeError, TypeError, ValueError):
        return None
    return None


def _read_day(raw: Any) -> date:
    try:
        return date.fromisoformat(str(raw)[:10])  # a time behind the day is left out
    except ValueError as error:
        raise ValueError("It must be a day such as 2025-04-12.") from error


def _read_number(raw: Any) -> float:
    try:
        number = float(raw)
    except (TypeError, ValueError) as error:
        raise ValueError("It must be a number such as 12.5, without separators of thousands.") from error
    if not isfinite(number):
        raise ValueError("It must be a finite number.")
    return number


def _read_yes(raw: Any) -> bool:
    word = str(raw).strip().lower()
    if word in _YES | {"acting"}:
        return True
    if word in _NO:
        return False
    raise ValueError("It must be yes or no.")


def _read_word(raw: Any, words: tuple[str, ...]) -> str:
    if raw in words:
        return str(raw)
    raise ValueError(f'It must be one of {", ".join(words)}; "translate" in the descriptor maps other words to these.')


def _month(year: str, month: str, *, edge: str) -> str:
    """The first or last day of a month as a word, or what stands there when it is none."""
    try:
        number, count = int(month), calendar.monthrange(int(year), int(month))[1]
    except (ValueError, calendar.IllegalMonthError):
        return f"{year}-{month}"
    return f"{int(year):04d}-{number:02d}-{1 if edge == 'month_start' else count:02d}"
