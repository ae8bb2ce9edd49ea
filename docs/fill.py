"""Writes into the pages what the code says of itself: the docstrings of finders and checks, between two marks.

Run `python docs/fill.py` after changing such a docstring; a test compares the pages with the code.
"""

import importlib
import inspect
import pkgutil
from pathlib import Path

import dateline.checks
import dateline.extract

DOCS = Path(__file__).parent
PACKAGES = {  # page -> (mark, package, first word of its functions)
    "how-it-works.md": ("<!-- finders -->", dateline.extract, "find"),
    "checks.md": ("<!-- checks -->", dateline.checks, "check"),
}
END = "<!-- end -->"


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


def main() -> None:
    """Fills every page."""
    for name in PACKAGES:
        path = DOCS / name
        path.write_text(fill_page(path.read_text("utf-8"), name), "utf-8")


if __name__ == "__main__":
    main()
