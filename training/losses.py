"""What each head is told: one loss a head, over all that a batch asks of it.

Beside the labels, a teacher's outputs can be what is asked (distillation, arXiv:1503.02531): `measure_gaps` is then the
distance to them, for every window, labelled or not.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.chains import find_shares, measure_surprise, measure_total
from training.network import LINK_TAGS, LINK_WIDTH, SENTENCE_LABELS, Reader, bucket
from training.windows import CHAINS, IGNORED

WEIGHTS = {
    "roles": 1.0,
    "links": 0.08,  # of a whole chain, not of a unit
    "runs": 0.2,
    "kinds": 0.5,
    "sentences": 1.5,
    "starts": 0.5,
    "entities": 0.8,
    "amounts": 0.4,
    "persuasion": 0.6,
    "techniques": 0.25,
    "commitments": 0.25,
}
ROLES = 3
AMOUNTS = 2
SURE_CUE = 0.5  # probability from which a teacher's cue is an anchor
MOST_ANCHORS = 256  # in a batch
SURE_REGION = 0.4  # probability from which pieces are a span whose technique the teachers are asked for


def measure_losses(network: Reader, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The mean loss of each head that the batch asks for. Outputs: (W, n, numbers), without the marks."""
    losses = {
        "roles": _tag_loss(outputs["roles"], batch.roles, ROLES),
        "runs": _binary_loss(outputs["runs"][..., 0], batch.runs),
        "starts": _binary_loss(outputs["starts"][..., 0], batch.starts),
        "amounts": _tag_loss(outputs["amounts"], batch.amounts, AMOUNTS),
        "persuasion": _binary_loss(outputs["persuasion"][..., 0], batch.persuasion),
        "entities": _mean(_allowed_loss(outputs["entities"], batch.entities), batch.entities > 0),
    }
    if len(batch.anchors):
        scores = link_scores(network, outputs, batch.anchors)
        losses["links"] = measure_surprise(scores.flatten(0, 1), batch.chains.flatten(0, 1)).mean()
    if len(batch.kinds):
        scores = kind_scores(outputs["kinds"], batch.kinds[:, :2], batch.kind_sources)
        losses["kinds"] = functional.cross_entropy(scores, batch.kinds[:, 2])
    if len(batch.sentences):
        asked = sentence_scores(outputs["sentences"], batch.sentences[:, :3])
        parts = []
        for number, scores in enumerate(asked):
            bits = batch.sentences[:, 3 + number]
            parts.append(_mean(_allowed_loss(scores, bits), bits != (1 << scores.shape[-1]) - 1))
        losses["sentences"] = torch.stack(parts).mean()
    if len(batch.techniques):
        scores = technique_scores(outputs["techniques"], batch.techniques[:, :3])
        losses["techniques"] = functional.cross_entropy(scores, batch.techniques[:, 3])
    if len(batch.commitments):
        told = commitment_scores(outputs["commitments"], batch.commitments)
        losses["commitments"] = functional.smooth_l1_loss(told, batch.commitment_values)
    return losses


def _mean(losses: Tensor, asked: Tensor) -> Tensor:
    return (losses * asked).sum() / asked.sum().clamp(min=1)


def _tag_loss(scores: Tensor, tags: Tensor, sets: int) -> Tensor:
    """Scores: (W, n, sets * 3); tags: (W, sets, n)."""
    apart = scores.unflatten(-1, (sets, -1)).permute(0, 3, 2, 1)
    losses = functional.cross_entropy(apart, tags, ignore_index=IGNORED, reduction="none")
    return _mean(losses, tags != IGNORED)


def _binary_loss(scores: Tensor, tags: Tensor) -> Tensor:
    losses = functional.binary_cross_entropy_with_logits(scores, tags.clamp(min=0).to(scores.dtype), reduction="none")
    return _mean(losses, tags != IGNORED)


def _allowed_loss(scores: Tensor, bits: Tensor) -> Tensor:
    """Minus the log of the probability that the allowed labels have together; bits: one bit a label."""
    labels = torch.arange(scores.shape[-1], device=scores.device)
    banned = (bits[..., None] >> labels) & 1 == 0
    return torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(banned, -1e4), -1)


def link_scores(network: Reader, outputs: dict[str, Tensor], anchors: Tensor) -> Tensor:
    """(A, chains, n, tags) for the anchors (A, 2); outside is 0."""
    rows, at = anchors[:, 0], anchors[:, 1]
    left = outputs["anchors"][rows, at].unflatten(-1, (LINK_TAGS, LINK_WIDTH))
    right = outputs["members"].unflatten(-1, (LINK_TAGS, LINK_WIDTH))[rows]
    met = torch.einsum("atd,antd->ant", left, right) / math.sqrt(LINK_WIDTH)
    places = torch.arange(right.shape[1], device=at.device)
    bias = network.distances(bucket(places[None] - at[:, None]))
    scores = met + bias + shared_scores(outputs["roles"])[rows]
    apart = scores.unflatten(-1, (len(CHAINS), -1)).transpose(1, 2)
    return functional.pad(apart, (1, 0))


def shared_scores(roles: Tensor) -> Tensor:
    """What the tags of sources and contents say before an anchor is known: (W, n, link tags)."""
    source = roles[..., 1:3] - roles[..., 0:1]
    content = roles[..., 7:9] - roles[..., 6:7]
    return torch.cat([source, source[..., 1:], content, content[..., 1:]], -1)


def kind_scores(kinds: Tensor, anchors: Tensor, sources: Tensor) -> Tensor:
    """(K, labels): what the anchor says, and the mean of what the source's pieces say. Sources: (K, n), weights."""
    half = kinds.shape[-1] // 2
    scores = kinds[anchors[:, 0], anchors[:, 1], :half]
    shares = sources / sources.sum(1, keepdim=True).clamp(min=1)
    return scores + torch.einsum("kn,knl->kl", shares, kinds[anchors[:, 0]][..., half:])


def _within(spans: Tensor, pieces: int) -> Tensor:
    """(spans, n): whether a piece lies from the first up to the last; spans: row, first, past the last."""
    places = torch.arange(pieces, device=spans.device)[None]
    return (places >= spans[:, 1:2]) & (places < spans[:, 2:3])


def sentence_scores(rows: Tensor, spans: Tensor) -> list[Tensor]:
    """(S, labels) of voice, certainty, checkable and from_silence: pieces weighted by the attention of the head."""
    own = rows[spans[:, 0]]
    outside = ~_within(spans, rows.shape[1])
    found, at = [], len(SENTENCE_LABELS)
    for number, size in enumerate(SENTENCE_LABELS):
        weights = torch.softmax(own[..., number].masked_fill(outside, -1e4), 1)
        found.append(torch.einsum("sn,snl->sl", weights, own[..., at : at + size]))
        at += size
    return found


def commitment_scores(commitments: Tensor, predicates: Tensor) -> Tensor:
    """(C,), at the first pieces of predicates; predicates: (C, 2), row and piece."""
    return commitments[predicates[:, 0], predicates[:, 1], 0]


def technique_scores(techniques: Tensor, spans: Tensor) -> Tensor:
    """(T, labels): the mean of the span's pieces, and what its first and last say."""
    third = techniques.shape[-1] // 3
    rows, first, last = spans[:, 0], spans[:, 1], spans[:, 2]
    inside = _within(spans, techniques.shape[1]).to(techniques.dtype)
    shares = inside / inside.sum(1, keepdim=True).clamp(min=1)
    mean = torch.einsum("tn,tnl->tl", shares, techniques[rows][..., :third])
    return mean + techniques[rows, first, third : 2 * third] + techniques[rows, last - 1, 2 * third :]


@dataclass(slots=True, kw_only=True)
class Lesson:
    """What teachers say of a batch, the mean of all of them."""

    roles: Tensor  # (W, n, 3, 3), probabilities, as all that follow
    runs: Tensor
    starts: Tensor
    amounts: Tensor
    persuasion: Tensor
    entities: Tensor
    anchors: Tensor  # (A, 2), the batch's own and those that the teachers see
    links: Tensor  # (A, chains, n, tags)
    kinds: Tensor  # (A, labels)
    stretches: Tensor  # (S, 3)
    sentences: list[Tensor]
    spans: Tensor  # (T, 3), the batch's own spans of techniques and those that the teachers see
    techniques: Tensor  # (T, labels)
    commitments: Tensor  # (C,), -3 to +3


@torch.no_grad()
def take_lesson(teachers: Sequence[Reader], told: Sequence[dict[str, Tensor]], batch: Batch) -> Lesson:
    """The mean of what the teachers say; `told` are their outputs."""
    roles = _average([torch.softmax(o["roles"].unflatten(-1, (ROLES, -1)), -1) for o in told])
    cues = (roles[..., 1, 1] > SURE_CUE) & (batch.opens > 0)
    anchors = torch.cat([batch.anchors, cues.nonzero()])[:MOST_ANCHORS]
    own = (batch.opens[anchors[:, 0]] > 0)[:, None].expand(-1, len(CHAINS), -1)
    links, kinds = [], []
    for teacher, outputs in zip(teachers, told, strict=True):
        scores = link_scores(teacher, outputs, anchors)
        shares = find_shares(scores.flatten(0, 1), own.flatten(0, 1)).unflatten(0, scores.shape[:2])
        links.append(shares)
        kinds.append(torch.softmax(kind_scores(outputs["kinds"], anchors, shares[:, 0, :, 1:].sum(-1)), -1))
    persuasion = _average([torch.sigmoid(o["persuasion"]) for o in told])
    regions = _find_regions(persuasion[..., 0], batch)
    spans = torch.cat([batch.techniques[:, :3], regions])
    return Lesson(
        roles=roles,
        runs=_average([torch.sigmoid(o["runs"]) for o in told]),
        starts=_average([torch.sigmoid(o["starts"]) for o in told]),
        amounts=_average([torch.softmax(o["amounts"].unflatten(-1, (AMOUNTS, -1)), -1) for o in told]),
        persuasion=persuasion,
        entities=_average([torch.softmax(o["entities"], -1) for o in told]),
        anchors=anchors,
        links=_average(links),
        kinds=_average(kinds),
        stretches=batch.stretches,
        sentences=[
            _average([torch.softmax(scores, -1) for scores in each])
            for each in zip(*(sentence_scores(o["sentences"], batch.stretches) for o in told), strict=True)
        ],
        spans=spans,
        techniques=_average([torch.softmax(technique_scores(o["techniques"], spans), -1) for o in told]),
        commitments=_average([commitment_scores(o["commitments"], batch.commitments) for o in told]),
    )


def _find_regions(persuasion: Tensor, batch: Batch) -> Tensor:
    """(R, 3): row, first, past the last piece of the stretches whose every unit has a high probability."""
    found = []
    sizes = batch.mask.sum(1).long().tolist()  # with both marks
    for row, (chances, opens, size) in enumerate(zip(persuasion.tolist(), batch.opens.tolist(), sizes, strict=True)):
        units = [at for at, opened in enumerate(opens) if opened]
        pairs = zip(units, [*units[1:], size - 2], strict=True)
        for high, stretch in groupby(pairs, key=lambda pair, chances=chances: chances[pair[0]] > SURE_REGION):
            if high:
                places = list(stretch)
                found.append((row, places[0][0], places[-1][1]))
    return torch.tensor(found, dtype=torch.long, device=persuasion.device).reshape(-1, 3)


def _average(parts: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(parts)).mean(0)


def measure_gaps(network: Reader, outputs: dict[str, Tensor], batch: Batch, lesson: Lesson) -> dict[str, Tensor]:
    """How far each head is from what the teachers say: the cross entropy of its answers with theirs."""
    opens = batch.opens > 0
    gaps = {
        "roles": _mean(_soft(outputs["roles"].unflatten(-1, (ROLES, -1)), lesson.roles), opens[..., None]) / ROLES,
        "amounts": _mean(_soft(outputs["amounts"].unflatten(-1, (AMOUNTS, -1)), lesson.amounts), opens[..., None])
        / AMOUNTS,
        "entities": _mean(_soft(outputs["entities"], lesson.entities), opens),
    }
    for name in ("runs", "starts", "persuasion"):
        soft = functional.binary_cross_entropy_with_logits(outputs[name], getattr(lesson, name), reduction="none")
        gaps[name] = _mean(soft[..., 0], opens)
    if len(lesson.anchors):
        scores = link_scores(network, outputs, lesson.anchors).flatten(0, 1)
        own = opens[lesson.anchors[:, 0]][:, None].expand(-1, len(CHAINS), -1).flatten(0, 1)
        shares = lesson.links.flatten(0, 1)
        gaps["links"] = (measure_total(scores, own) - (shares * scores).sum((1, 2))).mean()
        sources = lesson.links[:, 0, :, 1:].sum(-1)
        gaps["kinds"] = _soft(kind_scores(outputs["kinds"], lesson.anchors, sources), lesson.kinds).mean()
    if len(lesson.stretches):
        asked = zip(sentence_scores(outputs["sentences"], lesson.stretches), lesson.sentences, strict=True)
        gaps["sentences"] = torch.stack([_soft(scores, wanted).mean() for scores, wanted in asked]).mean()
    if len(lesson.spans):
        gaps["techniques"] = _soft(technique_scores(outputs["techniques"], lesson.spans), lesson.techniques).mean()
    if len(batch.commitments):
        told = commitment_scores(outputs["commitments"], batch.commitments)
        gaps["commitments"] = functional.smooth_l1_loss(told, lesson.commitments)
    return gaps


def _soft(scores: Tensor, wanted: Tensor) -> Tensor:
    return -(wanted * torch.log_softmax(scores, -1)).sum(-1)
