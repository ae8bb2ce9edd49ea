"""The command line, as a user meets it."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dateline
from dateline.cli import main
from dateline.language.reading import read_text

SAID = "The road to Sheko was closed on Monday after heavy rain, the ministry of works said. "
ROOT = Path(__file__).parent.parent


def run(*words: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "road.txt"
    path.write_text(f"date 2025-04-12\n\n{SAID * 5}", "utf-8")
    return path


def test_the_version_is_that_of_the_package() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert run("--version").output == f"dateline {declared}\n"


@pytest.mark.parametrize("words", [("--help",), ("read", "--help")])
def test_the_help_tells_the_exit_codes(words: tuple[str, ...]) -> None:
    assert "0 all done, 1 some documents failed, 2" in " ".join(run(*words).output.split())


def test_every_public_name_can_be_had() -> None:
    assert all(getattr(dateline, name) for name in dateline.__all__)


def test_json_goes_to_standard_output_as_one_object(article: Path) -> None:
    result = run("read", article, "--format", "json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["published"] == "2025-04-12"


def test_the_option_sets_the_day_of_publication(article: Path) -> None:
    result = run("read", article, "--format", "json", "--date", "1 May 2020")

    assert json.loads(result.stdout)["document"]["published_basis"] == "option"


def test_jsonl_gives_one_line_a_document(article: Path) -> None:
    result = run("read", article, article, "--format", "jsonl")

    assert [json.loads(line)["document"]["origin"] for line in result.stdout.splitlines()] == [str(article)] * 2


def test_standard_input_is_read(article: Path) -> None:
    result = run("read", "-", "--format", "json", stdin=article.read_bytes())

    assert json.loads(result.stdout)["document"]["origin"] == "-"


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_each_format_is_printed(article: Path, form: str) -> None:
    result = run("read", article, "--format", form)

    assert result.exit_code == 0
    assert "Sheko" in result.stdout


def test_a_folder_without_articles_fails_with_its_slug(tmp_path: Path) -> None:
    result = run("read", tmp_path)

    assert result.exit_code == 1
    assert result.stderr.startswith("nothing-to-read: ")


@pytest.mark.parametrize("form", ["json", "html"])
def test_several_documents_are_refused_where_one_is_printed(article: Path, form: str) -> None:
    result = run("read", article, article, "--format", form)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--out" in result.stderr


@pytest.mark.parametrize("option", ["--date", "--as-of"])
def test_a_day_that_is_none_is_an_error_of_usage(article: Path, option: str) -> None:
    result = run("read", article, option, "yesterday")

    assert result.exit_code == 2
    assert result.stderr.startswith("bad-date: ")


def test_a_bad_setting_is_an_error_of_usage(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MAX_FILES", "many")

    result = run("read", article)

    assert result.exit_code == 2
    assert result.stderr.startswith("bad-setting: ")


def test_one_file_a_document_is_written_with_names_that_do_not_collide(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "road.txt"
    other.parent.mkdir()
    other.write_text(SAID * 6, "utf-8")

    result = run("read", article, other, "--format", "json", "--out", tmp_path / "out")

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert result.exit_code == 0
    assert [name for name in names if name.startswith("road")][1] == "road.json"
    assert len(names) == 3


def test_a_second_run_writes_over_the_results_of_the_first(article: Path, tmp_path: Path) -> None:
    run("read", article, "--format", "json", "--out", tmp_path / "out")

    result = run("read", article, "--format", "json", "--out", tmp_path / "out", "--date", "2020-01-01")

    assert result.exit_code == 0
    assert json.loads((tmp_path / "out" / "road.json").read_bytes())["document"]["published"] == "2020-01-01"


@pytest.mark.parametrize("first", ["nobody", "dateline"])
def test_a_file_that_dateline_did_not_write_or_that_was_changed_is_kept(
    article: Path, tmp_path: Path, first: str
) -> None:
    target = tmp_path / "out" / "road.json"
    target.parent.mkdir()
    if first == "dateline":
        run("read", article, "--format", "json", "--out", target.parent)
    target.write_text("my notes", "utf-8")

    result = run("read", article, "--format", "json", "--out", target.parent)

    assert result.exit_code == 1
    assert result.stderr.startswith("not-written: ")
    assert target.read_text("utf-8") == "my notes"


def test_a_link_in_the_folder_is_not_written_through(article: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "road.json").symlink_to(article)

    result = run("read", article, "--format", "json", "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert article.read_text("utf-8").endswith(SAID)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_saved_analysis_on_standard_input_is_held_and_explained_as_one_in_a_file(
    article: Path, tmp_path: Path, form: str
) -> None:
    saved = tmp_path / "road.json"
    saved.write_bytes(run("read", article, "--format", form).stdout_bytes)

    checked = run("check", "-", "--format", "json", stdin=saved.read_bytes())
    explained = run("explain", "-", "1", stdin=saved.read_bytes())

    assert checked.stdout == run("check", saved, "--format", "json").stdout
    assert explained.stdout == run("explain", saved, "1").stdout


def test_an_analysis_cut_short_on_standard_input_is_no_article(article: Path) -> None:
    half = run("read", article, "--format", "json").stdout_bytes[:-300]

    result = run("check", "-", stdin=half)

    assert result.exit_code == 1
    assert result.stderr.startswith("bad-record: ")


@pytest.mark.parametrize("words", [("check",), ("explain", "#1")])
def test_the_option_dates_an_article_that_is_checked_or_explained(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("The council met on Monday, 13 May 2025.", "utf-8")

    result = run(words[0], path, *words[1:], "--date", "2025-05-20")

    assert result.exit_code == 0
    assert "13 May 2025 is a Tuesday." in result.stdout


@pytest.mark.parametrize("target", ["/dev/full", "&-"])
@pytest.mark.parametrize("words", [("read",), ("explain", "1"), ("schema",)])
def test_an_output_that_cannot_be_written_gets_its_slug(article: Path, words: tuple[str, ...], target: str) -> None:
    given = [words[0], *([str(article)] if words[0] != "schema" else []), *words[1:]]
    code = "from dateline.cli import main; main()"

    result = subprocess.run(  # noqa: S603 - our own command
        ["/bin/sh", "-c", f'exec "$@" >{target}', "sh", sys.executable, "-c", code, *given],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert result.stderr.startswith("not-written: Standard output cannot be written: ")
    assert len(result.stderr.splitlines()) == 1


def test_no_half_written_file_is_left(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)

    result = run("read", article, "--format", "json", "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["written-by-dateline.sha256"]


def test_a_stretch_is_explained_by_its_place_or_the_number_of_its_sentence(article: Path) -> None:
    by_place = run("explain", article, "17:60")
    by_number = run("explain", article, "1")

    assert by_place.exit_code == by_number.exit_code == 0
    assert by_place.stdout.strip()
    assert by_number.stdout.strip()


@pytest.mark.parametrize(
    ("span", "slug"),
    [
        ("0:99999", "span-outside-text"),
        ("9:3", "span-outside-text"),
        ("99", "no-such-sentence"),
        ("x", "no-such-sentence"),
    ],
)
def test_a_stretch_that_is_not_in_the_text_is_refused(article: Path, span: str, slug: str) -> None:
    result = run("explain", article, span)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{slug}: ")


def test_the_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)


def test_a_fault_of_dateline_itself_is_reported_and_the_others_are_done(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RecursionError("too deep")

    other = tmp_path / "other.txt"
    other.write_text(SAID * 6, "utf-8")
    monkeypatch.setattr(
        "dateline.pipeline.read_text", lambda d, **k: fail() if "road" in d.origin else read_text(d, **k)
    )

    result = run("read", article, other, "--format", "jsonl")

    assert result.exit_code == 1
    assert result.stderr.startswith("failed: ")
    assert json.loads(result.stdout)["document"]["origin"] == str(other)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_claims_that_were_left_unchecked_are_told_with_the_reason(form: str) -> None:
    result = run("read", ROOT / "examples" / "commentary.txt", "--no-checks", "--format", form)

    assert "The checks were left out." in result.stdout
