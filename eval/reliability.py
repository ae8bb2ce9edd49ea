"""How far told chances can be relied on: of what is told with a chance of seven tenths, seven in ten should be right.

    python -m eval.reliability SHARED

Three judgements are held by the score that their records show: checkable sentences, contents, and stretches of
persuasion. The records show no score for voice, certainty, kind of source, names and techniques of given stretches:
for these it is the model's own chance of the answer that it finds likeliest, before the rules have their say.

Expected calibration error with bins of equal mass (Nguyen and O'Connor 2015, arXiv:1508.05154): the mean distance
between the mean chance of a bin and its share right. Brier score (1950): the mean square of what a chance is off.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from training.corpora import Labelled, load_ptc

from dateline.extract.techniques import find_techniques
from dateline.language.heads import find_names, judge_sentence, judge_technique
from dateline.language.reading import Reading, read_text
from dateline.pipeline import analyse
from dateline.records.analysis import Analysis
from dateline.records.text import Document
from dateline.settings import Settings
from eval.entities import TAGS, leave_genitive, read_readings
from eval.scores import Bounds, find_nearest, match
from eval.sourcing import load_gold, make_document
from eval.techniques import group_marks, join_spans

BINS = 10
_MARKED = 0.5  # share of a stretch that has to be marked in the gold for it to be right

Told = tuple[float, bool]  # a chance, and whether what it was given to is right
Judged = tuple[str, Told]  # with the name of the judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How the chances of one judgement compare with what was right."""

    count: int
    chance: float  # mean of those told
    right: float  # share of what was right
    ece: float  # expected calibration error, 0 to 1
    brier: float  # 0 to 1


def weigh(told: Sequence[Told]) -> Reliability:
    """The chances against what was right, in bins of as equal a number as can be; `told` is not empty."""
    count = len(told)
    ordered = sorted(told, key=lambda pair: pair[0])
    bins = [ordered[number * count // BINS : (number + 1) * count // BINS] for number in range(BINS)]
    return Reliability(
        count=count,
        chance=sum(chance for chance, _ in told) / count,
        right=sum(right for _, right in told) / count,
        ece=sum(abs(sum(chance - right for chance, right in part)) for part in bins) / count,
        brier=sum((chance - right) ** 2 for chance, right in told) / count,
    )


def find_reliabilities(shared: Path) -> dict[str, Reliability]:
    """Each judgement whose corpus is there, by its name."""
    told: dict[str, list[Told]] = defaultdict(list)
    for judge, corpus in ((_judge_sourcing, "sourcing"), (_judge_ptc, "ptc"), (_judge_uner, "uner-ewt")):
        if (shared / "corpora" / corpus).exists():
            for name, pair in judge(shared):
                told[name].append(pair)
    return {name: weigh(pairs) for name, pairs in told.items()}


def measure(shared: Path) -> dict[str, float]:
    """Minus the expected calibration error and minus the Brier score of each judgement."""
    figures: dict[str, float] = {}
    for name, found in find_reliabilities(shared).items():
        figures |= {f"minus_{name}_ece": -found.ece, f"minus_{name}_brier": -found.brier}
    return figures


def _read(document: Document) -> Reading:
    return read_text(document, max_sentence_chars=Settings().max_sentence_chars)


def _judge_sourcing(shared: Path) -> Iterator[Judged]:
    for article in load_gold(shared / "corpora" / "sourcing" / "dev.jsonl"):
        document = make_document(article["text"], origin=article["id"])
        golds = [a for sentence in article["sentences"] for a in sentence["attributions"]]
        contents = [(a["content"]["start"], a["content"]["end"]) for a in golds]
        reading = _read(document)
        yield from _judge_records(article["sentences"], contents, analyse(document, Settings()))
        yield from _judge_sentences(article["sentences"], reading)
        yield from _judge_kinds([a["kind"] for a in golds], contents, reading)


def _judge_records(golds: list[dict[str, Any]], contents: list[Bounds], analysis: Analysis) -> Iterator[Judged]:
    sentences = [(sentence.span.start, sentence.span.end) for sentence in analysis.sentences]
    for gold in golds:
        at = find_nearest((gold["start"], gold["end"]), sentences)
        if at is not None:
            yield "checkable", (analysis.sentences[at].checkable_score, gold["checkable"] != "no")
    matched = {j for _, j in match(contents, [(a.content.start, a.content.end) for a in analysis.attributions])}
    for number, attribution in enumerate(analysis.attributions):
        yield "contents", (attribution.score, number in matched)


def _judge_sentences(golds: list[dict[str, Any]], reading: Reading) -> Iterator[Judged]:
    labels = reading.scores.card.labels
    for gold in golds:
        at = find_nearest((gold["start"], gold["end"]), reading.sentences)
        first, past = reading.scores.find_pieces(*reading.sentences[at]) if at is not None else (0, 0)
        if first < past:
            chances = judge_sentence(reading.scores, first, past)
            for name in ("voice", "certainty"):
                best = int(chances[name].argmax())
                yield name, (float(chances[name][best]), labels[name][best] == gold[name])


def _judge_kinds(golds: list[str], contents: list[Bounds], reading: Reading) -> Iterator[Judged]:
    labels = reading.scores.card.labels["kind"]
    found = [(part, link.kinds) for link in reading.scores.links for part in link.contents]
    for i, j in match(contents, [(part.start, part.end) for part, _ in found]):
        chances = found[j][1]
        yield "kind", (max(chances), labels[chances.index(max(chances))] == golds[i])


def _judge_ptc(shared: Path) -> Iterator[Judged]:
    for article in load_ptc(shared / "corpora", held_out=True):
        reading = _read(make_document(article.text, origin=article.name))
        yield from _judge_stretches(article, reading)
        labels = reading.scores.card.labels["technique"]
        for (start, end), techniques in group_marks(article.techniques or ()).items():
            chances = judge_technique(reading.scores, *reading.scores.find_pieces(start, end))
            best = int(chances.argmax())
            yield "given_technique", (float(chances[best]), labels[best] in techniques)


def _judge_stretches(article: Labelled, reading: Reading) -> Iterator[Judged]:
    gold = join_spans((start, end) for start, end, _ in article.techniques or ())
    for found in find_techniques(reading):
        marked = sum(_shared((found.span.start, found.span.end), span) for span in gold)
        yield "stretches", (found.score, marked >= _MARKED * (found.span.end - found.span.start))


def _shared(first: Bounds, second: Bounds) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def _judge_uner(shared: Path) -> Iterator[Judged]:
    for reading, names in read_readings(shared):
        for part, label in find_names(reading.scores):
            if label in TAGS:
                name = leave_genitive(reading.document.text, (part.start, part.end, TAGS[label]))
                yield "names", (part.score, name in names)


def print_table(reliabilities: Iterable[tuple[str, Reliability]]) -> None:
    """One row a judgement."""
    table = Table("judgement", "judged", "mean chance", "share right", "calibration error", "Brier")
    for name, found in reliabilities:
        shares = (f"{share:.3f}" for share in (found.chance, found.right, found.ece, found.brier))
        table.add_row(name, f"{found.count:,}", *shares)
    Console(width=100).print(table)


if __name__ == "__main__":
    print_table(find_reliabilities(Path(sys.argv[1])).items())
