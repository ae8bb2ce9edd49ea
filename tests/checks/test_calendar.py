"""The check of weekdays and dates on cases written for this project, and on any day."""

from calendar import day_name, month_name
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipeline import analyse, check
from dateline.records.analysis import Analysis
from dateline.settings import Settings
from tests.lines import LineCase, load_lines
from tests.make import make_document


def read(text: str, day: date) -> Analysis:
    return check(analyse(make_document(text, published=day), Settings()))


def outcomes(analysis: Analysis) -> set[str]:
    found = {finding.outcome for finding in analysis.findings} | ({"left"} if analysis.not_checked else set())
    return set(found) or {"nothing"}


@pytest.mark.parametrize("case", load_lines("calendar"), ids=lambda case: f"{case.day} {case.text[:60]}")
def test_a_case_comes_out_as_written(case: LineCase) -> None:
    analysis = read(case.text, case.day)
    rows = {evidence.row for finding in analysis.findings for evidence in finding.evidence}

    assert outcomes(analysis) == {case.outcome}
    assert case.because in " ".join(left.reason for left in analysis.not_checked)
    assert not case.row or case.row in rows


@settings(deadline=None)
@given(
    day=st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)), shift=st.integers(min_value=0, max_value=6)
)
def test_a_weekday_agrees_just_when_it_is_that_of_the_date(day: date, shift: int) -> None:
    weekday = day_name[(day + timedelta(days=shift)).weekday()]
    text = f"The hall opened on {weekday}, {day.day} {month_name[day.month]} {day.year}."

    (finding,) = read(text, day + timedelta(days=30)).findings

    assert finding.outcome == ("agrees" if shift == 0 else "conflicts")
