"""Pieces and windows, exact in code points on any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.encoder import load_model
from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import WINDOW_PIECES, Pieces, cut_pieces, cut_windows

ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("ab. \n\u0301\u200d🇺🇦👩🏽‍🚒אב\u202e\ud800\x00“”")), max_size=300
)


def _cut(text: str) -> Pieces:
    return cut_pieces(text, find_sentence_bounds(text, max_sentence_chars=2_000), load_model().tokenizer)


@given(ODD)
def test_in_any_text_pieces_are_ordered_stretches_of_it(text: str) -> None:
    pieces = _cut(text)

    assert all(0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert all(pieces.starts[1:] >= pieces.starts[:-1])


@given(ODD)
def test_in_any_text_windows_hold_every_piece_in_order(text: str) -> None:
    pieces = _cut(text)

    windows = cut_windows(pieces.stretches)

    covered = {at for start, end in windows for at in range(start, end)}
    assert covered == set(range(len(pieces.ids)))
    assert all(0 < end - start <= WINDOW_PIECES for start, end in windows)
    assert windows == sorted(windows)


def test_a_stretch_too_long_for_a_window_is_seen_in_several_that_overlap() -> None:
    windows = cut_windows(_cut("word " * 400).stretches)

    assert len(windows) > 1
    assert all(second[0] < first[1] for first, second in pairwise(windows))


def test_a_word_of_nineteen_hundred_letters_is_one_unit() -> None:
    pieces = _cut("a" * 1_900)

    assert int(pieces.opens.sum()) == 1
    assert (int(pieces.starts[0]), int(pieces.ends[-1])) == (0, 1_900)


def test_a_hundred_thousand_lines_of_a_word_each_are_cut() -> None:
    pieces = _cut("word\n" * 100_000)

    assert len(pieces.ids) == 100_000
    assert len(cut_windows(pieces.stretches)) == -(-100_000 // WINDOW_PIECES)


def test_a_wrapped_line_and_a_space_look_alike() -> None:
    wrapped = "The harbour was closed for the whole of the winter because of\nice in the bay."

    assert _cut(wrapped).looks.tolist() == _cut(wrapped.replace("\n", " ")).looks.tolist()
