"""Sentences: in order, trimmed, never overlapping, and cut where a reader would cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.segmentation import cut_at_starts, find_sentence_bounds


def cut(text: str, *, start: int = 0, limit: int = 2_000) -> list[str]:
    return [text[first:end] for first, end in find_sentence_bounds(text, start=start, max_sentence_chars=limit)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The pier was closed.", "Nobody was hurt."],
        ["Mr. Roe met Dr. Oakes at 4 p.m. on Monday.", "They left."],
        ["“The pier is closed,” he said.", "“Go home!”", "She did."],
        ["Who signs?", "Nobody knows…", "Perhaps."],
        ["It cost 2.5 million.", "It was paid."],
        ["The U.S. envoy left.", "The talks ended."],
        ["J. Roe signed it.", "K. Oakes did not."],
        ["The report is dated Sept. 3.", "It has 40 pages."],
    ],
)
def test_a_paragraph_is_cut_into_these_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert cut("Pier closed\n\nThe pier was closed.\nBy Jane Roe") == [
        "Pier closed",
        "The pier was closed.",
        "By Jane Roe",
    ]


def test_a_line_that_was_only_wrapped_is_joined() -> None:
    wrapped = "The pier was closed on Monday after the harbour master had found\ncracks in two of its pillars."

    assert cut(wrapped) == [wrapped]


def test_the_text_before_the_start_belongs_to_no_sentence() -> None:
    assert cut("date 2025-04-12 The pier was closed.", start=15) == ["The pier was closed."]


def test_a_sentence_over_the_limit_is_cut_at_white_space() -> None:
    pieces = cut("word " * 100 + "end.", limit=50)

    assert max(len(piece) for piece in pieces) <= 50
    assert " ".join(pieces) == "word " * 100 + "end."


def test_a_word_over_the_limit_is_cut_in_the_middle() -> None:
    assert cut("x" * 130, limit=50) == ["x" * 50, "x" * 50, "x" * 30]


@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("The maps came from Tarn", "Survey, a company.", False),
        ("The bridge was closed by Jane", "Roe on Monday.", False),
        ("The maps came from Tarn", "The bridge was closed.", True),
        ("The maps came late", "Survey work began.", True),
        ("Maps of Tarn.", "Survey work began.", True),
    ],
)
def test_no_sentence_starts_inside_a_name(before: str, after: str, gap: str, *, cut: bool) -> None:
    text = f"{before}{gap}{after}"
    start = len(before) + 1

    bounds = cut_at_starts(text, [(0, len(text))], starts=[0, start], max_sentence_chars=2_000)

    assert (bounds == ((0, len(before)), (start, len(text)))) == cut


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_sentences_are_in_order_trimmed_and_within_the_limit(text: str, limit: int) -> None:
    bounds = find_sentence_bounds(text, max_sentence_chars=limit)

    assert all(text[start:end] == text[start:end].strip() != "" for start, end in bounds)
    assert all(end - start <= limit for start, end in bounds)
    assert all(one[1] <= other[0] for one, other in pairwise(bounds))


@given(st.text())
def test_nothing_but_white_space_lies_between_sentences(text: str) -> None:
    covered = {at for start, end in find_sentence_bounds(text, max_sentence_chars=80) for at in range(start, end)}

    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@pytest.mark.parametrize(("opening", "rest"), [("## ", "Next steps"), ("- ", "one thing"), ("“", "Go,” he said.")])
def test_marks_that_open_a_line_are_no_sentence(opening: str, rest: str) -> None:
    text = f"{opening}{rest}\nThe office waits."
    starts = [0, len(opening), len(opening + rest) + 1]

    bounds = cut_at_starts(text, [(0, len(text))], starts=starts, max_sentence_chars=2_000)

    assert [text[start:end] for start, end in bounds] == [opening + rest, "The office waits."]
