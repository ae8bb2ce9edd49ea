"""The articles in examples/, read once for all tests."""

from contextlib import chdir
from functools import cache
from pathlib import Path

from dateline.pipeline import read
from dateline.records.analysis import Analysis

ROOT = Path(__file__).parent.parent
EXAMPLES = tuple(sorted(path.name for path in (ROOT / "examples").iterdir() if path.suffix))


@cache
def read_example(name: str) -> Analysis:
    """The analysis of an example, as if read from the root of the project."""
    with chdir(ROOT):
        return read(f"examples/{name}")
