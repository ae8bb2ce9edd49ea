"""Names as the reader model marks them, in words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from dateline.extract.entities.runs import is_seat
from dateline.extract.entities.typing import FAIR, Mention, drop_honours, measure_title
from dateline.language.encoder import Floats
from dateline.language.heads import find_names, softmax
from dateline.language.known import DEMONYMS, KNOWN
from dateline.language.lexicon import ADDRESSES, COMMON_WORDS, HONOURS, ORGANISATION_HEADS, PLACE_HEADS, ROLES, TITLES
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import EntityType

TYPES: dict[str, EntityType] = {"person": "person", "organisation": "organisation", "place": "place"}
# Probability from which a marked name counts, and where no capital speaks for it; both by F1 on UNER dev, which
# changes little around them.
_LEAST, _LEAST_UNAIDED = 0.8, 0.9
_HEADS = frozenset(head.lower() for head in ORGANISATION_HEADS | PLACE_HEADS)  # "the Post": short for a longer name
_NO_NAMES = COMMON_WORDS | ROLES | TITLES | _HEADS  # by themselves
_AROUND = frozenset("'\"“”‘’,;:()[]") | {"'s", "’s", "the"}
_CUT = frozenset({"of", "for", "and"})  # a name that begins or ends so was not seen whole
_BEFORE = _AROUND | _CUT


def find_learned_names(reading: Reading, *, headlines: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The persons, bodies and places of which the model is sure, as words without the marks and titles around them.

    It has to be surer where a capital tells nothing: in `headlines`, (first, past the last) words, at the opening of
    a sentence, and for a name in small letters. Its encoder hardly tells a name from a nationality or a plain word.
    """
    words = reading.words
    starts = [word.start for word in words]
    openings = {first for first, _ in reading.sentence_words}
    shouted = {at for line in headlines for at in range(*line)}
    for part, label in find_names(reading.scores):
        if part.score < _LEAST or label not in TYPES:
            continue
        first, past = bisect_left(starts, part.start), bisect_left(starts, part.end)
        if (first and words[first - 1].end > part.start) or (past > first and words[past - 1].end > part.end):
            continue  # part of a word: "US-backed"
        opens = past - first == 1 and first in openings
        first, past = _trim(words, first, past)
        if past - first == 1 and words[first].text in HONOURS and first and words[first - 1].text[0].isupper():
            continue  # "Jane Roe KC"
        if first < past and is_seat(words, first):
            continue
        name = words[first:past]
        aided = not opens and first not in shouted and any(word.text[0].isupper() for word in name)
        if _is_name(name) and (aided or part.score >= _LEAST_UNAIDED):
            address = ADDRESSES.get(words[first - 1].lower, "") if first else ""
            yield Mention(first, past, TYPES[label], FAIR, address)


def _trim(words: Sequence[Word], first: int, past: int) -> tuple[int, int]:
    """The stretch without what is no part of a name at its ends."""
    while first < past and words[first].text in _BEFORE:
        first += 1
    while past > first and words[past - 1].text in _AROUND:
        past -= 1
    whole = " ".join(word.text for word in words[first:past])
    if past - first > 1 and words[first].text == "The" and whole not in KNOWN:
        first += 1
    if past - first > 1 and measure_title(words, past - 1, len(words)) > 1:
        past -= 1  # "UN Special" Envoy
    past = drop_honours(words, first, past)
    while 0 < (title := measure_title(words, first, past)) < past - first:
        first += title
    return first, past


def _is_name(words: Sequence[Word]) -> bool:
    if not words or words[-1].text in _CUT or all(word.text in DEMONYMS for word in words):
        return False
    return len(words) > 1 or words[0].lower not in _NO_NAMES


def judge_words(reading: Reading) -> Floats:
    """The probability that a word belongs to a name of each of `TYPES`: one row a word, the highest of its units."""
    scores = reading.scores
    units = np.flatnonzero(scores.pieces.opens)
    if not len(units) or not reading.words:
        return np.zeros((len(reading.words), len(TYPES)), np.float32)
    begins = np.array([1 + 2 * scores.card.labels["entity"].index(label) for label in TYPES])
    tags = softmax(scores.kept["entities"][units].astype(np.float32))
    firsts = np.searchsorted(scores.pieces.starts[units], [word.start for word in reading.words], side="right") - 1
    judged: Floats = np.maximum.reduceat(tags[:, begins] + tags[:, begins + 1], np.maximum(firsts, 0))
    return judged
