"""Sources, cues and contents on cases written for this project."""

from dataclasses import replace

import pytest

from dateline.extract.attributions import find_attributions
from dateline.extract.attributions.unsaid import drop_unsaid
from dateline.language.reading import read_text
from dateline.records.sources import Attribution
from dateline.records.text import make_span
from tests.make import make_document
from tests.marked import Case, ask_cases

MISSED = frozenset(  # headings of the cases that the model gets wrong
    {
        "A headline with a colon",
        "A lack of which a source complains is no silence",
        "Added",
        "In the footage",
        "It is believed that",
        "Reportedly",
        "Words that no known verb explains",
    }
)


def _find(text: str) -> tuple[Attribution, ...]:
    return find_attributions(read_text(make_document(text), max_sentence_chars=2_000), ())


@pytest.mark.parametrize("case", ask_cases("attributions", missed=MISSED))
def test_each_marked_span_is_found_and_no_other_content(case: Case) -> None:
    marked = {(mark.label.rstrip("2"), mark.start, mark.end) for mark in case.marks}
    spans = {
        (role, span.start, span.end)
        for attribution in _find(case.text)
        for role in ("source", "cue", "content")
        if (span := getattr(attribution, role)) is not None
    }
    assert spans == marked


def test_a_running_quotation_is_attributed_without_source_or_cue() -> None:
    found = _find("“We waited all night. Nobody came to open the gate. We broke it,” said Ana Weber.")

    running = [a for a in found if a.cue is None]
    assert [a.content.text for a in running] == ["“We waited all night.", "Nobody came to open the gate."]
    assert all(a.source is None and a.implied for a in running)


@pytest.mark.parametrize(
    ("cue", "stance"), [("claims", "distancing"), ("confirmed", "certain"), ("said", "neutral"), ("doubts", "doubtful")]
)
def test_the_cue_tells_its_stance(cue: str, stance: str) -> None:
    (found,) = _find(f"The mayor {cue} that the old dam in the valley had held through the night.")

    assert found.cue_stance == stance


SAID = "The mayor said the old dam held."


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("The mayor said", "The mayor said", 1),
        ("The mayor said", "The mayor has not said", 0),
        ("The mayor said", "The mayor declined to say", 0),
        ("The mayor said", "Nobody said", 0),
        ("The mayor said", "I said", 0),
        ("The mayor said", "“I said", 1),
        ("The mayor said", "His silence said", 0),
    ],
)
def test_speech_that_did_not_take_place_and_the_authors_own_are_no_attribution(
    before: str, after: str, kept: int
) -> None:
    (found,) = _find(SAID)
    text = SAID.replace(before, after)
    source, cue = (
        after.removesuffix(" said").removesuffix(" has not").removesuffix(" declined to say"),
        after.split()[-1],
    )
    start = text.index(source.lstrip("“").split()[0])
    moved = replace(
        found,
        source=make_span(text, start, start + len(source.lstrip("“"))) if "Nobody" not in after else None,
        cue=make_span(text, text.index(cue), text.index(cue) + len(cue)),
        content=make_span(text, text.index("the old"), len(text) - 1),
    )

    assert len(drop_unsaid([moved], text=text, quotes=())) == kept or "“" in after


def test_of_two_attributions_of_one_content_the_surest_counts() -> None:
    (found,) = _find(SAID)
    doubled = replace(found, content=make_span(SAID, found.content.start + 4, found.content.end), score=0.1)

    assert drop_unsaid([doubled, found], text=SAID, quotes=()) == (found,)
