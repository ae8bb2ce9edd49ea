"""The sourcing label is counted from the analysis and from nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.label import find_people, find_premises, make_label
from dateline.pipeline import analyse, read
from dateline.records.analysis import Analysis, NotRead, Tally
from dateline.records.text import make_span
from dateline.settings import Settings
from tests.examples import EXAMPLES, read_example
from tests.make import make_document

TEXT = (
    "Unconfirmed reports of a secret channel have spread panic in the capital. "
    "“The pier is closed,” said harbour master Jane Roe. Roe said that it would open on Monday. "
    "Osterran experts fear a storm. Who signs?"
)


def read_words(text: str) -> Analysis:
    return read(text.encode(), date_option=date(2025, 5, 17))


def count(tallies: tuple[Tally, ...]) -> dict[str, int]:
    return {tally.key: tally.count for tally in tallies}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_sentence_attribution_finding_and_claim_left_alone_is_counted_once(name: str) -> None:
    analysis = read_example(name)
    label = make_label(analysis)

    for tallies in (label.voices, label.certainties, label.checkables):
        assert sum(count(tallies).values()) == label.sentences == len(analysis.sentences)
    assert sum(count(label.sources).values()) == len(analysis.attributions)
    assert sum(count(label.outcomes).values()) == len(analysis.findings)
    assert sum(count(label.not_checked).values()) == len(analysis.not_checked)
    assert label.asserting == label.sentences - count(label.voices)["none"]
    assert label.author_only == count(label.voices)["author"]


def test_every_value_is_in_its_tally_also_at_zero_and_in_order() -> None:
    label = make_label(analyse(make_document("Who signs?"), Settings()))

    assert count(label.voices) == {"source": 0, "author": 0, "mixed": 0, "none": 1}
    assert list(count(label.sources)) == ["person", "organisation", "unnamed", "document", "imagery", "unspecified"]
    assert list(count(label.outcomes)) == ["agrees", "conflicts", "contested", "no_record"]


def test_a_person_who_is_quoted_twice_is_named_once_by_the_fullest_name() -> None:
    assert find_people(read_words(TEXT).attributions) == ("Jane Roe",)


def test_a_premise_is_a_sentence_that_builds_on_what_is_called_unconfirmed() -> None:
    analysis = read_words(TEXT)

    assert find_premises(analysis.sentences, analysis.attributions) == (0,)


def test_an_unconfirmed_report_that_is_only_told_is_no_premise() -> None:
    analysis = read_words("The report could not be independently verified.")

    assert find_premises(analysis.sentences, analysis.attributions) == ()


def test_what_was_not_read_is_told_with_its_place_and_reason() -> None:
    analysis = analyse(make_document("The pier was closed."), Settings())
    gap = NotRead(step="times", span=make_span("The pier was closed.", 4, 8), reason="It took too long.")
    document = replace(analysis.document, incomplete="A wall of cookies stands before the text.")

    label = make_label(replace(analysis, document=document, not_read=(gap, replace(gap, span=None))))

    assert label.not_read == (
        "A wall of cookies stands before the text.",
        "times, characters 4 to 8: It took too long.",
        "times: It took too long.",
    )


def test_a_text_without_a_day_has_its_claims_counted_as_not_checked() -> None:
    analysis = read(b"The group met on Thursday, 13 May 2025. US Defense Secretary Lloyd Austin was listed.")

    assert analysis.label is not None
    assert count(analysis.label.not_checked) == {"The text has no publication date.": 2}
