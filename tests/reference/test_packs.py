"""Reference packs: found, read, mapped, and seen as of a day."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import OutputError, PackError
from dateline.reference.descriptors import read_descriptor
from dateline.reference.facts import Tables
from dateline.reference.kinds import Amount, Area, Meeting, Settlement
from dateline.reference.packs import BUILT_IN, add_pack, find_packs, verify_pack
from tests.packs import make_map, make_table, square, write_pack

DOCS = Path(__file__).parent.parent.parent / "docs"
DAY = date(2025, 4, 12)
MEETING = {"key": "first", "series": "Lake group", "number": "1", "place": "Karsk", "chairs": "Freedonia|Sylvania"}


def load(folder: Path) -> Tables:
    return Tables([read_descriptor(folder)])


def test_a_row_becomes_the_record_of_its_kind(tmp_path: Path) -> None:
    tables = load(write_pack(tmp_path, make_table("meetings", [MEETING])))

    (meeting,) = tables.as_of(DAY).of(Meeting).rows

    assert (meeting.series, meeting.number, meeting.chairs) == ("Lake group", 1, ("Freedonia", "Sylvania"))
    assert (meeting.table, meeting.key, meeting.source) == ("invented/meetings", "first", "invented")


def test_own_names_of_columns_and_own_words_are_mapped(tmp_path: Path) -> None:
    described = {
        "name": "villages",
        "path": "villages.csv",
        "dialect": {"delimiter": ";"},
        "dateline": {
            "kind": "settlements",
            "columns": {"key": ["code", "part"], "name": "village", "names": ["old", "other"], "region": "province"},
            "values": {
                "country": "XX",
                "valid_from": "2020-01-01",
                "known_from": "2020-01-01",
                "known_through": "2030-12-31",
                "source": "register",
            },
            "translate": {"region": {"Karskaja": "Karsk"}},
            "skip": {"check": ["far*"]},
        },
    }
    rows = "code;part;village;old;other;province;check\n1;a;Nova;Stara;;Karskaja;\n1;b;Dala;;;Karskaja;far_off\n"
    tables = load(write_pack(tmp_path, (described, rows)))

    (village,) = tables.rows(Settlement)

    assert (village.key, village.name, village.names, village.region) == ("1.a", "Nova", ("Stara",), "Karsk")


def test_a_wide_table_gives_a_row_for_each_cell_that_holds_something(tmp_path: Path) -> None:
    described = {
        "name": "losses",
        "path": "losses.csv",
        "dateline": {
            "kind": "series",
            "columns": {"key": ["day"], "valid_from": "day", "known_from": "day", "known_through": "day"},
            "values": {"source": "count", "cumulative": "yes"},
            "unpivot": {"boats": {"series": "boats lost"}, "carts": {"series": "carts lost", "unit": "t"}},
        },
    }
    tables = load(write_pack(tmp_path, (described, "day,boats,carts\n2025-04-01,3,\n2025-04-02,4,12.5\n")))

    found = [(row.key, row.value, row.unit) for row in tables.rows(Amount)]

    assert found == [
        ("2025-04-01.boats lost", 3.0, ""),
        ("2025-04-02.boats lost", 4.0, ""),
        ("2025-04-02.carts lost", 12.5, "t"),
    ]


def test_year_and_month_make_the_first_and_the_last_day(tmp_path: Path) -> None:
    described = {
        "name": "aid",
        "path": "aid.csv",
        "dateline": {
            "kind": "series",
            "columns": {
                "value": "sum",
                "valid_from": {"month_start": ["year", "month"]},
                "valid_to": {"month_end": ["year", "month"]},
            },
            "values": {"series": "aid", "known_from": "2025-01-01", "known_through": "2025-01-01", "source": "count"},
        },
    }
    (row,) = load(write_pack(tmp_path, (described, "year,month,sum\n2024,2,1.5\n"))).rows(Amount)

    assert (row.valid_from, row.valid_to) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_feature_becomes_a_shape(tmp_path: Path) -> None:
    feature = ({"status": "held", "holder": "XX"}, square(10, 50))
    (area,) = load(write_pack(tmp_path, make_map("control_areas", [feature], bounds=[9, 49, 12, 52]))).rows(Area)

    assert area.shape.get().bounds == pytest.approx((10, 50, 10.1, 50.1))


def test_a_check_sees_no_row_that_became_known_later(tmp_path: Path) -> None:
    rows = [MEETING, {**MEETING, "key": "second", "number": "2"}]
    dated = [{**row, "known_from": day} for row, day in zip(rows, ("2025-04-12", "2025-04-13"), strict=True)]
    tables = load(write_pack(tmp_path, make_table("meetings", dated)))

    early, late = tables.as_of(DAY), tables.as_of(date(2025, 4, 13))

    assert [row.key for row in early.select(Meeting, series="Lake group")] == ["first"]
    assert [row.key for row in late.select(Meeting, series="Lake group", number="2")] == ["second"]


def test_packs_of_the_user_and_of_the_command_are_found(tmp_path: Path) -> None:
    given = write_pack(tmp_path / "given", make_table("meetings", [MEETING]), name="given")
    write_pack(tmp_path / "home" / "kept", make_table("meetings", [MEETING]), name="kept")

    packs = find_packs([given], home=tmp_path / "home")

    assert [pack.name for pack in packs if pack.name != "dateline"] == ["kept", "given"]


def test_two_packs_of_one_name_are_refused(tmp_path: Path) -> None:
    folders = [write_pack(tmp_path / name, make_table("meetings", [MEETING])) for name in ("one", "two")]

    with pytest.raises(PackError, match="Two packs are called 'invented'"):
        find_packs(folders, home=tmp_path / "none")


def test_a_pack_is_added_once_with_nothing_but_its_tables(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "mine", make_table("meetings", [MEETING]))
    (folder / "notes.txt").write_text("private")
    environ = {"DATELINE_PACKS": str(tmp_path / "home")}

    target = add_pack(folder, environ=environ, max_bytes=1_000)

    assert sorted(path.name for path in target.iterdir()) == ["datapackage.json", "meetings.csv"]
    assert verify_pack(read_descriptor(target), max_bytes=1_000) == {"meetings": 1}
    with pytest.raises(OutputError, match="already"):
        add_pack(folder, environ=environ, max_bytes=1_000)


@pytest.mark.parametrize("folder", sorted((DOCS / "packs").iterdir()), ids=lambda folder: folder.name)
def test_every_example_of_a_descriptor_can_be_read(folder: Path) -> None:
    pack = read_descriptor(folder)

    assert pack.name == folder.name
    assert [path.name for path in folder.iterdir()] == ["datapackage.json"]  # no rows are handed on


def test_the_tables_of_the_package_can_be_used() -> None:
    assert all(verify_pack(read_descriptor(BUILT_IN), max_bytes=10_000_000).values())
