"""A text cut into words and sentences that fit each other."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.reading import read_text
from dateline.records.text import Document, make_span
from tests.make import make_document


@given(st.text(min_size=1))
def test_the_words_of_a_sentence_lie_in_it(text: str) -> None:
    reading = read_text(make_document(text), max_sentence_chars=100)

    for (start, end), (first, last) in zip(reading.sentences, reading.sentence_words, strict=True):
        assert all(start <= word.start < end for word in reading.words[first:last])
        assert last > first


def test_the_header_belongs_to_no_sentence() -> None:
    text = "date 2025-04-12\n\nThe pier was closed."
    document = make_document(text)

    reading = read_text(replace_header(document, text), max_sentence_chars=100)

    assert [text[start:end] for start, end in reading.sentences] == ["The pier was closed."]


def replace_header(document: Document, text: str) -> Document:
    return replace(document, header=make_span(text, 0, 15))
