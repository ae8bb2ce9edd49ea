"""How figures are made and held against their floors."""

import json
import math
import sys
from pathlib import Path

import numpy as np
import pytest
from eval import gate
from eval.gate import FLOORS, TASKS, Figure, run_tasks
from eval.large_encoder import LAYERS, WEIGHTS, load_large_encoder
from eval.parity import compare_choices, compare_marks
from eval.reliability import weigh
from eval.scores import f1, find_nearest, match, overlap
from eval.spans import find_spans, spread_files


@pytest.mark.parametrize(
    ("first", "second", "share"), [((0, 4), (0, 4), 1.0), ((0, 4), (2, 4), 0.5), ((0, 4), (4, 6), 0.0)]
)
def test_overlap_is_intersection_over_union(first: tuple[int, int], second: tuple[int, int], share: float) -> None:
    assert overlap(first, second) == overlap(second, first) == share


def test_each_gold_stretch_is_matched_once_and_best_first() -> None:
    assert match([(0, 10)], [(0, 8), (0, 10)]) == [(0, 1)]


def test_half_an_overlap_is_not_enough() -> None:
    assert match([(0, 10)], [(0, 5)]) == []


def test_the_nearest_stretch_shares_most_and_there_may_be_none() -> None:
    assert (find_nearest((0, 10), [(0, 3), (3, 12)]), find_nearest((0, 10), [])) == (1, None)


def test_chances_that_come_true_as_often_as_told_have_no_calibration_error() -> None:
    found = weigh([(0.5, number % 2 == 0) for number in range(40)])

    assert (found.ece, found.brier, found.right) == (0.0, 0.25, 0.5)


def test_calibration_is_looked_at_bin_by_bin() -> None:
    found = weigh([(0.25, True)] * 10 + [(0.75, False)] * 10)

    assert (found.chance, found.right, found.ece) == (0.5, 0.5, 0.75)


def test_parity_follows_the_choice_of_float32() -> None:
    exact, small = np.array([[0.75, 0.25], [0.5, 0.25]], np.float32), np.array([[0.5, 0.25], [0.25, 0.75]], np.float32)

    compared = compare_choices("words", exact, small)

    assert (compared.agree.tolist(), compared.apart.tolist()) == ([True, False], [0.25, 0.25])


def test_parity_of_a_mark_hangs_on_its_threshold() -> None:
    exact, small = np.array([0.25, 0.5], np.float32), np.array([0.5, 0.75], np.float32)

    assert compare_marks("words", exact, small, threshold=0.5).agree.tolist() == [False, True]


def test_f1_of_nothing_is_zero() -> None:
    assert (f1(0, 0, 0), f1(1, 1, 3), f1(2, 2, 2)) == (0.0, 0.5, 1.0)


def test_a_figure_falls_short_below_its_floor_and_some_slack() -> None:
    figures = [Figure(task="pages", name="dates", value=value, floor=0.8) for value in (0.79, 0.799, 0.9)]

    assert [figure.falls_short for figure in figures] == [True, False, False]


def test_what_is_only_told_never_falls_short() -> None:
    assert not Figure(task="geo", name="lgl_median_error_km", value=0.1, floor=9.0, told=True).falls_short


def test_a_task_without_its_material_is_skipped_and_named(tmp_path: Path) -> None:
    figures, skipped = run_tasks(tmp_path, ["spans"], {})

    assert (figures, skipped) == ([], [f"spans: skipped, {tmp_path / 'corpora'} is not there."])


def test_every_floor_belongs_to_a_task_and_to_no_figure_that_is_only_told() -> None:
    told = {f"{task.name}.{name}" for task in TASKS for name in task.told}
    floors = set(json.loads(FLOORS.read_text("utf-8"))["floors"])

    assert {floor.split(".")[0] for floor in floors} <= {task.name for task in TASKS}
    assert not floors & told


def test_lowering_a_floor_keeps_the_reason_and_raising_never_lowers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpora").mkdir()
    floors = tmp_path / "floors.json"
    floors.write_text('{"floors": {"spans.minus_broken": 5.0}, "lowered": []}', "utf-8")
    monkeypatch.setattr(gate, "FLOORS", floors)

    def run(*options: str) -> int:
        monkeypatch.setattr("sys.argv", ["gate", "spans", "--shared", str(tmp_path), *options])
        return gate.main()

    assert run() == 1
    run("--raise")
    assert json.loads(floors.read_text("utf-8"))["floors"] == {"spans.minus_broken": 5.0}
    run("--lower", "The set was changed.")
    assert json.loads(floors.read_text("utf-8")) == {
        "floors": {"spans.minus_broken": 0},
        "lowered": ["The set was changed."],
    }


def test_a_spread_over_files_has_every_corpus(tmp_path: Path) -> None:
    names = ("a/1.txt", "a/2.txt", "a/3.txt", "b/1.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    chosen = spread_files(tmp_path, 2)

    assert chosen == [tmp_path / name for name in ("a/1.txt", "a/3.txt", "b/1.txt")]


def test_only_with_all_a_task_reads_every_text(tmp_path: Path) -> None:
    (tmp_path / "corpora").mkdir()

    shares = [run_tasks(tmp_path, ["spans"], {}, whole=whole)[0][0].value for whole in (False, True)]

    assert shares == [0.1, 1.0]


def test_spans_are_found_at_any_depth() -> None:
    result = {"a": [{"start": 1, "end": 2, "text": "b"}, {"c": {"start": 0, "end": 1, "text": "a"}}], "start": 3}

    assert list(find_spans(result)) == [(1, 2, "b"), (0, 1, "a")]


def test_the_large_encoder_has_as_many_weights_as_the_layers_of_roberta_large() -> None:
    assert LAYERS * sum(map(math.prod, WEIGHTS.values())) == 302_309_376


def test_without_onnx_there_is_no_large_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)

    assert load_large_encoder() is None
