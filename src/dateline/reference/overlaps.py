"""Rows of one table that say different things of the same days, or the same thing twice: refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from dateline.errors import OverlapError
from dateline.reference.descriptors import Resource

_HANDOVER_DAYS = 1  # two sources may count the day of a handover for both
_NO_END = date.max

# What may be there only once on a day, by kind of table.
_ALONE: dict[str, tuple[str, ...]] = {
    "offices": ("office", "acting"),
    "control_by_settlement": ("settlement",),
    "front_distance": ("place", "country", "holder"),
    "series": ("series", "of", "unit"),
    "countries": ("iso2",),
}


def refuse_overlaps(resource: Resource, numbers: Sequence[int], found: Mapping[str, Sequence[Any]]) -> None:
    """Nothing, when every key is there once and no two rows contradict each other about a day.

    Raises:
        OverlapError: two rows have one key, or their days overlap by more than the day of a handover.
    """
    _refuse_keys(resource, numbers, found["key"])
    names = [name for name in _ALONE.get(resource.kind, ()) if name in found]
    if not names or resource.overlaps == "allow":
        return
    firsts, lasts = found["valid_from"], found.get("valid_to") or [None] * len(numbers)
    by_what: dict[tuple[Any, ...], list[tuple[date, date, int]]] = {}
    whats = zip(*(found[name] for name in names), strict=True)
    for number, first, last, what in zip(numbers, firsts, lasts, whats, strict=True):
        end = last or (first if resource.kind in {"series", "front_distance"} else _NO_END)
        by_what.setdefault(what, []).append((first, end, number))
    for what, stretches in by_what.items():
        stretches.sort()
        for before, after in pairwise(stretches):
            _refuse_pair(resource, what, before, after=after)


def _refuse_keys(resource: Resource, numbers: Sequence[int], keys: Sequence[str]) -> None:
    if len(set(keys)) == len(keys):
        return
    seen: dict[str, int] = {}
    for number, key in zip(numbers, keys, strict=True):
        if key in seen:
            raise OverlapError(
                f"{resource.path.name}, row {number}, column key: {key!r} stands in row {seen[key]} too.",
                right="Each row must have a key of its own.",
                act="Take one of the two out, or name more columns for the key in the descriptor.",
            )
        seen[key] = number


def _refuse_pair(
    resource: Resource, what: tuple[Any, ...], before: tuple[date, date, int], *, after: tuple[date, date, int]
) -> None:
    shared = (min(before[1], after[1]) - after[0]).days
    one_day = before[0] == before[1] or after[0] == after[1]
    if shared < 0 or (shared <= _HANDOVER_DAYS and not one_day):
        return
    if one_day and shared == 0 and before[0] != after[0]:
        return
    raise OverlapError(
        f"{resource.path.name}, row {after[2]}, column valid_from holds {after[0]}.",
        right=f"Row {before[2]} covers that day too for {', '.join(map(str, filter(None, what)))}.",
        act="Correct the days, or take one of the two rows out.",
    )
