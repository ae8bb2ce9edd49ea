"""Which of several dates is believed, and what is said of the others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DateError
from dateline.ingest.contents import DateClue
from dateline.ingest.dates import BELIEVED, choose_date, find_option
from dateline.records.text import DateBasis

CLUES = st.builds(
    DateClue,
    basis=st.sampled_from([basis for basis, _ in BELIEVED if basis != "option"]),
    where=st.text(max_size=20),
    words=st.dates().map(date.isoformat),
    rank=st.integers(0, 5),
    against=st.sampled_from([None, "it is the day of the last change"]),
)


def make_clue(basis: DateBasis, words: str, *, against: str | None = None) -> DateClue:
    return DateClue(basis=basis, where=f"a {basis}", words=words, against=against)


def test_structured_data_is_believed_before_the_address() -> None:
    clues = (make_clue("url", "2025-04-11"), make_clue("json-ld", "2025-04-12"))

    candidates = choose_date(clues, option=None, retrieved=None)

    assert [(c.day, c.chosen) for c in candidates] == [(date(2025, 4, 12), True), (date(2025, 4, 11), False)]


def test_the_option_goes_before_everything() -> None:
    candidates = choose_date((make_clue("header", "2025-04-12"),), option=date(1850, 1, 1), retrieved=None)

    assert (candidates[0].basis, candidates[0].chosen) == ("option", True)


def test_a_date_after_the_capture_is_kept_with_the_reason_and_not_chosen() -> None:
    candidates = choose_date((make_clue("meta", "2025-04-12"),), option=None, retrieved=date(2024, 1, 1))

    assert not candidates[0].chosen
    assert "2024-01-01" in candidates[0].reason


def test_a_date_one_day_after_the_capture_can_be_chosen_for_the_sake_of_time_zones() -> None:
    candidates = choose_date((make_clue("meta", "2025-04-12"),), option=None, retrieved=date(2025, 4, 11))

    assert candidates[0].chosen


@pytest.mark.parametrize("words", ["1899-12-31", "2101-01-01"])
def test_a_date_outside_the_plausible_years_is_kept_and_not_chosen(words: str) -> None:
    candidates = choose_date((make_clue("json-ld", words),), option=None, retrieved=None)

    assert [c.chosen for c in candidates] == [False]


def test_the_day_of_a_change_loses_to_any_day_of_publication() -> None:
    clues = (
        make_clue("json-ld", "2025-05-01", against="it is the day of the last change"),
        make_clue("url", "2025-04-12"),
    )

    candidates = choose_date(clues, option=None, retrieved=None)

    assert [c.day for c in candidates if c.chosen] == [date(2025, 4, 12)]


@given(st.lists(CLUES, max_size=8), st.none() | st.dates(), st.none() | st.dates())
def test_at_most_one_candidate_is_chosen_and_each_has_a_reason(
    clues: list[DateClue], option: date | None, retrieved: date | None
) -> None:
    candidates = choose_date(tuple(clues), option=option, retrieved=retrieved)

    assert sum(c.chosen for c in candidates) <= 1
    assert all(c.reason.endswith(".") for c in candidates)


@pytest.mark.parametrize("words", ["tomorrow", "2025-02-30", "12/04/2025", "2025-04-12 and more", ""])
def test_an_option_that_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(DateError):
        find_option(words)
