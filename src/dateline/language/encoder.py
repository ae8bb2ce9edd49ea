"""The reader model: one small encoder with many heads, run once over a text.

The model is two files in the package, pinned by their SHA-256. Each window runs by itself, never in a batch: the
quantised graph takes its scales from everything that it is given, so a batch would let one text change the scores of
another. Threads work on different windows, so that neither their number nor the company of a text changes a result.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.errors import ModelError
from dateline.language.windows import MARK_LOOK, STRICT, Pieces, cut_windows

Floats = npt.NDArray[np.float32]

MODEL_FILES = {  # name -> SHA-256; training/export.py prints them
    "reader.onnx": "9c6417c9a5f9b1c3465c1e5459560b61473ee8687f2e6018eb8407f8b6bc74ed",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
CARD_VERSION = 2
CARD_KEY = "dateline"  # of the JSON in the graph's metadata
OPEN_MARK, CLOSE_MARK = 101, 102  # piece ids that stand before and after a window
BLOCK_WINDOWS = 32  # windows whose raw scores are in memory at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the model file says of itself: its outputs, the labels of each head, and how to read the scores."""

    outputs: dict[str, int]  # name of an output -> numbers a piece
    labels: dict[str, tuple[str, ...]]  # name of a head -> its labels, in the order of the scores
    thresholds: dict[str, float]  # probability from which a mark counts
    temperatures: dict[str, float]  # by which scores are divided before they are read as probabilities
    distances: Floats  # (buckets, link tags): what the distance from an anchor adds to a tag of its chains
    link_width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A loaded reader model."""

    session: Any  # onnxruntime.InferenceSession
    tokenizer: Any  # tokenizers.Tokenizer
    card: Card
    threads: int


def load_model(threads: int = 2, *, folder: Path | None = None) -> Model:
    """The model of the package, loaded once for each number of threads; `folder` is for a model that you trained.

    Raises:
        ModelError: a file is missing, was changed or does not fit, or onnxruntime cannot run here.
    """
    if folder is None:
        return _load_packaged(threads)
    return _load(folder, threads, pinned=None)


@cache
def _load_packaged(threads: int) -> Model:
    return _load(Path(str(files("dateline.language"))) / "model", threads, pinned=MODEL_FILES)


def _load(folder: Path, threads: int, *, pinned: dict[str, str] | None) -> Model:
    contents = {name: _read_file(folder / name, digest=(pinned or {}).get(name)) for name in MODEL_FILES}
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError(
            f"The reader model cannot run: {error}.",
            right="Dateline needs onnxruntime and tokenizers, which exist for the usual platforms.",
            act="Install Dateline again with pip, on a platform and Python version that both packages support.",
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(contents["reader.onnx"], options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_buffer(contents["tokenizer.json"])
    except Exception as error:
        raise ModelError(
            f"The reader model in {str(folder)!r} cannot be loaded: {str(error)[:200]}.",
            right="It has to be the ONNX file and the tokenizer that belong to this version.",
            act="Install Dateline again.",
        ) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    card = _read_card(session, folder)
    return Model(session=session, tokenizer=tokenizer, card=card, threads=threads)


def _read_file(path: Path, *, digest: str | None) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"The model file {str(path)!r} cannot be read: {error.strerror or error}.",
            right="The package brings it along.",
            act="Install Dateline again.",
        ) from error
    met = hashlib.sha256(content).hexdigest()
    if digest is not None and met != digest:
        raise ModelError(
            f"The model file {str(path)!r} has the SHA-256 {met[:16]}…, {len(content)} bytes.",
            right=f"It has to be {digest[:16]}…: it was cut short, changed or belongs to another version.",
            act="Install Dateline again.",
        )
    return content


def _read_card(session: Any, folder: Path) -> Card:
    raw = session.get_modelmeta().custom_metadata_map.get(CARD_KEY, "{}")
    try:
        said = json.loads(raw)
        card = Card(
            outputs={name: int(size) for name, size in said["outputs"].items()},
            labels={name: tuple(labels) for name, labels in said["labels"].items()},
            thresholds={name: float(value) for name, value in said["thresholds"].items()},
            temperatures={name: float(value) for name, value in said["temperatures"].items()},
            distances=np.array(said["distances"], np.float32),
            link_width=int(said["link_width"]),
        )
        fits = said["version"] == CARD_VERSION and _sizes(session) == card.outputs and _labels_fit(card)
    except (KeyError, TypeError, ValueError, AttributeError):
        fits = False
    if not fits:
        raise ModelError(
            f"The model file in {str(folder)!r} does not say which scores mean what.",
            right=f"Its metadata has to hold a card of version {CARD_VERSION} whose labels fit the graph.",
            act="Use the model that came with this version of Dateline, or export yours again.",
        )
    return card


def _sizes(session: Any) -> dict[str, int]:
    return {output.name: output.shape[-1] for output in session.get_outputs()}


def _labels_fit(card: Card) -> bool:
    sizes, labels = card.outputs, card.labels
    parts = [len(labels[name]) for name in ("voice", "certainty", "checkable", "from_silence")]
    return (
        sizes["sentences"] == len(parts) + sum(parts)
        and sizes["kinds"] == 2 * len(labels["kind"])
        and sizes["techniques"] == 3 * len(labels["technique"])
        and sizes["entities"] == 1 + 2 * len(labels["entity"])
        and sizes["anchors"] == sizes["members"] == card.distances.shape[1] * card.link_width
    )


def run_windows(
    model: Model, pieces: Pieces, *, strict: bool = True
) -> Iterator[list[tuple[int, int, dict[str, Floats]]]]:
    """The scores of all windows of a text in order, some windows at a time: first piece, past the last, scores by
    output, (pieces, numbers).

    `strict` reads attributions as sourcing.md defines them; otherwise plans, wishes and talks count too, as in PolNeAR.
    """
    windows = cut_windows(pieces.stretches)
    names = list(model.card.outputs)

    def run(window: tuple[int, int]) -> tuple[int, int, dict[str, Floats]]:
        start, end = window
        ids = np.empty((1, end - start + 2), np.int64)
        looks = np.full_like(ids, MARK_LOOK)
        ids[0, 0], ids[0, -1] = OPEN_MARK, CLOSE_MARK
        ids[0, 1:-1] = pieces.ids[start:end]
        looks[0, 1:-1] = pieces.looks[start:end]
        looks += STRICT if strict else 0
        found = model.session.run(names, {"ids": ids, "looks": looks})
        return start, end, {name: output[0, 1:-1] for name, output in zip(names, found, strict=True)}

    yield from _run_all(run, windows, threads=model.threads)


def _run_all(run: Any, windows: Sequence[tuple[int, int]], *, threads: int) -> Iterator[list[Any]]:
    blocks = [windows[at : at + BLOCK_WINDOWS] for at in range(0, len(windows), BLOCK_WINDOWS)]
    if threads == 1 or len(windows) == 1:
        for block in blocks:
            yield [run(window) for window in block]
        return
    with ThreadPoolExecutor(threads) as pool:
        for block in blocks:
            yield list(pool.map(run, block))
