"""Names as the reader model marks them, in words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.entities.known import DEMONYMS
from dateline.extract.entities.typing import FAIR, Mention
from dateline.language.heads import find_names
from dateline.language.lexicon import ADDRESSES, COMMON_WORDS, ORGANISATION_HEADS, PLACE_HEADS, ROLES, TITLES
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import EntityType

_LEAST = 0.8  # probability from which a marked name counts; set by F1 on UNER dev, in steps of a tenth
_LEARNED: dict[str, EntityType] = {"person": "person", "organisation": "organisation", "place": "place"}
_HEADS = ORGANISATION_HEADS | PLACE_HEADS  # "the Post", "the Bridge" are short for a longer name
_AROUND = frozenset("'\"“”‘’,;:()[]") | {"'s", "’s"}


def find_learned_names(reading: Reading, *, headlines: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The persons, bodies and places of which the model is sure, as words without the marks around them.

    None in `headlines`, (first, past the last) words of lines whose capitals tell nothing. Its encoder knows no
    capitals beyond a hint, so what has none, a nationality and a plain word are left out.
    """
    words = reading.words
    starts = [word.start for word in words]
    openings = {first for first, _ in reading.sentence_words}
    shouted = {at for line in headlines for at in range(*line)}
    for part, label in find_names(reading.scores):
        if part.score < _LEAST or label not in _LEARNED:
            continue
        first, past = bisect_left(starts, part.start), bisect_left(starts, part.end)
        if (first and words[first - 1].end > part.start) or (past > first and words[past - 1].end > part.end):
            continue  # part of a word: "US-backed"
        while first < past and words[first].text in _AROUND:
            first += 1
        while past > first and words[past - 1].text in _AROUND:
            past -= 1
        if past - first == 1 and first in openings:
            continue  # its capital may only be that of the sentence
        if first not in shouted and _is_name(words[first:past]):
            address = ADDRESSES.get(words[first - 1].lower, "") if first else ""
            yield Mention(first, past, _LEARNED[label], FAIR, address)


def _is_name(words: Sequence[Word]) -> bool:
    if not any(word.text[0].isupper() for word in words) or all(word.text in DEMONYMS for word in words):
        return False
    return len(words) > 1 or (words[0].lower not in COMMON_WORDS | ROLES | TITLES and words[0].text not in _HEADS)
