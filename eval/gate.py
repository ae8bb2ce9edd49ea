"""Runs every measurement, prints one table and compares it with the floors that quality may not fall below.

`make eval` fails when a figure lies below its floor. `python -m eval.gate --raise` lifts floors to what was reached;
`--lower "why"` sets them to what was reached even where that is lower, and keeps the reason in the file. `--readme`
writes the figures into the README. Tasks that would take very long measure a fixed share of their texts, and tell it;
with `--all` they measure every text.
"""

import argparse
import importlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from eval.readme import README, fill_figures

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.002  # a figure may lie this far below its floor: rounding of the floors to three digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One measurement: eval/<name>.py, and the part of the shared folder that it needs."""

    name: str
    needs: str
    told: tuple[str, ...] = ()  # figures without a floor: counts, and what is better when it is smaller
    sampled: bool = False  # whether it measures one text in some; its `measure` takes `every`


_GEO_TOLD = ("median_error_km", "median_error_km_most_populous", "within_161_km_most_populous", "without_candidate")
TASKS = (
    Task(name="sourcing", needs="corpora/sourcing/dev.jsonl"),
    Task(name="reliability", needs="corpora/sourcing/dev.jsonl"),
    Task(name="polnear", needs="corpora/polnear/data/dev"),
    Task(name="techniques", needs="corpora/ptc"),
    Task(name="boundaries", needs="corpora/ud-gum"),
    Task(name="commitments", needs="corpora/factuality"),
    Task(name="pages", needs="articles/pages/gold.json"),
    Task(
        name="conflicts",
        needs="corpora/polnear/data/dev",
        told=("share", "articles", "claims", "agrees", "no_record", "not_checked"),
        sampled=True,
    ),
    Task(name="ground", needs="reference/front_distance.csv"),
    Task(name="names", needs="reference/offices_key.csv"),
    Task(name="entities", needs="corpora/uner-ewt"),
    Task(
        name="geo",
        needs="corpora/geo/lgl.xml",
        told=tuple(f"{corpus}_{figure}" for corpus in ("lgl", "geovirus") for figure in _GEO_TOLD),
    ),
    Task(name="timex", needs="corpora/timex"),
    Task(name="spans", needs="corpora", told=("share", "files", "refused", "spans"), sampled=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value beside its floor; a ceiling is kept as the floor of its negative."""

    task: str
    name: str
    value: float
    floor: float | None
    told: bool = False  # only told, never held against a floor

    @property
    def falls_short(self) -> bool:
        """Whether the value lies below the floor."""
        return not self.told and self.floor is not None and self.value < self.floor - SLACK


def run_tasks(
    shared: Path, names: list[str], floors: dict[str, float], *, whole: bool = False
) -> tuple[list[Figure], list[str]]:
    """The figures of all tasks whose material is there, and a sentence for each task that was skipped.

    With `whole`, no task leaves out a text.
    """
    figures: list[Figure] = []
    skipped: list[str] = []
    for task in TASKS:
        if names and task.name not in names:
            continue
        if not (shared / task.needs).exists():
            skipped.append(f"{task.name}: skipped, {shared / task.needs} is not there.")
            continue
        extent = {"every": 1} if whole and task.sampled else {}
        measured: dict[str, float] = importlib.import_module(f"eval.{task.name}").measure(shared, **extent)
        for name, value in measured.items():
            floor = floors.get(f"{task.name}.{name}")
            figures.append(Figure(task=task.name, name=name, value=value, floor=floor, told=name in task.told))
    return figures, skipped


def print_table(figures: list[Figure], skipped: list[str]) -> None:
    """One row a figure; a row below its floor is marked."""
    table = Table("task", "figure", "value", "floor", "")
    for figure in figures:
        floor = "" if figure.floor is None else f"{figure.floor:.3f}"
        value = f"{figure.value:,}" if isinstance(figure.value, int) else f"{figure.value:.3f}"
        table.add_row(figure.task, figure.name, value, floor, "BELOW" if figure.falls_short else "")
    console = Console(width=100)
    console.print(table)
    for line in skipped:
        console.print(line, markup=False)


def main() -> int:
    """0 when no figure falls short, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", help="names of tasks; all when none is given")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    parser.add_argument("--lower", metavar="WHY", help="set the floors to what was reached, with the reason")
    parser.add_argument("--readme", action="store_true", help="write the figures into the table of the README")
    parser.add_argument("--all", dest="whole", action="store_true", help="every text, also where a share would do")
    options = parser.parse_args()
    stored = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures, skipped = run_tasks(options.shared, options.tasks, stored["floors"], whole=options.whole)
    print_table(figures, skipped)
    if options.readme:
        page = README.read_text(encoding="utf-8")
        measured = {f"{figure.task}.{figure.name}": figure.value for figure in figures}
        README.write_text(fill_figures(page, measured), encoding="utf-8")
    if options.lift or options.lower:
        for figure in (figure for figure in figures if not figure.told):
            key, value = f"{figure.task}.{figure.name}", round(figure.value, 3)
            lifted = max(value, stored["floors"].get(key, value))
            stored["floors"][key] = value if options.lower else lifted
        if options.lower:
            stored["lowered"].append(options.lower)
        FLOORS.write_text(json.dumps(stored, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    return int(any(figure.falls_short for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
