"""The built-in tables are those that the lists in makers/lists give, whole and sourced."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from makers.reference import main

from dateline.reference.facts import Tables
from dateline.reference.kinds import DatedCountry, Meeting, NamedDay
from dateline.reference.packs import BUILT_IN, find_packs
from dateline.reference.series import load_series

LISTS = Path(__file__).parents[2] / "makers" / "lists"
TABLES = Tables([pack for pack in find_packs() if pack.name == "dateline"])


def test_the_script_gives_the_tables_of_the_package() -> None:
    before = {path: path.read_bytes() for path in sorted(BUILT_IN.iterdir()) if path.suffix in {".csv", ".json"}}

    try:
        main()
        after = {path: path.read_bytes() for path in before}
    finally:
        for path, content in before.items():
            path.write_bytes(content)

    assert after == before


@pytest.mark.parametrize("name", [path.stem for path in sorted(LISTS.glob("*.csv"))])
def test_every_row_of_a_list_is_sourced(name: str) -> None:
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spellings_only = {"office_people", "office_titles", "place_spellings"}

    assert rows
    assert name in spellings_only or all(row["source"] for row in rows)
    assert not any("CC BY-NC" in value for row in rows for value in row.values())


def test_numbered_meetings_of_a_series_follow_each_other() -> None:
    for series in ("UDCG", "G20 summit", "BRICS summit"):
        numbers = [row.number for row in TABLES.rows(Meeting) if row.series == series]

        assert numbers == list(range(1, len(numbers) + 1))


def test_meetings_of_a_series_are_in_the_order_of_their_days() -> None:
    for series in load_series():
        days = [row.valid_from for row in TABLES.rows(Meeting) if row.series == series]

        assert days == sorted(days)
        assert len(set(days)) == len(days)


def test_a_meeting_with_a_place_has_a_country_and_one_by_video_has_no_place() -> None:
    for row in TABLES.rows(Meeting):
        assert bool(row.place) != (row.format == "virtual")
        assert not row.place or row.country


def test_no_meeting_lies_after_the_day_to_which_its_series_was_kept() -> None:
    for row in TABLES.rows(Meeting):
        assert (row.valid_to or row.valid_from) <= load_series()[row.series].complete_through


def test_the_currency_of_a_country_is_one_at_a_time() -> None:
    for day in (date(2014, 6, 1), date(2022, 12, 31), date(2023, 1, 1)):
        held = Counter(
            row.iso2
            for row in TABLES.rows(DatedCountry)
            if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
        )

        assert set(held.values()) == {1}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter Sunday", date(2024, 3, 31)),
        ("Easter Sunday", date(2025, 4, 20)),
        ("Orthodox Easter", date(2024, 5, 5)),
        ("Orthodox Easter", date(2025, 4, 20)),
        ("Ukraine's Independence Day", date(2022, 8, 24)),
    ],
)
def test_a_named_day_is_on_its_day(name: str, day: date) -> None:
    assert [row.name for row in TABLES.rows(NamedDay) if row.valid_from == day and row.name == name] == [name]
