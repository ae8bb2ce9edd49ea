"""A text cut into words and sentences that fit each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.heads import find_names
from dateline.language.reading import read_text
from dateline.records.text import Document, make_span
from tests.make import make_document


@given(st.text(min_size=1))
def test_the_words_of_a_sentence_lie_in_it(text: str) -> None:
    reading = read_text(make_document(text), max_sentence_chars=100)

    for (start, end), (first, last) in zip(reading.sentences, reading.sentence_words, strict=True):
        assert all(start <= word.start < end for word in reading.words[first:last])
        assert last > first


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("date 2025-04-12\n\nThe pier was closed.", ["The pier was closed."]),
        (
            "Mayor lied about the pier\nBy Jane Roe\ndate 2025-04-12\n\nThe pier was closed.",
            ["Mayor lied about the pier", "By Jane Roe", "The pier was closed."],
        ),
        ("Mayor lied\n**date 2025-04-12\nThe pier was closed.", ["Mayor lied", "The pier was closed."]),
        ("It rained on Monday. It was late.\ndate 2025-04-12", ["It rained on Monday.", "It was late."]),
    ],
)
def test_the_lines_of_the_header_belong_to_no_sentence(text: str, sentences: list[str]) -> None:
    reading = read_text(_mark_header(text), max_sentence_chars=100)

    assert [text[start:end] for start, end in reading.sentences] == sentences


def test_no_name_goes_on_behind_the_header() -> None:
    text = "The pier was closed by Harriet Anne\ndate 2025-04-12\nSloane waited at the pier."

    found = find_names(read_text(_mark_header(text), max_sentence_chars=100).scores)

    assert not [text[part.start : part.end] for part, _ in found if part.start < text.index("date") < part.end]


def _mark_header(text: str) -> Document:
    start = text.index("date ")
    return replace(make_document(text), header=make_span(text, start, start + len("date 2025-04-12")))
