"""Batches: the windows of one step and all that is asked of them, as tensors that a device can take at once.

A window is `width` pieces wide, the mark before it and the mark after it not counted. Where nothing is asked of a piece
its target is `IGNORED`, so that windows of corpora with different layers share a batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from dateline.language.windows import MARK_LOOK, STRICT
from training.windows import CHAINS, IGNORED, Shown, Window

OPEN_MARK, CLOSE_MARK, PADDING = 101, 102, 0


@dataclass(slots=True, kw_only=True)
class Batch:
    """One step. W windows, N pieces with both marks, n without; A anchors, K kinds, S sentences, T techniques, C
    commitments, each with the row of its window."""

    ids: Tensor  # (W, N)
    looks: Tensor  # (W, N)
    shown_ids: Tensor  # (W, N), as the network in training reads them, with pieces hidden; teachers read `ids`
    shown_looks: Tensor  # (W, N)
    mask: Tensor  # (W, N), 1 for a piece
    opens: Tensor  # (W, n), whether a unit begins with the piece
    roles: Tensor  # (W, 3, n)
    runs: Tensor  # (W, n)
    starts: Tensor  # (W, n)
    entities: Tensor  # (W, n), bit sets of the tags that are allowed, 0 where nothing is asked
    amounts: Tensor  # (W, 2, n)
    persuasion: Tensor  # (W, n)
    anchors: Tensor  # (A, 2): row, piece
    chains: Tensor  # (A, 2, n): tags of source and content
    kinds: Tensor  # (K, 3): row, anchor, kind
    kind_sources: Tensor  # (K, n), whether the piece is of the source
    sentences: Tensor  # (S, 7): row, first, past the last, bit sets of voice, certainty, checkable, from_silence
    stretches: Tensor  # (S', 3): row, first, past the last of every sentence by rule, labelled or not
    techniques: Tensor  # (T, 4): row, first, past the last, technique
    commitments: Tensor  # (C, 2): row, piece
    commitment_values: Tensor  # (C,), -3 to +3

    def pin_memory(self) -> "Batch":
        """The same batch where a device can fetch it by itself (the name is torch's)."""
        return Batch(**{f.name: getattr(self, f.name).pin_memory() for f in fields(self)})

    def move(self, device: torch.device) -> "Batch":
        """The same batch on another device."""
        moved = {f.name: getattr(self, f.name).to(device, non_blocking=True) for f in fields(self)}
        return Batch(**{name: t.long() if t.dtype in _SMALL else t for name, t in moved.items()})


_SMALL = (torch.int8, torch.int16, torch.int32)


def stack(windows: Sequence[Window], *, shown: Sequence[Shown], strict: Sequence[bool]) -> Batch:
    """The batch of some windows; `shown` is what is left to be seen of each, `strict` how attributions are meant."""
    width = max(len(window.ids) for window in windows)
    ids, looks = _frame([(window.ids, window.looks) for window in windows], width, strict)
    shown_ids, shown_looks = _frame(shown, width, strict)
    mask = np.zeros((len(windows), width + 2), np.float32)
    for row, window in enumerate(windows):
        mask[row, : len(window.ids) + 2] = 1.0
    anchors = [(row, anchor, tags) for row, window in enumerate(windows) for anchor, tags in window.pairs]
    kinds = [(row, *asked) for row, window in enumerate(windows) for asked in window.kinds]
    sources = np.zeros((len(kinds), width), np.float32)
    for number, (_, _, source, _) in enumerate(kinds):
        sources[number, source] = 1.0
    commitments = [(row, *asked) for row, window in enumerate(windows) for asked in window.commitments]
    return Batch(
        ids=ids,
        looks=looks,
        shown_ids=shown_ids,
        shown_looks=shown_looks,
        mask=torch.from_numpy(mask),
        opens=_pad([window.opens for window in windows], width, 0),
        roles=_pad([window.roles for window in windows], width, IGNORED, rows=3),
        runs=_pad([window.runs for window in windows], width, IGNORED),
        starts=_pad([window.starts for window in windows], width, IGNORED),
        entities=_pad([window.entities for window in windows], width, 0, kind=np.int16),
        amounts=torch.stack(
            [
                _pad([window.times for window in windows], width, IGNORED),
                _pad([window.quantities for window in windows], width, IGNORED),
            ],
            1,
        ),
        persuasion=_pad([window.persuasion for window in windows], width, IGNORED),
        anchors=_table([(row, anchor) for row, anchor, _ in anchors], 2),
        chains=_pad([tags for _, _, tags in anchors], width, IGNORED, rows=len(CHAINS)),
        kinds=_table([(row, anchor, kind) for row, anchor, _, kind in kinds], 3),
        kind_sources=torch.from_numpy(sources),
        sentences=_table([(r, s, e, *bits) for r, window in enumerate(windows) for s, e, bits in window.sentences], 7),
        stretches=_table([(row, *bounds) for row, window in enumerate(windows) for bounds in window.stretches], 3),
        techniques=_table([(row, *asked) for row, window in enumerate(windows) for asked in window.techniques], 4),
        commitments=_table([(row, at) for row, at, _ in commitments], 2),
        commitment_values=torch.tensor([value for *_, value in commitments], dtype=torch.float32),
    )


def _frame(pieces: Sequence[Shown], width: int, strict: Sequence[bool]) -> tuple[Tensor, Tensor]:
    """The ids and looks of windows between their marks, (W, width + 2) each."""
    ids = np.full((len(pieces), width + 2), PADDING, np.int32)
    looks = np.full((len(pieces), width + 2), MARK_LOOK, np.int8)
    for row, (own_ids, own_looks) in enumerate(pieces):
        size = len(own_ids)
        ids[row, 0], ids[row, size + 1] = OPEN_MARK, CLOSE_MARK
        ids[row, 1 : size + 1] = own_ids
        looks[row, 1 : size + 1] = own_looks
        looks[row] += STRICT * strict[row]
    return torch.from_numpy(ids), torch.from_numpy(looks)


def _pad(
    arrays: Sequence[np.ndarray | None], width: int, filler: int, *, rows: int = 0, kind: type = np.int8
) -> Tensor:
    """One array a window, or an anchor, side by side: (arrays, [rows,] width)."""
    shape = (len(arrays), rows, width) if rows else (len(arrays), width)
    padded: np.ndarray = np.full(shape, filler, kind)
    for number, array in enumerate(arrays):
        if array is not None:
            padded[number, ..., : array.shape[-1]] = array
    return torch.from_numpy(padded)


def _table(rows: Sequence[tuple[int, ...]], columns: int) -> Tensor:
    return torch.from_numpy(np.array(rows, np.int32).reshape(len(rows), columns))
