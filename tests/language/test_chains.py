"""The best chain of tags, against every chain there is."""

from itertools import pairwise, product

import numpy as np
import pytest

from dateline.language.heads import find_best_chains

FOLLOWS = {0: {0, 1}, 1: {0, 1, 2, 3}, 2: {2, 3}, 3: {0, 1}}  # outside, begins, goes on, ends


@pytest.mark.parametrize("units", [1, 2, 3, 6])
def test_it_is_the_best_of_all_that_are_allowed(units: int) -> None:
    scores = np.random.default_rng(units).normal(size=(50, units, 4)).astype(np.float32)
    allowed = [
        tags for tags in product(range(4), repeat=units) if all(after in FOLLOWS[tag] for tag, after in pairwise(tags))
    ]

    found = find_best_chains(scores)

    for chain, tags in zip(scores, found.tolist(), strict=True):
        assert tuple(tags) == max(allowed, key=lambda tags: sum(chain[unit, tag] for unit, tag in enumerate(tags)))


def test_no_chain_gives_none() -> None:
    assert find_best_chains(np.zeros((0, 5, 4), np.float32)).shape == (0, 5)
