"""Words: every character that is not white space lies in one, at its place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import find_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. envoy left.", ["The", "U.S.", "envoy", "left", "."]),
        ("1,000.5 men at 14:30", ["1,000.5", "men", "at", "14:30"]),
        ("the minister's aide", ["the", "minister", "'s", "aide"]),
        ("Kyiv’s co-chaired talks", ["Kyiv", "’s", "co-chaired", "talks"]),
        ("“No,” he said…", ["“", "No", ",", "”", "he", "said", "…"]),
        ("the 2nd of 5km", ["the", "2nd", "of", "5km"]),
        ("cafe\u0301 שָׁלוֹם", ["cafe\u0301", "שָׁלוֹם"]),
        ("O'Neill didn't", ["O'Neill", "didn't"]),
        ("wait -- no", ["wait", "--", "no"]),
    ],
)
def test_a_text_is_cut_into_these_words(text: str, words: list[str]) -> None:
    assert [word.text for word in find_words(text)] == words


@given(st.text())
def test_every_word_stands_at_its_place_and_none_overlap(text: str) -> None:
    words = find_words(text)

    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(st.text())
def test_nothing_but_white_space_lies_between_words(text: str) -> None:
    covered = {at for word in find_words(text) for at in range(word.start, word.end)}

    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
