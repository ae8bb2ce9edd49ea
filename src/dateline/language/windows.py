"""Word pieces of a text, exactly in code points, and the windows in which the encoder sees them.

A text is cut into stretches (sentences by rule), each stretch into pieces by the encoder's own tokenizer, and as many
stretches as fit are put into one window. Only a stretch too long for a window is seen in several, which overlap.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dateline.language.sides import make_neutral

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW_PIECES = 254  # with the two marks at its ends a window has 256
OVERLAP_PIECES = 64  # context on either side where one stretch needs several windows
LOOKS = (
    32  # letter case (5) by what stands before the piece (3), and one for the marks; all again for the strict reading
)
MARK_LOOK = 15
STRICT = 16  # added to every look where attributions are meant as sourcing.md defines them; without, as PolNeAR does
_HALVES = re.compile("[\ud800-\udfff]")

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """All word pieces of a text, in order; every array has one row a piece."""

    ids: Ints
    starts: Ints  # code points, half-open
    ends: Ints
    looks: Ints  # letter case and what stands before: see `look_at`
    opens: npt.NDArray[np.bool_]  # whether the piece begins a unit; a unit's other pieces carry no label
    stretches: Ints  # index of the first piece of each stretch, and past the last one: (stretches + 1,)


def cut_pieces(text: str, bounds: Sequence[tuple[int, int]], tokenizer: "Tokenizer") -> Pieces:
    """The pieces of the stretches of `text` that `bounds` give; a stretch without pieces has none.

    Names of sides are neutral before the tokenizer sees them (`dateline.language.sides`): such a name is one piece.
    """
    whole = _HALVES.sub("\ufffd", text)  # the tokenizer takes no halves of surrogate pairs; no offset moves
    order: dict[str, dict[str, str]] = {}
    neutral = [make_neutral(whole[start:end], order) for start, end in bounds]
    encoded = tokenizer.encode_batch([stretch.text for stretch in neutral], add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    looks: list[int] = []
    opens: list[bool] = []
    firsts = [0]
    for (offset, _), names, stretch in zip(bounds, neutral, encoded, strict=True):
        words = stretch.word_ids
        ids.extend(stretch.ids)
        first = len(starts)
        for start, end in stretch.offsets:
            opened, closed = names.find_origin(start, end) if names.starts else (start, end)
            opened += offset
            starts.append(opened)
            ends.append(closed + offset)
            looks.append(look_at(names.text[start:end], before=text[opened - 1] if opened else "\n"))
        if len(starts) > first and ("\n" in text[max(0, offset - 3) : offset] or not starts[first]):
            looks[first] += looks[first] % 3  # what stands before it is a line end
        opens.extend(index == 0 or word != words[index - 1] for index, word in enumerate(words))
        firsts.append(len(ids))
    return Pieces(
        ids=np.array(ids, np.int32),
        starts=np.array(starts, np.int32),
        ends=np.array(ends, np.int32),
        looks=np.array(looks, np.int32),
        opens=np.array(opens, np.bool_),
        stretches=np.array(firsts, np.int32),
    )


def look_at(piece: str, *, before: str) -> int:
    """Letter case of a piece (none, lower, capital first, capitals, mixed) times three, plus what stands before it
    (nothing, white space; a line end is told by the stretch): what an uncased vocabulary does not tell.

    A line end inside a stretch is white space: the line was only wrapped.
    """
    return _find_case(piece) * 3 + before.isspace()


@lru_cache(maxsize=65_536)
def _find_case(piece: str) -> int:
    if piece.islower():
        return 1
    if piece.isupper():
        return 2 if len(piece) == 1 else 3
    if not any(map(str.isalpha, piece)):
        return 0
    return 2 if piece[1:].islower() else 4


def cut_windows(stretches: Ints, *, first: int = 0, size: int = WINDOW_PIECES) -> list[tuple[int, int]]:
    """The (first, past the last) piece of every window, from the stretch `first` on; only windows within one long
    stretch overlap."""
    windows: list[tuple[int, int]] = []
    start = end = int(stretches[first])
    for after in stretches[first + 1 :].tolist():
        if after - start <= size:
            end = after
            continue
        if end > start:
            windows.append((start, end))
        start = end
        while after - start > size:
            windows.append((start, start + size))
            start += size - 2 * min(OVERLAP_PIECES, size // 4)
        end = after
    if end > start:
        windows.append((start, end))
    return windows
