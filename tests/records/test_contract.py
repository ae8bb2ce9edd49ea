"""The span contract over whole results, from the bytes on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError, RecordError
from dateline.pipeline import read
from dateline.records.analysis import Analysis
from dateline.records.contract import check_spans, find_spans
from tests.examples import EXAMPLES, read_example

# Pieces of news, so that finders have something to find, and whatever makes counting go wrong.
PIECES = (
    "The harbour master Jane Roe said",
    "“The pier is closed,” he said.",
    "according to three officials",
    "Unconfirmed reports of mines",
    "on Thursday, 13 May 2025,",
    "US Defense Secretary Lloyd Austin",
    "at least 25 km from Geneva",
    "drone footage shows",
    "Nobody has denied it, which can only mean one thing.",
    "👩🏽‍🚒🇺🇦 𝔊𝔢𝔫𝔢𝔳𝔞 𐐷",
    "e\u0301 n\u0303 Zalu\u0301zhnyi",
    "שר הביטחון אמר",
    "قال الوزير",
    "\u202eabc\u202c\u2066x\u2069\ufeff",
    "\r\n\r\n",
    "\r",
    "\n\n",
    "\x00",
    "\x0b\x0c\x1c\x85\u2028\u2029",
    "\u00a0\u200b\u3000",
    "..!?…",
    "1,000.5%",
    "'s ’s -- —",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=25).map(" ".join)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
broken = st.binary(max_size=4)  # bytes that may belong to no character, and halves of surrogate pairs among them


def read_all(data: bytes) -> Analysis | None:
    """The analysis of `data` as published on a day; null when it was refused, which is an answer too."""
    try:
        return read(data, date_option=date(2025, 5, 17))
    except InputError:
        return None


def slice_again(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    """Of every span: where it is, its quote, and what the text has there."""
    text = analysis.document.text
    for where, span in find_spans(analysis):
        yield where, span.text, text[span.start : span.end]


@settings(max_examples=150)
@given(texts, encodings)
@example("\ufeff" + " ".join(PIECES), "utf-8")
@example("\r\n".join(PIECES), "utf-16")
def test_every_span_of_any_text_is_its_quote(text: str, encoding: str) -> None:
    analysis = read_all(text.encode(encoding, "surrogatepass"))

    assert analysis is None or all(quote and quote == words for _, quote, words in slice_again(analysis))


@settings(max_examples=100)
@given(texts, broken, texts)
@example("The road", b"\xed\xa0\x80", "was closed.")
@example("The road", b"\xff\xfe", "was closed.")
def test_every_span_of_a_broken_encoding_is_its_quote(before: str, wrong: bytes, after: str) -> None:
    analysis = read_all(before.encode("utf-8", "surrogatepass") + wrong + after.encode("utf-8", "surrogatepass"))

    if analysis is not None:
        assert all(quote and quote == words for _, quote, words in slice_again(analysis))
        analysis.document.text.encode("utf-8")  # no half of a surrogate pair is left


@settings(max_examples=50)
@given(st.lists(texts, min_size=1, max_size=4))
def test_every_span_of_a_page_is_its_quote(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    analysis = read_all(f"<!doctype html><article><h1>Road</h1>{body}</article>".encode("utf-8", "surrogatepass"))

    assert analysis is None or all(quote and quote == words for _, quote, words in slice_again(analysis))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_spans_of_every_kind_and_all_are_their_quotes(name: str) -> None:
    found = list(slice_again(read_example(name)))

    assert {where.split("[")[0] for where, _, _ in found} >= {"sentences", "attributions", "entities", "findings"}
    assert all(quote and quote == words for _, quote, words in found)


def test_the_text_of_a_plain_file_is_the_file() -> None:
    text = " ".join(PIECES)

    analysis = read(text.encode())

    assert analysis.document.text == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"start": 4}, r"entities\[0\]\.mentions\[0\]"),
        ({"text": "other words"}, r"entities\[0\]\.mentions\[0\]"),
        ({"end": 10**9}, r"entities\[0\]\.mentions\[0\]"),
    ],
)
def test_a_span_that_is_not_its_quote_is_told_with_its_place(change: dict[str, Any], where: str) -> None:
    analysis = read_example("commentary.txt")
    entity = analysis.entities[0]
    broken_entity = replace(entity, mentions=(replace(entity.mentions[0], **change), *entity.mentions[1:]))

    with pytest.raises(RecordError, match=where):
        check_spans(replace(analysis, entities=(broken_entity, *analysis.entities[1:])))


def test_an_index_that_names_no_sentence_is_told_with_its_place() -> None:
    analysis = read_example("commentary.txt")
    moved = replace(analysis.attributions[0], sentence=99)

    with pytest.raises(RecordError, match=r"attributions\[0\]\.sentence names the sentence 99"):
        check_spans(replace(analysis, attributions=(moved, *analysis.attributions[1:])))
