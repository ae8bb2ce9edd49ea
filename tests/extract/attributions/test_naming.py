"""Who a source is, on cases written for this project, and what must hold for any text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.attributions import find_attributions
from dateline.extract.attributions.naming import name_sources
from dateline.extract.entities import find_entities
from dateline.language.reading import read_text
from dateline.records.sources import Attribution
from dateline.records.text import make_span
from tests.make import make_document
from tests.marked import Case, Mark, ask_cases
from tests.test_sides import swap_sides

KINDS = ("person", "organisation", "unnamed", "document", "imagery", "unspecified")


def _is_source(mark: Mark) -> bool:
    return mark.label.partition("=")[0] in KINDS


def _name(case: Case) -> list[Attribution]:
    """The attributions of the marked sources, each with the rest of its sentence as content, once named."""
    reading = read_text(make_document(case.text), max_sentence_chars=2_000)
    drafts = []
    for mark in sorted(filter(_is_source, case.marks), key=lambda mark: mark.start):
        number = max(n for n, (start, _) in enumerate(reading.sentences) if start <= mark.start)
        cue = case.text.find("said", mark.end)
        cue = cue if cue >= 0 else case.text.find("added", mark.end)
        end = reading.sentences[number][1]
        drafts.append(
            Attribution(
                source=make_span(case.text, mark.start, mark.end),
                cue=make_span(case.text, cue, cue + 4) if 0 <= cue < end - 5 else None,
                content=make_span(case.text, end - 3, end),
                kind="unnamed",
                name=None,
                title=None,
                justification=(),
                anonymity=None,
                cue_stance=None,
                implied=False,
                entity=None,
                sentence=number,
                score=1.0,
            )
        )
    return list(name_sources(reading, find_entities(reading), tuple(drafts)))


def _marked(case: Case, label: str) -> set[str]:
    return {case.text[mark.start : mark.end] for mark in case.marks if mark.label == label}


@pytest.mark.parametrize("case", ask_cases("naming"))
def test_each_marked_source_has_its_kind_and_name(case: Case) -> None:
    found = _name(case)

    marks = sorted(filter(_is_source, case.marks), key=lambda mark: mark.start)
    expected = [(kind, name or None) for kind, _, name in (mark.label.partition("=") for mark in marks)]
    assert [(attribution.kind, attribution.name) for attribution in found] == expected


@pytest.mark.parametrize("case", ask_cases("naming"))
def test_titles_reasons_and_anonymity_are_those_marked(case: Case) -> None:
    found = _name(case)

    granted = [attribution.anonymity for attribution in found if attribution.anonymity]
    assert {a.title.text for a in found if a.title} == _marked(case, "title")
    assert {span.text for a in found for span in a.justification} == _marked(case, "why")
    assert {anonymity.span.text for anonymity in granted} == _marked(case, "granted")
    assert {anonymity.reason.text for anonymity in granted if anonymity.reason} == _marked(case, "reason")


MISSED = {"Papers of a court and a captain"}


@pytest.mark.parametrize("case", ask_cases("named_articles", missed=MISSED))
def test_each_source_of_an_article_has_its_kind_and_fullest_name(case: Case) -> None:
    reading = read_text(make_document(case.text), max_sentence_chars=2_000)

    attributions = find_attributions(reading, find_entities(reading))

    found = {mark: [(a.kind, a.name) for a in attributions if _is_at(a, mark)][:1] for mark in case.marks}
    assert found == {mark: [(kind, name or None)] for mark, kind, name in map(_read_label, case.marks)}


def _is_at(attribution: Attribution, mark: Mark) -> bool:
    """Whether the words of the source are those marked, or, in a running quotation, the sentence is."""
    if attribution.source is None and attribution.cue is not None:
        return False
    words = attribution.source or attribution.content
    return words.start < mark.end and mark.start < words.end


def _read_label(mark: Mark) -> tuple[Mark, str, str]:
    kind, _, name = mark.label.partition("=")
    return mark, kind, name


def test_a_running_quotation_has_its_speaker() -> None:
    text = "Jane Roe said: “It rained for days. Nobody came to help us. The bridge fell.”"
    reading = read_text(make_document(text), max_sentence_chars=2_000)

    found = find_attributions(reading, find_entities(reading))

    assert {(attribution.kind, attribution.name) for attribution in found} == {("person", "Jane Roe")}


def test_a_role_leads_into_the_quotation_of_its_one_holder() -> None:
    text = (
        "Defence Minister Jane Roe came.\n\nThe minister said:\n\n“It rained for days. Nobody came to help us at all.”"
    )
    reading = read_text(make_document(text), max_sentence_chars=2_000)

    found = find_attributions(reading, find_entities(reading))

    assert {(attribution.kind, attribution.name) for attribution in found} == {("person", "Jane Roe")}


@pytest.mark.parametrize(
    "text",
    [
        "[Ukrainian generals]{x} [Moscow]{x} [Putin]{x} [Russian officials]{x} [the Israeli army]{x}",
        "[A Russian report]{x} [the Kyiv government]{x} [Hamas]{x} [Iran's foreign ministry]{x} [Beijing]{x}",
    ],
)
def test_exchanging_the_sides_changes_no_kind(text: str) -> None:
    sources = [part.split("[")[1] for part in text.split("]{x}") if "[" in part]

    def kinds(names: list[str]) -> list[str]:
        marked = [
            Case(heading="", text=f"{name} said it was late.", marks=(Mark(label="person", start=0, end=len(name)),))
            for name in names
        ]
        return [_name(case)[0].kind for case in marked]

    assert kinds([swap_sides(source) for source in sources]) == kinds(sources)


PIECES = st.sampled_from(
    [
        "Jane Roe ",
        "He ",
        "said ",
        "the minister ",
        ", who saw it, ",
        "\u201c",
        "\u201d ",
        "on condition of anonymity because ",
        ". ",
        "\n",
        "\U0001f600",
        "\u05e9\u05dc\u05d5\u05dd ",
        "e\u0301",
        "reports of ",
        ", director of ",
        "the Port Authority ",
        "according to ",
        "Mr ",
        "it ",
        "They ",
        ": ",
        "\x00",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_whatever_is_told_of_a_source_is_its_stretch_of_any_text(text: str) -> None:
    reading = read_text(make_document(text), max_sentence_chars=2_000)

    found = find_attributions(reading, find_entities(reading))

    spans = [span for a in found for span in (a.title, *a.justification) if span]
    spans += [span for a in found if a.anonymity for span in (a.anonymity.span, a.anonymity.reason) if span]
    assert all(text[span.start : span.end] == span.text for span in spans)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6), st.lists(PIECES, max_size=30).map("".join)
)
def test_any_words_as_a_source_get_a_kind(places: list[tuple[int, int]], text: str) -> None:
    reading = read_text(make_document(text), max_sentence_chars=2_000)
    inside = [(start, start + length) for start, length in places if start + length <= len(text)]
    base = Attribution(
        source=None, cue=None, content=make_span(text or "x", 0, 1), kind="unnamed", name=None, title=None,
        justification=(), anonymity=None, cue_stance=None, implied=False, entity=None, sentence=0, score=1.0,
    )  # fmt: skip
    drafts = tuple(replace(base, source=make_span(text, start, end)) for start, end in sorted(inside))

    found = name_sources(reading, find_entities(reading), drafts if reading.sentences else ())

    assert all(attribution.kind in KINDS for attribution in found)
