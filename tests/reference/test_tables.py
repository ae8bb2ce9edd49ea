"""Rows on two clocks."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.reference.tables import DatedFacts, held_within, holds

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    key: str
    valid_from: date
    valid_to: date | None
    known_from: date
    known_through: date
    source: str = "made for a test"


def make_row(**changes: date | None) -> Row:
    days = {
        "valid_from": date(2020, 1, 10),
        "valid_to": date(2020, 12, 20),
        "known_from": date(2020, 1, 10),
        "known_through": date(2020, 12, 20),
    } | changes
    return Row(key="one", **days)  # type: ignore[arg-type]


@st.composite
def rows(draw: st.DrawFn) -> Row:
    first = draw(DAYS)
    last = draw(st.none() | st.integers(min_value=0, max_value=3000).map(lambda n: first + timedelta(days=n)))
    through = last or first + timedelta(days=draw(st.integers(min_value=0, max_value=3000)))
    known = first + timedelta(days=draw(st.integers(min_value=-30, max_value=400)))
    return Row(key="any", valid_from=first, valid_to=last, known_from=known, known_through=through)


def test_a_row_published_after_the_day_is_not_seen() -> None:
    facts = DatedFacts([make_row(known_from=date(2020, 3, 1))], as_of=date(2020, 2, 1))

    assert facts.rows == ()


def test_an_end_that_has_not_come_is_seen_as_open() -> None:
    facts = DatedFacts([make_row()], as_of=date(2020, 6, 1))

    assert facts.rows[0].valid_to is None


def test_an_end_on_the_day_is_seen() -> None:
    facts = DatedFacts([make_row()], as_of=date(2020, 12, 20))

    assert facts.rows[0].valid_to == date(2020, 12, 20)


def test_both_the_first_and_the_last_day_hold() -> None:
    row = make_row()

    assert [holds(row, date(2020, 1, day)) for day in (9, 10)] == [False, True]
    assert [holds(row, date(2020, 12, day)) for day in (20, 21)] == [True, False]


def test_nothing_holds_after_the_evidence_ends() -> None:
    row = make_row(valid_to=None)

    assert holds(row, date(2020, 12, 20))
    assert not holds(row, date(2020, 12, 21))


def test_a_row_that_holds_on_one_day_of_a_range_is_found() -> None:
    row = make_row()

    assert held_within([row], date(2020, 12, 20), date(2021, 5, 1)) == (row,)
    assert held_within([row], date(2020, 12, 21), date(2021, 5, 1)) == ()


@given(row=rows(), as_of=DAYS, day=DAYS)
def test_nothing_after_the_day_of_looking_changes_what_is_seen(row: Row, as_of: date, day: date) -> None:
    later = Row(
        key=row.key,
        valid_from=row.valid_from,
        valid_to=row.valid_to if row.valid_to is None or row.valid_to <= as_of else row.valid_to + timedelta(days=9),
        known_from=row.known_from,
        known_through=row.known_through if row.known_through <= as_of else row.known_through + timedelta(days=9),
    )
    seen, same = DatedFacts([row], as_of=as_of).rows, DatedFacts([later], as_of=as_of).rows

    assert seen == same
    assert not any(holds(one, day) for one in seen) or (row.known_from <= as_of and day <= as_of)


@given(row=rows(), as_of=DAYS, day=DAYS)
def test_what_holds_as_seen_holds_in_the_table(row: Row, as_of: date, day: date) -> None:
    held = [holds(one, day) for one in DatedFacts([row], as_of=as_of).rows]

    assert held in ([], [holds(row, day) and day <= as_of])
