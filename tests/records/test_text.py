"""Spans: half-open, never empty, inside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SpanError
from dateline.records.text import make_span


@given(st.text(min_size=1), st.data())
def test_a_span_holds_the_words_between_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    span = make_span(text, start, end)

    assert text[span.start : span.end] == span.text != ""


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 9), (8, 9)])
def test_a_stretch_that_is_empty_or_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        make_span("The road", start, end)
