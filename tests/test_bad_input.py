"""Whatever is given: a message with a slug, the other documents still done, no traceback."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from tests.ingest.pdfs import make_locked_pdf, make_pdf

SAID = "The road to Sheko was closed on Monday after heavy rain, the ministry of works said. "
TEXT = SAID.encode() * 10
PAGE = b"<!doctype html><html><body><article><p>" + TEXT + b"</p></article></body></html>"


def run(*words: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, words), "--format", "jsonl"], env=env)


def read_with_good_one(folder: Path, *, name: str, data: bytes, env: dict[str, str] | None = None) -> Result:
    """The result of reading a bad file, called so that it comes first, and a good one."""
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_bytes(TEXT)
    return run(folder / name, folder / "good.txt", env=env)


BAD: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("a.txt", b"", "empty"),
    "a file of white space": ("a.txt", b" \n\t\r\n ", "empty"),
    "a page without text": ("a.html", b"<html><body><script>var x = 1;</script></body></html>", "empty"),
    "a program": ("a.txt", b"\x7fELF\x02\x01\x01" + bytes(500), "binary"),
    "zeros": ("a.txt", bytes(5000), "binary"),
    "random bytes": ("a.txt", bytes(range(256)) * 20, "binary"),
    "a document of an office program": ("a.txt", b"PK\x03\x04" + TEXT, "binary"),
    "a picture that is called a page": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
    "a truncated PDF": ("a.pdf", make_pdf([["One line."]])[:200], "broken-pdf"),
    "an encrypted PDF": ("a.pdf", make_locked_pdf(), "encrypted-pdf"),
    "a PDF without text": ("a.pdf", make_pdf([[]]), "empty"),
    "a page nested 100,000 deep": ("a.html", b"<html><body>" + b"<div>" * 100_000 + TEXT, "html-too-deep"),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_a_bad_file_gets_its_slug_and_the_good_one_is_read(tmp_path: Path, case: str) -> None:
    name, data, slug = BAD[case]

    result = read_with_good_one(tmp_path, name=name, data=data)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{slug}: '{tmp_path / name}'")
    assert len(result.stderr.splitlines()) == 1
    assert read_origins(result) == ["good.txt"]


ODD: dict[str, tuple[str, bytes]] = {
    "a page called .txt": ("a.txt", PAGE),
    "a text called .html": ("a.html", TEXT),
    "a text called .pdf": ("a.pdf", TEXT),
    "a PDF called .txt": ("a.txt", make_pdf([[SAID]])),
    "a text with no known suffix": ("a.article", TEXT),
    "UTF-16": ("a.txt", TEXT.decode().encode("utf-16")),
    "a page in UTF-16": ("a.html", PAGE.decode().encode("utf-16")),
    "broken UTF-8": ("a.txt", TEXT + b"caf\xc3 \xff\xfe end " + TEXT),
    "halves of surrogate pairs": ("a.txt", TEXT + b"\xed\xa0\x80"),
    "references to surrogates and zero": ("a.html", PAGE.replace(b"Sheko", b"Sheko &#xD800; &#0; &#x110000;")),
    "a zero character": ("a.txt", TEXT + b"\0" + TEXT),
}


@pytest.mark.parametrize("case", sorted(ODD))
def test_an_odd_file_is_read(tmp_path: Path, case: str) -> None:
    name, data = ODD[case]

    result = read_with_good_one(tmp_path, name=name, data=data)

    assert (result.exit_code, result.stderr) == (0, "")
    assert read_origins(result) == [name, "good.txt"]
    assert "Sheko" in json.loads(result.stdout.splitlines()[0])["document"]["text"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("nowhere.txt", "no-such-file"),
        ("*.docx", "no-such-file"),
        ("a" * 5000, "bad-name"),
        ("zero\0.txt", "bad-name"),
        ("https://gazette.example/road", "address-not-read"),
        ("/dev/zero", "not-a-file"),
    ],
)
def test_a_name_that_leads_nowhere_gets_its_slug(tmp_path: Path, name: str, slug: str) -> None:
    (tmp_path / "good.txt").write_bytes(TEXT)

    result = run(name, tmp_path / "good.txt")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{slug}: ")
    assert len(result.stderr) < 700
    assert read_origins(result) == ["good.txt"]


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_bytes(TEXT)

    result = run(tmp_path)

    assert result.stderr.startswith("not-a-file: ")
    assert read_origins(result) == ["good.txt"]


def test_a_loop_of_links_is_told_and_the_folder_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    result = run(tmp_path)

    assert result.stderr.startswith("folder-loop: ")
    assert read_origins(result) == ["good.txt"]


def test_a_file_that_may_not_be_read_gets_its_slug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by permissions: the superuser, who runs tests in many containers, may read everything.
    real = os.open

    def refuse(path: str, *rest: int, **named: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **named)

    monkeypatch.setattr("dateline.ingest.files.os.open", refuse)

    result = read_with_good_one(tmp_path, name="a.txt", data=TEXT)

    assert result.stderr.startswith("unreadable: ")
    assert read_origins(result) == ["good.txt"]


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)  # a hole: it takes no room on the disk

    result = run(tmp_path / "a.txt")

    assert result.stderr.startswith("too-large: ")
    assert "max_file_bytes (50000000)" in result.stderr


def test_a_long_line_is_cut_and_the_result_says_so(tmp_path: Path) -> None:
    result = read_with_good_one(tmp_path, name="a.txt", data=TEXT * 100, env={"DATELINE_MAX_TEXT_CHARS": "20000"})

    document = json.loads(result.stdout.splitlines()[0])["document"]
    assert len(document["text"]) <= 20_000
    assert "max_text_chars (20000)" in document["incomplete"]


@pytest.mark.parametrize("make", [lambda p: p.write_bytes(b""), lambda p: p.mkdir()])
def test_an_output_folder_that_cannot_be_used_is_an_error_of_usage(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    (tmp_path / "good.txt").write_bytes(TEXT)
    make(tmp_path / "out")

    result = CliRunner().invoke(main, ["read", str(tmp_path / "good.txt"), "--out", str(tmp_path / "out" / "\0x")])

    assert result.exit_code == 2
    assert result.stderr.startswith("not-written: ")


def read_origins(result: Result) -> list[str]:
    """The names of the files whose results were printed."""
    return [Path(json.loads(line)["document"]["origin"]).name for line in result.stdout.splitlines()]
