"""How found stretches are matched with gold ones, and how matches are counted."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

Bounds = tuple[int, int]  # half-open

GOOD_OVERLAP = 0.5  # intersection over union from which a stretch counts as found


def overlap(first: Bounds, second: Bounds) -> float:
    """Intersection over union of two half-open stretches, 0 to 1."""
    shared = min(first[1], second[1]) - max(first[0], second[0])
    if shared <= 0:
        return 0.0
    return shared / (max(first[1], second[1]) - min(first[0], second[0]))


def find_nearest(gold: Bounds, found: Sequence[Bounds]) -> int | None:
    """The index of the stretch that shares most with `gold`, or lies nearest to it; null when there is none."""
    shared = [min(gold[1], end) - max(gold[0], start) for start, end in found]
    return shared.index(max(shared)) if shared else None


def match(gold: list[Bounds], found: list[Bounds]) -> list[tuple[int, int]]:
    """Pairs (index of gold, index of found), one to one, best overlap first, above GOOD_OVERLAP."""
    scored = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        if score <= GOOD_OVERLAP:
            break
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def f1(right: int, gold: int, found: int) -> float:
    """The harmonic mean of precision and recall, 0 when there is nothing to find."""
    return 2 * right / (gold + found) if gold + found else 0.0


def f1_of(precision: float, recall: float) -> float:
    """The harmonic mean of the two, 0 when both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def find_interval(
    parts: Sequence[Counter[str]], figures: Callable[[Counter[str]], dict[str, float]]
) -> dict[str, tuple[float, float]]:
    """Where each figure lies in 95 of 100 cases, by drawing as many articles anew, 1,000 times (Efron 1979)."""
    dice = random.Random(1)  # noqa: S311 - reproducible, not secret
    draws = [figures(sum(dice.choices(parts, k=len(parts)), Counter())) for _ in range(1_000)]
    return {name: _middle(sorted(draw[name] for draw in draws)) for name in draws[0]}


def _middle(ordered: Sequence[float]) -> tuple[float, float]:
    outside = len(ordered) // 40
    return ordered[outside], ordered[-1 - outside]
