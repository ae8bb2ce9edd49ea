"""What could steer a terminal or hide in a page is shown as a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.report.visible import make_line, make_visible, shorten


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("\x1b[31m", "␛[31m"),
        ("\x7f", "␡"),
        ("\x9b", "\ufffd"),
        ("a\u202eb", "a\ufffdb"),
        ("\ud800", "\ufffd"),
        ("a\tb\nc", "a\tb\nc"),
        ("\u200fשלום\u200e 👩\u200d🚒 é", "\u200fשלום\u200e 👩\u200d🚒 é"),
    ],
)
def test_what_cannot_be_seen_becomes_a_sign(text: str, shown: str) -> None:
    assert make_visible(text) == shown


@given(st.text())
def test_one_character_stands_for_one(text: str) -> None:
    assert len(make_visible(text)) == len(text)


@given(st.text(), st.integers(min_value=2, max_value=50))
def test_a_shortened_text_is_a_short_line(text: str, limit: int) -> None:
    short = shorten(text, limit)

    assert len(short) <= limit
    assert "\n" not in short
    assert make_line(text).startswith(short.rstrip("…").rstrip()) or not short


def test_a_long_text_is_cut_at_a_space() -> None:
    assert shorten("The harbour master of the old port", 20) == "The harbour master…"
