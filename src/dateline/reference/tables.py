"""Rows that hold from one day to another, seen from a day: what was not known by then is not there.

Two clocks run in every table: `valid_from` and `valid_to` tell when a row held, `known_from` and `known_through` when
that could be known. A check that looks as of the day of publication blames nobody for what was learned afterwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from dateline.records.findings import Evidence


class DatedRow(Protocol):
    """What every row of a table has, whatever else it holds: a frozen dataclass with these fields."""

    @property
    def key(self) -> str: ...  # names the row, once in its table
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...  # last day, included; null while it lasts
    @property
    def known_from(self) -> date: ...  # the day on which the row could first be known
    @property
    def known_through(self) -> date: ...  # the last day that the evidence covers
    @property
    def source(self) -> str: ...


RowT = TypeVar("RowT", bound=DatedRow)


class DatedFacts(Generic[RowT]):
    """The rows of one table as somebody could know them on the day `as_of`, in the order of the table."""

    __slots__ = ("as_of", "rows")

    def __init__(self, rows: Iterable[RowT], *, as_of: date) -> None:
        self.as_of = as_of
        self.rows: tuple[RowT, ...] = tuple(see(row, as_of) for row in rows if row.known_from <= as_of)

    def select(self, **fields: str) -> tuple[RowT, ...]:
        """The rows that have these values in these fields."""
        wanted = tuple(fields.items())
        return tuple(row for row in self.rows if all(getattr(row, name) == value for name, value in wanted))


def cite(row: DatedRow, says: str, *, table: str) -> Evidence:
    """The row as evidence, with what it says as a sentence."""
    return Evidence(
        table=table,
        row=row.key,
        says=says,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        known_from=row.known_from,
        source=row.source,
    )


def holds(row: DatedRow, day: date) -> bool:
    """Whether the row held on `day` and its evidence covers that day; both its first and its last day count."""
    ends = row.valid_to is None or day <= row.valid_to
    return row.valid_from <= day <= row.known_through and ends


def held_within(rows: Sequence[RowT], first: date, last: date) -> tuple[RowT, ...]:
    """The rows that held on at least one day from `first` to `last` that their evidence covers."""
    return tuple(
        row
        for row in rows
        if row.valid_from <= last and first <= row.known_through and (row.valid_to is None or first <= row.valid_to)
    )


def see(row: RowT, as_of: date) -> RowT:
    """The row without what lies after `as_of`: an end that had not come, evidence that was not there."""
    unseen: dict[str, Any] = {}
    if row.valid_to is not None and row.valid_to > as_of:
        unseen["valid_to"] = None
    if row.known_through > as_of:
        unseen["known_through"] = as_of
    # A row without such fields stays the same object; `replace` takes any dataclass, which a protocol cannot say.
    return replace(row, **unseen) if unseen else row  # type: ignore[type-var]
