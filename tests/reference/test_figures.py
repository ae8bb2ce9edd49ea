"""Numbers of a text keep what their words leave open, and come back from a slot as they went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reference.figures import Figure, find_step, read_figure, spell, write_figure

NUMBERS = st.one_of(st.none(), st.integers(min_value=0, max_value=10**12).map(float))


@given(low=NUMBERS, high=NUMBERS, about=st.booleans())
def test_a_figure_comes_back_from_its_slot(*, low: float | None, high: float | None, about: bool) -> None:
    figure = Figure(low=low, high=high, about=about)

    assert read_figure(write_figure(figure)) == figure


@pytest.mark.parametrize(
    ("value", "step"),
    [(12, 1), (20, 1), (99, 1), (100, 100), (120, 10), (1_200, 100), (1_234, 1), (3.5, 0.1), (0.25, 0.01)],
)
def test_the_last_place_of_a_number_is_its_step(value: float, step: float) -> None:
    assert find_step(value) == pytest.approx(step)


@pytest.mark.parametrize(("value", "text"), [(1_200.0, "1,200"), (3.5, "3.5"), (0.0, "0"), (1e6, "1,000,000")])
def test_a_number_is_spelt_for_a_reader(value: float, text: str) -> None:
    assert spell(value) == text


def test_a_counted_number_leaves_nothing_open_and_about_a_tenth() -> None:
    assert Figure(low=12, high=12).slack == 0
    assert Figure(low=1_200, high=1_200).slack == 50
    assert Figure(low=50, high=50, about=True).slack == 5


def test_a_bound_has_its_end_as_value() -> None:
    assert Figure(low=12, high=None).value == 12
    assert Figure(low=None, high=20).value == 20
    assert not Figure(low=12, high=None).exact
