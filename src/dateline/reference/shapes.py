"""Shapes of a GeoJSON file: read when they are asked for, and refused when broken or in another coordinate system."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import shapely

from dateline.errors import CoordinateError, ShapeError, TableError
from dateline.reference.descriptors import Resource

_WGS84 = ("CRS84", "4326", "WGS84", "WGS 84")  # RFC 7946 knows no other; older files say it under "crs"
_KINDS = {"control_areas": {"Polygon", "MultiPolygon"}, "borders": {"LineString", "MultiLineString"}}


class _Feature(msgspec.Struct):
    properties: dict[str, Any] | None = None
    geometry: msgspec.Raw = msgspec.Raw(b"null")


class _Collection(msgspec.Struct):
    features: list[_Feature]
    crs: Any = None


class Shape:
    """The geometry of one feature. It is read, and refused if broken, when it is first asked for."""

    __slots__ = ("_found", "_number", "_raw", "_resource")

    def __init__(self, resource: Resource, number: int, raw: bytes) -> None:
        self._resource = resource
        self._number = number
        self._raw = raw
        self._found: Any = None

    def get(self) -> Any:
        """The shape, in longitude and latitude.

        Raises:
            ShapeError: it is missing, of the wrong type, or crosses itself.
            CoordinateError: it lies outside the bounds of the table.
        """
        if self._found is None:
            self._found = _read_shape(self._resource, self._number, self._raw)
            self._raw = b""
        return self._found


def read_features(resource: Resource) -> tuple[dict[str, int], Iterator[tuple[int, Sequence[Any]]]]:
    """The names of all properties with their places, and the features: cells in that order, the shape last."""
    act = "Write it anew as GeoJSON after RFC 7946: a FeatureCollection."
    try:
        content = msgspec.json.decode(resource.path.read_bytes(), type=_Collection)
    except (msgspec.DecodeError, RecursionError) as error:
        met = f"{resource.path.name} cannot be read as GeoJSON: {str(error)[:200]}."
        raise TableError(met, right="It must be a FeatureCollection.", act=act) from error
    system = str(content.crs) if content.crs else ""
    if system and not any(name in system for name in _WGS84):
        raise CoordinateError(
            f"{resource.path.name} is in the coordinate system {system[:120]}.",
            right="Dateline reads longitude and latitude in degrees of WGS84, as RFC 7946 wants.",
            act="Convert the file to EPSG:4326 and leave its crs out.",
        )
    names: dict[str, int] = {}
    for feature in content.features:
        for name in feature.properties or {}:
            names.setdefault(name, len(names))
    return names, _number_features(resource, content.features, names)


def _number_features(
    resource: Resource, features: list[_Feature], names: dict[str, int]
) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, feature in enumerate(features, start=1):
        properties = feature.properties or {}
        cells = ["" if properties.get(name) is None else properties[name] for name in names]
        yield number, [*cells, Shape(resource, number, bytes(feature.geometry))]


def _read_shape(resource: Resource, number: int, raw: bytes) -> Any:
    allowed = _KINDS.get(resource.kind, set())
    try:
        found = shapely.from_geojson(raw)
    except (ValueError, shapely.errors.ShapelyError) as error:
        raise _broken(resource, number, str(error)[:160]) from error
    if found is None or found.geom_type not in allowed or found.is_empty:
        raise _broken(resource, number, f"no {' or '.join(sorted(allowed))}: {raw[:60]!r}")
    if resource.outside == "leave out":
        found = _leave_out(resource, found)
    _refuse_bounds(resource, number, found.bounds)
    if not found.is_valid:
        raise _broken(resource, number, shapely.is_valid_reason(found))
    return found


def _leave_out(resource: Resource, found: Any) -> Any:
    """The shape without the parts that reach out of the bounds."""
    parts = [part for part in getattr(found, "geoms", [found]) if _is_inside(resource, part.bounds)]
    return type(found)(parts) if hasattr(found, "geoms") else found


def _is_inside(resource: Resource, box: tuple[float, float, float, float]) -> bool:
    if resource.bounds is None:
        return True
    west, south, east, north = resource.bounds
    return bool(west <= box[0] and south <= box[1] and box[2] <= east and box[3] <= north)


def _refuse_bounds(resource: Resource, number: int, box: tuple[float, float, float, float]) -> None:
    if resource.bounds is None or _is_inside(resource, box):
        return
    west, south, east, north = resource.bounds
    act = 'Correct the feature or the bounds; "outside": "leave out" in the descriptor drops such parts.'
    if west <= box[1] and south <= box[0] and box[3] <= east and box[2] <= north:
        act = "Latitude and longitude look exchanged: GeoJSON puts the longitude first."
    elif max(map(abs, box)) > 180:
        act = "These are no degrees of WGS84: convert the file to EPSG:4326."
    raise CoordinateError(
        f"{resource.path.name}, feature {number} reaches from {box[0]:.4f} {box[1]:.4f} to {box[2]:.4f} {box[3]:.4f}.",
        right=f"By its bounds the table lies from {south} to {north} north and from {west} to {east} east.",
        act=act,
    )


def _broken(resource: Resource, number: int, reason: str) -> ShapeError:
    return ShapeError(
        f"{resource.path.name}, feature {number}, geometry: {reason}.",
        right="A polygon must be closed and must not cross itself, so that inside and outside are certain.",
        act="Repair it, for example with make_valid of a geometry library, and look at the result.",
    )
