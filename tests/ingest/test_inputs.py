"""Names to files."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.ingest.inputs import Notice, find_inputs
from dateline.settings import Settings


def find(*names: object, settings: Settings | None = None) -> list[str]:
    """What each input is: the end of its path, the slug of an error, or "notice"."""
    found = []
    for item in find_inputs([str(name) for name in names], settings=settings or Settings()):
        if isinstance(item, DatelineError):
            found.append(item.slug)
        else:
            found.append("notice" if isinstance(item, Notice) else Path(item).name)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.md", "sub/deeper/d.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", "utf-8")
    return tmp_path


def test_a_folder_gives_its_files_in_sorted_order_and_then_those_of_its_folders(folder: Path) -> None:
    assert find(folder) == ["a.html", "b.txt", "c.md", "d.pdf"]


def test_other_files_of_a_folder_are_left_out_and_told(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"x")
    (folder / ".hidden.txt").write_bytes(b"x")

    assert find(folder) == ["a.html", "b.txt", "c.md", "d.pdf", "notice"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["b.txt"]),
        ("[ab].*", ["a.html", "b.txt"]),
        ("**/*.md", ["c.md"]),
        ("**/d.*", ["d.pdf"]),
        ("sub/**", ["c.md", "d.pdf"]),
        ("*.docx", ["no-such-file"]),
        ("**/*.docx", ["no-such-file"]),
    ],
)
def test_a_pattern_gives_what_fits_it(folder: Path, pattern: str, names: list[str]) -> None:
    assert find(folder / pattern) == names


@pytest.mark.parametrize("names", [[], ["picture.png"], ["sub/.hidden.txt"]])
def test_a_folder_without_anything_to_read_is_told(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert find(tmp_path) == ["nothing-to-read"]


def test_a_link_to_a_folder_above_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)

    assert find(folder) == ["a.html", "b.txt", "c.md", "d.pdf", "folder-loop"]


def test_a_link_to_itself_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "self.txt").symlink_to(folder / "self.txt")

    assert find(folder) == ["a.html", "b.txt", "self.txt", "c.md", "d.pdf"]


def test_a_name_that_leads_nowhere_does_not_stop_the_others(folder: Path) -> None:
    names = ["no", "", "a\0b", "a" * 5000, "https://gazette.example/road", folder / "b.txt"]

    assert find(*names) == ["no-such-file", "bad-name", "bad-name", "bad-name", "address-not-read", "b.txt"]


def test_standard_input_is_passed_on() -> None:
    assert find("-") == ["-"]


def test_more_files_than_the_limit_end_with_a_message(folder: Path) -> None:
    assert find(folder, settings=replace(Settings(), max_files=2)) == ["a.html", "b.txt", "too-many-files"]


def test_a_name_that_is_no_utf8_can_still_be_found(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_bytes(b"words")

    assert [os.fsencode(found)[-8:] for found in map(str, find(tmp_path))] == [b"caf\xe9.txt"]
