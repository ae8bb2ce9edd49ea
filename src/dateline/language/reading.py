"""A text cut into words and sentences, with what the reader model says of it: what every finder starts from."""

from bisect import bisect_left
from dataclasses import dataclass

from dateline.language.encoder import Model, load_model
from dateline.language.heads import Scores, find_starts, score_text
from dateline.language.segmentation import cut_at_starts, find_sentence_bounds
from dateline.language.windows import cut_pieces
from dateline.language.words import Word, find_words
from dateline.records.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its words, the bounds of its sentences and the model's scores."""

    document: Document
    words: tuple[Word, ...]  # in text order, never overlapping, white space left out
    sentences: tuple[tuple[int, int], ...]  # (start, end) in code points, in text order, never overlapping
    sentence_words: tuple[tuple[int, int], ...]  # (first, past the last) index into words, one a sentence
    scores: Scores


def read_text(
    document: Document, *, max_sentence_chars: int, model: Model | None = None, strict: bool = True
) -> Reading:
    """The words of `document`, its sentences, and what the model says; the lines of its header belong to no sentence.

    The model is the one of the package when none is given. Rules cut the text into stretches, which go whole into the
    model's windows; where sentences start is then the model's word. `strict` reads attributions as sourcing.md defines
    them; otherwise plans, wishes and talks count too.

    Raises:
        ModelError: the model cannot be loaded.
    """
    model = model or load_model()
    text = document.text
    above, body = 0, 0
    if document.header is not None:
        above, body = text.rfind("\n", 0, document.header.start) + 1, document.header.end
    parts = (
        find_sentence_bounds(text, end=above, max_sentence_chars=max_sentence_chars),
        find_sentence_bounds(text, start=body, max_sentence_chars=max_sentence_chars),
    )
    scores = score_text(model, cut_pieces(text, [*parts[0], *parts[1]], model.tokenizer), strict=strict)
    opened = find_starts(scores)
    sentences = tuple(
        bounds
        for part in parts
        for bounds in cut_at_starts(text, part, starts=opened, max_sentence_chars=max_sentence_chars)
    )
    words = find_words(text)
    starts = [word.start for word in words]
    return Reading(
        document=document,
        words=words,
        sentences=sentences,
        sentence_words=tuple((bisect_left(starts, start), bisect_left(starts, end)) for start, end in sentences),
        scores=scores,
    )
