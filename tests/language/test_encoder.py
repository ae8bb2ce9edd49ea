"""The model files: pinned, checked, and the same result whatever runs beside."""

import json
import shutil
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from dateline.errors import ModelError
from dateline.language import encoder
from dateline.language.encoder import MODEL_FILES, load_model
from dateline.language.heads import score_text
from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import Pieces, cut_pieces, cut_windows
from dateline.records.sources import EntityType, SourceKind
from dateline.records.text import Certainty, Checkable, Voice

PACKAGED = Path(encoder.__file__).parent / "model"
TEXT = "The mayor said on Tuesday that the dam held. " * 60 + "According to the port, eleven ships waited."


def _cut(text: str) -> Pieces:
    return cut_pieces(text, find_sentence_bounds(text, max_sentence_chars=2_000), load_model().tokenizer)


def _copy_model(folder: Path) -> Path:
    for name in MODEL_FILES:
        shutil.copyfile(PACKAGED / name, folder / name)
    return folder


def test_the_labels_of_the_card_are_those_of_the_records() -> None:
    labels = load_model().card.labels

    assert set(labels["voice"]) == set(get_args(Voice))
    assert set(labels["certainty"]) == set(get_args(Certainty))
    assert set(labels["checkable"]) == set(get_args(Checkable))
    assert set(labels["kind"]) == set(get_args(SourceKind))
    assert set(labels["entity"]) <= set(get_args(EntityType))


@pytest.mark.parametrize("name", sorted(MODEL_FILES))
def test_a_missing_file_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    (_copy_model(tmp_path) / name).unlink()

    with pytest.raises(ModelError, match=name):
        load_model(folder=tmp_path)


@pytest.mark.parametrize("name", sorted(MODEL_FILES))
def test_a_file_cut_short_has_the_wrong_sum(tmp_path: Path, name: str) -> None:
    whole = (_copy_model(tmp_path) / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(ModelError, match="SHA-256"):
        encoder._load(tmp_path, 1, pinned=MODEL_FILES)


def test_a_graph_that_is_none_is_refused(tmp_path: Path) -> None:
    (_copy_model(tmp_path) / "reader.onnx").write_bytes(b"no graph")

    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(folder=tmp_path)


@pytest.mark.parametrize(
    ("key", "value"), [("version", 99), ("labels", {}), ("outputs", {"roles": 9}), ("distances", "none")]
)
def test_a_card_that_does_not_fit_is_refused(key: str, value: object) -> None:
    session = load_model().session
    told = json.loads(session.get_modelmeta().custom_metadata_map[encoder.CARD_KEY])
    told[key] = value

    class Meta:
        custom_metadata_map = {encoder.CARD_KEY: json.dumps(told)}  # noqa: RUF012 - stands for onnxruntime's

    class Session:
        def get_modelmeta(self) -> Meta:
            return Meta()

        def get_outputs(self) -> object:
            return session.get_outputs()

    with pytest.raises(ModelError, match="does not say"):
        encoder._read_card(Session(), Path("model"))


def test_no_onnxruntime_is_told_and_nothing_takes_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)

    with pytest.raises(ModelError, match="cannot run"):
        load_model(folder=_copy_model(tmp_path))


def test_the_number_of_threads_changes_no_score() -> None:
    pieces = _cut(TEXT)

    one, two = score_text(load_model(1), pieces), score_text(load_model(2), pieces)

    assert one.links == two.links
    assert all(np.array_equal(one.kept[name], two.kept[name]) for name in one.kept)


def test_what_stands_in_another_window_changes_no_score() -> None:
    pieces = _cut(TEXT)
    end = cut_windows(pieces.stretches)[0][1]

    alone = score_text(load_model(), pieces)
    beside = score_text(load_model(), _cut(TEXT + " And 1,000 unlike words stood beside it!" * 40))

    assert all(np.array_equal(alone.kept[name][:end], beside.kept[name][:end]) for name in alone.kept)
