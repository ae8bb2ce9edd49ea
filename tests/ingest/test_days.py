"""Days as documents write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.days import find_day, read_day

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    "words",
    [
        "2025-04-12",
        "2025-04-12T23:30:00+02:00",
        "2025/04/12",
        "20250412",
        "12 April 2025",
        "12th of April 2025",
        "April 12, 2025",
        "Apr. 12, 2025 10:00 GMT",
        "Sat, 12 Apr 2025 10:00:00 GMT",
        "12.04.2025",
        "13/04/2025 is not this one, 12-Apr-2025 is not first",
    ],
)
def test_a_day_is_read_in_any_of_the_usual_forms(words: str) -> None:
    expected = date(2025, 4, 13) if words.startswith("13/") else date(2025, 4, 12)

    assert read_day(words) == expected


@pytest.mark.parametrize(
    "words", ["04/05/2025", "31 April 2025", "12 April", "April 2025", "2025", "", "v2.2025.04.12.1"]
)
def test_what_is_no_day_or_could_be_two_is_not_read(words: str) -> None:
    assert read_day(words) is None


@given(DAYS)
def test_every_day_is_read_back_from_its_iso_form(day: date) -> None:
    assert read_day(day.isoformat()) == day


@given(DAYS)
def test_every_day_is_read_back_from_its_english_form(day: date) -> None:
    assert read_day(f"{day:%A}, {day.day} {day:%B} {day.year:04}") == day


@given(st.text(max_size=600))
def test_the_day_that_is_found_stands_where_it_is_said_to(words: str) -> None:
    found = find_day(words)

    assert found is None or read_day(words[found[1] : found[2]]) == found[0]
