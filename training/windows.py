"""Windows with targets: what one labelled text asks of every head, piece by piece."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dateline.language.windows import Pieces
from training.corpora import CERTAINTIES, CHECKABLES, KINDS, TECHNIQUES, VOICES, Bounds, Labelled, Linked

IGNORED = -1
CHAINS = ("source", "content")  # of an anchor; each unit has one tag in each
OUTSIDE, BEGINS, INSIDE, ENDS = range(4)  # tags of a chain; one unit alone only begins
ENTITY_TYPES = ("person", "organisation", "place", "group", "weapon", "other")
ENTITY_TAGS = 1 + 2 * len(ENTITY_TYPES)  # O, then B and I of each type
ANY_ENTITY = (1 << ENTITY_TAGS) - 1

Tags = npt.NDArray[np.int64]
Shown = tuple[Tags, Tags]  # ids and looks of a window as it is read


@dataclass(slots=True, kw_only=True)
class Window:
    """One window and its targets. Tags: (pieces,), `IGNORED` where nothing is asked; 0 outside, 1 begins, 2 inside."""

    ids: Tags
    looks: Tags
    opens: Tags  # 1 where a unit begins
    stretches: list[tuple[int, int]]  # first, past the last piece of every sentence by rule that lies in the window
    roles: Tags | None = None  # (3, pieces): source, cue, content
    runs: Tags | None = None  # 1 where a content without a cue begins
    pairs: list[tuple[int, Tags]] = field(default_factory=list)  # anchor, (chains, pieces) in the tags of a chain
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
        """(chains, pieces): the tags of one attribution in the pieces from `start` up to `end`."""
        opens = self.pieces.opens[start:end]
        tags = np.tile(np.where(opens, OUTSIDE, IGNORED).astype(np.int64), (len(CHAINS), 1))
        for chain, parts in zip(tags, (link.source, link.contents), strict=True):
            for bounds in parts:
                first, last = self.find(bounds)
                a, b = (min(max(at, start), end) - start for at in (first, last))
                units = a + np.flatnonzero(opens[a:b])
                chain[units] = INSIDE
                if len(units) and last <= end:
                    chain[units[-1]] = ENDS
                if len(units) and first >= start:
                    chain[units[0]] = BEGINS
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
            opens=self.pieces.opens[start:end].astype(np.int64),
            stretches=self._cut_stretches(start, end),
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
                    source = np.flatnonzero(own[0] > OUTSIDE)
                    window.kinds.append((anchor - start, source, kind))
        if window.roles is not None:
            window.runs = self._find_runs(window.roles[2], window.pairs)
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

    def _cut_stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        firsts, lasts = self.pieces.stretches[:-1], self.pieces.stretches[1:]
        whole = np.flatnonzero((firsts >= start) & (lasts <= end) & (lasts > firsts))
        return [(int(firsts[at]) - start, int(lasts[at]) - start) for at in whole]

    @staticmethod
    def _find_runs(contents: Tags, pairs: Sequence[tuple[int, Tags]]) -> Tags:
        """1 where a content begins that no cue has, 0 at other units."""
        runs = contents == 1
        for _, (_, content) in pairs:
            runs &= content <= OUTSIDE
        return np.where(contents == IGNORED, IGNORED, runs)


def _bits(names: Sequence[str], allowed: frozenset[str]) -> int:
    return sum(1 << number for number, name in enumerate(names) if name in allowed)


def perturb(window: Window, dice: random.Random, *, masked: float) -> Shown:
    """Ids and looks of the window, every other time with a share of its pieces hidden, seldom without letter case."""
    ids, looks = window.ids, window.looks
    if dice.random() < _MASK_WINDOWS:
        hidden = np.array([dice.random() < masked for _ in range(len(ids))])
        ids = np.where(hidden, MASK_PIECE, ids)
    if dice.random() < _CASE_WINDOWS:
        case = dice.choice((1, 3))
        looks = np.where(looks < 3, looks, case * 3 + looks % 3)
    return ids, looks


MASK_PIECE = 103
_MASK_WINDOWS = 0.5
_CASE_WINDOWS = 0.04
