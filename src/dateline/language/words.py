"""Cutting a text into words, exactly in code points: every character that is not white space lies in one word."""

import re
from typing import NamedTuple


class Word(NamedTuple):
    """A word, number or mark of the text."""

    start: int
    end: int
    text: str
    lower: str


_LETTER = r"[^\W\d_][\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200d]*"
WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}(?=[\s,;:'’\")\]–—-]|$)"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|[a-z]{1,2}(?![a-z]))?"  # 1,000  3.5  14:30  2nd  5m
    r"|['’]s\b"  # the genitive stands alone, so that a name is the same word with and without it
    rf"|(?:{_LETTER})+(?:(?:['’](?!s\b)|[-‐‑](?=\w))(?:(?:{_LETTER})+|\d+))*"
    r"|\.\.\.+|--+"
    r"|\S"
)


def lower(text: str) -> str:
    """`text` in lower case, where a character that would become several stays: offsets do not move."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order. Misses nothing: a character that fits no pattern is a word by itself."""
    return tuple(
        [Word(match.start(), match.end(), found := match.group(), found.lower()) for match in WORD.finditer(text)]
    )
