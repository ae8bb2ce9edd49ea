"""The rows of one table of a pack: read, mapped to Dateline's fields, and held against the rules before any is used.

A row that breaks a rule stops the table with file, row and column: a bad table must not change an answer in silence.
Rows are numbered as an editor shows them, the header being row 1; features of a map are numbered from 1.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from dateline.errors import ColumnError, TableError, TableSizeError
from dateline.reference.cells import Cell, make_parser, read_column
from dateline.reference.columns import Rows
from dateline.reference.descriptors import Resource
from dateline.reference.kinds import POINTS, field_types
from dateline.reference.offices import Term, complete_terms
from dateline.reference.overlaps import refuse_overlaps
from dateline.reference.refusals import bad_cell, refuse_days, refuse_points
from dateline.reference.shapes import read_features

Values = Sequence[Any]  # the cells of one row, in the order of the columns
Numbered = list[tuple[int, Values]]  # rows with their numbers
Columns = Mapping[str, int]  # the names of the columns with their places


def read_rows(resource: Resource, *, max_bytes: int) -> Sequence[Any]:
    """The rows of a table in their order, each the record of its kind.

    Raises:
        TableError: in one of its kinds, with file, row and column, when something in it cannot be used.
    """
    _refuse_size(resource, max_bytes)
    columns, lines = _open(resource)
    for name in _named_columns(resource):
        if name not in columns:
            raise ColumnError(
                f"{resource.path.name} has no column {name!r}.",
                right=f"It has {', '.join(columns) or 'none'}; the descriptor names {name!r}.",
                act="Correct the descriptor or the table.",
            )
    numbered = _skip(resource, columns, lines)
    if resource.unpivot:
        numbers, found = _read_wide(resource, columns, numbered)
    else:
        table = _Table(resource, columns, numbered)
        numbers, found = table.numbers, table.read(resource.columns, values=resource.values)
    refuse_overlaps(resource, numbers, found)
    return Rows(resource.record, found)


def _read_wide(
    resource: Resource, columns: Columns, numbered: Numbered
) -> tuple[list[int], Mapping[str, Sequence[Any]]]:
    """Of a wide table, one row for each cell of a named column that holds something; row by row."""
    found: list[tuple[int, int, dict[str, Any]]] = []
    names: dict[str, None] = {}
    for order, (column, fields) in enumerate(resource.unpivot.items()):
        index = columns[column]
        table = _Table(resource, columns, [line for line in numbered if line[1][index] not in {"", None}])
        values = {**resource.values, **{key: str(value) for key, value in fields.items()}}
        mapped = {**{key: one for key, one in resource.columns.items() if key not in fields}, "value": column}
        read = table.read(mapped, values=values, part=str(fields.get("series", column)))
        names |= dict.fromkeys(read)
        rows = (dict(zip(read, row, strict=True)) for row in zip(*read.values(), strict=True))
        found.extend((number, order, row) for number, row in zip(table.numbers, rows, strict=True))
    found.sort(key=lambda one: one[:2])
    defaults = {field.name: field.default for field in fields_of(resource.record)}
    turned = {name: [row.get(name, defaults[name]) for _, _, row in found] for name in names}
    return [number for number, _, _ in found], turned


class _Table:
    """Numbered rows that become fields. Columns are read one after the other, which is several times as quick."""

    def __init__(self, resource: Resource, columns: Columns, numbered: Numbered) -> None:
        self.resource = resource
        self.columns = columns
        self.numbers = [number for number, _ in numbered]
        self.cells = [cells for _, cells in numbered]

    def read(
        self, mapped: Mapping[str, Any], *, values: Mapping[str, str], part: str = ""
    ) -> Mapping[str, Sequence[Any]]:
        """The values of each field, in the order of the rows."""
        resource, count = self.resource, len(self.cells)
        types = field_types(resource.record)
        found: dict[str, Sequence[Any]] = {}
        for name, kind in types.items():
            parse = make_parser(name, kind)
            if name in mapped:
                found[name] = self._read(name, mapped[name], parse=parse)
            elif name in values:
                found[name] = [_parse_statement(resource, name, values[name], parse=parse)] * count
        if "key" not in mapped:
            found["key"] = [str(number) for number in self.numbers]
        if part:
            found["key"] = [f"{key}.{part}" for key in found["key"]]
        if resource.format == "geojson" and "shape" in types:
            found["shape"] = [cells[-1] for cells in self.cells]
        for pair in POINTS:
            if pair[0] in mapped:
                refuse_points(resource, self.numbers, found[pair[0]], others=found[pair[1]], pair=pair)
        refuse_days(resource, self.numbers, found)
        if resource.record is Term:
            found = complete_terms(found)
        found["table"] = [resource.table] * count
        return found

    def _read(self, name: str, mapped: Any, *, parse: Callable[[Any], Any]) -> list[Any]:
        """The values of one field. Each word is read once, however many rows have it."""
        cell = Cell.of(mapped, self.columns, joined=name in {"key", "office"})
        words = self.resource.translate.get(name, {})
        if isinstance(mapped, str):
            raws = [cells[self.columns[mapped]] for cells in self.cells]
        else:
            raws = [cell.read(cells) for cells in self.cells]
        for column, patterns in self.resource.blank.get(name, {}).items():
            place = self.columns[column]
            doubtful = _match_cells({str(cells[place]) for cells in self.cells}, patterns)
            raws = ["" if str(cells[place]) in doubtful else raw for cells, raw in zip(self.cells, raws, strict=True)]
        if not words:
            quick = read_column(raws, field_types(self.resource.record)[name])
            if quick is not None:
                return quick
        known: dict[Any, Any] = {}
        for raw in dict.fromkeys(raws):
            try:
                known[raw] = parse(words.get(raw, raw))
            except ValueError as error:
                number = self.numbers[raws.index(raw)]
                raise bad_cell(self.resource, number, name, raw, right=str(error)) from error
        return [known[raw] for raw in raws]


def _parse_statement(resource: Resource, name: str, raw: str, *, parse: Callable[[Any], Any]) -> Any:
    try:
        return parse(raw)
    except ValueError as error:
        raise bad_cell(resource, 0, name, raw, right=str(error)) from error


def _named_columns(resource: Resource) -> Iterator[str]:
    for mapped in resource.columns.values():
        yield from Cell.names(mapped)
    yield from resource.unpivot
    yield from resource.skip
    for columns in resource.blank.values():
        yield from columns


def _skip(resource: Resource, columns: Columns, lines: Iterator[tuple[int, Values]]) -> Numbered:
    """The rows that the descriptor does not leave out."""
    numbered = list(lines)
    for column, patterns in resource.skip.items():
        place = columns[column]
        skipped = _match_cells({str(cells[place]) for _, cells in numbered}, patterns)
        if skipped:
            numbered = [line for line in numbered if str(line[1][place]) not in skipped]
    return numbered


def _match_cells(cells: set[str], patterns: Sequence[str]) -> set[str]:
    """The cells that one of the patterns fits; * stands for anything."""
    return {cell for cell in cells if any(fnmatchcase(cell, pattern) for pattern in patterns)}


def _refuse_size(resource: Resource, max_bytes: int) -> None:
    try:
        size = resource.path.stat().st_size
    except OSError as error:
        raise TableError(
            f"{resource.path} cannot be read: {error.strerror}.",
            right=f"The descriptor of {resource.pack!r} names it as the table {resource.name!r}.",
            act="Put the file beside the descriptor: docs/packs.md says where to get it.",
        ) from error
    if size > max_bytes:
        raise TableSizeError(
            f"{resource.path.name} has {size} bytes.",
            right=f"A table may have {max_bytes}.",
            act="Cut it down to the days and places that you need, or raise DATELINE_MAX_TABLE_BYTES.",
        )


def _open(resource: Resource) -> tuple[dict[str, int], Iterator[tuple[int, Values]]]:
    """The columns with their places, and the numbered rows."""
    if resource.format == "geojson":
        return read_features(resource)
    if resource.format == "parquet":
        return _open_parquet(resource)
    return _open_csv(resource)


def _open_csv(resource: Resource) -> tuple[dict[str, int], Iterator[tuple[int, Values]]]:
    try:
        text = resource.path.read_bytes().decode(resource.encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError) as error:
        right = f"The descriptor says that it is {resource.encoding}."
        act = 'Save it as UTF-8, or set "encoding" in the descriptor.'
        raise TableError(f"{resource.path.name} cannot be decoded: {error}.", right=right, act=act) from error
    lines = text.splitlines(keepends=True)
    header = next(csv.reader(lines, delimiter=resource.delimiter), [])
    columns = {name: index for index, name in enumerate(header)}
    try:
        rows = list(csv.reader(lines, delimiter=resource.delimiter))[1:]
    except csv.Error:
        rows = []
    if len(rows) == len(lines) - 1 and all(len(cells) == len(header) for cells in rows):
        return columns, enumerate(rows, start=2)  # the usual case: one row a line, and none is broken
    reader = csv.reader(lines, delimiter=resource.delimiter)
    next(reader, [])
    return columns, _number_lines(resource, reader, len(header))


def _number_lines(resource: Resource, reader: Any, width: int) -> Iterator[tuple[int, Values]]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(
                f"{resource.path.name}, row {reader.line_num}: {error}.",
                right="It must be a table with one row a line and quoted cells closed.",
                act="Correct the row.",
            ) from error
        if not cells:
            continue
        if len(cells) != width:
            raise TableError(
                f"{resource.path.name}, row {reader.line_num} has {len(cells)} cells.",
                right=f"Its header has {width}.",
                act="Quote cells with the delimiter in them, and complete rows that are cut short.",
            )
        yield reader.line_num, cells


def _open_parquet(resource: Resource) -> tuple[dict[str, int], Iterator[tuple[int, Values]]]:
    try:
        import pyarrow.parquet  # noqa: PLC0415 - an optional package, in the one file that needs it
    except ImportError as error:
        raise TableError(
            f"{resource.path.name} is a Parquet file, and pyarrow is not installed.",
            right="Parquet needs it; CSV does not.",
            act="pip install pyarrow, or save the table as CSV.",
        ) from error
    try:
        table = pyarrow.parquet.read_table(resource.path)
    except (OSError, ValueError) as error:
        met = f"{resource.path.name} cannot be read as Parquet: {str(error)[:200]}."
        raise TableError(met, right="It must be one Parquet file.", act="Write it anew.") from error
    cells = zip(*(map(_spell, column.to_pylist()) for column in table.columns), strict=True)
    return {name: index for index, name in enumerate(table.column_names)}, enumerate(cells, start=2)


def _spell(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
