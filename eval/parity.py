"""What int8 costs: the decisions and chances of the int8 graph beside those of the float32 graph, head by head.

    python -m eval.parity MODEL SHARED [--sentences 1000]

MODEL is the folder that `python -m training.export --keep-float` wrote. Both graphs see the same windows, one at a
time, as in use. The sentences are whole texts of the development parts, as many from each corpus. Prints a table for
the model card.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from training.corpora import Labelled, load_ewt, load_gum, load_polnear, load_ptc, load_sourcing

from dateline.language.encoder import Floats, Model, load_model, run_windows
from dateline.language.heads import (
    Link,
    Scores,
    find_techniques,
    judge_sentence,
    judge_technique,
    score_text,
    sigmoid,
    softmax,
)
from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import Pieces, cut_pieces
from dateline.settings import Settings

FLOAT_FILE = "float.onnx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What one output says of every word and mark: one of some tags, or yes or no from a threshold on."""

    name: str
    output: str
    first: int = 0  # number of the output, and past the last
    past: int | None = None
    threshold: str | None = None  # its name in the card; null where the likeliest tag counts


TAGS = (
    Tags(name="source", output="roles", first=0, past=3),
    Tags(name="cue", output="roles", first=3, past=6),
    Tags(name="content", output="roles", first=6, past=9),
    Tags(name="running quotation begins", output="runs", threshold="run"),
    Tags(name="sentence starts", output="starts", threshold="start"),
    Tags(name="names", output="entities"),
    Tags(name="times", output="amounts", first=0, past=3),
    Tags(name="quantities", output="amounts", first=3, past=6),
    Tags(name="persuasion", output="persuasion", threshold="persuasion_low"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Decisions of one head by both graphs, one row each."""

    unit: str
    agree: npt.NDArray[np.bool_]
    apart: Floats  # how far the probability of what float32 decides is from the one in int8


def compare_choices(unit: str, exact: Floats, small: Floats) -> Compared:
    """Chances of some labels, (rows, labels): the likeliest counts."""
    best = exact.argmax(1)
    apart = np.abs(np.take_along_axis(exact - small, best[:, None], 1)[:, 0])
    return Compared(unit=unit, agree=best == small.argmax(1), apart=apart)


def compare_marks(unit: str, exact: Floats, small: Floats, *, threshold: float) -> Compared:
    """Chances of a mark, one a row: it counts from the threshold on."""
    return Compared(unit=unit, agree=(exact >= threshold) == (small >= threshold), apart=np.abs(exact - small))


def load_models(folder: Path) -> tuple[Model, Model]:
    """The float32 model and the int8 model, with the card of the latter."""
    small = load_model(1, folder=folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / FLOAT_FILE, options, providers=["CPUExecutionProvider"])
    return replace(small, session=session), small


def choose_texts(corpora: Path, model: Model, sentences: int) -> Iterator[Pieces]:
    """Texts of every development part, from their beginning, until each part has its share of the sentences."""
    parts: tuple[Iterable[Labelled], ...] = (
        load_sourcing(corpora / "sourcing" / "dev.jsonl"),
        load_polnear(corpora, "dev"),
        load_ptc(corpora, held_out=True),
        load_ewt(corpora, "dev"),
        load_gum(corpora, "dev", free=False),
    )
    for part in parts:
        left = -(-sentences // len(parts))
        for labelled in part:
            bounds = find_sentence_bounds(labelled.text, max_sentence_chars=Settings().max_sentence_chars)[:left]
            yield cut_pieces(labelled.text, bounds, model.tokenizer)
            left -= len(bounds)
            if not left:
                break


def compare_text(pieces: Pieces, exact: Model, small: Model) -> Iterator[tuple[str, Compared]]:
    """Every head by its name, over one text."""
    limits = small.card.thresholds
    outputs = [_run(model, pieces) for model in (exact, small)]
    for tags in TAGS:
        one, two = (found[tags.output][pieces.opens, tags.first : tags.past] for found in outputs)
        if tags.threshold is None:
            yield tags.name, compare_choices("words", softmax(one), softmax(two))
        else:
            threshold = limits[tags.threshold]
            yield tags.name, compare_marks("words", sigmoid(one[:, 0]), sigmoid(two[:, 0]), threshold=threshold)
    scores = score_text(exact, pieces), score_text(small, pieces)
    yield from _compare_sentences(*scores)
    yield from _compare_links(*scores)


def _run(model: Model, pieces: Pieces) -> dict[str, Floats]:
    windows = [window for block in run_windows(model, pieces) for window in block]
    found = {name: np.zeros((len(pieces.ids), size), np.float32) for name, size in model.card.outputs.items()}
    for start, end, scores in windows:
        for name, rows in scores.items():
            found[name][start:end] = rows
    return found


def _compare_sentences(exact: Scores, small: Scores) -> Iterator[tuple[str, Compared]]:
    stretches = exact.pieces.stretches
    for first, past in zip(stretches[:-1].tolist(), stretches[1:].tolist(), strict=True):
        if first < past:
            ours, theirs = judge_sentence(exact, first, past), judge_sentence(small, first, past)
            for name, chances in ours.items():
                yield name, compare_choices("sentences", chances[None], theirs[name][None])
    for part, _, _ in find_techniques(exact):
        first, past = exact.find_pieces(part.start, part.end)
        rows = (judge_technique(scores, first, past)[None] for scores in (exact, small))
        yield "technique", compare_choices("stretches", *rows)


def _compare_links(exact: Scores, small: Scores) -> Iterator[tuple[str, Compared]]:
    """Whether a cue has the same source and contents in both, and the kinds at cues that both have."""
    ours, theirs = ({link.cue.start: link for link in scores.links if link.cue} for scores in (exact, small))
    for start, link in ours.items():
        other = theirs.get(start)
        same = other is not None and _bounds(link) == _bounds(other)
        yield (
            "cue with the same source and contents",
            Compared(unit="links", agree=np.array([same]), apart=np.zeros(0, np.float32)),
        )
        if other is not None:
            kinds = (np.array([one.kinds], np.float32) for one in (link, other))
            yield "kind of source", compare_choices("links", *kinds)


def _bounds(link: Link) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in (*link.sources, *link.contents)]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sentences", type=int, default=1_000)
    options = parser.parse_args()
    exact, small = load_models(options.model)
    rows: dict[str, list[Compared]] = defaultdict(list)
    sentences = 0
    for pieces in choose_texts(options.shared / "corpora", small, options.sentences):
        sentences += len(pieces.stretches) - 1
        for name, compared in compare_text(pieces, exact, small):
            rows[name].append(compared)
    print(
        f"{sentences:,} sentences\n\n| head | decisions | agree | mean difference of probability |\n|---|--:|--:|--:|"
    )
    for name, parts in rows.items():
        agree = np.concatenate([part.agree for part in parts])
        apart = np.concatenate([part.apart for part in parts])
        difference = f"{apart.mean():.4f}" if len(apart) else ""
        print(f"| {name} | {len(agree):,} {parts[0].unit} | {agree.mean():.4f} | {difference} |")


if __name__ == "__main__":
    main()
