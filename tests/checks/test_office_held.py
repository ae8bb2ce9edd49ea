"""The check of offices on cases written for this project."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.checks.office_held import check_office_held
from dateline.pipeline import analyse, check
from dateline.records.analysis import Analysis
from dateline.reference.facts import Tables
from dateline.reference.offices import Term, load_terms
from dateline.settings import Settings
from tests.lines import LineCase, load_lines
from tests.make import make_document


def read(text: str, day: date | None) -> Analysis:
    return check(analyse(make_document(text, published=day), Settings()))


def outcomes(analysis: Analysis) -> set[str]:
    found = {finding.outcome for finding in analysis.findings} | ({"left"} if analysis.not_checked else set())
    return set(found) or {"nothing"}


@pytest.mark.parametrize("case", load_lines("office_held"), ids=lambda case: f"{case.day} {case.text[:60]}")
def test_a_case_comes_out_as_written(case: LineCase) -> None:
    analysis = read(case.text, case.day)
    reasons = " ".join(left.reason for left in analysis.not_checked)
    rows = {evidence.row for finding in analysis.findings for evidence in finding.evidence[:1]}

    assert case.outcome == "quiet" or case.outcome in outcomes(analysis)
    assert case.outcome == "conflicts" or "conflicts" not in outcomes(analysis)
    assert case.because in reasons
    assert not case.row or case.row in rows


def test_a_conflict_shows_both_terms_and_tells_both_spells() -> None:
    (finding,) = read("The list shows Pentagon chief Lloyd Austin.", date(2025, 4, 12)).findings

    assert [evidence.row for evidence in finding.evidence] == [
        "US.defence_minister.hegseth.2025",
        "US.defence_minister.austin.2021",
    ]
    assert "was held by Pete Hegseth from 2025-01-25" in finding.reason
    assert "Lloyd Austin held it from 2021-01-22 to 2025-01-20" in finding.reason
    assert all(evidence.source in finding.reason for evidence in finding.evidence[:1])


def test_a_text_without_a_date_is_not_checked_and_says_so() -> None:
    analysis = read("The list shows Pentagon chief Lloyd Austin.", None)

    assert analysis.findings == ()
    assert [left.reason for left in analysis.not_checked] == ["The text has no publication date."]


def test_a_row_published_after_the_day_is_not_seen() -> None:
    text, day = "The list shows Pentagon chief Lloyd Austin.", date(2025, 4, 12)
    late = [
        replace(term, known_from=date(2025, 6, 1)) if term.key == "US.defence_minister.hegseth.2025" else term
        for term in load_terms()
    ]
    (claim,) = analyse(make_document(text, published=day), Settings()).claims
    facts = Tables(rows={Term: late}).as_of(day)

    assert getattr(check_office_held(claim, facts, day=day), "outcome", None) == "no_record"


def test_later_knowledge_can_be_asked_for() -> None:
    analysis = analyse(make_document("The list shows Chancellor Olaf Scholz.", published=date(2025, 5, 1)), Settings())

    early, late = check(analysis), check(analysis, as_of=date(2025, 12, 1))

    assert [finding.evidence[0].valid_to for finding in early.findings] == [None]
    assert [finding.evidence[0].valid_to for finding in late.findings] == [date(2025, 5, 6)]


def test_the_side_of_a_country_does_not_matter() -> None:
    sides = (
        ("Russian Defence Minister Sergei Shoigu", date(2024, 7, 10)),
        ("Ukrainian Defence Minister Oleksii Reznikov", date(2023, 11, 10)),
        ("US Defense Secretary Lloyd Austin", date(2025, 4, 10)),
    )

    assert {tuple(outcomes(read(f"The list shows {name}.", day))) for name, day in sides} == {("conflicts",)}


def make_pack_term(**fields: object) -> Term:
    base = next(term for term in load_terms() if term.key == "US.defence_minister.hegseth.2025")
    return replace(base, key="theirs", table="theirs/terms", **fields)  # type: ignore[arg-type]


def check_with(text: str, *terms: Term) -> Analysis:
    analysis = analyse(make_document(text, published=date(2025, 4, 12)), Settings())
    return check(analysis, tables=Tables(rows={Term: [*load_terms(), *terms]}))


def test_another_table_that_names_another_holder_makes_the_record_divided() -> None:
    term = make_pack_term(person="Jane Roe", surname="Roe", spellings=())

    ours = check_with("The list shows Pentagon chief Pete Hegseth.", term)
    theirs = check_with("The list shows Pentagon chief Jane Roe.", term)

    assert [finding.outcome for finding in (*ours.findings, *theirs.findings)] == ["contested", "contested"]


def test_two_tables_that_name_the_same_holder_agree() -> None:
    analysis = check_with("The list shows Pentagon chief Pete Hegseth.", make_pack_term())

    assert [finding.outcome for finding in analysis.findings] == ["agrees"]
    assert [row.table for row in analysis.findings[0].evidence] == ["offices", "theirs/terms"]
