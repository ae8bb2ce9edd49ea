"""Quoted stretches of a text, with running quotations that go on over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from dateline.language.reading import Reading

_MARK = re.compile(r"[“”«»„]|\"\"|\"|''|(?<![\w.,!?…’'])['‘](?=\w)|(?<=[\w.,!?…])['’](?![\w])|\n+")
_CLOSERS = {"“": "”", "«": "»", "„": "“", '"': '"', "''": "''", '""': '""', "‘": "’", "'": "'"}
_STRAIGHT = frozenset(['"', "''", '""'])
_MAX_CHARS = 6_000  # an unclosed mark opens no quotation longer than this


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Quote(NamedTuple):
    """A quoted stretch with its marks."""

    start: int
    end: int


@lru_cache(maxsize=1)  # asked several times of each text
def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations in text order.

    A paragraph that opens with a mark and closes none goes on in the next paragraph that opens with one, or in the
    next line that closes it. Misses single-quoted stretches with a genitive in -s' inside.
    """
    quotes: list[Quote] = []
    start, mark = -1, ""
    for match in _MARK.finditer(text):
        met, at = match.group(), match.start()
        if met[0] == "\n":
            if start >= 0 and not _goes_on(text, match.end(), mark):
                if _reopens(text, match.end(), mark):
                    quotes.append(Quote(start, at))
                start = -1
        elif start >= 0 and at - start > _MAX_CHARS:
            start = -1
        elif start < 0:
            if met in _CLOSERS and (met not in _STRAIGHT or _opens(text, match.end())):
                start, mark = at, met
        elif met == '""' and mark == '"':
            # A doubled mark inside a plain one: the plain one was the delimiter of a table, not a quotation.
            start, mark = at, met
        elif met == _CLOSERS[mark] and (mark not in {"‘", "'"} or _closes_single(text, start, at)):
            quotes.append(Quote(start, match.end()))
            start = -1
    return tuple(quotes)


def number_quotations(text: str) -> tuple[int, ...]:
    """For each quote the number of its quotation: paragraphs that open with a mark each, and of which only the last
    closes, are one."""
    quotes = find_quotes(text)
    numbers = [0] if quotes else []
    for before, quote in pairwise(quotes):
        numbers.append(numbers[-1] if _leads_on(text, before, quote) else numbers[-1] + 1)
    return tuple(numbers)


def _leads_on(text: str, before: Quote, quote: Quote) -> bool:
    """Whether a quote opens a paragraph and is not closed there, but goes on in the next."""
    opens = before.start == 0 or text[before.start - 1] == "\n"
    closed = text[before.end - 1] == _CLOSERS[text[before.start]]
    return opens and not closed and text[before.end : quote.start].isspace()


def mark_quoted(reading: Reading) -> list[bool]:
    """For each word whether it stands in a quotation."""
    quotes = find_quotes(reading.document.text)
    return [find_holding(quotes, word.start) is not None for word in reading.words]


def find_holding(stretches: Sequence[_Stretch], place: int) -> int | None:
    """The index of the stretch in which a place lies, if any; they are in text order and do not overlap."""
    at = bisect_right(stretches, place, key=lambda stretch: stretch.start) - 1
    return at if at >= 0 and place < stretches[at].end else None


def _opens(text: str, after: int) -> bool:
    return after < len(text) and not text[after].isspace()


def _next_line(text: str, at: int) -> str:
    end = text.find("\n", at, at + _MAX_CHARS)
    return text[at : end if end >= 0 else at + _MAX_CHARS]


def _goes_on(text: str, at: int, mark: str) -> bool:
    """Whether a quotation that is open at a line's end is closed in the next line before another opens."""
    closer = _CLOSERS[mark]
    if mark in {"‘", "'"}:
        return False
    line = _next_line(text, at)
    close = line.find(closer)
    if close < 0:
        return False
    if mark in _STRAIGHT:
        return (
            line.count(closer) % 2 == 1 and not line.startswith(mark) and (close > 0 and not line[close - 1].isspace())
        )
    opening = line.find(mark)
    return opening < 0 or close < opening


def _reopens(text: str, at: int, mark: str) -> bool:
    """Whether the next paragraph opens with the same mark, as running quotations do."""
    return text.startswith(mark, at)


def _closes_single(text: str, start: int, at: int) -> bool:
    """A single mark after a stop or before one closes; after a plain "s" it may be a genitive."""
    if text[at - 1] in ".,!?…" or text[at - 1].lower() != "s" or " " not in text[start:at]:
        return True
    return text[at + 1 : at + 2] in {".", ",", ";", ")", "", "\n"}
