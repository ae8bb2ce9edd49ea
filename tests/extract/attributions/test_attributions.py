"""Sources, cues and contents on cases written for this project: by rule to the letter, and together with the model."""

from dataclasses import replace

import pytest

from dateline.extract.attributions import find_attributions
from dateline.extract.attributions.combining import combine
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.ruled import Ruled, find_ruled
from dateline.extract.attributions.running import find_running
from dateline.language.reading import read_text
from dateline.records.sources import Attribution
from dateline.records.text import make_span
from tests.make import make_document
from tests.marked import Case, load_cases


def _find(text: str) -> tuple[Attribution, ...]:
    return find_attributions(read_text(make_document(text), max_sentence_chars=2_000), ())


@pytest.mark.parametrize("case", load_cases("attributions"), ids=lambda case: case.heading)
def test_each_marked_span_is_found_by_rule_and_no_other_content(case: Case) -> None:
    reading = read_text(make_document(case.text), max_sentence_chars=2_000)
    ruled = [rule.attribution for rule in find_ruled(reading, ())]
    found = [*ruled, *find_running(reading, ruled)]

    marked = {(mark.label.rstrip("2"), mark.start, mark.end) for mark in case.marks}
    spans = {
        (role, span.start, span.end)
        for attribution in found
        for role in ("source", "cue", "content")
        if (span := getattr(attribution, role)) is not None
    }
    assert spans == marked


def test_most_marked_contents_are_found_by_rules_and_model_together() -> None:
    wanted = found = right = 0
    for case in load_cases("attributions"):
        marked = {(mark.start, mark.end) for mark in case.marks if mark.label.startswith("content")}
        spans = {(a.content.start, a.content.end) for a in _find(case.text)}
        wanted, found, right = wanted + len(marked), found + len(spans), right + len(marked & spans)

    assert 2 * right / (wanted + found) >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say that the town had fallen.",
        "The ministry declined to say where the ship was.",
        "I think the plan will fail.",
        "The bridge fell into the river on Monday.",
    ],
)
def test_withheld_speech_and_the_authors_own_are_no_attribution(text: str) -> None:
    assert _find(text) == ()


def test_a_running_quotation_is_attributed_without_source_or_cue() -> None:
    found = _find("“We waited all night. Nobody came to open the gate. We broke it,” said Ana Weber.")

    running = [a for a in found if a.cue is None]
    assert [a.content.text for a in running] == ["“We waited all night.", "Nobody came to open the gate."]
    assert all(a.source is None and a.implied for a in running)


def test_the_cue_tells_its_stance() -> None:
    found = _find("The mayor claims the dam held. The mayor confirmed the dam held. The mayor said the dam held.")

    assert [a.cue_stance for a in found] == ["distancing", "certain", "neutral"]


TEXT = "The mayor said that the old dam held. The clerk agreed."


def _make(start: int, end: int, *, score: float) -> Attribution:
    (made,) = (rule.attribution for rule in find_ruled(read_text(make_document(TEXT), max_sentence_chars=2_000), ()))
    return replace(made, content=make_span(TEXT, start, end), score=score)


def _combine(linked: list[Attribution], ruled: list[Ruled]) -> list[tuple[int, int]]:
    combined = combine(linked, ruled, text=TEXT, quotes=find_quotes(TEXT))
    return [(a.content.start, a.content.end) for a in combined]


def test_of_what_both_find_the_spans_are_the_models() -> None:
    assert _combine([_make(20, 36, score=0.4)], [Ruled(_make(15, 36, score=0.4), is_set_phrase=False)]) == [(20, 36)]


def test_of_a_set_phrase_the_spans_are_the_rules() -> None:
    assert _combine([_make(20, 36, score=0.4)], [Ruled(_make(15, 36, score=0.4), is_set_phrase=True)]) == [(15, 36)]


@pytest.mark.parametrize(("score", "kept"), [(0.4, []), (0.9, [(15, 36)])])
def test_what_one_of_them_finds_counts_where_it_is_sure(score: float, kept: list[tuple[int, int]]) -> None:
    made = _make(15, 36, score=score)

    assert _combine([made], []) == kept
    assert _combine([], [Ruled(made, is_set_phrase=False)]) == kept
