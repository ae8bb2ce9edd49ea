"""What the examples look like in each format, held against files that somebody has read."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir

import pytest
from click.testing import CliRunner

from dateline.cli import FORMATS, SINGLE, main
from tests.examples import EXAMPLES, ROOT

FORMS = ("terminal", "markdown", "json")


def print_example(name: str, form: str) -> str:
    with chdir(ROOT):
        return CliRunner().invoke(main, ["read", f"examples/{name}", "--format", form]).stdout


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_printed_as_in_its_golden_file(
    name: str, form: str, compare_golden: Callable[[str, str], None]
) -> None:
    compare_golden(name.split(".")[0] + FORMATS[form], print_example(name, form))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_two_processes_with_different_hash_seeds_print_the_same_bytes(form: str) -> None:
    path = "examples/wire-report.html" if form in SINGLE else "examples"
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "read", path, "--format", form]

    first, second = (
        subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout  # noqa: S603
        for seed in ("1", "2")
    )

    assert first
    assert first == second


def test_two_runs_in_one_process_print_the_same() -> None:
    assert print_example("commentary.txt", "html") == print_example("commentary.txt", "html")
