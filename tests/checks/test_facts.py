"""The checks of numbers, meetings and totals on cases written for this project."""

from datetime import date

import pytest

from dateline.pipeline import analyse, check
from dateline.records.analysis import Analysis
from dateline.reference.facts import Tables
from dateline.reference.packs import find_packs
from dateline.settings import Settings
from tests.lines import LineCase, load_lines
from tests.make import make_document
from tests.packs import make_table, write_pack

CHECKS = ("arithmetic", "self_contradiction", "meeting", "first_or_only", "quantity_on_record")
KINDS = [(name, case) for name in CHECKS for case in load_lines(name)]


def series_row(key: str, *, series: str, of: str, day: str, value: float, **more: str) -> dict[str, object]:
    row: dict[str, object] = {"key": key, "series": series, "names": series.split(",")[0], "of": of, "value": value}
    row |= {
        "unit": "",
        "cumulative": "yes",
        "valid_from": day,
        "valid_to": day,
        "known_from": day,
        "known_through": day,
    }
    return row | more


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    months = {"2025-01-01": "2025-01-31", "2025-02-01": "2025-02-28", "2025-03-01": "2025-03-31"}
    rows = [
        series_row("s1", series="ships, first count", of="Karovia", day="2025-04-10", value=100),
        series_row("s2", series="ships, second count", of="Karovia", day="2025-04-10", value=80),
        series_row("m1", series="mills", of="Ternia", day="2025-04-10", value=300),
        *(
            series_row(f"a{first}", series="aid", of="Ternia", day=first, value=2, unit="EUR million", cumulative="no")
            | {"valid_to": last, "known_from": last, "known_through": last}
            for first, last in months.items()
        ),
    ]
    folder = write_pack(tmp_path_factory.mktemp("packs") / "invented", make_table("series", rows))
    return Tables(find_packs([folder]))


def read(text: str, day: date | None, tables: Tables | None = None) -> Analysis:
    return check(analyse(make_document(text, published=day), Settings()), tables=tables)


def outcomes(analysis: Analysis, name: str) -> set[str]:
    found = {finding.outcome for finding in analysis.findings if finding.check == name}
    left = {"left" for one in analysis.not_checked if one.check == name}
    return set(found) | left or {"nothing"}


@pytest.mark.parametrize(
    ("name", "case"), KINDS, ids=lambda value: value if isinstance(value, str) else value.text[:60]
)
def test_a_case_comes_out_as_written(name: str, case: LineCase, tables: Tables) -> None:
    analysis = read(case.text, case.day, tables)
    reasons = " ".join(left.reason for left in analysis.not_checked if left.check == name)
    rows = {evidence.row for finding in analysis.findings for evidence in finding.evidence}

    assert outcomes(analysis, name) == {case.outcome}
    assert case.because in reasons
    assert not case.row or case.row in rows


def test_there_are_enough_cases_and_most_are_silent() -> None:
    silent = [case for _, case in KINDS if case.outcome not in {"conflicts", "agrees"}]

    assert len(KINDS) >= 180
    assert len(silent) > len([case for _, case in KINDS if case.outcome == "conflicts"])


def test_the_place_of_a_ramstein_meeting_is_told_where_it_was_not_ramstein() -> None:
    text = "The latest Ramstein meeting, co-chaired by Britain and Germany, ended on time."
    (finding,) = read(text, date(2025, 4, 12)).findings

    assert finding.outcome == "agrees"
    assert "Its place was Brussels, not Ramstein." in finding.reason
    assert "the 27th meeting of the Ukraine Defense Contact Group" in finding.reason
    assert "2025-04-11" in finding.reason


def test_a_finding_says_whose_claim_it_is() -> None:
    text = "The clerk Mary Poe said that 12 of the 20 members, or 70 percent, had stayed away."
    (finding,) = read(text, date(2025, 4, 12)).findings

    assert "Mary Poe" in finding.reason


def test_a_calculation_says_what_rounding_explains() -> None:
    (finding,) = read("In all, 12 of the 20 members, or 70 percent, stayed away.", date(2025, 4, 12)).findings

    assert finding.reason == "12 of 20 is 60 percent. The text says 70; rounding explains no more than 3."
