"""Sources, cues and contents on cases written for this project."""

import pytest

from dateline.extract.attributions import find_attributions
from dateline.language.reading import read_text
from dateline.records.sources import Attribution
from tests.make import make_document
from tests.marked import Case, load_cases


def _find(text: str) -> tuple[Attribution, ...]:
    return find_attributions(read_text(make_document(text), max_sentence_chars=2_000), ())


@pytest.mark.parametrize("case", load_cases("attributions"), ids=lambda case: case.heading)
def test_each_marked_span_is_found_and_no_other_content(case: Case) -> None:
    found = _find(case.text)

    marked = {(mark.label.rstrip("2"), mark.start, mark.end) for mark in case.marks}
    spans = {
        (role, span.start, span.end)
        for attribution in found
        for role in ("source", "cue", "content")
        if (span := getattr(attribution, role)) is not None
    }
    assert spans == marked


def test_a_running_quotation_is_attributed_without_source_or_cue() -> None:
    found = _find("“We waited all night. Nobody came to open the gate. We broke it,” said Ana Weber.")

    running = [a for a in found if a.cue is None]
    assert [a.content.text for a in running] == ["“We waited all night.", "Nobody came to open the gate."]
    assert all(a.source is None and a.implied for a in running)


def test_a_statement_that_a_line_opens_is_spoken_to_its_end() -> None:
    found = _find(
        "The Transport Minister Ana Weber said:\n\nThe bridge is safe. We tested it twice.\n\n"
        "Notes to editors\n\nCall us."
    )

    assert [a.content.text for a in found] == ["The bridge is safe.", "We tested it twice."]


def test_the_cue_tells_its_stance() -> None:
    found = _find("The mayor claims the dam held. The mayor confirmed the dam held. The mayor said the dam held.")

    assert [a.cue_stance for a in found] == ["distancing", "certain", "neutral"]
