"""What was found in a sentence, in plain words."""

import re
from datetime import date

import pytest

from dateline.errors import SpanError
from dateline.pipeline import read
from dateline.records.analysis import Analysis
from dateline.records.text import make_span
from dateline.records.world import Quantity
from dateline.report.markdown import to_markdown
from dateline.report.views import make_views
from dateline.report.words import explain_span, explain_view, say_amount, say_days, say_degrees
from tests.examples import EXAMPLES, read_example


def explain_sentence(analysis: Analysis, index: int) -> tuple[str, ...]:
    """What was found in the sentence at `index`, one sentence of explanation after the other."""
    explanation = explain_view(make_views(analysis)[index])
    return (*explanation.sources, *explanation.wording, *explanation.details, *explanation.checks)


def explain(text: str) -> tuple[str, ...]:
    return explain_sentence(read(text.encode(), date_option=date(2025, 5, 17)), 0)


def test_an_unnamed_source_is_told_with_its_cue_and_its_words() -> None:
    assert explain("Osterran economists fear that the currency will fall.")[:3] == (
        "The source is not named: 'Osterran economists'. The cue is 'fear', which presents the words as doubtful.",
        "The attributed words are 'the currency will fall'.",
        "The word 'fear' marks it as hedged.",
    )


def test_reports_of_nobody_are_told_as_no_source() -> None:
    words = explain("Unconfirmed reports of a secret channel have spread panic in the capital.")

    assert "No source is named. The cue is 'Unconfirmed reports of'." in words
    assert "The author builds on content that the text itself calls unconfirmed." in words


def test_the_author_s_own_voice_is_told_and_what_is_not_marked() -> None:
    assert explain("Four sheds are gone.")[:3] == (
        "In the author's own voice; no source is given.",
        "It is stated flatly; nothing marks it as uncertain.",
        "It states something that evidence could bear on.",
    )


def test_a_named_person_is_told_with_title_and_anonymity_with_its_reason() -> None:
    analysis = read_example("well-sourced.txt")
    words = " ".join(line for index in range(len(analysis.sentences)) for line in explain_sentence(analysis, index))

    assert "Said by Ines Halloran (chief inspector), named in the article" in words
    assert "the reason given is 'because the inquiry is not finished'" in words


def test_a_finding_is_told_with_its_reason_its_rows_and_the_day_of_knowledge() -> None:
    words = explain("The group met on Thursday, 13 May 2025.")

    assert "Calendar, conflicts: 13 May 2025 is a Tuesday. The text says Thursday. As known on 2025-05-17." in words
    assert any(line.startswith("Row 2025-05-13 of calendar: 13 May 2025 is a Tuesday.") for line in words)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_explanation_judges(name: str) -> None:
    analysis = read_example(name)
    quoted = re.compile(r"'.*?'(?=\W|$)|“.*?”")
    for index in range(len(analysis.sentences)):
        words = quoted.sub("", " ".join(explain_sentence(analysis, index)))
        assert not re.search(r"\b(?:true|false|lie|lies|fake|propaganda|biased|reliable|credible)\b", words)


def test_a_stretch_is_explained_by_every_sentence_that_it_touches() -> None:
    analysis = read_example("commentary.txt")
    first, third = analysis.sentences[0].span, analysis.sentences[2].span

    lines = explain_span(analysis, first.end - 1, third.start + 1)

    assert [line.split(".")[0] for line in lines if not line.startswith(" ")] == ["1", "2", "3"]


def test_a_stretch_without_a_sentence_is_told_as_such() -> None:
    assert explain_span(read_example("commentary.txt"), 0, 4) == (
        "No sentence stands there: it is a header line or empty space.",
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 10**9)])
def test_a_stretch_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        explain_span(read_example("commentary.txt"), start, end)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "without days"),
        (date(2025, 1, 2), date(2025, 1, 2), "on 2025-01-02"),
        (None, date(2025, 1, 2), "until 2025-01-02"),
        (date(2025, 1, 2), None, "from 2025-01-02"),
        (date(2025, 1, 2), date(2025, 2, 3), "from 2025-01-02 to 2025-02-03"),
    ],
)
def test_days_are_said_with_their_open_ends(first: date | None, last: date | None, words: str) -> None:
    assert say_days(first, last) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (25.0, 25.0, "km", "25 km"),
        (4.0, None, None, "4 or more"),
        (None, 3.5, "percent", "3.5 percent or less"),
        (3000.0, 4000.0, "people", "3,000 to 4,000 people"),
        (None, None, None, "not given as a number"),
    ],
)
def test_amounts_are_said_with_their_open_ends(
    low: float | None, high: float | None, unit: str | None, words: str
) -> None:
    quantity = Quantity(span=make_span("25 km", 0, 5), low=low, high=high, unit=unit, of=None)

    assert say_amount(quantity) == words


def test_degrees_have_a_letter_instead_of_a_sign() -> None:
    assert (say_degrees(50.918, "NS"), say_degrees(-77.04, "EW")) == ("50.92° N", "77.04° W")


def test_standard_input_is_called_so() -> None:
    assert to_markdown(read(b"The pier was closed.")).startswith("# Sourcing label: standard input\n")
