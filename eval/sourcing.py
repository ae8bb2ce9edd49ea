"""The sourcing labels against the gold sets: voice, certainty, checkable, silence, contents and kinds.

A gold sentence is compared with the sentence of the analysis that overlaps it most. Contents match one to one, best
first, where their intersection over union is above 0.5.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.pipeline import analyse
from dateline.records.analysis import Analysis
from dateline.records.text import Document
from dateline.settings import Settings
from eval.scores import f1, find_interval, find_nearest, match

LABELS = ("voice", "certainty", "checkable", "from_silence")


def make_document(text: str, *, origin: str) -> Document:
    """A document as it would be read from a plain text file without a date."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=digest[:16],
        origin=origin,
        title=None,
        publisher=None,
        url=None,
        language="en",
        published=None,
        published_basis=None,
        published_candidates=(),
        retrieved=None,
        sha256=digest,
        header=None,
        incomplete=None,
        text=text,
    )


def load_gold(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of one gold file, with `text` and labelled `sentences`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _compare(article: dict[str, Any], analysis: Analysis, counts: Counter[str]) -> None:
    found = [(sentence.span.start, sentence.span.end) for sentence in analysis.sentences]
    for gold in article["sentences"]:
        at = find_nearest((gold["start"], gold["end"]), found)
        best = None if at is None else analysis.sentences[at]
        counts["sentences"] += 1
        for label in LABELS:
            counts[label] += best is not None and getattr(best, label) == gold[label]
        silence = best is not None and best.from_silence
        counts["silence_right"] += silence and gold["from_silence"]
        counts["silence_found"] += silence
        counts["silence_gold"] += gold["from_silence"]
    golds = [a for s in article["sentences"] for a in s["attributions"]]
    pairs = match(
        [(a["content"]["start"], a["content"]["end"]) for a in golds],
        [(a.content.start, a.content.end) for a in analysis.attributions],
    )
    counts["contents_gold"] += len(golds)
    counts["contents_found"] += len(analysis.attributions)
    counts["contents_right"] += len(pairs)
    counts["kind"] += sum(golds[i]["kind"] == analysis.attributions[j].kind for i, j in pairs)


def measure(shared: Path, part: str = "dev") -> dict[str, float]:
    """Accuracy of each label, F1 of contents and of silence, kind right among the contents found; all 0 to 1."""
    return find_figures(sum(count_articles(shared, part), Counter()))


def count_articles(shared: Path, part: str = "dev") -> Iterator[Counter[str]]:
    """For each article how many labels and contents there are, were found, and were right."""
    for article in load_gold(shared / "corpora" / "sourcing" / f"{part}.jsonl"):
        counts: Counter[str] = Counter()
        _compare(article, analyse(make_document(article["text"], origin=article["id"]), Settings()), counts)
        yield counts


def find_figures(counts: Counter[str]) -> dict[str, float]:
    """The figures that `measure` gives."""
    figures = {label: counts[label] / max(counts["sentences"], 1) for label in LABELS}
    figures["silence_f1"] = f1(counts["silence_right"], counts["silence_gold"], counts["silence_found"])
    figures["contents_f1"] = f1(counts["contents_right"], counts["contents_gold"], counts["contents_found"])
    figures["contents_precision"] = counts["contents_right"] / max(counts["contents_found"], 1)
    figures["contents_recall"] = counts["contents_right"] / max(counts["contents_gold"], 1)
    figures["kind"] = counts["kind"] / max(counts["contents_right"], 1)
    return figures


if __name__ == "__main__":
    parts = list(count_articles(Path(sys.argv[1]), *sys.argv[2:3]))
    for key, (low, high) in find_interval(parts, find_figures).items():
        print(f"{key:20} {find_figures(sum(parts, Counter()))[key]:.3f} ({low:.3f} to {high:.3f})")
