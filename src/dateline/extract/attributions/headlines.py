"""The colon as a cue: "Jane Roe: taxes will fall" and, in headlines, "Taxes will fall: minister"."""

from collections.abc import Sequence

from dateline.extract.attributions.drafts import Draft
from dateline.language.cues import DOCUMENTS, load_cue_verbs
from dateline.language.lexicon import ROLES
from dateline.language.reading import Reading
from dateline.records.sources import Entity

_LONGEST_SPEAKER = 5  # words before or after the colon
_SPEAKERS = (
    ROLES | DOCUMENTS | frozenset("police officials experts analysts sources witnesses residents reports".split())
)


def find_headline_drafts(
    reading: Reading, index: int, entities: Sequence[Entity], earlier: Sequence[Draft]
) -> list[Draft]:
    """At most one draft: the speaker stands alone before a colon at the start, or after one at the end of a line.

    Misses speakers that are neither named in the article nor a role.
    """
    first, last = reading.sentence_words[index]
    words = reading.words
    colon = next((i for i in range(first + 1, last - 1) if words[i].text == ":"), None)
    if colon is None or any(d.cue is not None for d in earlier):
        return []
    if colon - first <= _LONGEST_SPEAKER and last - colon > 3 and _speaks(reading, first, colon, entities):
        return [Draft((first, colon), (colon, colon + 1), (colon + 1, _end(reading, last)), 0.7)]
    open_end = words[last - 1].text[:1].isalnum()
    short = last - colon - 1 <= _LONGEST_SPEAKER - 2 and colon - first > 3
    if open_end and short and (words[last - 1].lower in _SPEAKERS or _speaks(reading, colon + 1, last, entities)):
        return [Draft((colon + 1, last), (colon, colon + 1), (first, colon), 0.6)]
    return []


def _speaks(reading: Reading, first: int, end: int, entities: Sequence[Entity]) -> bool:
    words = reading.words
    if any(words[i].lower in load_cue_verbs() for i in range(first, end)):
        return False
    if words[end - 1].lower in _SPEAKERS and words[first].text[:1].isupper():
        return True
    start, stop = words[first].start, words[end - 1].end
    return any(
        entity.type in {"person", "organisation"}
        and any(m.start <= stop and start <= m.start and m.end == stop for m in entity.mentions)
        for entity in entities
    )


def _end(reading: Reading, last: int) -> int:
    return last - 1 if reading.words[last - 1].text in {".", "!"} else last
