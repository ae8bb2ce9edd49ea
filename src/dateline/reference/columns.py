"""The rows of one table, kept as columns: a row becomes a record when it is first asked for.

Of fifty thousand rows an article needs some dozens; making all of them would take longer than reading the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.reference.kinds import make_place_keys
from dateline.reference.placekeys import make_place_key


class Rows(Sequence[Any]):
    """Records of one kind in their order."""

    __slots__ = ("_columns", "_made", "_record")

    def __init__(self, record: Any, columns: Mapping[str, Sequence[Any]]) -> None:
        self._record = record
        self._columns = columns
        self._made: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._columns["key"])

    def __getitem__(self, index: Any) -> Any:
        if index not in self._made:
            self._made[index] = self._record(**{name: column[index] for name, column in self._columns.items()})
        return self._made[index]

    def __iter__(self) -> Iterator[Any]:
        return (self[index] for index in range(len(self)))

    def column(self, field: str) -> Sequence[Any]:
        """The values of one field, or of what is made from some, in the order of the rows; no record is made."""
        if field in self._columns:
            return self._columns[field]
        if field == "place_keys":
            names = self._columns["name" if "name" in self._columns else "place"]
            others = self._columns.get("names", [()] * len(names))
            return list(map(make_place_keys, names, others))
        if field == "region_key":
            return list(map(make_place_key, self._columns["region"]))
        return [getattr(row, field) for row in self]


def index_rows(parts: Sequence[Sequence[Any]], field: str) -> dict[str, list[tuple[int, int]]]:
    """Which rows have a value in a field: the part and the place in it; a row with several values stands under each."""
    index: dict[str, list[tuple[int, int]]] = {}
    for number, part in enumerate(parts):
        values = part.column(field) if isinstance(part, Rows) else [getattr(row, field) for row in part]
        for place, value in enumerate(values):
            for one in value if isinstance(value, tuple) else (value,):
                index.setdefault(str(one), []).append((number, place))
    return index
