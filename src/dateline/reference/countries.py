"""Countries and territories: their names, peoples, capitals, neighbours and one point each.

Written for this project from common knowledge; points after the CIA World Factbook (public domain), ISO codes and
neighbours after GeoNames (CC BY 4.0). That a territory stands here says nothing about its status.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "countries.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory; the lists are as written in the table, most usual first."""

    iso2: str  # ISO 3166-1 alpha-2; XK for Kosovo
    iso3: str  # ISO 3166-1 alpha-3; XKX for Kosovo
    name: str
    names: tuple[str, ...]  # other names and former ones: UK, Burma, Soviet Union
    demonyms: tuple[str, ...]  # adjectives and nouns, both numbers: Danish, Dane, Danes
    capitals: tuple[str, ...]  # with other spellings and seats, also claimed ones
    latitude: float  # degrees, WGS84, of a point near the middle
    longitude: float  # degrees, WGS84
    neighbours: tuple[str, ...]  # ISO 3166-1 alpha-2, by land


@cache
def load_countries() -> tuple[Country, ...]:
    """All countries and territories by `iso2`. Misses states that are gone, but for names given to a successor."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Country(
                iso2=row["iso2"],
                iso3=row["iso3"],
                name=row["name"],
                names=_split(row["names"]),
                demonyms=_split(row["demonyms"]),
                capitals=_split(row["capitals"]),
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                neighbours=_split(row["neighbours"]),
            )
            for row in csv.DictReader(file)
        )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
