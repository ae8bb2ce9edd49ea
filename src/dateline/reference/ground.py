"""Distances on the ground: between points, to the nearest point of a shape, and how far a town reaches.

Distances are geodesic, on the ellipsoid of WGS84 (pyproj). The nearest point of a shape is looked for in a plane that
is scaled at the point itself; within 200 km that misses the nearest by less than 1 %.
"""

from dataclasses import dataclass
from math import cos, isclose, pi, radians, sqrt
from typing import Any

import shapely
from pyproj import Geod
from shapely.geometry import Point

_EARTH = Geod(ellps="WGS84")
# Inhabitants per square kilometre of built-up land: towns of eastern Europe have 2,000 to 4,500. By it a town of
# 256,000 reaches 5.2 km from its middle. Change it together with the cases of tests/cases/distance.md.
_DENSITY = 3_000
_WINDS = (
    "northern",
    "north-eastern",
    "eastern",
    "south-eastern",
    "southern",
    "south-western",
    "western",
    "north-western",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The nearest point of something, seen from a place."""

    km: float
    bearing: float  # degrees from north, clockwise
    latitude: float  # degrees, WGS84
    longitude: float  # degrees, WGS84


def measure_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The geodesic distance between two points, each latitude and longitude."""
    return float(_EARTH.inv(here[1], here[0], there[1], there[0])[2]) / 1_000


def look_at(here: tuple[float, float], there: tuple[float, float]) -> Near:
    """How far and in which direction `there` lies from `here`."""
    bearing, _, metres = _EARTH.inv(here[1], here[0], there[1], there[0])
    return Near(km=metres / 1_000, bearing=bearing % 360, latitude=there[0], longitude=there[1])


def find_nearest(here: tuple[float, float], shape: Any) -> Near:
    """The point of `shape` that lies nearest; at zero distance when `here` lies inside."""
    scale = cos(radians(here[0]))
    flat = shapely.transform(shape, lambda points: points * [scale, 1])
    line = shapely.shortest_line(Point(here[1] * scale, here[0]), flat)
    x, y = line.coords[-1]
    return look_at(here, (y, x / scale))


def move(here: tuple[float, float], *, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away in one direction."""
    longitude, latitude, _ = _EARTH.fwd(here[1], here[0], bearing, km * 1_000)
    return latitude, longitude


def reach_km(population: float | None) -> float:
    """How far a town of so many inhabitants reaches from its middle, as a circle of usual density; an approximation."""
    return sqrt(population / _DENSITY / pi) if population else 0.0


def name_side(bearing: float) -> tuple[str, float]:
    """The side of a town that faces a direction, as one of eight, and the bearing of that side."""
    index = round(bearing % 360 / 45) % 8
    return _WINDS[index], index * 45.0


def fit_middle(
    start: tuple[float, float], measured: list[tuple[float, float, float]], *, rounds: int = 20
) -> tuple[float, float]:
    """The point from which a table measured: the one that best fits its distances (km) to known points.

    `measured` holds latitude, longitude and distance; `start` is where to begin. With fewer than two points it is
    `start`. Gauss-Newton in a local plane; the table's own rounding of 0.1 km bounds how exact it gets.
    """
    if len(measured) < 2:
        return start
    latitude, longitude = start
    for _ in range(rounds):
        a = b = c = p = q = 0.0
        for point_latitude, point_longitude, km in measured:
            near = look_at((latitude, longitude), (point_latitude, point_longitude))
            if near.km < 0.1:
                continue
            # Moving towards the point shortens the distance: unit vector north and east, with the sign turned.
            north, east = -cos(radians(near.bearing)), -cos(radians(near.bearing - 90))
            missing = km - near.km
            a, b, c = a + north * north, b + north * east, c + east * east
            p, q = p + north * missing, q + east * missing
        det = a * c - b * b
        if det < 1e-3:
            return start  # all points lie in one direction
        step_north, step_east = (c * p - b * q) / det, (a * q - b * p) / det
        latitude += step_north / 111.2
        longitude += step_east / (111.2 * cos(radians(latitude)))
        if isclose(step_north, 0, abs_tol=1e-3) and isclose(step_east, 0, abs_tol=1e-3):
            break
    return (latitude, longitude) if measure_km(start, (latitude, longitude)) < 5 else start
