"""Shapes of a GeoJSON file: read, and refused when they are broken or in another coordinate system."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from shapely.geometry import shape

from dateline.errors import ColumnError, CoordinateError, ShapeError, TableError
from dateline.reference.descriptors import Resource

_WGS84 = ("CRS84", "4326", "WGS84", "WGS 84")  # RFC 7946 knows no other; older files say it under "crs"
_KINDS = {"control_areas": {"Polygon", "MultiPolygon"}, "borders": {"LineString", "MultiLineString"}}


def read_features(resource: Resource) -> tuple[dict[str, int], Iterator[tuple[int, Sequence[Any]]]]:
    """The names of all properties with their places, and the features: cells in that order, the geometry last."""
    act = "Write it anew as GeoJSON after RFC 7946."
    try:
        content = json.loads(resource.path.read_bytes())
    except (ValueError, RecursionError) as error:
        met = f"{resource.path.name} is no JSON: {str(error)[:200]}."
        raise TableError(met, right="It must be GeoJSON.", act=act) from error
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        raise TableError(f"{resource.path.name} holds no features.", right="It must be a FeatureCollection.", act=act)
    system = json.dumps(content.get("crs")) if content.get("crs") else ""
    if system and not any(name in system for name in _WGS84):
        raise CoordinateError(
            f"{resource.path.name} is in the coordinate system {system[:120]}.",
            right="Dateline reads longitude and latitude in degrees of WGS84, as RFC 7946 wants.",
            act="Convert the file to EPSG:4326 and leave its crs out.",
        )
    features = [one if isinstance(one, dict) else {} for one in content["features"]]
    names: dict[str, int] = {}
    for feature in features:
        for name in feature.get("properties") or {}:
            names.setdefault(name, len(names))
    return names, _number_features(features, names)


def _number_features(features: list[dict[str, Any]], names: dict[str, int]) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") or {}
        cells = ["" if properties.get(name) is None else properties[name] for name in names]
        yield number, [*cells, feature.get("geometry")]


def read_shape(resource: Resource, number: int, geometry: Any) -> Any:
    """The shape of one feature.

    Raises:
        ShapeError: it is missing, of the wrong type, or crosses itself.
        CoordinateError: it lies outside the bounds of the table.
    """
    allowed = _KINDS.get(resource.kind, set())
    met = geometry.get("type") if isinstance(geometry, dict) else geometry
    if met not in allowed:
        raise ColumnError(
            f"{resource.path.name}, feature {number} has the geometry {met!r}.",
            right=f"A table of {resource.kind} has {' or '.join(sorted(allowed))}.",
            act="Take the feature out or correct it.",
        )
    try:
        found = shape(geometry)
    except (ValueError, TypeError, KeyError, IndexError, shapely.errors.ShapelyError) as error:
        raise _broken(resource, number, str(error)[:160]) from error
    _refuse_bounds(resource, number, found.bounds)
    if not found.is_valid:
        raise _broken(resource, number, shapely.is_valid_reason(found))
    shapely.prepare(found)
    return found


def _refuse_bounds(resource: Resource, number: int, box: tuple[float, float, float, float]) -> None:
    if resource.bounds is None or not box or box != box:
        return
    west, south, east, north = resource.bounds
    if west <= box[0] and south <= box[1] and box[2] <= east and box[3] <= north:
        return
    act = "Correct the feature, or the bounds of the table."
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
