"""Windows with targets: what one labelled text asks of every head, piece by piece."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dateline.language.windows import Pieces
from training.corpora import CERTAINTIES, CHECKABLES, KINDS, TECHNIQUES, VOICES, Bounds, Labelled, Linked

IGNORED = -1
ENTITY_TYPES = ("person", "organisation", "place", "group", "weapon", "other")
ENTITY_TAGS = 1 + 2 * len(ENTITY_TYPES)  # O, then B and I of each type
ANY_ENTITY = (1 << ENTITY_TAGS) - 1

Tags = npt.NDArray[np.int64]


@dataclass(slots=True, kw_only=True)
class Window:
    """One window and its targets. Tags: (pieces,), `IGNORED` where nothing is asked; 0 outside, 1 begins, 2 inside."""

    ids: Tags
    looks: Tags
    corpus: str
    roles: Tags | None = None  # (3, pieces): source, cue, content
    pairs: list[tuple[int, Tags]] = field(default_factory=list)  # anchor, tags: 0, 1-2 source, 3-4 content
    kinds: list[tuple[int, Tags, int]] = field(default_factory=list)  # anchor, pieces of the source, kind
    sentences: list[tuple[int, int, tuple[int, int, int, int]]] = field(default_factory=list)  # bit sets of labels
    starts: Tags | None = None
    entities: Tags | None = None  # bit sets of the tags that are allowed
    times: Tags | None = None
    quantities: Tags | None = None
    persuasion: Tags | None = None  # 1 inside any technique
    techniques: list[tuple[int, int, int]] = field(default_factory=list)  # first, past the last piece, technique
    commitments: list[tuple[int, float]] = field(default_factory=list)


class Targets:
    """The targets over a whole text, cut into windows on demand."""

    def __init__(self, labelled: Labelled, pieces: Pieces) -> None:
        self.labelled, self.pieces = labelled, pieces
        self.roles = self._tag_roles() if labelled.attributions is not None else None
        self.links = [self._link(link) for link in labelled.attributions or ()]
        self.starts = self._tag_starts() if labelled.starts is not None else None
        self.entities = self._tag_entities() if labelled.entities is not None else None
        self.times = self._tag(labelled.times) if labelled.times is not None else None
        self.quantities = self._tag(labelled.quantities) if labelled.quantities is not None else None
        self.persuasion = None
        if labelled.techniques is not None:
            self.persuasion = np.minimum(self._tag([(s, e) for s, e, _ in labelled.techniques]), 1)

    def find(self, bounds: Bounds) -> tuple[int, int]:
        """First and past the last piece that overlap the bounds."""
        first = int(np.searchsorted(self.pieces.ends, bounds[0], side="right"))
        last = int(np.searchsorted(self.pieces.starts, bounds[1], side="left"))
        return first, max(first, last)

    def _empty(self) -> Tags:
        return np.where(self.pieces.opens, 0, IGNORED).astype(np.int64)

    def _paint(self, tags: Tags, bounds: Bounds) -> None:
        first, last = self.find(bounds)
        if first < last:
            tags[first:last][self.pieces.opens[first:last]] = 2
            tags[first] = 1

    def _tag(self, spans: Sequence[Bounds]) -> Tags:
        tags = self._empty()
        for bounds in spans:
            self._paint(tags, bounds)
        return tags

    def _tag_roles(self) -> Tags:
        links = self.labelled.attributions or ()
        contents = sorted({part for link in links for part in link.contents}, key=lambda p: (p[0] - p[1], p))
        return np.stack(
            [
                self._tag(sorted({part for link in links for part in link.source})),
                self._tag(sorted({link.cue for link in links if link.cue})),
                self._tag_outermost(contents),
            ]
        )

    def _tag_outermost(self, longest_first: Sequence[Bounds]) -> Tags:
        tags = self._empty()
        for bounds in longest_first:
            first, last = self.find(bounds)
            if first < last and not (tags[first:last] > 0).any():
                self._paint(tags, bounds)
        return tags

    def _link(self, link: Linked) -> tuple[int, int]:
        """The anchor (first piece of the cue, or of the content in a running quotation), and the kind."""
        anchor = self.find(link.cue or link.contents[0])[0] if (link.cue or link.contents) else len(self.pieces.ids)
        return anchor, KINDS.index(link.kind) if link.kind else IGNORED

    def _tag_link(self, link: Linked, start: int, end: int) -> Tags:
        """The tags of one attribution in the pieces from `start` up to `end`."""
        tags = np.where(self.pieces.opens[start:end], 0, IGNORED).astype(np.int64)
        for parts, begin in ((link.contents, 3), (link.source, 1)):
            for bounds in parts:
                first, last = (min(max(at, start), end) - start for at in self.find(bounds))
                if first < last:
                    tags[first:last][self.pieces.opens[start + first : start + last]] = begin + 1
                    if self.find(bounds)[0] >= start:
                        tags[first] = begin
        return tags

    def _tag_starts(self) -> Tags:
        tags = self._empty()
        for start in self.labelled.starts or ():
            first = self.find((start, start + 1))[0]
            if first < len(tags):
                tags[first] = 1
        return tags

    def _tag_entities(self) -> Tags:
        closed = self.labelled.entity_types
        outside = 1
        for number, name in enumerate(ENTITY_TYPES):
            if name not in closed:
                outside |= 3 << (1 + 2 * number)
        tags = np.where(self.pieces.opens, outside, 0).astype(np.int64)
        for start, end, name in self.labelled.entities or ():
            first, last = self.find((start, end))
            if first < last and name == "any":
                tags[first:last][self.pieces.opens[first:last]] = ANY_ENTITY
            elif first < last:
                begin = 1 << (1 + 2 * ENTITY_TYPES.index(name))
                tags[first:last][self.pieces.opens[first:last]] = begin << 1
                tags[first] = begin
        return tags

    def cut(self, start: int, end: int) -> Window:
        """The window from the piece `start` up to `end`."""
        window = Window(
            ids=self.pieces.ids[start:end].astype(np.int64),
            looks=self.pieces.looks[start:end].astype(np.int64),
            corpus=self.labelled.corpus,
        )
        for name in ("starts", "entities", "times", "quantities", "persuasion"):
            whole = getattr(self, name)
            setattr(window, name, None if whole is None else whole[start:end].copy())
        if self.roles is not None:
            window.roles = self.roles[:, start:end].copy()
        for (anchor, kind), link in zip(self.links, self.labelled.attributions or (), strict=True):
            if start <= anchor < end:
                own = self._tag_link(link, start, end)
                if link.cue is not None:
                    window.pairs.append((anchor - start, own))
                if kind != IGNORED:
                    source = np.flatnonzero((own == 1) | (own == 2))
                    window.kinds.append((anchor - start, source, kind))
        for sentence in self.labelled.sentences or ():
            first, last = self.find(sentence.bounds)
            if start <= first < last <= end:
                silence = 3 if sentence.from_silence is None else 1 << int(sentence.from_silence)
                bits = (
                    _bits(VOICES, sentence.voice),
                    _bits(CERTAINTIES, sentence.certainty),
                    _bits(CHECKABLES, sentence.checkable),
                    silence,
                )
                window.sentences.append((first - start, last - start, bits))
        for s, e, name in self.labelled.techniques or ():
            first, last = self.find((s, e))
            if start <= first < last <= end:
                window.techniques.append((first - start, last - start, TECHNIQUES.index(name)))
        for s, e, value in self.labelled.commitments or ():
            first, last = self.find((s, e))
            if start <= first < last <= end:
                window.commitments.append((first - start, value))
        return window


def _bits(names: Sequence[str], allowed: frozenset[str]) -> int:
    return sum(1 << number for number, name in enumerate(names) if name in allowed)


def perturb(window: Window, swaps: Sequence[Sequence[int]], dice: random.Random) -> Window:
    """The same window with sides exchanged, letter case lost, or quotation marks of another style; targets stay."""
    ids, looks = window.ids, window.looks
    if dice.random() < _SWAP_SHARE:
        ids = ids.copy()
        for group in swaps:
            order = list(group)
            dice.shuffle(order)
            table = dict(zip(group, order, strict=True))
            for at in np.flatnonzero(np.isin(ids, group)):
                ids[at] = table[int(ids[at])]
    if dice.random() < _CASE_SHARE:
        case = dice.choice((1, 3))
        looks = np.where(looks < 3, looks, case * 3 + looks % 3)
    return _with(window, ids=ids, looks=looks)


_SWAP_SHARE = 0.35  # of windows in which names of sides are exchanged
_CASE_SHARE = 0.04  # of windows that lose their letter case


def _with(window: Window, *, ids: Tags, looks: Tags) -> Window:
    changed = Window(ids=ids, looks=looks, corpus=window.corpus)
    for name in Window.__dataclass_fields__:
        if name not in {"ids", "looks", "corpus"}:
            setattr(changed, name, getattr(window, name))
    return changed
