"""Reading the scores of the heads: spans from tags, links from anchors, labels from sentences.

Tags are in the manner of BIO (Ramshaw and Marcus 1995, arXiv:cmp-lg/9505040): outside, begins, inside. Every unit of
the text (a word or a mark) has one tag, read at its first piece. A cue is an anchor: for each, every unit is asked
again whether it belongs to the source or the content of *this* cue, so that nested and parted contents find theirs;
the answer is the best chain of tags (outside, begins, goes on, ends) as a whole (Viterbi 1967).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dateline.language.encoder import Card, Floats, Model, run_windows
from dateline.language.windows import Ints, Pieces

_ROLE_SOURCE, _ROLE_CUE, _ROLE_CONTENT = slice(0, 3), slice(3, 6), slice(6, 9)
_KEPT = ("sentences", "starts", "entities", "persuasion", "techniques", "commitments")
_CHAINS = 2  # of an anchor: its source, its content
_OUTSIDE, _BEGINS, _INSIDE, _ENDS = range(4)  # tags of a chain; one unit alone only begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of text that a head marked."""

    start: int  # code points, half-open
    end: int
    score: float  # probability, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One attribution as the model sees it; no cue means that a running quotation begins with the content."""

    cue: Part | None
    sources: tuple[Part, ...]
    contents: tuple[Part, ...]
    kinds: tuple[float, ...]  # probability of each kind of source, in the order of the card


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the model says of a whole text. Arrays have one row a piece."""

    card: Card
    pieces: Pieces
    links: tuple[Link, ...]  # in text order of their anchors
    kept: dict[str, npt.NDArray[np.float16]]  # output -> (pieces, numbers), raw

    def find_pieces(self, start: int, end: int) -> tuple[int, int]:
        """First and past the last piece that overlap the stretch."""
        first = int(np.searchsorted(self.pieces.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.pieces.starts, end, side="left")))


def score_text(model: Model, pieces: Pieces, *, strict: bool = True) -> Scores:
    """Everything that the model says of a text; `strict` as in `run_windows`."""
    card = model.card
    kept = {name: np.zeros((len(pieces.ids), card.outputs[name]), np.float16) for name in _KEPT}
    links: list[Link] = []
    done = 0
    for block in run_windows(model, pieces, strict=strict):
        windows = [_Window(card, pieces, start, found) for start, _, found in block]
        decode_windows(windows)
        for (start, end, found), window in zip(block, windows, strict=True):
            fresh = max(done, start)  # where windows overlap, the middle of the overlap parts them
            if start < done:
                fresh = start + (done - start) // 2
            for name in _KEPT:
                kept[name][fresh:end] = found[name][fresh - start :]
            links += (link for link in window.find_links() if _anchor(link) >= int(pieces.starts[fresh]))
            done = end
    links.sort(key=_anchor)
    return Scores(card=card, pieces=pieces, links=tuple(links), kept=kept)


def _anchor(link: Link) -> int:
    return (link.cue or link.contents[0]).start


class _Window:
    """The scores of one window, unit by unit."""

    def __init__(self, card: Card, pieces: Pieces, first: int, found: dict[str, Floats]) -> None:
        self.card, self.found = card, found
        size = len(found["roles"])
        self.units: Ints = np.flatnonzero(pieces.opens[first : first + size]).astype(np.int32)
        self.starts = pieces.starts[first + self.units]
        past = np.append(self.units[1:], size)
        self.ends = pieces.ends[first + past - 1]
        roles = found["roles"][self.units]
        self.cues = softmax(roles[:, _ROLE_CUE] / card.temperatures["cue"])
        self.sources = softmax(roles[:, _ROLE_SOURCE])
        self.contents = softmax(roles[:, _ROLE_CONTENT])
        source, content = (roles[:, own][:, [1, 2, 2]] - roles[:, own][:, :1] for own in (_ROLE_SOURCE, _ROLE_CONTENT))
        self.shared = np.concatenate([source, content], axis=1)
        self.spans = read_spans(self.cues, threshold=card.thresholds["cue"]) if len(self.units) else []
        self.chains = self._score_chains(np.array([first for first, _ in self.spans], int))
        self.tags = np.zeros(self.chains.shape[:3], np.int8)

    def find_links(self) -> Iterator[Link]:
        """Every cue with its source and contents, and contents without a cue."""
        if not len(self.units):
            return
        claimed = np.zeros(len(self.units), bool)
        inside = 1 - softmax(self.chains)[..., _OUTSIDE]
        for (first, last), chances, tags in zip(self.spans, inside, self.tags, strict=True):
            sources, contents = (list(_read_chain(*chain)) for chain in zip(chances, tags, strict=True))
            sources = sources or self._find_near(self.sources, first, last)
            told_by = [(first, last), *((a, b) for a, b, _ in sources)]  # "According to the mayor," stands before it
            contents = contents or self._find_near(self.contents, min(told_by)[0], max(b for _, b in told_by))
            if not contents:
                continue
            for a, b, _ in contents:
                claimed[a:b] = True
            chance = float(1 - self.cues[first:last, 0].min())
            yield Link(
                cue=self._part(first, last, chance),
                sources=tuple(self._part(*part) for part in sources),
                contents=tuple(self._part(*part) for part in contents),
                kinds=self._kinds(first, [u for a, b, _ in sources for u in range(a, b)]),
            )
        runs = sigmoid(self.found["runs"][self.units, 0])
        for first, last in read_spans(self.contents, threshold=self.card.thresholds["run"]):
            if claimed[first:last].mean() <= _FREE and runs[first] >= self.card.thresholds["run"]:
                chance = float(runs[first])
                yield Link(
                    cue=None, sources=(), contents=(self._part(first, last, chance),), kinds=self._kinds(first, [])
                )

    def _score_chains(self, anchors: npt.NDArray[np.int64]) -> Floats:
        """(anchors, chains, units, tags); outside is 0."""
        tags, width = self.card.distances.shape[1], self.card.link_width
        left = self.found["anchors"][self.units[anchors]].reshape(-1, tags, width).transpose(1, 0, 2)
        right = self.found["members"][self.units].reshape(-1, tags, width).transpose(1, 2, 0)
        met = (left @ right).transpose(1, 2, 0) / np.float32(np.sqrt(width))
        far = self.units[None, :] - self.units[anchors][:, None]
        scores = met + self.card.distances[find_buckets(far, len(self.card.distances))] + self.shared[None]
        apart = scores.reshape(*scores.shape[:2], _CHAINS, tags // _CHAINS).transpose(0, 2, 1, 3)
        chains: Floats = np.pad(apart, ((0, 0), (0, 0), (0, 0), (1, 0)))
        return chains

    def _find_near(self, chances: Floats, first: int, last: int) -> list[tuple[int, int, float]]:
        """The stretch that the plain tags mark nearest to a cue, for one whose link finds none."""
        spans = read_spans(chances, threshold=0.5)
        gaps = [(max(a - last, first - b), a, b) for a, b in spans if b <= first or a >= last]
        gap, a, b = min(gaps, default=(_NEAR + 1, 0, 0))
        return [(a, b, float(1 - chances[a:b, 0].mean()))] if gap <= _NEAR else []

    def _part(self, first: int, last: int, score: float) -> Part:
        return Part(start=int(self.starts[first]), end=int(self.ends[last - 1]), score=score)

    def _kinds(self, anchor: int, source: list[int]) -> tuple[float, ...]:
        rows = self.found["kinds"]
        half = rows.shape[1] // 2
        scores = rows[self.units[anchor], :half]
        if source:
            scores = scores + rows[self.units[source], half:].mean(0)
        return tuple(float(x) for x in softmax(scores[None] / self.card.temperatures["kind"])[0])


_PARTED = 0.65  # probability from which a stretch begins right behind another
_NAMED = 0.5  # probability from which a unit is part of a name
_GAP = 4  # characters between two words of one name; where a header is left out there are more
_NEAR = 4  # units between a cue and a stretch that can still be its own without a link
_FREE = 0.5  # share of a content that links may claim before it is no running quotation of its own


def decode_windows(windows: Sequence[_Window]) -> None:
    """Fill in the tags of the chains of all windows at once: a step of the search costs as much for one as for many."""
    longest = max((len(window.units) for window in windows), default=0)
    chains = [window.chains.reshape(-1, *window.chains.shape[2:]) for window in windows]
    padded = [np.pad(chain, ((0, 0), (0, longest - chain.shape[1]), (0, 0))) for chain in chains]
    tags = find_best_chains(np.concatenate(padded)) if padded else np.zeros((0, 0), np.int8)
    at = 0
    for window, chain in zip(windows, chains, strict=True):
        own = tags[at : at + len(chain), : chain.shape[1]]
        window.tags = own.reshape(window.tags.shape)
        at += len(chain)


def find_best_chains(scores: Floats) -> npt.NDArray[np.int8]:
    """The best allowed chain of tags for each row, (chains, units); scores: (chains, units, tags). Any tag may come
    first or last: a window can open or close inside a stretch."""
    chains, units, _ = scores.shape
    tags = np.zeros((chains, units), np.int8)
    if not tags.size:
        return tags
    states = np.ascontiguousarray(scores.transpose(1, 2, 0))  # (units, tags, chains): the best chain that ends so
    for before, state in pairwise(states):
        outside, begins, inside, ends = before
        state[:_INSIDE] += np.maximum(np.maximum(outside, begins), ends)
        state[_INSIDE:] += np.maximum(begins, inside)
    outside, begins, inside, ends = states.transpose(1, 0, 2)
    shut = np.where(ends >= np.maximum(outside, begins), _ENDS, np.where(begins >= outside, _BEGINS, _OUTSIDE))
    opened = np.where(inside >= begins, _INSIDE, _BEGINS)
    earlier = np.stack([shut, shut, opened, opened], axis=1).astype(np.int8)  # the best tag before each tag
    rows = np.arange(chains)
    tags[:, -1] = last = states[-1].argmax(0)
    for unit in range(units - 1, 0, -1):
        tags[:, unit - 1] = last = earlier[unit - 1, last, rows]
    return tags


def _read_chain(inside: Floats, tags: npt.NDArray[np.int8]) -> Iterator[tuple[int, int, float]]:
    """(first unit, past the last, mean probability) of every stretch of a chain."""
    for first, last in _stretches(np.where(tags == _ENDS, _INSIDE, tags), _BEGINS, _INSIDE):
        yield first, last, float(inside[first:last].mean())


def read_regions(inside: Floats, *, low: float, high: float) -> list[tuple[int, int]]:
    """(first, past the last) unit of every stretch above `low` that reaches `high` somewhere: a long stretch has weak
    units, and one of them must not part it."""
    tags = np.where(inside > low, _INSIDE, _OUTSIDE)
    return [(first, last) for first, last in _stretches(tags, _BEGINS, _INSIDE) if inside[first:last].max() >= high]


def read_spans(chances: Floats, *, threshold: float) -> list[tuple[int, int]]:
    """(first, past the last) unit of every stretch that is more likely in than `threshold`; chances: (units, 3)."""
    inside = chances[:, 0] < 1 - threshold
    after = np.append(False, inside[:-1])
    begins = inside & (~after | (chances[:, 1] > _PARTED))
    tags = np.where(begins, 1, np.where(inside, 2, 0))
    return list(_stretches(tags, 1, 2))


def _stretches(tags: Ints, begin: int, inside: int) -> Iterator[tuple[int, int]]:
    own = (tags == begin) | (tags == inside)
    firsts = np.flatnonzero(own & ((tags == begin) | ~np.append(False, own[:-1])))
    for first in firsts:
        last = first + 1
        while last < len(tags) and tags[last] == inside:
            last += 1
        yield int(first), int(last)


def find_buckets(distances: Ints, buckets: int) -> Ints:
    """The bucket of each signed distance in pieces: single steps up to 3, then two for each doubling."""
    size = np.abs(distances)
    far = np.log2(np.maximum(size, 1).astype(np.float32)) * 2
    side = np.minimum(np.where(size < 4, size, far).astype(np.int32), buckets // 2 - 1)
    return np.where(distances < 0, side, side + buckets // 2).astype(np.int32)


def judge_sentences(scores: Scores, stretches: Sequence[tuple[int, int]]) -> dict[str, Floats]:
    """Probabilities of voice, certainty, checkable and from_silence, (stretches, labels) each, for stretches of pieces:
    (first, past the last), in order, none empty and none overlapping."""
    card, names = scores.card, ("voice", "certainty", "checkable", "from_silence")
    rows = np.pad(scores.kept["sentences"].astype(np.float32), ((0, 1), (0, 0)))  # a last edge needs a row behind it
    edges = np.array(stretches, int).reshape(-1)
    lengths = edges[1::2] - edges[0::2]
    found: dict[str, Floats] = {}
    at = len(names)
    for number, name in enumerate(names):
        size = len(card.labels[name])
        weights, own = rows[:, number : number + 1], rows[:, at : at + size]
        at += size
        if not len(lengths):
            found[name] = np.zeros((0, size), np.float32)
            continue
        highest = np.zeros_like(weights)
        inside = np.concatenate([np.arange(first, last) for first, last in stretches])
        highest[inside, 0] = np.repeat(np.maximum.reduceat(weights[:, 0], edges)[::2], lengths)
        raised = np.exp(np.minimum(weights - highest, 0))  # rows outside all stretches must not overflow
        sums = np.add.reduceat(raised * own, edges)[::2] / np.add.reduceat(raised, edges)[::2]
        found[name] = softmax((sums / card.temperatures.get(name, 1.0)).astype(np.float32))
    return found


def judge_sentence(scores: Scores, first: int, last: int) -> dict[str, Floats]:
    """The same for the pieces from `first` up to `last`, (labels,) each."""
    return {name: chances[0] for name, chances in judge_sentences(scores, [(first, last)]).items()}


def find_starts(scores: Scores) -> list[int]:
    """Code points at which sentences start, in order."""
    chances = sigmoid(scores.kept["starts"][:, 0].astype(np.float32))
    marked = scores.pieces.opens & (chances >= scores.card.thresholds["start"])
    return [int(start) for start in scores.pieces.starts[marked]]


def find_techniques(scores: Scores) -> Iterator[tuple[Part, str, float]]:
    """Stretches of persuasion with the technique that fits best and its probability."""
    chances = sigmoid(scores.kept["persuasion"][:, 0].astype(np.float32))
    opens = np.flatnonzero(scores.pieces.opens)
    limits = scores.card.thresholds
    regions = read_regions(chances[opens], low=limits["persuasion_low"], high=limits["persuasion_high"])
    past = np.append(opens[1:], len(scores.pieces.ids))
    labels = scores.card.labels["technique"]
    for first, last in regions:
        a, b = int(opens[first]), int(past[last - 1])
        told = judge_technique(scores, a, b)
        best = int(told.argmax())
        part = Part(
            start=int(scores.pieces.starts[a]),
            end=int(scores.pieces.ends[b - 1]),
            score=float(chances[opens[first:last]].mean()),
        )
        yield part, labels[best], float(told[best])


def judge_technique(scores: Scores, first: int, last: int) -> Floats:
    """Probabilities of the techniques for the pieces from `first` up to `last`."""
    rows = scores.kept["techniques"][first:last].astype(np.float32)
    third = rows.shape[1] // 3
    sums = rows[:, :third].mean(0) + rows[0, third : 2 * third] + rows[-1, 2 * third :]
    chances: Floats = softmax(sums[None] / scores.card.temperatures["technique"])[0]
    return chances


def judge_commitment(scores: Scores, start: int, end: int) -> float:
    """How surely the text commits to the event that the word from `start` to `end` tells, -3 (not) to +3 (happened)."""
    first, _ = scores.find_pieces(start, end)
    return float(scores.kept["commitments"][min(first, len(scores.kept["commitments"]) - 1), 0])


def find_names(scores: Scores) -> Iterator[tuple[Part, str]]:
    """Names with their types, in text order."""
    opens = np.flatnonzero(scores.pieces.opens)
    past = np.append(opens[1:], len(scores.pieces.ids))
    if not len(opens):
        return
    chances = softmax(scores.kept["entities"][opens].astype(np.float32))
    begins, goes_on = chances[:, 1::2], chances[:, 2::2]  # by type
    inside = 1 - chances[:, 0]
    gaps = scores.pieces.starts[opens[1:]] - scores.pieces.ends[past[:-1] - 1]
    starts = (begins.sum(1) > goes_on.sum(1)) | np.append(False, gaps > _GAP)
    tags = np.where(inside < _NAMED, _OUTSIDE, np.where(starts, _BEGINS, _INSIDE))
    for first, last in _stretches(tags, _BEGINS, _INSIDE):
        best = int((begins[first:last] + goes_on[first:last]).sum(0).argmax())  # one name has one type
        part = Part(
            start=int(scores.pieces.starts[opens[first]]),
            end=int(scores.pieces.ends[past[last - 1] - 1]),
            score=float(inside[first:last].min()),
        )
        yield part, scores.card.labels["entity"][best]


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def sigmoid(scores: Floats) -> Floats:
    """The probability of each score by itself."""
    chances: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return chances
