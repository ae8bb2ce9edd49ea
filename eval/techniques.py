"""Persuasion techniques on the held-out fifth of PTC, by the measures of SemEval-2020 task 11.

Spans: overlap by characters as that task defines it (Da San Martino et al. 2020, section 5), gold spans that overlap
put together. Techniques of given spans: micro-F1, which is accuracy with one answer a span; a span that stands twice
with two techniques takes the two likeliest.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.corpora import load_ptc

from dateline.extract.techniques import find_techniques
from dateline.language.heads import judge_technique
from dateline.language.reading import read_text
from dateline.settings import Settings
from eval.scores import Bounds, f1_of
from eval.sourcing import make_document


def measure(shared: Path) -> dict[str, float]:
    """Precision, recall and F1 of the stretches; the same of those shown by default; techniques of given stretches."""
    sums: dict[str, float] = defaultdict(float)
    for article in load_ptc(shared / "corpora", held_out=True):
        reading = read_text(
            make_document(article.text, origin=article.name), max_sentence_chars=Settings().max_sentence_chars
        )
        marks = article.techniques or ()
        gold = join_spans((start, end) for start, end, _ in marks)
        sums["gold"] += len(gold)
        found = find_techniques(reading)
        shown = [t for t in found if t.score >= reading.scores.card.thresholds["technique"]]
        for name, chosen in (("found", found), ("shown", tuple(shown))):
            spans = join_spans((t.span.start, t.span.end) for t in chosen)
            _add(sums, name, gold, spans)
        for (start, end), techniques in group_marks(marks).items():
            first, last = reading.scores.find_pieces(start, end)
            chances = judge_technique(reading.scores, first, last)
            labels = reading.scores.card.labels["technique"]
            likeliest = {labels[i] for i in chances.argsort()[::-1][: len(techniques)]}
            sums["given"] += len(techniques)
            sums["right"] += sum(technique in likeliest for technique in techniques)
    figures: dict[str, float] = {}
    for name in ("found", "shown"):
        precision = sums[f"{name}_precise"] / max(sums[f"{name}_spans"], 1)
        recall = sums[f"{name}_recalled"] / max(sums["gold"], 1)
        figures |= {
            f"{name}_precision": precision,
            f"{name}_recall": recall,
            f"{name}_f1": f1_of(precision, recall),
        }
    return {**figures, "given_f1": sums["right"] / max(sums["given"], 1)}


def _add(sums: dict[str, float], name: str, gold: Sequence[Bounds], found: Sequence[Bounds]) -> None:
    shared = [(s, t, min(s[1], t[1]) - max(s[0], t[0])) for s in found for t in gold]
    met = [(s, t, common) for s, t, common in shared if common > 0]
    sums[f"{name}_precise"] += sum(common / (s[1] - s[0]) for s, _, common in met)
    sums[f"{name}_recalled"] += sum(common / (t[1] - t[0]) for _, t, common in met)
    sums[f"{name}_spans"] += len(found)


def group_marks(marks: Iterable[tuple[int, int, str]]) -> dict[Bounds, list[str]]:
    """The techniques of each stretch; some stand twice, with two techniques."""
    groups: dict[Bounds, list[str]] = defaultdict(list)
    for start, end, technique in marks:
        groups[start, end].append(technique)
    return groups


def join_spans(spans: Iterable[Bounds]) -> list[Bounds]:
    """The spans with those put together that overlap."""
    joined: list[Bounds] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.3f}")
