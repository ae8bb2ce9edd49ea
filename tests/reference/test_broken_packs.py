"""Broken packs: each is refused with the file, the row, the column and what to do, and none changes an answer."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import (
    ColumnError,
    CoordinateError,
    OverlapError,
    PackError,
    ReversedError,
    ShapeError,
    SourceError,
    TableError,
    TableSizeError,
)
from dateline.pipeline import analyse, check
from dateline.reference.descriptors import read_descriptor
from dateline.reference.facts import Tables
from dateline.reference.packs import verify_pack
from dateline.settings import Settings
from tests.make import make_document
from tests.packs import DATED, make_map, make_table, square, write_pack

VILLAGE = {"key": "1", "name": "Nova", "country": "UA", "region": "Karsk", "latitude": "50.1", "longitude": "34.1"}
BOUNDS = [22, 44, 41, 53]
HELD = {"key": "1", "status": "held", "holder": "RU"}


def verify(folder: Path) -> dict[str, int]:
    return verify_pack(read_descriptor(folder), max_bytes=100_000)


def verify_or_refuse(folder: Path) -> dict[str, int | None]:
    """The number of rows of each table; null where it is refused. Any other error fails the test."""
    pack = read_descriptor(folder)
    try:
        return {**verify_pack(pack, max_bytes=100_000)}
    except TableError:
        return {resource.name: None for resource in pack.resources}


def settlements(*rows: dict[str, str], **more: Any) -> tuple[dict[str, Any], str]:
    return make_table("settlements", rows, **{"bounds": BOUNDS, **more})


def test_a_sound_pack_is_verified(tmp_path: Path) -> None:
    assert verify(write_pack(tmp_path, settlements(VILLAGE))) == {"settlements": 1}


def test_a_folder_without_a_descriptor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"datapackage\.json cannot be read"):
        read_descriptor(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": "x"}', '{"name": "a b", "resources": [{}]}'])
def test_a_descriptor_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text)

    with pytest.raises(PackError, match=r"descriptor|Correct the file|folder itself"):
        read_descriptor(tmp_path)


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/hosts", "https://example.org/a.csv", ""])
def test_a_table_outside_the_folder_of_the_pack_is_refused(tmp_path: Path, path: str) -> None:
    described, text = settlements(VILLAGE)
    folder = write_pack(tmp_path, (described, text))
    (folder / "datapackage.json").write_text(json.dumps({"name": "x", "resources": [{**described, "path": path}]}))

    with pytest.raises(PackError, match="path"):
        read_descriptor(folder)


def test_an_unknown_kind_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"'villages'.*settlements"):
        read_descriptor(write_pack(tmp_path, make_table("villages", [VILLAGE])))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    described, text = settlements(VILLAGE)
    folder = write_pack(tmp_path, (described, text.replace("region", "province")))

    with pytest.raises(ColumnError, match=r"settlements\.csv has no column 'region'.*province"):
        verify(folder)


def test_a_field_that_comes_from_nowhere_is_named(tmp_path: Path) -> None:
    row = {key: value for key, value in VILLAGE.items() if key != "region"}

    with pytest.raises(ColumnError, match="the field 'region'"):
        read_descriptor(write_pack(tmp_path, settlements(row)))


def test_a_table_without_a_source_is_refused(tmp_path: Path) -> None:
    values = {key: value for key, value in DATED.items() if key != "source"}

    with pytest.raises(SourceError, match="source"):
        read_descriptor(write_pack(tmp_path, settlements(VILLAGE, values=values)))


def test_a_row_without_a_source_is_refused_with_its_number(tmp_path: Path) -> None:
    rows = [{**VILLAGE, "source": "register"}, {**VILLAGE, "key": "2", "source": ""}]

    with pytest.raises(SourceError, match=r"settlements\.csv, row 3, column source is empty"):
        verify(write_pack(tmp_path, settlements(*rows)))


def test_points_without_bounds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="bounds"):
        read_descriptor(write_pack(tmp_path, settlements(VILLAGE, bounds=None)))


@pytest.mark.parametrize(
    ("latitude", "longitude", "act"),
    [
        ("34.1", "50.1", "look exchanged"),
        ("6456789.5", "3796543.1", "EPSG:4326"),
        ("10.0", "34.1", "Correct the row, or the bounds"),
    ],
)
def test_a_point_out_of_bounds_is_refused_with_what_to_do(
    tmp_path: Path, latitude: str, longitude: str, act: str
) -> None:
    row = {**VILLAGE, "key": "2", "latitude": latitude, "longitude": longitude}

    with pytest.raises(CoordinateError, match=r"row 3, columns latitude and longitude hold") as error:
        verify(write_pack(tmp_path, settlements(VILLAGE, row)))
    assert act in str(error.value)


@pytest.mark.parametrize(
    ("first", "last", "column"),
    [("valid_from", "valid_to", "valid_to"), ("known_from", "known_through", "known_through")],
)
def test_dates_the_wrong_way_round_are_refused(tmp_path: Path, first: str, last: str, column: str) -> None:
    row = {**VILLAGE, first: "2024-05-02", last: "2024-05-01"}

    with pytest.raises(ReversedError, match=rf"row 2, column {column} holds 2024-05-01"):
        verify(write_pack(tmp_path, settlements(row)))


@pytest.mark.parametrize("day", ["2024-02-30", "02.05.2024", "May 2024"])
def test_an_impossible_date_is_refused_with_row_and_column(tmp_path: Path, day: str) -> None:
    row = {**VILLAGE, "valid_from": day}

    with pytest.raises(TableError, match=rf"row 2, column valid_from holds '{day}'"):
        verify(write_pack(tmp_path, settlements(row)))


@pytest.mark.parametrize("number", ["many", "1 000", "nan", "inf"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    row = {**VILLAGE, "population": number}

    with pytest.raises(TableError, match="row 2, column population"):
        verify(write_pack(tmp_path, settlements(row)))


def test_a_key_that_stands_twice_is_refused_with_both_rows(tmp_path: Path) -> None:
    with pytest.raises(OverlapError, match=r"row 3, column key: '1' stands in row 2 too"):
        verify(write_pack(tmp_path, settlements(VILLAGE, VILLAGE)))


def test_two_holders_of_one_office_at_once_are_refused(tmp_path: Path) -> None:
    term = {"key": "a", "office": "XX.president", "person": "Ana Weber", "valid_from": "2020-01-01", "valid_to": ""}
    other = {**term, "key": "b", "person": "Jan Novak", "valid_from": "2022-01-01"}
    values = {"known_from": "2020-01-01", "known_through": "2024-01-01", "source": "gazette"}

    with pytest.raises(OverlapError, match=r"row 3, column valid_from holds 2022-01-01.*Row 2"):
        verify(write_pack(tmp_path, make_table("offices", [term, other], values=values)))


def test_terms_that_share_the_day_of_a_handover_are_taken(tmp_path: Path) -> None:
    term = {"key": "a", "office": "XX.king", "person": "Ana", "valid_from": "2020-01-01", "valid_to": "2022-01-01"}
    other = {**term, "key": "b", "person": "Jan", "valid_from": "2022-01-01", "valid_to": "2023-01-01"}
    values = {"known_from": "2020-01-01", "known_through": "2024-01-01", "source": "gazette"}

    assert verify(write_pack(tmp_path, make_table("offices", [term, other], values=values))) == {"offices": 2}


def test_two_states_of_one_village_at_once_are_refused(tmp_path: Path) -> None:
    row = {"key": "a", "settlement": "1", "name": "Nova", "country": "UA", "region": "Karsk", **HELD}
    rows = [row, {**row, "key": "b", "status": "contested", "holder": ""}]

    with pytest.raises(OverlapError, match="row 3"):
        verify(write_pack(tmp_path, make_table("control_by_settlement", rows)))


def test_a_word_that_the_kind_does_not_know_is_refused(tmp_path: Path) -> None:
    row = {"key": "a", "settlement": "1", "name": "Nova", "country": "UA", "region": "Karsk", "holder": "RU"}

    with pytest.raises(TableError, match=r"row 2, column status holds 'occupied'.*held, contested"):
        verify(write_pack(tmp_path, make_table("control_by_settlement", [{**row, "status": "occupied"}])))


def test_a_file_of_two_gigabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, settlements(VILLAGE))
    os.truncate(folder / "settlements.csv", 2_000_000_000)  # a sparse file: it takes no room

    with pytest.raises(TableSizeError, match="2000000000 bytes"):
        verify_pack(read_descriptor(folder), max_bytes=Settings().max_table_bytes)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, settlements(VILLAGE))
    (folder / "settlements.csv").unlink()

    with pytest.raises(TableError, match="cannot be read"):
        verify(folder)


@pytest.mark.parametrize("text", [b"key,name\n\xff\xfe,x\n", b"\x80"])
def test_a_table_in_another_encoding_is_refused(tmp_path: Path, text: bytes) -> None:
    folder = write_pack(tmp_path, settlements(VILLAGE))
    (folder / "settlements.csv").write_bytes(text)

    with pytest.raises(TableError, match="cannot be decoded"):
        verify(folder)


def test_a_row_that_is_cut_short_is_refused_with_its_number(tmp_path: Path) -> None:
    described, text = settlements(VILLAGE)

    with pytest.raises(TableError, match=r"row 3 has 2 cells"):
        verify(write_pack(tmp_path, (described, text + "2,Dala\n")))


def test_a_polygon_that_crosses_itself_is_refused(tmp_path: Path) -> None:
    bow = {"type": "Polygon", "coordinates": [[[30, 50], [31, 51], [31, 50], [30, 51], [30, 50]]]}

    with pytest.raises(ShapeError, match=r"control_areas\.geojson, feature 2, geometry: Self-intersection"):
        verify(
            write_pack(
                tmp_path,
                make_map("control_areas", [(HELD, square(30, 50)), ({**HELD, "key": "2"}, bow)], bounds=BOUNDS),
            )
        )


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [30, 50]},
        {"type": "Polygon", "coordinates": [[[30, 50], [31, 51], [31, 50]]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[["a", 50], [31, 51], [31, 50], [30, 50]]]},
    ],
)
def test_a_geometry_that_is_no_closed_polygon_is_refused(tmp_path: Path, geometry: dict[str, Any]) -> None:
    with pytest.raises(ShapeError, match="feature 1"):
        verify(write_pack(tmp_path, make_map("control_areas", [(HELD, geometry)], bounds=BOUNDS)))


@pytest.mark.parametrize(
    ("west", "south", "act"), [(50, 30, "longitude first"), (3_400_000, 6_400_000, "EPSG:4326"), (10, 50, "bounds")]
)
def test_a_shape_out_of_bounds_is_refused_with_what_to_do(tmp_path: Path, west: float, south: float, act: str) -> None:
    folder = write_pack(tmp_path, make_map("control_areas", [(HELD, square(west, south))], bounds=BOUNDS))

    with pytest.raises(CoordinateError, match="feature 1") as error:
        verify(folder)
    assert act in str(error.value)


def test_a_map_in_another_coordinate_system_is_refused(tmp_path: Path) -> None:
    described, text = make_map("control_areas", [(HELD, square(30, 50))], bounds=BOUNDS)
    content = {**json.loads(text), "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}

    with pytest.raises(CoordinateError, match="EPSG::3857"):
        verify(write_pack(tmp_path, (described, json.dumps(content))))


def test_parts_out_of_bounds_are_left_out_where_the_descriptor_says_so(tmp_path: Path) -> None:
    parts = [square(30, 50)["coordinates"], square(60, 10)["coordinates"]]
    feature = (HELD, {"type": "MultiPolygon", "coordinates": parts})

    table = make_map("control_areas", [feature], bounds=BOUNDS, outside="leave out")

    assert verify(write_pack(tmp_path, table)) == {"control-areas": 1}


def test_a_bad_pack_stops_the_check_that_needs_it_and_changes_no_answer(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, settlements({**VILLAGE, "latitude": "10"}))
    tables = Tables([read_descriptor(folder)])
    analysis = analyse(make_document("The city of Sumy in Ukraine is old.", published=date(2025, 4, 12)), Settings())

    with pytest.raises(CoordinateError):
        check(analysis, tables=tables)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(alphabet='0123456789.,-\n"abc é', max_size=200))
def test_a_table_of_anything_is_read_or_refused(tmp_path: Path, text: str) -> None:
    described, header = settlements(VILLAGE)
    folder = write_pack(tmp_path, (described, header + text))

    assert verify_or_refuse(folder) in ({"settlements": count} for count in (None, *range(1, 100)))


_RING = st.lists(st.lists(st.floats(20, 55) | st.just(float("1e300")), max_size=3), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rings=st.lists(_RING, max_size=2))
def test_a_shape_of_anything_is_read_or_refused(tmp_path: Path, rings: list[Any]) -> None:
    table = make_map("control_areas", [(HELD, {"type": "Polygon", "coordinates": rings})], bounds=BOUNDS)
    folder = write_pack(tmp_path, table)

    assert verify_or_refuse(folder) in ({"control-areas": None}, {"control-areas": 1})


def test_a_parquet_file_is_read_like_a_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    described, _ = settlements(VILLAGE)
    folder = write_pack(tmp_path, ({**described, "path": "villages.parquet"}, ""))
    parquet.write_table(pyarrow.table({name: [value] for name, value in VILLAGE.items()}), folder / "villages.parquet")

    assert verify(folder) == {"settlements": 1}


def test_a_parquet_file_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    described, text = settlements(VILLAGE)
    folder = write_pack(tmp_path, ({**described, "path": "villages.parquet"}, text))

    with pytest.raises(TableError, match="Parquet"):
        verify(folder)
