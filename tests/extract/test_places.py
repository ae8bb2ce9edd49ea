"""Places on cases written for this project, and what must hold for any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.entities import find_entities
from dateline.extract.places import find_places
from dateline.language.reading import read_text
from dateline.records.world import PlaceMention
from tests.make import make_document
from tests.marked import Case, ask_cases

PIECES = st.sampled_from(
    [
        "Paris",
        "Texas",
        "in ",
        ", ",
        "St. ",
        "Petersburg",
        "\U0001f600",
        "שלום ",
        "e\u0301",
        "-based ",
        "KYIV",
        " — ",
        "\n",
        "'s ",
        "Mr ",
        "Georgia ",
        "U.S. ",
        "Ukrainian ",
        "\x00",
        "\ud800",
        "\u202e",
        "Washington, D.C. ",
        "San ",
        "County ",
    ]
)


def find(text: str) -> tuple[PlaceMention, ...]:
    reading = read_text(make_document(text), max_sentence_chars=2_000)
    return find_places(reading, find_entities(reading))


# The model takes "Dallas" in "Sydney Dallas" for no part of a name, and nothing else tells.
MISSED = {"A person with a title called like a town"}


@pytest.mark.parametrize("case", ask_cases("places", missed=MISSED))
def test_each_marked_place_is_found_where_it_lies_and_no_other(case: Case) -> None:
    found = find(case.text)

    marked = [(mark.start, mark.end, mark.label) for mark in case.marks]
    assert [(p.span.start, p.span.end, f"{p.country} {p.name[:4]}") for p in found] == marked


def test_candidates_are_at_most_eight_best_first_and_share_no_more_than_one() -> None:
    (place,) = find("The bridge in Springfield closed.")

    scores = [candidate.score for candidate in place.candidates]
    assert len(scores) == 8
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.001


def test_a_mention_is_its_best_candidate() -> None:
    (place,) = find("Trams ran in Melbourne.")

    best = place.candidates[0]
    assert (place.name, place.latitude, place.geoname_id) == (best.name, best.latitude, best.geoname_id)


def test_a_country_has_no_number_of_a_town() -> None:
    (place,) = find("Rain fell in Denmark.")

    assert place.geoname_id is None


@pytest.mark.parametrize(("people", "country"), [("French", "FR"), ("American", "US")])
def test_a_people_named_beside_it_does_not_move_a_capital_abroad(people: str, country: str) -> None:
    places = find(f"The {people} envoy flew to Warsaw.")

    assert [place.country for place in places] == ["PL"]
    assert country not in {place.country for place in places}


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_in_any_text_each_place_is_its_own_quote_and_they_do_not_overlap(text: str) -> None:
    found = find(text)

    assert all(text[p.span.start : p.span.end] == p.span.text for p in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(0 < p.score <= 1 for p in found)
