"""Names in lines whose capitals tell nothing: only those that stand in a list or in the prose of the same text."""

from collections.abc import Iterator, Sequence

from dateline.extract.entities.typing import CERTAIN, WEAK, Mention
from dateline.language.known import KNOWN, LONGEST
from dateline.language.lexicon import COMMON_WORDS
from dateline.language.words import Word
from dateline.records.sources import EntityType

_WORDS_TOO = frozenset(
    {"US", "WHO", "IT", "ICE", "Us", "Who", "Time", "Fed", "Tor", "Arrow", "Independent", "West", "Meta", "Apple"}
)


def find_known_names(
    words: Sequence[Word], lines: Sequence[tuple[int, int]], *, known: Sequence[Mention]
) -> Iterator[Mention]:
    """Mentions in `lines`, the longest at each place; a line in capitals is compared without regard to case."""
    names: dict[str, EntityType] = {name: kind for name, kind in KNOWN.items() if name not in _WORDS_TOO}
    for mention in known:
        if mention.weight > WEAK or (mention.type == "person" and mention.weight == WEAK):
            names.setdefault(" ".join(word.text for word in words[mention.first : mention.past]), mention.type)
            if mention.type == "person" and words[mention.past - 1].lower not in COMMON_WORDS:
                names.setdefault(words[mention.past - 1].text, "person")
    shouted = {name.upper(): kind for name, kind in names.items()}
    for first, past in lines:
        capitals = all(word.text.isupper() for word in words[first:past] if len(word.text) > 3)
        at = first
        while at < past:
            length = next(
                (
                    length
                    for length in range(min(LONGEST, past - at), 0, -1)
                    if (" ".join(word.text for word in words[at : at + length]) in (shouted if capitals else names))
                ),
                0,
            )
            if length:
                name = " ".join(word.text for word in words[at : at + length])
                yield Mention(at, at + length, (shouted if capitals else names)[name], CERTAIN, "")
            at += length or 1
