"""Pages and code say the same: public names, commands, options, settings, slugs, checks and fields are documented."""

import importlib
import json
import pkgutil
import re
import runpy
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import click
import pytest
from eval.readme import ROWS

import dateline
import dateline.records
from dateline.cli import main
from dateline.errors import DatelineError
from dateline.pipeline import CHECKS
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def read_page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def cut_sections(page: str) -> dict[str, str]:
    """The text under each heading of `page`, up to the next heading of any level."""
    headings = list(re.finditer(r"^#+ +(.+)$", page, re.MULTILINE))
    ends = [heading.start() for heading in headings[1:]] + [len(page)]
    return {h[1].strip("`"): page[h.end() : end] for h, end in zip(headings, ends, strict=True)}


def read_rows(section: str) -> dict[str, list[str]]:
    """The other cells of each table row of `section`, by the word in its first cell."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:3] == "| `"]
    return {cells[0].strip("`"): cells[1:] for cells in rows}


def record_classes() -> list[type]:
    modules = [
        importlib.import_module(f"dateline.records.{m.name}") for m in pkgutil.iter_modules(dateline.records.__path__)
    ]
    return [kind for module in modules for kind in classes_of(module) if is_dataclass(kind)]


def classes_of(module: ModuleType) -> list[type]:
    return [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]


def error_classes(parent: type[DatelineError]) -> list[type[DatelineError]]:
    return [parent, *(error for child in parent.__subclasses__() for error in error_classes(child))]


def commands() -> dict[str, click.Command]:
    below = (
        {f"dateline {name}": command for name, command in main.commands.items()}
        if isinstance(main, click.Group)
        else {}
    )
    return {"dateline": main, **below}


@pytest.mark.parametrize("record", record_classes(), ids=lambda record: record.__name__)
def test_every_field_of_a_record_has_a_row_and_every_row_a_field(record: type) -> None:
    section = cut_sections(read_page("how-it-works.md")).get(record.__name__, "")

    assert list(read_rows(section)) == [field.name for field in fields(record)]


def test_every_setting_is_listed_with_its_default() -> None:
    rows = read_rows(cut_sections(read_page("commands.md"))["Settings"])

    assert {name: cells[0] for name, cells in rows.items()} == {f.name: str(f.default) for f in fields(Settings)}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_of_a_command_is_listed_and_every_listed_option_exists(name: str) -> None:
    section = cut_sections(read_page("commands.md")).get(name, "")
    options = {
        option
        for parameter in commands()[name].params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }

    assert set(read_rows(section)) - {"--help"} == options - {"--help"}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_its_section(name: str) -> None:
    assert name in cut_sections(read_page("commands.md"))


def test_every_public_name_is_listed() -> None:
    rows = read_rows(cut_sections(read_page("commands.md"))["Python"])

    assert set(rows) == set(dateline.__all__)


def test_every_slug_has_a_paragraph_and_every_paragraph_a_slug() -> None:
    sections = cut_sections(read_page("messages.md"))
    explained = {title for title, text in sections.items() if title[0].islower() and text.strip()}

    assert explained == {error.slug for error in error_classes(DatelineError)}


def test_every_check_has_its_own_section() -> None:
    sections = cut_sections(read_page("checks.md"))

    assert {check.name for check in CHECKS} <= set(sections)


@pytest.mark.parametrize("name", ["checks.md", "how-it-works.md"])
def test_a_page_has_the_docstrings_of_the_code_word_for_word(name: str) -> None:
    page = read_page(name)
    filled = runpy.run_path(str(ROOT / "docs" / "fill.py"))["fill_page"](page, name)

    assert page == filled, "run `python docs/fill.py`"


def test_the_readme_shows_what_the_command_prints() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    filled = runpy.run_path(str(ROOT / "docs" / "fill.py"))["fill_readme"](page)

    assert page == filled, "run `python docs/fill.py`"


def test_the_readme_promises_no_other_figures_than_the_floors() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    floors = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))["floors"]
    told = {row.figure: page.split(f"| {row.what} | {row.measure} | ")[1].split(" |")[0] for row in ROWS}

    assert all(float(value) for value in told.values())
    assert {figure: value for figure, value in told.items() if figure in floors} == {
        figure: f"{floors[figure]:.2f}" for figure in told if figure in floors
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_or_heading_leads_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", path.read_text("utf-8"))
    missing = []
    for file, heading in targets:
        target = path.parent / file if file else path
        if not target.exists():
            missing.append(file)
        elif heading and heading not in {make_anchor(title) for title in cut_sections(target.read_text("utf-8"))}:
            missing.append(f"{file}#{heading}")

    assert missing == []


def make_anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def test_the_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]

    assert numbers
    assert all(after == before + 1 for before, after in pairwise([0, *numbers]))
