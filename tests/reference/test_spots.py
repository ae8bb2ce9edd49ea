"""Which of several places of one name is meant."""

from datetime import date

import pytest

from dateline.reference.facts import Facts
from dateline.reference.spots import Hints, choose_spot, find_spots, list_spots
from tests.ground import load_ground


@pytest.fixture
def facts() -> Facts:
    return load_ground().as_of(date(2025, 4, 12))


def choose(facts: Facts, name: str, hints: Hints) -> str | None:
    choice = choose_spot(find_spots(facts, name), hints)
    return choice.spot.key if choice else None


def test_a_name_that_three_villages_have_is_left_open(facts: Facts) -> None:
    assert choose(facts, "Lipovka", Hints()) is None


def test_the_region_decides(facts: Facts) -> None:
    assert choose(facts, "Lipovka", Hints(region="Dalma")) == "Lipovka Dalma"


def test_a_region_without_such_a_village_decides_nothing(facts: Facts) -> None:
    assert choose(facts, "Lipovka", Hints(region="Morsko")) is None


def test_the_other_places_of_the_text_decide_when_all_others_are_far(facts: Facts) -> None:
    assert choose(facts, "Lipovka", Hints(points=((47.5, 32.0),))) == "Lipovka Rudna"


def test_two_namesakes_that_are_both_near_are_left_open(facts: Facts) -> None:
    assert choose(facts, "Lipovka", Hints(points=((50.0, 34.0), (49.0, 36.0)))) is None


def test_a_choice_says_by_which_rule_it_was_made(facts: Facts) -> None:
    choice = choose_spot(find_spots(facts, "Lipovka"), Hints(region="Rudna"))

    assert choice is not None
    assert (choice.rule, choice.sure) == ("it lies in the Rudna region", True)


def test_the_candidates_are_named_with_what_tells_them_apart(facts: Facts) -> None:
    spots = find_spots(facts, "Lipovka")

    assert list_spots(spots, most=2) == "Lipovka, Karsk region, UA; Lipovka, Dalma region, UA and 1 more"


def test_a_settlement_not_yet_known_is_not_there() -> None:
    assert find_spots(load_ground().as_of(date(2014, 1, 1)), "Lipovka") == ()
