"""Writes into the pages what the code says of itself: the docstrings of finders and checks, and a real output.

Run `python docs/fill.py` after changing such a docstring or a result; a test compares the pages with the code.
"""

import importlib
import inspect
import pkgutil
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

import dateline.checks
import dateline.extract
from dateline.cli import main as command

DOCS = Path(__file__).parent
PACKAGES = {  # page -> (mark, package, first word of its functions)
    "how-it-works.md": ("<!-- finders -->", dateline.extract, "find"),
    "checks.md": ("<!-- checks -->", dateline.checks, "check"),
}
END = "<!-- end -->"
README = DOCS.parent / "README.md"
OUTPUT, OUTPUT_END = "<!-- output -->", "<!-- end of output -->"
SHOWN = 9  # sentences of the example in the README: up to the first with a source that is only "Unconfirmed reports"


def fill_page(page: str, name: str) -> str:
    """The text of `page` with the docstrings of the code between the marks that belong to the page `name`."""
    mark, package, verb = PACKAGES[name]
    before, rest = page.split(mark, maxsplit=1)
    after = rest.split(END, maxsplit=1)[1]
    entries = [
        f"### `{module}`\n\n{docstring}\n\n"
        for _, module, _ in pkgutil.iter_modules(package.__path__)
        for docstring in _docstrings(f"{package.__name__}.{module}", verb)
    ]
    return f"{before}{mark}\n\n{''.join(entries)}{END}{after}"


def _docstrings(module_name: str, verb: str) -> list[str]:
    module = importlib.import_module(module_name)
    functions = inspect.getmembers(module, inspect.isfunction)
    return [
        inspect.getdoc(function) or ""
        for name, function in functions
        if name.startswith(f"{verb}_") and function.__module__ == module_name
    ]


def fill_readme(page: str) -> str:
    """The text of the README with what `make demo` prints, cut after some sentences."""
    before, rest = page.split(OUTPUT, maxsplit=1)
    after = rest.split(OUTPUT_END, maxsplit=1)[1]
    with chdir(DOCS.parent):
        printed = CliRunner().invoke(command, ["read", "examples/commentary.txt"]).stdout
    kept = printed.split(f"\n{SHOWN + 1:2} ", maxsplit=1)[0]
    shown = f"$ dateline read examples/commentary.txt\n{kept}\n   ..."
    return f"{before}{OUTPUT}\n\n```text\n{shown}\n```\n\n{OUTPUT_END}{after}"


def main() -> None:
    """Fills every page."""
    README.write_text(fill_readme(README.read_text("utf-8")), "utf-8")
    for name in PACKAGES:
        path = DOCS / name
        path.write_text(fill_page(path.read_text("utf-8"), name), "utf-8")


if __name__ == "__main__":
    main()
