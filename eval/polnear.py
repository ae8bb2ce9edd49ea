"""Attributions against PolNeAR: exact and overlapping spans of sources, cues and contents.

Format: brat stand-off (https://brat.nlplab.org/standoff.html), one file an article and annotator; offsets are code
points, a discontinuous span has its fragments parted by ";". A span counts once an article, however many attributions
share it. An article with several annotators counts once for each of them.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.pipeline import analyse
from dateline.records.sources import Attribution
from dateline.settings import Settings
from eval.scores import f1, match
from eval.sourcing import make_document

ROLES = ("source", "cue", "content")
Fragments = tuple[tuple[int, int], ...]


def load_gold(path: Path) -> dict[str, set[Fragments]]:
    """The gold spans of one brat file by role."""
    spans: dict[str, set[Fragments]] = {role: set() for role in ROLES}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("T"):
            continue
        _, where, _ = line.split("\t", 2)
        role, _, offsets = where.partition(" ")
        if role.lower() in spans:
            fragments = (tuple(map(int, part.split())) for part in offsets.split(";"))
            spans[role.lower()].add(tuple((start, end) for start, end in fragments))
    return spans


def read_articles(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """Each text of the part with the annotation files that belong to it."""
    for text in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{text.stem}_????.ann"))
        if annotated:
            yield text.read_text(encoding="utf-8"), annotated


def measure(shared: Path, part: str = "dev") -> dict[str, float]:
    """Exact and overlapping (intersection over union above 0.5) F1 of each role, 0 to 1."""
    counts: Counter[str] = Counter()
    for text, annotated in read_articles(shared / "corpora" / "polnear" / "data" / part):
        attributions = analyse(make_document(text, origin="polnear"), Settings()).attributions
        for path in annotated:
            gold = load_gold(path)
            for role in ROLES:
                _count(counts, role, gold[role], _found(attributions, role))
    figures = {}
    for kind in ("exact", "overlap"):
        for role in ROLES:
            figures[f"{role}_{kind}"] = f1(counts[f"{role}_{kind}"], counts[f"{role}_gold"], counts[f"{role}_found"])
    return figures


def _found(attributions: tuple[Attribution, ...], role: str) -> set[tuple[int, int]]:
    spans = (getattr(attribution, role) for attribution in attributions)
    return {(span.start, span.end) for span in spans if span is not None}


def _count(counts: Counter[str], role: str, gold: set[Fragments], found: set[tuple[int, int]]) -> None:
    counts[f"{role}_gold"] += len(gold)
    counts[f"{role}_found"] += len(found)
    counts[f"{role}_exact"] += sum((bounds,) in gold for bounds in found)
    whole = sorted((fragments[0][0], fragments[-1][1]) for fragments in gold)
    counts[f"{role}_overlap"] += len(match(whole, sorted(found)))


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1]), *sys.argv[2:3]).items():
        print(f"{key:20} {value:.3f}")
