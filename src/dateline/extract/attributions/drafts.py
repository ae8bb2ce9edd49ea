"""An attribution in the making, in word indices."""

from typing import NamedTuple


class Draft(NamedTuple):
    """Which words are source, cue and content; (first, past the last) index into the words of the reading."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    score: float  # 0 to 1
