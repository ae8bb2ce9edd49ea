"""How far a town lies from held land, from contested land and from the state border on a day, from middle and edge.

Distances from the middle come from a table of front distances where one has the town, else from the map of the day. The
table does not say where its middle is, so that is fitted from its own distances to known points.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.records.findings import Evidence
from dateline.reference.facts import Facts
from dateline.reference.ground import Near, find_nearest, fit_middle, look_at, move, name_side, reach_km
from dateline.reference.kinds import Area, Border, FrontDistance
from dateline.reference.placekeys import make_place_key
from dateline.reference.spots import Spot
from dateline.reference.tables import cite, holds

_OLD_DAYS = 3  # a map so many days older than the day still stands for it
_FAR_KM = 300  # land farther off tells nothing about a town
_MOST_ROWS = 40  # rows from which the middle is fitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Two distances: from the middle of a town, and from the edge that faces the line."""

    middle: float  # km
    edge: float  # km

    def spell(self, what: str) -> str:
        """Both as a sentence."""
        return f"From the middle of the town to {what} it is {self.middle:.0f} km, from its edge {self.edge:.0f}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The lines around a town on a day."""

    day: date  # of the map
    side: str  # of the town, that faces the nearest line
    radius_km: float
    held: Band | None
    contested: Band | None
    border: Band | None
    evidence: tuple[Evidence, ...]

    def spell(self) -> str:
        """All bands as sentences for a reader."""
        bands = (("held land", self.held), ("contested land", self.contested), ("the state border", self.border))
        middle = ", ".join(f"{what} {band.middle:.0f} km" for what, band in bands if band)
        edge = ", ".join(f"{band.edge:.0f}" for _, band in bands if band)
        if not self.radius_km:
            return f"On the map of {self.day} it is from the middle of the place to {middle}."
        return (
            f"On the map of {self.day} it is from the middle of the town to {middle}; from its {self.side} edge {edge} "
            f"(the edge is an approximation: a circle of {self.radius_km:.1f} km, from the population)."
        )


def find_front(facts: Facts, spot: Spot, *, holder: str, day: date) -> Front | str:
    """The lines around a town on `day`, or why they are not known; `holder` is empty when the text names no side."""
    lines = _from_table(facts, spot, holder=holder, day=day) or _from_map(facts, spot, holder=holder, day=day)
    if lines is None:
        return f"No map of the front of {day}, or of the {_OLD_DAYS} days before, has {spot.name}."
    middle, shown, held, contested, evidence = lines
    border = _nearest_border(facts, spot, middle, countries="", day=day)
    nearest = min((near for near in (held, contested, border and border[0]) if near), key=lambda near: near.km)
    side, bearing = name_side(nearest.bearing)
    radius = reach_km(spot.population)
    edge = move(middle, bearing=bearing, km=radius) if radius else middle

    def band(near: Near | None) -> Band | None:
        if near is None:
            return None
        at_edge = look_at(edge, (near.latitude, near.longitude)).km
        return Band(middle=near.km, edge=min(at_edge, near.km) if near.km > radius else 0.0)

    points = f" Measured from {_say_point(middle)}; the {side} edge is taken at {_say_point(edge)}."
    evidence = (replace(evidence[0], says=evidence[0].says + points), *evidence[1:], spot.evidence)
    evidence = (*evidence, border[1]) if border else evidence
    return Front(
        day=shown,
        side=side,
        radius_km=radius,
        held=band(held),
        contested=band(contested),
        border=band(border[0]) if border else None,
        evidence=evidence,
    )


def find_border(facts: Facts, spot: Spot, *, countries: str, day: date) -> tuple[Band, float, Evidence] | None:
    """The distance of a town from a border, how exact that is (km), and the row; `countries` is as `RU|UA`."""
    if spot.point is None:
        return None
    found = _nearest_border(facts, spot, spot.point, countries=countries, day=day)
    if found is None:
        return None
    near, evidence, accuracy = found
    edge = max(0.0, near.km - reach_km(spot.population))
    return Band(middle=near.km, edge=edge), accuracy, evidence


_Lines = tuple[tuple[float, float], date, Near | None, Near | None, tuple[Evidence, ...]]


def _from_table(facts: Facts, spot: Spot, *, holder: str, day: date) -> _Lines | None:
    """The lines by a table of front distances."""
    if not facts.has(FrontDistance):
        return None
    rows = [
        row for row in facts.select(FrontDistance, place_keys=make_place_key(spot.name)) if row.country == spot.country
    ]
    fitting = [
        row
        for row in rows
        if (not holder or row.holder == holder) and timedelta(0) <= day - row.valid_from <= timedelta(_OLD_DAYS)
    ]
    if not fitting:
        return None
    row = max(fitting, key=lambda one: one.valid_from)
    step = max(1, len(rows) // _MOST_ROWS)
    measured = [point for one in (row, *rows[::step]) for point in _points(one) if point[2] > 1]
    middle = fit_middle(spot.point or measured[0][:2], measured) if spot.point else None
    if middle is None:
        return None
    held, contested = _near(middle, row, "held"), _near(middle, row, "contested")
    if held is None and contested is None:
        return None  # the town lies too far off for the table
    says = f"On {row.valid_from} {row.place} lay {row.held_km} km from held land{_say_nearest(held)}"
    says += f" and {row.contested_km} km from contested land{_say_nearest(contested)}" if contested else ""
    says += "."
    return middle, row.valid_from, held, contested, (cite(row, says, table=row.table),)


def _points(row: FrontDistance) -> list[tuple[float, float, float]]:
    points = (
        (row.held_latitude, row.held_longitude, row.held_km),
        (row.contested_latitude, row.contested_longitude, row.contested_km),
    )
    return [(a, b, km) for a, b, km in points if a is not None and b is not None and km is not None]


def _near(middle: tuple[float, float], row: FrontDistance, what: str) -> Near | None:
    """The table's distance, with the bearing of its nearest point."""
    km, a, b = (getattr(row, f"{what}_{name}") for name in ("km", "latitude", "longitude"))
    if km is None:
        return None
    if a is None or b is None:
        return Near(km=km, bearing=0.0, latitude=middle[0], longitude=middle[1])
    return Near(km=km, bearing=look_at(middle, (a, b)).bearing, latitude=a, longitude=b)


def _from_map(facts: Facts, spot: Spot, *, holder: str, day: date) -> _Lines | None:
    """The lines by the shapes of the map."""
    if spot.point is None or not facts.has(Area):
        return None
    for age in range(_OLD_DAYS + 1):
        shown = day - timedelta(age)
        areas = [row for row in facts.of(Area).rows if holds(row, shown)]
        if areas:
            break
    else:
        return None
    found: dict[str, tuple[Near, Area]] = {}
    for row in areas:
        # Land that the town's own country holds abroad is no front that moves towards the town.
        kind = "own" if row.status == "held" and row.holder == spot.country and not holder else row.status
        if kind == "held" and holder and row.holder != holder:
            continue
        near = find_nearest(spot.point, row.shape.get())
        if near.km <= _FAR_KM and (kind not in found or near.km < found[kind][0].km):
            found[kind] = (near, row)
    own = found.pop("own", None)
    if own is not None and ("held" not in found or own[0].km < found["held"][0].km):
        return None  # the front is that of its own troops abroad, and the map does not say where their line ends
    evidence = tuple(
        cite(row, f"On {shown} {row.status} land lay {near.km:.1f} km off{_say_nearest(near)}.", table=row.table)
        for near, row in found.values()
    )
    held, contested = (found[status][0] if status in found else None for status in ("held", "contested"))
    return (spot.point, shown, held, contested, evidence) if found else None


def _nearest_border(
    facts: Facts, spot: Spot, middle: tuple[float, float], *, countries: str, day: date
) -> tuple[Near, Evidence, float] | None:
    """The nearest stretch of a border of the town's country, or of that between the countries that are named."""
    named = {code for code in countries.split("|") if code} - {spot.country}
    rows = facts.select(Border, countries=spot.country) if facts.has(Border) else ()
    found = [
        (find_nearest(middle, row.shape.get()), row)
        for row in rows
        if holds(row, day) and (not named or named & set(row.countries))
    ]
    if not found:
        return None
    near, row = min(found, key=lambda one: one[0].km)
    says = f"The border of {' and '.join(row.countries)}, as drawn, lies {near.km:.1f} km from {spot.name}"
    says += f"{_say_nearest(near)}."
    return near, cite(row, says, table=row.table), row.accuracy_km


def _say_nearest(near: Near | None) -> str:
    """The nearest point, in brackets."""
    return f" (nearest at {_say_point((near.latitude, near.longitude))})" if near else ""


def _say_point(point: tuple[float, float]) -> str:
    return f"{point[0]:.4f} north {point[1]:.4f} east"
