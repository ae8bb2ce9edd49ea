"""Sets thresholds and temperatures: `python -m training.settle --corpora FOLDER --model FOLDER [--write]`.

Reads the texts that every training run leaves out (`training.corpora.is_kept_out`) with an exported model for

- the temperatures that make the labels of sentences, kinds and techniques likeliest (Guo et al. 2017, arXiv:1706.04599)
- the thresholds of persuasion with the best F1; of those that can hardly be told from it, the lowest
- the threshold above which a technique is shown: the lowest with a precision of `SHOWN_PRECISION` on the fifth of PTC
  that is measured on, which is larger

Prints what it finds; `--write` puts it into settings.json, which the next export takes.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from eval.sourcing import make_document
from eval.techniques import Tally, join_spans

from dateline.extract.techniques import find_techniques
from dateline.language.encoder import Model, load_model
from dateline.language.heads import Scores, judge_sentence, judge_technique
from dateline.language.reading import Reading, read_text
from dateline.settings import Settings
from training.corpora import Labelled, is_kept_out, load_ptc, load_sourcing, load_train

SETTINGS = Path(__file__).parent / "settings.json"
SHOWN_PRECISION = 0.65  # above the 0.6 that is promised
HEATS = np.exp(np.linspace(np.log(0.5), np.log(3), 37))
CHANCES = [round(0.05 * step, 2) for step in range(2, 19)]
CHANCE = 0.01  # of F1 between edges of persuasion: over so few texts it tells nothing
LABELS = ("voice", "certainty", "checkable")
Rows = list[tuple[npt.NDArray[np.float32], int]]  # probabilities at the temperature 1, and which label is right


def main() -> None:
    """Read the order from the command line and run it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported model")
    parser.add_argument("--more", type=Path, help="further articles in the format of the sourcing labels")
    parser.add_argument("--write", action="store_true")
    order = parser.parse_args()
    model = load_model(1, folder=order.model)
    model = replace(model, card=replace(model.card, temperatures=dict.fromkeys(model.card.temperatures, 1.0)))
    texts = [*load_train(order.corpora, only_open=False), *(load_sourcing(order.more) if order.more else ())]
    kept = defaultdict(list)
    for text in filter(is_kept_out, texts):
        kept[text.corpus].append(text)
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    settings["temperatures"] |= {name: find_heat(rows) for name, rows in gather_rows(kept, model).items()}
    settings["thresholds"] |= find_thresholds(kept["ptc"], [*load_ptc(order.corpora, held_out=True)], model)
    print(json.dumps(settings, indent=2, sort_keys=True))
    if order.write:
        SETTINGS.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def read(text: Labelled, model: Model) -> Reading:
    """One text as the product reads it."""
    document = make_document(text.text, origin=text.name)
    return read_text(document, max_sentence_chars=Settings().max_sentence_chars, model=model)


def gather_rows(kept: dict[str, list[Labelled]], model: Model) -> dict[str, Rows]:
    """What the model says of every labelled sentence, source and technique."""
    rows: dict[str, Rows] = defaultdict(list)
    for text in kept["sourcing"]:
        scores = read(text, model).scores
        for name, chances, right in _judge_sentences(text, scores):
            rows[name].append((chances, right))
        rows["kind"] += _judge_kinds(text, scores)
    for text in kept["ptc"]:
        scores = read(text, model).scores
        names = scores.card.labels["technique"]
        for start, end, technique in text.techniques or ():
            rows["technique"].append((judge_technique(scores, *scores.find_pieces(start, end)), names.index(technique)))
    return rows


def _judge_sentences(text: Labelled, scores: Scores) -> Iterator[tuple[str, npt.NDArray[np.float32], int]]:
    for sentence in text.sentences or ():
        first, last = scores.find_pieces(*sentence.bounds)
        if first < last:
            told = judge_sentence(scores, first, last)
            for name in LABELS:
                (right,) = getattr(sentence, name)
                yield name, told[name], scores.card.labels[name].index(right)


def _judge_kinds(text: Labelled, scores: Scores) -> Iterator[tuple[npt.NDArray[np.float32], int]]:
    kinds = scores.card.labels["kind"]
    right = {link.cue[0]: link.kind for link in text.attributions or () if link.cue}
    for link in scores.links:
        kind = right.get(link.cue.start) if link.cue else None
        if kind is not None:
            yield np.array(link.kinds, np.float32), kinds.index(kind)


def find_heat(rows: Rows) -> float:
    """The temperature at which the right labels are likeliest."""
    logs = np.log(np.maximum(np.stack([chances for chances, _ in rows]), 1e-9))
    right = np.array([label for _, label in rows])

    def surprise(heat: float) -> float:
        scores = logs / heat
        return float((np.log(np.exp(scores).sum(1)) - scores[np.arange(len(right)), right]).mean())

    return round(float(min(HEATS, key=surprise)), 3)


def find_thresholds(kept: Sequence[Labelled], held_out: Sequence[Labelled], model: Model) -> dict[str, float]:
    """Those of persuasion."""
    readings = [(text, read(text, model)) for text in kept]
    scores = {
        (low, high): _tally(readings, persuasion_low=low, persuasion_high=high).f1
        for high in CHANCES
        for low in CHANCES
        if low <= high
    }
    smooth = {pair: _smooth(scores, pair) for pair in scores}
    alike = [pair for pair, score in smooth.items() if score >= max(smooth.values()) - CHANCE]
    low, high = min(alike, key=lambda pair: (pair[1], pair[0]))  # finds most; what is shown has a threshold of its own
    edges = {"persuasion_low": low, "persuasion_high": high}
    readings = [(text, read(text, model)) for text in held_out]
    shown = [0.02 * step for step in range(50)]
    enough = [score for score in shown if _tally(readings, shown=score, **edges).precision >= SHOWN_PRECISION]
    return {**edges, "technique": round(min(enough, default=1.0), 2)}


def _smooth(scores: dict[tuple[float, float], float], pair: tuple[float, float]) -> float:
    """The mean with the pairs around: the top of a single peak over so few texts is chance."""
    around = [scores[near] for near in scores if all(abs(a - b) <= 0.1 for a, b in zip(near, pair, strict=True))]
    return sum(around) / len(around)


def _tally(readings: Iterable[tuple[Labelled, Reading]], *, shown: float = 0.0, **thresholds: float) -> Tally:
    tally = Tally()
    for text, reading in readings:
        card = replace(reading.scores.card, thresholds={**reading.scores.card.thresholds, **thresholds})
        found = find_techniques(replace(reading, scores=replace(reading.scores, card=card)))
        gold = join_spans((start, end) for start, end, _ in text.techniques or ())
        tally.add(gold, join_spans((t.span.start, t.span.end) for t in found if t.score >= shown))
    return tally


if __name__ == "__main__":
    main()
