"""Every table of the chosen packs, and what a check sees of them on one day.

`Tables` loads a table when it is first asked for and keeps an index by every field that is asked for. `Facts` is what
a check gets: the same rows, without what could not be known on the day `as_of`.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from dateline.reference.columns import index_rows
from dateline.reference.descriptors import Coverage, Pack, Resource
from dateline.reference.kinds import KINDS
from dateline.reference.offices import Term, load_terms
from dateline.reference.rows import read_rows
from dateline.reference.tables import DatedFacts, DatedRow, see
from dateline.settings import Settings

RowT = TypeVar("RowT", bound=DatedRow)
_NAMES = {record: name for name, record in KINDS.items()}
_DAYS_KEPT = 64  # Facts that are kept for days asked for lately: a whole folder often has few days


@contextmanager
def _keep_garbage() -> Iterator[None]:
    """Collects no garbage meanwhile: looking through all new rows again and again takes a third longer."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Tables:
    """The rows of all packs by kind; a kind is named by its record, such as `Settlement`."""

    def __init__(
        self,
        packs: Sequence[Pack] = (),
        *,
        rows: Mapping[Any, Sequence[Any]] | None = None,  # rows that are at hand already, in place of a kind's tables
        max_table_bytes: int = Settings().max_table_bytes,
    ) -> None:
        self.packs = tuple(packs)
        self._max_bytes = max_table_bytes
        self._parts: dict[Any, list[Sequence[Any]]] = {kind: [tuple(given)] for kind, given in (rows or {}).items()}
        self._rows: dict[Any, tuple[Any, ...]] = {}
        self._indexes: dict[tuple[Any, str], dict[str, list[tuple[int, int]]]] = {}
        self.as_of = lru_cache(maxsize=_DAYS_KEPT)(self._as_of)

    def _as_of(self, day: date) -> "Facts":
        """What could be known of the tables on `day`."""
        return Facts(self, as_of=day)

    def has(self, kind: type[DatedRow]) -> bool:
        """Whether any pack has a table of this kind; its rows are not loaded."""
        return kind is Term or kind in self._parts or bool(self.resources(kind))

    def resources(self, kind: type[DatedRow]) -> tuple[Resource, ...]:
        """The tables of one kind."""
        name = _NAMES[kind]
        return tuple(resource for pack in self.packs for resource in pack.resources if resource.kind == name)

    def rows(self, kind: type[RowT]) -> tuple[RowT, ...]:
        """All rows of one kind, in the order of packs and tables.

        Raises:
            TableError: in one of its kinds, when a table cannot be used.
        """
        if kind not in self._rows:
            self._rows[kind] = tuple(row for part in self._load(kind) for row in part)
        return self._rows[kind]

    def find(self, kind: type[RowT], field: str, value: str) -> list[RowT]:
        """The rows of one kind with a value in a field, by an index that is made when the field is first asked for.

        A row with several values in the field is found by each.
        """
        parts = self._load(kind)
        if (kind, field) not in self._indexes:
            with _keep_garbage():
                self._indexes[kind, field] = index_rows(parts, field)
        return [parts[number][place] for number, place in self._indexes[kind, field].get(value, ())]

    def _load(self, kind: Any) -> list[Sequence[Any]]:
        """The tables of one kind, read when they are first asked for."""
        if kind not in self._parts:
            parts: list[Sequence[Any]] = [load_terms()] if kind is Term else []
            with _keep_garbage():
                parts += [read_rows(resource, max_bytes=self._max_bytes) for resource in self.resources(kind)]
            self._parts[kind] = parts
        return self._parts[kind]


class Facts:
    """What could be known on the day `as_of`. A row not known by then is not there; an end to come is not seen."""

    def __init__(self, tables: Tables, *, as_of: date) -> None:
        self.as_of = as_of
        self.tables = tables
        self._whole: dict[Any, DatedFacts[Any]] = {}

    def of(self, kind: type[RowT]) -> DatedFacts[RowT]:
        """All rows of one kind. For large tables `select` is quicker."""
        if kind not in self._whole:
            self._whole[kind] = DatedFacts(self.tables.rows(kind), as_of=self.as_of)
        return self._whole[kind]

    def select(self, kind: type[RowT], **fields: str) -> tuple[RowT, ...]:
        """The rows of one kind that have these values in these fields; the first field is looked up in an index."""
        (first, value), *others = fields.items()
        rows = self.tables.find(kind, first, value)
        seen = (see(row, self.as_of) for row in rows if row.known_from <= self.as_of)
        return tuple(row for row in seen if all(_has(row, name, wanted) for name, wanted in others))

    def has(self, kind: type[DatedRow]) -> bool:
        """Whether there is a table of this kind at all."""
        return self.tables.has(kind)

    def covers(self, kind: type[DatedRow], day: date) -> tuple[Coverage, ...]:
        """The statements of tables that they are complete for `day`, as far as that could be known."""
        if day > self.as_of:
            return ()
        return tuple(
            one for resource in self.tables.resources(kind) for one in resource.covers if one.first <= day <= one.last
        )


def _has(row: Any, field: str, wanted: str) -> bool:
    value = getattr(row, field)
    return wanted in value if isinstance(value, tuple) else str(value) == wanted
