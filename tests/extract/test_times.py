"""Times on cases written for this project, and what must hold for any text."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.times import find_times
from dateline.language.reading import read_text
from dateline.records.text import make_span
from dateline.records.time import TimeMention
from tests.make import make_document
from tests.marked import Case, load_cases

PUBLISHED = date(2025, 4, 12)
PIECES = st.sampled_from(
    [
        "Friday",
        ", ",
        "12 ",
        "April ",
        "2025",
        "31",
        "/",
        "-",
        "0000",
        "9999",
        "last ",
        "next ",
        "year ",
        "weeks ",
        "ago ",
        "century",
        "9999 ",
        "from ",
        "to ",
        "since ",
        "the ",
        "end of ",
        "\U0001f600",
        "٣",
        "²",
        "\n",
        "\x00",
        "\ud800",
        "7:30 p.m. ",
        "later ",
        "quarter ",
        "the following ",
        "decades ",
    ]
)


def find(text: str, published: date | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(read_text(make_document(text, published=published), max_sentence_chars=2_000))


def _label(time: TimeMention) -> str:
    if time.first is None and time.last is None:
        return "?"
    if time.first == time.last:
        return f"={time.first}"
    return f"{time.first or ''}..{time.last or ''}"


@pytest.mark.parametrize("case", load_cases("times"), ids=lambda case: case.heading)
def test_each_marked_time_is_found_with_its_days_and_no_other(case: Case) -> None:
    found = find(case.text)

    assert [(t.span.text, _label(t)) for t in found] == [
        (case.text[mark.start : mark.end], mark.label) for mark in case.marks
    ]


@pytest.mark.parametrize("words", ["on Friday", "yesterday", "last month", "two days ago", "on 3 March"])
def test_without_a_day_of_publication_a_relative_time_has_no_days(words: str) -> None:
    (time,) = find(f"She resigned {words}.", published=None)

    assert (time.first, time.last, time.anchor) == (None, None, "none")


@pytest.mark.parametrize(("words", "anchor"), [("on 3 March 2020", "text"), ("yesterday", "publication")])
def test_the_anchor_tells_what_the_days_rest_on(words: str, anchor: str) -> None:
    (time,) = find(f"She resigned {words}.")

    assert time.anchor == anchor


def test_in_a_history_a_date_without_a_year_takes_the_year_told_before() -> None:
    times = find("War began in 1914. It spread in 1915. In 1916 snow fell. On 1 July the guns spoke.")

    assert times[-1].first == date(1916, 7, 1)


def test_a_year_of_the_past_does_not_claim_the_dates_of_news() -> None:
    times = find("The law of 2014 was old. " + "The court sat long. " * 20 + "On 1 April the court ruled.")

    assert times[-1].first == date(2025, 4, 1)


def test_the_header_line_is_no_time_of_the_text() -> None:
    text = "date 2025-04-12 Rain fell."
    document = replace(make_document(text, published=PUBLISHED), header=make_span(text, 0, 15))

    assert find_times(read_text(document, max_sentence_chars=2_000)) == ()


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join), st.none() | st.dates())
def test_in_any_text_each_time_is_its_own_quote_and_first_is_not_after_last(text: str, published: date | None) -> None:
    found = find(text, published)

    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(t.first <= t.last for t in found if t.first and t.last)
    assert all((t.anchor == "none") == (t.first is None and t.last is None) for t in found)
