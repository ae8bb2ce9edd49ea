"""Where a statement that a line opens comes to its end."""

import pytest

from dateline.extract.attributions.quotes import mark_quoted
from dateline.extract.attributions.statements import find_statements
from dateline.language.reading import read_text
from tests.make import make_document

OPENED = "The minister said:\n\nThe treaty is dead. We leave it today."


def _find(text: str, *, naming: str = "") -> list[str]:
    """The sentences in a statement, where those with the words `naming` have a source of their own."""
    reading = read_text(make_document(text), max_sentence_chars=2_000)
    sentences = [text[start:end] for start, end in reading.sentences]
    named = {at for at, sentence in enumerate(sentences) if naming and naming in sentence}
    return [sentences[at] for at in sorted(find_statements(reading, mark_quoted(reading), named=named))]


@pytest.mark.parametrize(
    "line", ["16:58", "4.58pm GMT", "What comes next", "Prime minister: \u2018Stay at home\u2019", "Notes to editors"]
)
def test_a_time_or_a_heading_ends_a_statement(line: str) -> None:
    found = _find(f"{OPENED}\n\n{line}\n\nTrains were cancelled.")

    assert found == ["The treaty is dead.", "We leave it today."]


def test_a_sentence_with_a_source_ends_a_statement() -> None:
    found = _find(f"{OPENED}\n\nThe council said the road was shut. Trains were cancelled.", naming="council said")

    assert found == ["The treaty is dead.", "We leave it today."]


def test_a_line_that_opens_another_statement_is_none_of_the_first() -> None:
    found = _find(f"{OPENED}\n\nMayor Ana Lind said:\n\nTrains must run.")

    assert found == ["The treaty is dead.", "We leave it today.", "Trains must run."]


def test_a_speaker_may_lead_in_words_of_her_own() -> None:
    found = _find(f"{OPENED}\n\nAs I said:\n\nTrains must run.")

    assert found[2:] == ["As I said:", "Trains must run."]


def test_the_speaker_may_tell_what_others_say() -> None:
    found = _find(f"{OPENED}\n\nI am shocked by reports of a flood. Trains must run.", naming="reports of")

    assert found[2:] == ["I am shocked by reports of a flood.", "Trains must run."]


@pytest.mark.parametrize("quotation", ["“I disagree with that”", '"I disagree with that"'])
def test_the_i_of_another_who_is_quoted_ends_a_statement(quotation: str) -> None:
    other = f"Mark Poe said {quotation}."

    found = _find(f"{OPENED}\n\n{other} Trains were cancelled.", naming="Mark Poe")

    assert found == ["The treaty is dead.", "We leave it today."]


def test_a_paragraph_that_is_no_heading_goes_on() -> None:
    found = _find(f"{OPENED}\n\nOur partners know it.\n- Trains run on\n- Ships wait")

    assert "Our partners know it." in found
    assert len(found) > 3
