"""What each head is told: one loss a head, over the windows of a batch that ask for it."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.network import LINK_TAGS, SENTENCE_LABELS, Reader, bucket, link_scores
from training.windows import IGNORED, Window

WEIGHTS = {
    "roles": 1.0,
    "links": 0.7,
    "runs": 0.2,
    "kinds": 0.6,
    "sentences": 1.5,
    "starts": 0.4,
    "entities": 0.6,
    "amounts": 0.4,
    "persuasion": 0.6,
    "techniques": 0.25,
    "commitments": 0.25,
}


def measure_losses(network: Reader, outputs: dict[str, Tensor], windows: Sequence[Window]) -> dict[str, Tensor]:
    """The mean loss of each head that the windows ask for; the first piece of every row is the opening mark."""
    found: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    for row, window in enumerate(windows):
        size = len(window.ids)
        own = {name: output[row, 1 : size + 1].float() for name, output in outputs.items()}
        _ask_tags(found, own, window)
        _ask_links(found, own, window, network)
        _ask_sentences(found, own, window)
        for first, last, technique in window.techniques:
            scores = technique_scores(own["techniques"], first, last)
            found["techniques"].append(functional.cross_entropy(scores[None], torch.tensor([technique])))
        if window.commitments:
            at = torch.tensor([place for place, _ in window.commitments])
            values = torch.tensor([value for _, value in window.commitments])
            found["commitments"].append(functional.smooth_l1_loss(own["commitments"][at, 0], values, reduction="none"))
    return {name: torch.cat([loss.reshape(-1) for loss in losses]).mean() for name, losses in found.items() if losses}


def _ask_tags(found: dict[str, list[Tensor]], own: dict[str, Tensor], window: Window) -> None:
    if window.roles is not None:
        tags = torch.from_numpy(window.roles)
        for role in range(3):
            found["roles"].append(_tagging(own["roles"][:, 3 * role : 3 * role + 3], tags[role]))
        heads = torch.zeros(len(window.ids))
        runs = torch.from_numpy(window.roles[2] == 1)
        for _, pair in window.pairs:
            runs &= torch.from_numpy((pair != 3) & (pair != 4))
        heads[runs] = 1.0
        found["runs"].append(_binary(own["runs"][:, 0], heads, window))
    if window.starts is not None:
        tags = torch.from_numpy(window.starts)
        asked = tags != IGNORED
        loss = functional.binary_cross_entropy_with_logits
        found["starts"].append(loss(own["starts"][asked, 0], tags[asked].float(), reduction="none"))
    if window.entities is not None:
        allowed = torch.from_numpy(window.entities)
        asked = allowed > 0
        if asked.any():
            found["entities"].append(_allowed(own["entities"][asked], allowed[asked]))
    for number, name in enumerate(("times", "quantities")):
        tags_of = getattr(window, name)
        if tags_of is not None:
            scores = own["amounts"][:, 3 * number : 3 * number + 3]
            found["amounts"].append(_tagging(scores, torch.from_numpy(tags_of)))
    if window.persuasion is not None:
        tags = torch.from_numpy(window.persuasion)
        asked = tags != IGNORED
        loss = functional.binary_cross_entropy_with_logits
        found["persuasion"].append(loss(own["persuasion"][asked, 0], tags[asked].float(), reduction="none"))


def _tagging(scores: Tensor, tags: Tensor) -> Tensor:
    return functional.cross_entropy(scores, tags, ignore_index=IGNORED, reduction="none")[tags != IGNORED]


def _binary(scores: Tensor, tags: Tensor, window: Window) -> Tensor:
    assert window.roles is not None
    asked = torch.from_numpy(window.roles[2] != IGNORED)
    return functional.binary_cross_entropy_with_logits(scores[asked], tags[asked], reduction="none")


def _allowed(scores: Tensor, bits: Tensor) -> Tensor:
    """Minus the log of the probability that the allowed labels have together; bits: (rows,), one bit a label."""
    labels = torch.arange(scores.shape[-1])
    banned = (bits[:, None] >> labels) & 1 == 0
    within = torch.logsumexp(scores.masked_fill(banned, -1e4), -1)
    return torch.logsumexp(scores, -1) - within


def _ask_links(found: dict[str, list[Tensor]], own: dict[str, Tensor], window: Window, network: Reader) -> None:
    places = torch.arange(len(window.ids))
    for anchor, tags in window.pairs:
        bias = network.distances(bucket(places - anchor))
        scores = link_scores(own["anchors"][anchor], own["members"], bias) + shared_scores(own["roles"])
        found["links"].append(_tagging(scores, torch.from_numpy(tags)))
    for anchor, source, kind in window.kinds:
        scores = kind_scores(own["kinds"], anchor, torch.from_numpy(source))
        found["kinds"].append(functional.cross_entropy(scores[None], torch.tensor([kind])))


def shared_scores(roles: Tensor) -> Tensor:
    """What the tags of sources and contents say before an anchor is known: (pieces, link tags)."""
    source = roles[:, 1:3] - roles[:, 0:1]
    content = roles[:, 7:9] - roles[:, 6:7]
    return torch.cat([torch.zeros_like(source[:, :1]), source, content], -1)


def kind_scores(kinds: Tensor, anchor: int, source: Tensor) -> Tensor:
    """Scores of the kinds of source: what the anchor says, and the mean of what the source's pieces say."""
    half = kinds.shape[-1] // 2
    scores = kinds[anchor, :half]
    return scores + kinds[source, half:].mean(0) if len(source) else scores


def technique_scores(techniques: Tensor, first: int, last: int) -> Tensor:
    """Scores of the techniques of a span: the mean of its pieces, and what its first and last say."""
    third = techniques.shape[-1] // 3
    inside = techniques[first:last, :third].mean(0)
    return inside + techniques[first, third : 2 * third] + techniques[last - 1, 2 * third :]


def sentence_scores(rows: Tensor, first: int, last: int) -> list[Tensor]:
    """Scores of voice, certainty, checkable and from_silence: pieces weighted by the attention that the head gives."""
    heads = len(SENTENCE_LABELS)
    weights = torch.softmax(rows[first:last, :heads], 0)
    found, at = [], heads
    for number, size in enumerate(SENTENCE_LABELS):
        found.append((weights[:, number : number + 1] * rows[first:last, at : at + size]).sum(0))
        at += size
    return found


def _ask_sentences(found: dict[str, list[Tensor]], own: dict[str, Tensor], window: Window) -> None:
    for first, last, bits in window.sentences:
        for scores, allowed in zip(sentence_scores(own["sentences"], first, last), bits, strict=True):
            if allowed != (1 << len(scores)) - 1:
                found["sentences"].append(_allowed(scores[None], torch.tensor([allowed])))


assert LINK_TAGS == 5
