"""Persuasion techniques on the held-out fifth of PTC, by the measures of SemEval-2020 task 11.

Spans: overlap by characters as that task defines it (Da San Martino et al. 2020, section 5), gold spans that overlap
put together. Techniques of given spans: micro-F1, which is accuracy with one answer a span; a span that stands twice
with two techniques takes the two likeliest.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    tallies = {"found": Tally(), "shown": Tally()}
    given = right = 0
    for article in load_ptc(shared / "corpora", held_out=True):
        reading = read_text(
            make_document(article.text, origin=article.name), max_sentence_chars=Settings().max_sentence_chars
        )
        marks = article.techniques or ()
        gold = join_spans((start, end) for start, end, _ in marks)
        found = find_techniques(reading)
        shown = [t for t in found if t.score >= reading.scores.card.thresholds["technique"]]
        for name, chosen in (("found", found), ("shown", tuple(shown))):
            tallies[name].add(gold, join_spans((t.span.start, t.span.end) for t in chosen))
        for (start, end), techniques in group_marks(marks).items():
            first, last = reading.scores.find_pieces(start, end)
            chances = judge_technique(reading.scores, first, last)
            labels = reading.scores.card.labels["technique"]
            likeliest = {labels[i] for i in chances.argsort()[::-1][: len(techniques)]}
            given += len(techniques)
            right += sum(technique in likeliest for technique in techniques)
    figures = {
        f"{name}_{measure}": getattr(tally, measure)
        for name, tally in tallies.items()
        for measure in ("precision", "recall", "f1")
    }
    return {**figures, "given_f1": right / max(given, 1)}


@dataclass(slots=True)
class Tally:
    """Overlaps of found spans with gold ones, summed over articles."""

    gold: int = 0
    found: int = 0
    precise: float = 0.0  # sum over the found spans of the share of each that is gold
    recalled: float = 0.0  # sum over the gold spans of the share of each that was found

    def add(self, gold: Sequence[Bounds], found: Sequence[Bounds]) -> None:
        """One article."""
        shared = [(s, t, min(s[1], t[1]) - max(s[0], t[0])) for s in found for t in gold]
        met = [(s, t, common) for s, t, common in shared if common > 0]
        self.gold += len(gold)
        self.found += len(found)
        self.precise += sum(common / (s[1] - s[0]) for s, _, common in met)
        self.recalled += sum(common / (t[1] - t[0]) for _, t, common in met)

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was found."""
        return self.precise / max(self.found, 1)

    @property
    def recall(self) -> float:
        """0 to 1; 0 where nothing is to be found."""
        return self.recalled / max(self.gold, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return f1_of(self.precision, self.recall)


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
