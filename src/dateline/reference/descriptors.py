"""What a pack says of itself: `datapackage.json` after the Data Package standard, read into records.

Dateline's own words stand under the key `dateline` of a resource, which the standard allows: the kind of the table,
which column gives which field, and what holds for the whole table. See docs/packs.md.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from dateline.errors import ColumnError, PackError, SourceError
from dateline.reference.kinds import KINDS, POINTS, field_types, required_fields

DESCRIPTOR = "datapackage.json"
_MAX_DESCRIPTOR_BYTES = 1_000_000  # the largest sensible descriptor is some kilobytes
_FORMATS: dict[str, "Format"] = {".csv": "csv", ".parquet": "parquet", ".geojson": "geojson", ".json": "geojson"}
_KEYS = {
    "kind",
    "columns",
    "values",
    "translate",
    "skip",
    "unpivot",
    "bounds",
    "covers",
    "outside",
    "overlaps",
    "blank",
}

Format = Literal["csv", "parquet", "geojson"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Days for which a table is complete: no row then means that there was nothing to tell."""

    first: date
    last: date
    statuses: tuple[str, ...]  # of what kind of row; empty for all
    countries: tuple[str, ...]  # whose land; empty for all


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One table of a pack, as its descriptor describes it."""

    pack: str
    name: str
    path: Path
    format: Format
    delimiter: str
    encoding: str
    kind: str
    columns: Mapping[str, Any]  # field -> column, or several columns
    values: Mapping[str, str]  # field -> what holds for every row
    translate: Mapping[str, Mapping[str, str]]  # field -> word of the table -> Dateline's word
    skip: Mapping[str, tuple[str, ...]]  # column -> values, * as a wildcard, whose rows are left out
    blank: Mapping[str, Mapping[str, tuple[str, ...]]]  # field -> column -> values where the field is not trusted
    unpivot: Mapping[str, Mapping[str, Any]]  # column -> fields of the row that its cell becomes
    bounds: tuple[float, float, float, float] | None  # west, south, east, north
    covers: tuple[Coverage, ...]
    overlaps: str = (
        "refuse"  # what becomes of rows that share days: "refuse", or "allow" where several may hold at once
    )
    outside: str = "refuse"  # what becomes of parts of a shape outside the bounds: "refuse" or "leave out"

    @property
    def table(self) -> str:
        """The name of the table in the evidence of a finding."""
        return self.name if self.pack == "dateline" else f"{self.pack}/{self.name}"

    @property
    def record(self) -> Any:
        """The record that a row becomes."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A folder of tables with its descriptor."""

    name: str
    title: str
    folder: Path
    version: str  # of the descriptor, or the first digits of its SHA-256
    licences: tuple[str, ...]
    sources: tuple[str, ...]
    resources: tuple[Resource, ...]
    attribution: str = field(default="")  # how the publisher asks to be named


def read_descriptor(folder: Path) -> Pack:
    """The pack in `folder`; its tables are not opened.

    Raises:
        PackError: there is no descriptor, or it cannot be used.
        ColumnError: a field that the kind needs comes from nowhere.
        SourceError: neither rows nor table nor pack say where the rows come from.
    """
    path = folder / DESCRIPTOR
    content = _read_json(path)
    name = _word(content, "name", path, where="")
    resources = content.get("resources")
    if not isinstance(resources, list) or not resources:
        raise _bad(path, "resources", resources, right="It must be a list with at least one table.")
    sources = tuple(_title(one) for one in _list(content, "sources", path))
    read = tuple(_read_resource(path, number, one, pack=name) for number, one in enumerate(resources))
    names = [resource.name for resource in read]
    if len(set(names)) < len(names):
        raise _bad(path, "resources", names, right="Each table must have a name of its own.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return Pack(
        name=name,
        title=str(content.get("title") or name),
        folder=folder,
        version=str(content.get("version") or digest),
        licences=tuple(_title(one) for one in _list(content, "licenses", path)),
        sources=sources,
        resources=read,
        attribution=str(content.get("attribution") or ""),
    )


def _read_json(path: Path) -> dict[str, Any]:
    right = f"A pack is a folder with a {DESCRIPTOR} after the Data Package standard."
    act = "Give the folder itself, or write a descriptor: docs/packs.md shows how."
    try:
        if path.stat().st_size > _MAX_DESCRIPTOR_BYTES:
            size = f"{path} has more than {_MAX_DESCRIPTOR_BYTES} bytes."
            raise PackError(size, right=right, act="Keep the rows in files of their own.")
        content = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise PackError(f"{path} cannot be read: {error.strerror}.", right=right, act=act) from error
    except (ValueError, RecursionError) as error:
        raise PackError(f"{path} is no JSON: {str(error)[:200]}.", right=right, act="Correct the file.") from error
    if not isinstance(content, dict):
        raise PackError(f"{path} holds a {type(content).__name__}.", right=right, act=act)
    return content


def _read_resource(path: Path, number: int, content: Any, *, pack: str) -> Resource:
    where = f"resources[{number}]"
    if not isinstance(content, dict):
        raise _bad(path, where, content, right="It must be an object.")
    ours = content.get("dateline")
    if not isinstance(ours, dict):
        raise _bad(path, f"{where}.dateline", ours, right="It must be an object that says the kind of the table.")
    unknown = sorted(set(ours) - _KEYS)
    if unknown:
        raise _bad(path, f"{where}.dateline", unknown[0], right=f"It may hold {', '.join(sorted(_KEYS))}.")
    kind = ours.get("kind")
    if kind not in KINDS:
        raise _bad(path, f"{where}.dateline.kind", kind, right=f"It must be one of {', '.join(KINDS)}.")
    dialect = content.get("dialect") if isinstance(content.get("dialect"), dict) else {}
    resource = Resource(
        pack=pack,
        name=_word(content, "name", path, where=f"{where}."),
        path=_file(path, content, where),
        format=_format(path, content, where),
        delimiter=str((dialect or {}).get("delimiter") or ","),
        encoding=str(content.get("encoding") or "utf-8"),
        kind=kind,
        columns=_object(path, ours, where, key="columns"),
        values={key: str(value) for key, value in _object(path, ours, where, key="values").items()},
        translate=_object(path, ours, where, key="translate"),
        skip={key: tuple(map(str, value)) for key, value in _object(path, ours, where, key="skip").items()},
        blank={
            field: {column: tuple(map(str, values)) for column, values in columns.items()}
            for field, columns in _object(path, ours, where, key="blank").items()
        },
        unpivot=_object(path, ours, where, key="unpivot"),
        bounds=_bounds(path, ours, where),
        covers=tuple(_coverage(path, one, where) for one in ours.get("covers") or ()),
        overlaps=str(ours.get("overlaps") or "refuse"),
        outside=str(ours.get("outside") or "refuse"),
    )
    _require_fields(path, resource, where=where)
    return resource


def _require_fields(path: Path, resource: Resource, *, where: str) -> None:
    """Nothing, when every field that the kind needs comes from somewhere and no field is invented."""
    known = field_types(resource.record)
    given = {*resource.columns, *resource.values}
    for fields in resource.unpivot.values():
        given |= {*fields, "value"}
    if resource.format == "geojson":
        given |= {"shape"}
    unknown = sorted(given - set(known))
    if unknown:
        right = f"A table of {resource.kind} has the fields {', '.join(known)}."
        raise _bad(path, f"{where}.dateline.columns", unknown[0], right=right)
    if "source" not in given:
        met = f"{path}, {where}: neither a column nor a statement gives the source of the rows of {resource.name!r}."
        right = "Every row must say where it comes from."
        raise SourceError(met, right=right, act='Map a column to "source", or state it for the table under "values".')
    missing = sorted(required_fields(resource.record) - given - {"key"})
    if missing:
        raise ColumnError(
            f"{path}, {where}: the field {missing[0]!r} of {resource.name!r} comes from no column and no statement.",
            right=f"A table of {resource.kind} needs {', '.join(sorted(required_fields(resource.record)))}.",
            act=f'Name its column under "dateline.columns", or what holds for every row under "dateline.values". '
            f"Missing: {', '.join(missing)}.",
        )
    placed = any(latitude in given for latitude, _ in POINTS) or "shape" in given
    if placed and resource.bounds is None:
        right = "A table with points or shapes must say in which box they lie: west, south, east, north in degrees."
        raise _bad(path, f"{where}.dateline.bounds", None, right=right)


def _file(path: Path, content: dict[str, Any], where: str) -> Path:
    name = content.get("path")
    if not isinstance(name, str) or not name or "://" in name:
        raise _bad(path, f"{where}.path", name, right="It must be the path of one file beside the descriptor.")
    relative = Path(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise _bad(path, f"{where}.path", name, right="It must not lead out of the folder of the pack.")
    return path.parent / relative


def _format(path: Path, content: dict[str, Any], where: str) -> Format:
    name = f".{content['format']}" if content.get("format") else Path(str(content["path"])).suffix
    if name.lower() not in _FORMATS:
        raise _bad(path, f"{where}.format", name, right="It must be csv, parquet or geojson.")
    return _FORMATS[name.lower()]


def _bounds(path: Path, ours: dict[str, Any], where: str) -> tuple[float, float, float, float] | None:
    bounds = ours.get("bounds")
    if bounds is None:
        return None
    numbers = [one for one in bounds if isinstance(one, int | float)] if isinstance(bounds, list) else []
    if len(numbers) == 4:
        west, south, east, north = numbers
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return west, south, east, north
    right = "It must be [west, south, east, north] in degrees, such as [22, 44, 41, 53]."
    raise _bad(path, f"{where}.dateline.bounds", bounds, right=right)


def _coverage(path: Path, content: Any, where: str) -> Coverage:
    try:
        return Coverage(
            first=date.fromisoformat(content["from"]),
            last=date.fromisoformat(content["through"]),
            statuses=tuple(content.get("statuses") or ()),
            countries=tuple(content.get("countries") or ()),
        )
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        right = 'It must be such as {"from": "2022-04-03", "through": "2025-08-03", "statuses": ["held"]}.'
        raise _bad(path, f"{where}.dateline.covers", content, right=right) from error


def _object(path: Path, content: dict[str, Any], where: str, *, key: str) -> dict[str, Any]:
    found = content.get(key) or {}
    if not isinstance(found, dict):
        raise _bad(path, f"{where}.dateline.{key}", found, right="It must be an object.")
    return found


def _list(content: dict[str, Any], key: str, path: Path) -> list[Any]:
    found = content.get(key) or []
    if not isinstance(found, list):
        raise _bad(path, key, found, right="It must be a list.")
    return found


def _title(content: Any) -> str:
    if isinstance(content, dict):
        return " ".join(str(content[key]) for key in ("title", "name", "path") if content.get(key))
    return str(content)


def _word(content: dict[str, Any], key: str, path: Path, *, where: str) -> str:
    found = content.get(key)
    if not isinstance(found, str) or not found or any(char.isspace() or char in "/\\" for char in found):
        raise _bad(path, f"{where}{key}", found, right="It must be a word without spaces or slashes.")
    return found


def _bad(path: Path, where: str, met: Any, *, right: str) -> PackError:
    return PackError(f"{path}: {where} is {str(met)[:200]!r}.", right=right, act="Correct the descriptor.")
