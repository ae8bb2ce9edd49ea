"""Chains: the tags of one source or content over the units of a window, as a whole (CRF, Lafferty et al. 2001).

Which tag may follow which is fixed, nothing of it is learned: a stretch begins, goes on and ends, or only begins.
A window may open or close inside a stretch. Pieces that open no unit have no tag: the chain steps over them.
"""

from functools import cache

import torch
from torch import Tensor

from training.windows import BEGINS, ENDS, IGNORED, INSIDE, OUTSIDE

_NEVER = -1e4
_FOLLOWS = {
    OUTSIDE: (OUTSIDE, BEGINS),
    BEGINS: (OUTSIDE, BEGINS, INSIDE, ENDS),
    INSIDE: (INSIDE, ENDS),
    ENDS: (OUTSIDE, BEGINS),
}


def measure_total(scores: Tensor, own: Tensor) -> Tensor:
    """Log of the sum over all allowed chains: (chains,). Scores: (chains, pieces, tags); own: (chains, pieces), bool.

    Neighbours are joined two by two, so that the depth is the logarithm of the length.
    """
    chains, pieces, tags = scores.shape
    rules, idle = _make_rules(scores.device)
    steps = scores[:, :, None, :] + rules
    steps = torch.where(own[:, :, None, None], steps, idle)
    first = own & (own.cumsum(1) == 1)  # any tag may open the window
    steps = torch.where(first[:, :, None, None], scores[:, :, None, :].expand_as(steps), steps)
    while pieces > 1:
        if pieces % 2:
            steps = torch.cat([steps, idle.expand(chains, 1, tags, tags)], 1)
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left[:, :, :, :, None] + right[:, :, None, :, :], 3)
        pieces = steps.shape[1]
    return torch.logsumexp(steps[:, 0, OUTSIDE], -1)


@cache
def _make_rules(device: torch.device) -> tuple[Tensor, Tensor]:
    """(tags, tags): 0 where the second may follow the first; the same for a piece that is stepped over."""
    rules = torch.full((len(_FOLLOWS), len(_FOLLOWS)), _NEVER)
    for before, after in _FOLLOWS.items():
        rules[before, list(after)] = 0.0
    return rules.to(device), torch.full_like(rules, _NEVER).fill_diagonal_(0.0).to(device)


def measure_surprise(scores: Tensor, tags: Tensor) -> Tensor:
    """Minus the log of the probability of `tags`, (chains, pieces), `IGNORED` where no unit begins: (chains,)."""
    own = tags != IGNORED
    told = scores.gather(2, tags.clamp(min=0)[:, :, None])[:, :, 0]
    return measure_total(scores, own) - (told * own).sum(1)


def find_shares(scores: Tensor, own: Tensor) -> Tensor:
    """How probable each tag is at each piece, over all chains: (chains, pieces, tags)."""
    with torch.enable_grad():
        scores = scores.detach().requires_grad_()
        (shares,) = torch.autograd.grad(measure_total(scores, own).sum(), scores)
    return shares
