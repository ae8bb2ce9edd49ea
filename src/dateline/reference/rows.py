"""The rows of one table of a pack: read, mapped to Dateline's fields, and held against the rules before any is used.

A row that breaks a rule stops the table with file, row and column: a bad table must not change an answer in silence.
Rows are numbered as an editor shows them, the header being row 1; features of a map are numbered from 1.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from dateline.errors import ColumnError, CoordinateError, ReversedError, SourceError, TableError, TableSizeError
from dateline.reference.cells import Cell, make_parser
from dateline.reference.descriptors import Resource
from dateline.reference.kinds import POINTS, field_types
from dateline.reference.offices import Term, complete_term
from dateline.reference.overlaps import refuse_overlaps
from dateline.reference.shapes import read_features, read_shape

Values = Sequence[Any]  # the cells of one row, in the order of the columns
Read = Callable[[Values], Any]  # from the cells of a row to the value of one field


def read_rows(resource: Resource, *, max_bytes: int) -> tuple[Any, ...]:
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
    kept = _skip(resource, columns, lines)
    rows = tuple(_read_all(resource, columns, kept))
    refuse_overlaps(resource, rows)
    return tuple(row for _, row in rows)


def _read_all(
    resource: Resource, columns: dict[str, int], lines: Iterator[tuple[int, Values]]
) -> Iterator[tuple[int, Any]]:
    """Each row with its number; of a wide table, one row for each cell of a named column that holds something."""
    if not resource.unpivot:
        make = _make_maker(resource, columns, resource.columns, values=resource.values)
        for number, cells in lines:
            yield number, make(number, cells)
        return
    wide = []
    for column, fields in resource.unpivot.items():
        values = {**resource.values, **{key: str(value) for key, value in fields.items()}}
        mapped = {**{key: one for key, one in resource.columns.items() if key not in fields}, "value": column}
        maker = _make_maker(resource, columns, mapped, values=values, part=str(fields.get("series", column)))
        wide.append((columns[column], maker))
    for number, cells in lines:
        for index, make in wide:
            if cells[index] not in {"", None}:
                yield number, make(number, cells)


def _make_maker(
    resource: Resource, columns: dict[str, int], mapped: Any, *, values: Any, part: str = ""
) -> Callable[[int, Values], Any]:
    """A function from a numbered row to the record, with every column and parser found once."""
    record = resource.record
    readers: list[tuple[str, Any, Callable[[Any], Any], dict[str, str]]] = []
    fixed: dict[str, Any] = {"table": resource.table}
    for name, kind in field_types(record).items():
        parse = make_parser(name, kind)
        if name in mapped:
            cell = Cell.of(mapped[name], columns, joined=name == "key")
            readers.append((name, cell.read, parse, dict(resource.translate.get(name, {}))))
        elif name in values:
            fixed[name] = _parse(resource, 0, name, values[name], parse=parse)
    keyed = "key" in mapped
    points = [pair for pair in POINTS if pair[0] in mapped]

    def make(number: int, cells: Values) -> Any:
        found = dict(fixed)
        for name, read, parse, words in readers:
            raw = read(cells)
            if words and raw in words:
                raw = words[raw]
            try:
                found[name] = parse(raw)
            except ValueError as error:
                raise _bad(resource, number, name, raw, right=str(error)) from error
        if not keyed:
            found["key"] = f"{number}"
        if part:
            found["key"] = f"{found['key']}.{part}"
        if resource.format == "geojson" and "shape" in field_types(record):
            found["shape"] = read_shape(resource, number, cells[-1])
        for pair in points:
            _refuse_point(resource, number, found, pair=pair)
        _refuse_days(resource, number, found)
        if record is Term:
            found = {**complete_term(found["person"]), **found}
        return record(**found)

    return make


def _refuse_days(resource: Resource, number: int, found: dict[str, Any]) -> None:
    if not found["source"]:
        raise SourceError(
            f"{resource.path.name}, row {number}, column {_column(resource, 'source')} is empty.",
            right="Every row must say where it comes from.",
            act='Fill it in, or state the source for the whole table under "values".',
        )
    last = found.get("valid_to")
    for name, day, other in (("valid_to", last, "valid_from"), ("known_through", found["known_through"], "known_from")):
        if day is not None and day < found[other]:
            raise ReversedError(
                f"{resource.path.name}, row {number}, column {_column(resource, name)} holds {day}.",
                right=f"It must not lie before {found[other]}, which {_column(resource, other)} holds.",
                act="Correct the row, or exchange the two columns in the descriptor if they are mixed up.",
            )


def _refuse_point(resource: Resource, number: int, found: dict[str, Any], *, pair: tuple[str, str]) -> None:
    latitude, longitude = found[pair[0]], found[pair[1]]
    if latitude is None or longitude is None or resource.bounds is None:
        return
    west, south, east, north = resource.bounds
    if south <= latitude <= north and west <= longitude <= east:
        return
    swapped = south <= longitude <= north and west <= latitude <= east
    metres = abs(latitude) > 90 or abs(longitude) > 180
    act = "Correct the row, or the bounds of the table."
    if swapped:
        act = "Latitude and longitude look exchanged: exchange the two columns in the descriptor."
    elif metres:
        act = "These are no degrees of WGS84: convert the table from its coordinate system (to EPSG:4326)."
    raise CoordinateError(
        f"{resource.path.name}, row {number}, columns {_column(resource, pair[0])} and {_column(resource, pair[1])} "
        f"hold {latitude} and {longitude}.",
        right=f"By its bounds the table lies from {south} to {north} north and from {west} to {east} east.",
        act=act,
    )


def _parse(resource: Resource, number: int, name: str, raw: str, *, parse: Callable[[Any], Any]) -> Any:
    try:
        return parse(raw)
    except ValueError as error:
        raise _bad(resource, number, name, raw, right=str(error)) from error


def _bad(resource: Resource, number: int, name: str, raw: Any, *, right: str) -> TableError:
    where = f"row {number}, column {_column(resource, name)}" if number else f"the statement for {name}"
    return TableError(
        f"{resource.path.name}, {where} holds {str(raw)[:80]!r}.", right=right, act="Correct it and try again."
    )


def _column(resource: Resource, name: str) -> str:
    """The user's own word for a field."""
    mapped = resource.columns.get(name, name)
    return mapped if isinstance(mapped, str) else name


def _named_columns(resource: Resource) -> Iterator[str]:
    for mapped in resource.columns.values():
        yield from Cell.names(mapped)
    yield from resource.unpivot
    yield from resource.skip


def _skip(
    resource: Resource, columns: dict[str, int], lines: Iterator[tuple[int, Values]]
) -> Iterator[tuple[int, Values]]:
    """The rows that the descriptor does not leave out."""
    tests = [(columns[column], patterns) for column, patterns in resource.skip.items()]
    if not tests:
        yield from lines
        return
    verdicts: dict[tuple[int, str], bool] = {}
    for number, cells in lines:
        for index, patterns in tests:
            cell = str(cells[index])
            if (index, cell) not in verdicts:
                verdicts[index, cell] = any(fnmatchcase(cell, pattern) for pattern in patterns)
            if verdicts[index, cell]:
                break
        else:
            yield number, cells


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
    reader = csv.reader(text.splitlines(keepends=True), delimiter=resource.delimiter)
    header = next(reader, [])
    return {name: index for index, name in enumerate(header)}, _number_lines(resource, reader, len(header))


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
