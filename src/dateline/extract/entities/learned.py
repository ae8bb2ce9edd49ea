"""Names as the reader model marks them, in words."""

from bisect import bisect_left
from collections.abc import Iterator

from dateline.extract.entities.typing import STRONG, Mention
from dateline.language.heads import find_names
from dateline.language.lexicon import ADDRESSES
from dateline.language.reading import Reading

_LEAST = 0.5  # probability from which a marked name counts
_NOT_NAMES = frozenset("'\"“”‘’.,;:()[]")


def find_learned_names(reading: Reading) -> Iterator[Mention]:
    """The names that the model is surer of than not, as words without the marks around them."""
    words = reading.words
    starts = [word.start for word in words]
    for part, kind in find_names(reading.scores):
        if part.score < _LEAST:
            continue
        first, past = bisect_left(starts, part.start), bisect_left(starts, part.end)
        if first and words[first - 1].end > part.start:
            first -= 1  # the model's unit begins inside a word of ours
        while first < past and words[first].text in _NOT_NAMES:
            first += 1
        while past > first and words[past - 1].text in _NOT_NAMES | {"'s", "’s"} and words[past - 1].text != ".":
            past -= 1
        if first < past:
            address = ADDRESSES.get(words[first - 1].lower, "") if first else ""
            yield Mention(first, past, kind, STRONG, address)  # type: ignore[arg-type]  # the card's types are the record's
