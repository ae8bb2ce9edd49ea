"""Even-handed by construction: the model is never told which side a text speaks of.

A country, a people, a capital or a leader of the table stands before the model under a neutral name of the same sort,
in the order in which the text names them; an "a" or "an" before it is always "a". So two texts that differ only in
which of those stand where are one text to the model. The text itself, and every span into it, stays as it is.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.reference.countries import load_countries

# Names that the encoder has as one piece each; the same ones were exchanged at random in training.
_NEUTRAL: Mapping[str, tuple[str, ...]] = {
    "state": tuple("France Germany Japan Canada Italy Spain Brazil Mexico Egypt Kenya Norway Peru".split()),
    "adjective": tuple("French German Japanese Canadian Italian Spanish Brazilian Mexican Egyptian Norwegian".split()),
    "people": tuple("Germans Americans Italians Canadians Greeks Romans Jews Turks".split()),
    "capital": tuple("Paris Berlin Tokyo Rome Madrid Vienna Cairo Lima Oslo Athens".split()),
    "leader": tuple("Smith Jones Brown Wilson Taylor Davis Clark Lewis".split()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutral:
    """A text with neutral names, and the way back to the offsets of the one that it was made from."""

    text: str
    starts: tuple[int, ...]  # in the neutral text, where each exchanged name starts; in order
    ends: tuple[int, ...]  # and ends
    origins: tuple[tuple[int, int], ...]  # the (start, end) of each in the original text

    def find_origin(self, start: int, end: int) -> tuple[int, int]:
        """The (start, end) in the original text of a stretch of the neutral one; a name is found whole."""
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and start < self.ends[at]:
            return self.origins[at]
        shift = self.origins[at][1] - self.ends[at] if at >= 0 else 0
        return start + shift, end + shift


def make_neutral(text: str, order: dict[str, dict[str, str]]) -> Neutral:
    """The text with neutral names; `order` keeps which name stands for which over the stretches of one document."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    origins: list[tuple[int, int]] = []
    at = size = 0
    for match in _pattern().finditer(text):
        name = match["article"] and match["article"][0]
        if name is None:
            sort = _sorts()[match.group()]
            known = order.setdefault(sort, {})
            names = _NEUTRAL[sort]
            name = known.setdefault(match.group(), names[len(known) % len(names)])
        between = text[at : match.start()]
        parts += (between, name)
        size += len(between)
        starts.append(size)
        size += len(name)
        ends.append(size)
        origins.append(match.span())
        at = match.end()
    parts.append(text[at:])
    return Neutral(text="".join(parts), starts=tuple(starts), ends=tuple(ends), origins=tuple(origins))


@cache
def _sorts() -> dict[str, str]:
    """Every name with its sort: state, adjective, people, capital or leader."""
    sorts: dict[str, str] = {}
    for country in load_countries():
        sorts.update(dict.fromkeys((country.name, *country.names), "state"))
        sorts.update(dict.fromkeys(country.capitals, "capital"))
        for demonym in country.demonyms:
            sorts[demonym] = "people" if demonym.endswith("s") and not demonym.endswith("ss") else "adjective"
    lines = files("dateline.language").joinpath("data", "sides.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        sort, colon, names = line.partition(":")
        if colon and not line.startswith("#"):
            sorts.update(dict.fromkeys((name.strip() for name in names.split(",")), sort))
    return {name: sort for name, sort in sorts.items() if sort in _NEUTRAL and len(name) > 1}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest name that starts at a place; grouped by how they open, which is three times as fast as one list."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_sorts(), key=lambda name: (-len(name), name)):
        groups[name[:2]].append(re.escape(name[2:]))
    names = "|".join(f"{re.escape(opening)}(?:{'|'.join(rests)})" for opening, rests in sorted(groups.items()))
    return re.compile(rf"\b(?P<article>[Aa]n?)(?= (?:{names})\b)|(?<![\w-])(?:{names})(?!\w)")
