"""Attributions against PolNeAR: exact and overlapping spans of sources, cues and contents.

Format: brat stand-off (https://brat.nlplab.org/standoff.html), one file an article and annotator; offsets are code
points. As in the published figures a parted content counts once for each of its parts: they are what a sequence of
tags can say. A span counts once an article, however many attributions share it. An article with several annotators
counts once for each of them.

Three conventions differ from sourcing.md. PolNeAR counts plans, wishes and talks too, so the model reads the text
broadly, without the rules. And our records are turned into PolNeAR's before they are compared: a "that" before a
content belongs to it, and a quotation over several sentences is one content.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.extract.attributions.links import find_links
from dateline.language.reading import read_text
from dateline.records.sources import Attribution
from dateline.settings import Settings
from eval.scores import Bounds, f1, find_interval, match
from eval.sourcing import make_document

ROLES = ("source", "cue", "content")
_THAT = "that "


def load_gold(path: Path) -> dict[str, set[Bounds]]:
    """The gold spans of one brat file by role, each part of a parted one by itself."""
    spans: dict[str, set[Bounds]] = {role: set() for role in ROLES}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if not line.startswith("T") or len(parts) != 3:
            continue
        role, _, offsets = parts[1].partition(" ")
        if role.lower() in spans:
            for fragment in offsets.split(";"):
                start, end = map(int, fragment.split())
                spans[role.lower()].add((start, end))
    return spans


def read_articles(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """Each text of the part with the annotation files that belong to it."""
    for text in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{text.stem}_????.ann"))
        if annotated:
            yield text.read_text(encoding="utf-8"), annotated


def measure(shared: Path, part: str = "dev") -> dict[str, float]:
    """Exact and overlapping (intersection over union above 0.5) F1 of each role, 0 to 1."""
    return find_figures(sum(count_articles(shared, part), Counter()))


def count_articles(shared: Path, part: str = "dev") -> Iterator[Counter[str]]:
    """For each article how many spans of each role there are, were found, and were right."""
    for text, annotated in read_articles(shared / "corpora" / "polnear" / "data" / part):
        counts: Counter[str] = Counter()
        document = make_document(text, origin="polnear")
        reading = read_text(document, max_sentence_chars=Settings().max_sentence_chars, strict=False)
        attributions = find_links(reading)
        found = {role: find_spans(text, attributions, role) for role in ROLES}
        for path in annotated:
            gold = load_gold(path)
            for role in ROLES:
                _count(counts, role, gold[role], found[role])
        yield counts


def find_figures(counts: Counter[str]) -> dict[str, float]:
    """The figures that `measure` gives."""
    return {
        f"{role}_{kind}": f1(counts[f"{role}_{kind}"], counts[f"{role}_gold"], counts[f"{role}_found"])
        for kind in ("exact", "overlap")
        for role in ROLES
    }


def find_spans(text: str, attributions: tuple[Attribution, ...], role: str) -> set[Bounds]:
    """The spans of one role in PolNeAR's conventions."""
    if role != "content":
        spans = (getattr(attribution, role) for attribution in attributions)
        return {(span.start, span.end) for span in spans if span is not None}
    joined: list[Bounds] = []
    for attribution in attributions:
        start, end = attribution.content.start, attribution.content.end
        if attribution.cue is not None and attribution.cue.end <= start - len(_THAT):
            start -= len(_THAT) if text[start - len(_THAT) : start].lower() == _THAT else 0
        if joined and attribution.implied and not text[joined[-1][1] : start].strip(" .\t"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return set(joined)


def _count(counts: Counter[str], role: str, gold: set[Bounds], found: set[Bounds]) -> None:
    counts[f"{role}_gold"] += len(gold)
    counts[f"{role}_found"] += len(found)
    counts[f"{role}_exact"] += len(gold & found)
    counts[f"{role}_overlap"] += len(match(sorted(gold), sorted(found)))


if __name__ == "__main__":
    parts = list(count_articles(Path(sys.argv[1]), *sys.argv[2:3]))
    for key, (low, high) in find_interval(parts, find_figures).items():
        print(f"{key:20} {find_figures(sum(parts, Counter()))[key]:.3f} ({low:.3f} to {high:.3f})")
