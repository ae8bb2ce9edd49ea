"""An invented land for the checks of places: towns, villages, a front and a border, all made up.

`home` is the state that the places belong to and `other` the one that holds some of them, so that the two can be
exchanged: the same text with exchanged names must come out the same.
"""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dateline.reference.descriptors import read_descriptor
from dateline.reference.facts import Tables
from dateline.reference.ground import move
from tests.packs import make_map, make_table, write_pack

KARSK, DALMA = (50.0, 34.0), (49.0, 36.0)
_BOUNDS = [20, 40, 45, 60]
_COVERS = [
    {"from": "2022-04-03", "through": "2025-08-03", "statuses": ["held", "contested"]},
    {"from": "2025-08-04", "through": "2026-06-30", "statuses": ["held"]},
]
# key, type, region, latitude, longitude, people
_TOWNS = (
    ("Karsk", "city", "Karsk", *KARSK, 256_000),
    ("Vesna", "village", "Karsk", 50.2, 34.4, 600),
    ("Dalma", "city", "Dalma", *DALMA, 150_000),
    ("Korvin", "town", "Dalma", 49.3, 36.6, 20_000),
    ("Zelna", "village", "Dalma", 49.2, 37.2, 900),
    ("Velmy", "village", "Karsk", 50.31, 34.30, 300),
    ("Podil Velmy", "village", "Karsk", 50.32, 34.32, 200),
    ("Stara Velmy", "village", "Karsk", 50.33, 34.34, 200),
    ("Brodna", "city", "Rudna", 47.5, 32.0, 160_000),
    ("Tarskoi", "town", "Rudna", 47.6, 32.4, 30_000),
    ("Morsko", "city", "Morsko", 45.0, 34.2, 210_000),
    ("Kamen", "village", "Karsk", 50.05, 34.2, 400),
)
_LIPOVKA = (("Karsk", 50.1, 34.1), ("Dalma", 49.05, 36.05), ("Rudna", 47.45, 32.3))
# settlement, status, first day, last day
_CONTROL = (
    ("Korvin", "held", "2022-04-03", "2026-06-30"),
    ("Zelna", "held", "2023-05-01", "2026-06-30"),
    ("Morsko", "held", "2014-03-18", "2026-06-30"),
    ("Velmy", "contested", "2025-03-20", "2025-05-20"),
    ("Velmy", "held", "2025-05-21", "2025-08-03"),
    ("Podil Velmy", "contested", "2025-04-01", "2025-05-20"),
    ("Podil Velmy", "held", "2025-05-21", "2025-08-03"),
    ("Stara Velmy", "contested", "2025-04-10", "2025-05-20"),
    ("Stara Velmy", "held", "2025-05-21", "2025-08-03"),
)
# place, middle, day, km and bearing to held land, km and bearing to contested land
_FRONT = (
    ("Karsk", KARSK, "2024-01-10", (80.0, 70), None),
    ("Karsk", KARSK, "2025-04-12", (40.0, 64), (32.0, 8)),
    ("Karsk", KARSK, "2025-06-05", (24.0, 5), (23.0, 3)),
    ("Dalma", DALMA, "2025-04-12", (12.0, 90), (10.0, 85)),
    ("Dalma", DALMA, "2024-03-01", None, None),
    ("Korvin", (49.3, 36.6), "2025-04-12", (0.0, 0), None),
)


@cache
def load_ground(home: str = "UA", other: str = "RU") -> Tables:
    """The tables of the invented land, read from a pack on disk."""
    folder = write_pack(Path(mkdtemp(prefix="dateline-test-")), *_tables(home, other))
    return Tables([read_descriptor(folder)])


def _tables(home: str, other: str) -> list[tuple[dict[str, Any], str]]:
    dated = {"valid_from": "2015-01-01", "known_from": "2015-01-01", "known_through": "2026-12-31", "source": "book"}
    whole = {"from": "2015-01-01", "through": "2026-12-31", "countries": [home]}
    border = {"type": "LineString", "coordinates": [[32.5, 50.27], [35.5, 50.27]]}
    return [
        make_table("settlements", _settlements(home, other), values=dated, bounds=_BOUNDS, covers=[whole]),
        make_table("control_by_settlement", _control(home, other), values=dated, bounds=_BOUNDS, covers=_COVERS),
        make_table("front_distance", _front(home, other), values=dated, bounds=_BOUNDS),
        make_map(
            "borders",
            [({"key": "line", "countries": f"{home}|{other}", "accuracy_km": "1"}, border)],
            values=dated,
            bounds=_BOUNDS,
        ),
    ]


def _settlements(home: str, other: str) -> list[dict[str, object]]:
    rows = [
        _settlement(name, kind, region, (latitude, longitude), people=people, country=home)
        for name, kind, region, latitude, longitude, people in _TOWNS
    ]
    rows += [
        {**_settlement("Lipovka", "village", region, (a, b), people=500, country=home), "key": f"Lipovka {region}"}
        for region, a, b in _LIPOVKA
    ]
    rows.append(
        {**_settlement("Tichov", "village", "Rudna", KARSK, people=90, country=home), "latitude": "", "longitude": ""}
    )
    return [*rows, _settlement("Horodna", "city", "Horodna", (50.9, 34.3), people=120_000, country=other)]


def _settlement(
    name: str, kind: str, region: str, point: tuple[float, float], *, people: int, country: str
) -> dict[str, object]:
    return {
        "key": name,
        "name": name,
        "type": kind,
        "country": country,
        "region": region,
        "latitude": point[0],
        "longitude": point[1],
        "population": people,
    }


def _control(home: str, other: str) -> list[dict[str, object]]:
    towns = {name: (region, latitude, longitude) for name, _, region, latitude, longitude, _ in _TOWNS}
    return [
        {
            "key": f"{name}.{first}",
            "settlement": name,
            "name": name,
            "country": home,
            "region": towns[name][0],
            "latitude": towns[name][1],
            "longitude": towns[name][2],
            "status": status,
            "holder": other if status == "held" else "",
            "valid_from": first,
            "valid_to": last,
            "known_from": first,
            "known_through": last,
        }
        for name, status, first, last in _CONTROL
    ]


def _front(home: str, other: str) -> list[dict[str, object]]:
    rows = []
    for place, middle, day, held, contested in _FRONT:
        row: dict[str, object] = {"key": f"{place}.{day}", "place": place, "country": home, "holder": other}
        for name, line in (("held", held), ("contested", contested)):
            point = move(middle, bearing=line[1], km=line[0]) if line else ("", "")
            row |= {f"{name}_km": line[0] if line else "", f"{name}_latitude": point[0], f"{name}_longitude": point[1]}
        rows.append({**row, "valid_from": day, "valid_to": day, "known_from": day, "known_through": day})
    return rows
