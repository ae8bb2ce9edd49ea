"""The checks of distance, control and place on cases written for this project, in an invented land."""

from datetime import date

import pytest

from dateline.pipeline import analyse, check
from dateline.records.analysis import Analysis
from dateline.records.findings import Finding
from dateline.settings import Settings
from tests.ground import load_ground
from tests.lines import LineCase, load_lines
from tests.make import make_document
from tests.test_sides import swap_sides

NAMES = ("distance", "control", "place_in")
CASES = [(name, case) for name in NAMES for case in load_lines(name)]
HOME, OTHER = ("UA", "RU"), ("RU", "UA")


def read(text: str, day: date, *, sides: tuple[str, str] = HOME) -> Analysis:
    return check(analyse(make_document(text, published=day), Settings()), tables=load_ground(*sides))


def results(analysis: Analysis, name: str) -> tuple[set[str], str, set[str]]:
    """The outcomes of one check, the reasons of what it left alone, and the first rows that it shows."""
    findings = [finding for finding in analysis.findings if finding.check == name]
    left = [item for item in analysis.not_checked if item.check == name]
    outcomes = {str(finding.outcome) for finding in findings} | ({"left"} if left else set())
    rows = {evidence.row for finding in findings for evidence in finding.evidence[:1]}
    return outcomes or {"nothing"}, " ".join(item.reason for item in left), rows


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda one: getattr(one, "text", one)[:60])
def test_a_case_comes_out_as_written(name: str, case: LineCase) -> None:
    outcomes, reasons, rows = results(read(case.text, case.day), name)

    assert case.outcome == "quiet" or case.outcome in outcomes
    assert case.outcome == "conflicts" or "conflicts" not in outcomes
    assert case.because in reasons
    assert not case.row or case.row in rows


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda one: getattr(one, "text", one)[:60])
def test_exchanging_the_sides_changes_no_outcome(name: str, case: LineCase) -> None:
    swapped = swap_sides(case.text)

    assert results(read(swapped, case.day, sides=OTHER), name)[0] == results(read(case.text, case.day), name)[0]


def finding_of(text: str, day: date) -> Finding:
    (finding,) = read(text, day).findings
    return finding


def test_a_distance_shows_the_band_from_middle_and_edge_with_its_source() -> None:
    finding = finding_of("With Russian troops just 25 km away from Karsk, an attack looms.", date(2025, 4, 12))

    assert "held land 40 km, contested land 32 km, the state border 30 km" in finding.reason
    assert "from its northern edge 38, 27, 25 (the edge is an approximation: a circle of 5.2 km" in finding.reason
    assert (
        "fits from the edge of the town to contested land and from the edge of the town to the state" in finding.reason
    )
    assert [evidence.source for evidence in finding.evidence] == ["book", "book", "book"]


def test_a_count_names_the_contested_places() -> None:
    text = "The Russian army is in control of at least three settlements in the Karsk region."

    finding = finding_of(text, date(2025, 4, 12))

    assert (
        "0 places of the Karsk region as held by RU and 3 as contested (Podil Velmy, Stara Velmy, Velmy)"
        in finding.reason
    )


def test_an_ambiguous_name_gives_its_candidates() -> None:
    finding = finding_of("Lipovka is 5 km from the front line.", date(2025, 4, 12))

    assert finding.reason.startswith("Ambiguous: Lipovka can be Lipovka, Karsk region, UA; Lipovka, Dalma region, UA")


def test_other_places_of_the_text_decide_between_namesakes() -> None:
    text = "Odesa is calm. Lipovka is under Ukrainian control."  # the Lipovka of the Rudna region is the nearest
    analysis = read(text, date(2025, 4, 12))

    assert [finding.outcome for finding in analysis.findings] == ["no_record"]


def test_a_quoted_claim_is_told_as_that_of_its_source() -> None:
    text = "“Russian troops are 10 km from Karsk,” the mayor said."

    assert "The claim is that of" in finding_of(text, date(2025, 4, 12)).reason


def test_a_day_not_yet_known_is_not_seen_by_the_first_clock() -> None:
    analysis = analyse(make_document("Karsk is 25 km from the front line.", published=date(2025, 6, 5)), Settings())
    tables = load_ground()

    early, late = (check(analysis, as_of=day, tables=tables) for day in (date(2025, 6, 4), date(2025, 6, 5)))

    assert [finding.outcome for finding in (*early.findings, *late.findings)] == ["no_record", "agrees"]


@pytest.mark.parametrize(
    "part",
    [
        "Aa-Aa-",
        "A’A’",
        "A",
        "Aa ",
        "Aa, ",
        "Russian troops ",
        "25 km from Karsk ",
        "Aa in the Aa region ",
        "Russian-held Aa ",
    ],
)
def test_no_expression_runs_away_on_odd_texts(part: str) -> None:
    text = part * (60_000 // len(part))  # an expression that is matched in many ways would never come back

    analysis = analyse(make_document(text, published=date(2025, 4, 12)), Settings())

    assert all(claim.span.text in text for claim in analysis.claims)
