"""Amounts on cases written for this project, and what must hold for any text."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.quantities import find_quantities
from dateline.extract.times import find_times
from dateline.language.reading import read_text
from dateline.records.world import Quantity
from tests.make import make_document
from tests.marked import Case, load_cases

PIECES = st.sampled_from(
    [
        "at least ",
        "12",
        "9" * 400,
        "1" + "0" * 14,
        ",000",
        ".5",
        " million ",
        "billion ",
        "trillion ",
        " hundred ",
        "two ",
        "ninety-",
        "nine ",
        "and ",
        "between ",
        " to ",
        "-",
        "$",
        "%",
        " km",
        " of ",
        "people ",
        "\U0001f600",
        "٣",
        "²",
        "½",
        "\n",
        "\x00",
        "\ud800",
        "or more ",
        "US",
        "+",
        "dozens ",
        "half a ",
    ]
)


def find(text: str) -> tuple[Quantity, ...]:
    reading = read_text(make_document(text), max_sentence_chars=2_000)
    return find_quantities(reading, find_times(reading))


def _label(quantity: Quantity) -> str:
    low = "" if quantity.low is None else f"{quantity.low:g}" if quantity.low < 1e5 else f"{quantity.low:.0f}"
    high = "" if quantity.high is None else f"{quantity.high:g}" if quantity.high < 1e5 else f"{quantity.high:.0f}"
    return f"{low}..{high} {quantity.unit or ''}".strip()


@pytest.mark.parametrize("case", load_cases("quantities"), ids=lambda case: case.heading)
def test_each_marked_amount_is_found_with_what_it_counts_and_no_other(case: Case) -> None:
    found = find(case.text)

    amounts = [(case.text[m.start : m.end], m.label) for m in case.marks if m.label != "of"]
    counted = [case.text[m.start : m.end] for m in case.marks if m.label == "of"]
    assert [(q.span.text, _label(q)) for q in found] == amounts
    assert [q.of.text for q in found if q.of] == counted


def test_a_time_is_no_amount() -> None:
    found = find("At 7 p.m. on 3 March 2024 he left, two days ago.")

    assert found == ()


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_in_any_text_each_amount_is_its_own_quote_with_finite_ends(text: str) -> None:
    found = find(text)

    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)
    assert all(text[q.of.start : q.of.end] == q.of.text for q in found if q.of)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(math.isfinite(end) for q in found for end in (q.low, q.high) if end is not None)
    assert all(q.low <= q.high for q in found if q.low is not None and q.high is not None)
