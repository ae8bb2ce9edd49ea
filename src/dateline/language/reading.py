"""A text cut into words and sentences: what every finder starts from."""

from bisect import bisect_left
from dataclasses import dataclass

from dateline.language.segmentation import find_sentence_bounds
from dateline.language.words import Word, find_words
from dateline.records.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its words and the bounds of its sentences."""

    document: Document
    words: tuple[Word, ...]  # in text order, never overlapping, white space left out
    sentences: tuple[tuple[int, int], ...]  # (start, end) in code points, in text order, never overlapping
    sentence_words: tuple[tuple[int, int], ...]  # (first, past the last) index into words, one a sentence


def read_text(document: Document, *, max_sentence_chars: int) -> Reading:
    """The words and sentences of `document`; its header line belongs to no sentence."""
    words = find_words(document.text)
    body = document.header.end if document.header else 0
    sentences = find_sentence_bounds(document.text, start=body, max_sentence_chars=max_sentence_chars)
    starts = [word.start for word in words]
    return Reading(
        document=document,
        words=words,
        sentences=sentences,
        sentence_words=tuple((bisect_left(starts, start), bisect_left(starts, end)) for start, end in sentences),
    )
