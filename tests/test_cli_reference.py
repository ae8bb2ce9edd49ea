"""The commands that read packs: reference, check, explain of a finding, and the two clocks."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dateline
from dateline.cli import main
from tests.packs import make_table, write_pack

CONTROL = {
    "key": "a",
    "settlement": "1",
    "name": "Brodna",
    "country": "UA",
    "region": "Rudna",
    "status": "held",
    "holder": "RU",
    "valid_from": "2025-01-01",
    "known_from": "2025-02-01",
}
TOWN = {"key": "1", "name": "Brodna", "country": "UA", "region": "Rudna"}
DATED = {"valid_from": "2020-01-01", "known_from": "2020-01-01", "known_through": "2026-01-01", "source": "invented"}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_PACKS", str(tmp_path / "home"))
    tables = (
        make_table("settlements", [TOWN], values=DATED),
        make_table("control_by_settlement", [CONTROL], values=DATED),
    )
    return write_pack(tmp_path / "pack", *tables)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("date 2025-01-15\n\nBrodna is under Russian control. The market is calm.\n")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_named_pack_is_listed_beside_the_tables_of_the_package(pack: Path) -> None:
    lines = run("reference", "list", "--reference", pack).output

    assert "borders (borders)" in lines
    assert "settlements (settlements), control-by-settlement (control_by_settlement)" in lines


def test_a_pack_is_shown_with_where_its_days_come_from(pack: Path) -> None:
    lines = run("reference", "show", pack).output

    assert "known_from: column 'known_from'" in lines
    assert "source: for all rows 'invented'" in lines


def test_a_pack_is_verified_row_by_row(pack: Path) -> None:
    assert run("reference", "verify", pack).output == (
        "settlements: 1 rows can be used\ncontrol-by-settlement: 1 rows can be used\n"
    )


def test_a_bad_row_ends_in_a_message_with_its_slug(pack: Path) -> None:
    table = pack / "control_by_settlement.csv"
    table.write_text(table.read_text().replace("2025-01-01", "2025-13-01"))

    result = run("reference", "verify", pack)

    assert result.exit_code == 1
    assert result.output.startswith("bad-table: control_by_settlement.csv, row 2, column valid_from holds '2025-13-01'")


@pytest.mark.usefixtures("pack")
def test_an_unknown_pack_ends_in_a_message() -> None:
    result = run("reference", "show", "nowhere")

    assert (result.exit_code, result.output[:9]) == (1, "bad-pack:")


def test_an_added_pack_is_found_without_being_named(pack: Path, article: Path) -> None:
    assert run("reference", "add", pack).exit_code == 0

    findings = json.loads(run("read", article, "--format", "json", "--as-of", "2025-06-01").output)["findings"]
    assert [finding["outcome"] for finding in findings] == ["agrees"]


def test_a_saved_analysis_is_held_against_new_tables_without_its_text_being_read(
    pack: Path, article: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "analysis.json"
    saved.write_text(run("read", article, "--format", "json").output)
    article.unlink()

    before = json.loads(saved.read_text())
    after = json.loads(run("check", saved, "--format", "json", "--as-of", "2025-06-01", "--reference", pack).output)

    assert [item["cause"] for item in before["not_checked"]] == ["no table at hand"]
    assert [finding["outcome"] for finding in after["findings"]] == ["agrees"]
    assert after["sentences"] == before["sentences"]


def test_two_clocks_stand_side_by_side_and_a_change_is_marked(pack: Path, article: Path) -> None:
    lines = " ".join(run("read", article, "--as-of", "both", "--reference", pack).output.split())

    assert "Two clocks Brodna is under Russian control: as known on 2025-01-15: no record | as known on" in lines
    assert "agrees | changed by later knowledge: On 2025-01-15 the map shows Brodna as held by RU" in lines


def test_what_both_clocks_say_is_told_once(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "later.txt"
    path.write_text("date 2025-03-15\n\nBrodna is under Russian control. The market is calm.\n")

    lines = " ".join(run("read", path, "--as-of", "both", "--reference", pack).output.split())
    page = run("read", path, "--as-of", "both", "--format", "html", "--reference", pack).output

    assert re.search(r"control: as known on 2025-03-15 and on \d{4}-\d\d-\d\d: agrees", lines)
    assert '<td colspan="2">agrees</td><td>no</td>' in page


def test_the_page_has_both_clocks_in_a_table(pack: Path, article: Path) -> None:
    page = run("read", article, "--as-of", "both", "--format", "html", "--reference", pack).output

    assert '<th scope="row"><bdi>Brodna is under Russian control</bdi></th><td>no record</td><td>agrees</td>' in page
    assert '<h3 id="clocks-title">' not in run("read", article, "--format", "html", "--reference", pack).output


def test_tables_can_be_given_in_python(pack: Path, article: Path) -> None:
    tables = dateline.load_tables((str(pack),))

    analysis = dateline.read(article, as_of=date(2025, 6, 1), tables=tables)

    assert [finding.outcome for finding in analysis.findings] == ["agrees"]


def test_one_clock_makes_no_comparison(pack: Path, article: Path) -> None:
    assert json.loads(run("read", article, "--format", "json", "--reference", pack).output)["comparisons"] == []


@pytest.mark.parametrize("what", ["#1", "control:17"])
def test_a_finding_is_explained_step_by_step(pack: Path, article: Path, what: str) -> None:
    lines = run("explain", article, what, "--as-of", "2025-06-01", "--reference", pack).output

    assert [line for line in lines.splitlines() if line[:1].isdigit()] == [
        "1. Words",
        "2. Claim control:17: control",
        "3. Days",
        "4. Tables",
        "5. Rows",
        "6. Outcome",
    ]
    assert "a of invented/control-by-settlement: Brodna was held by RU from 2025-01-01." in lines


def test_a_claim_that_is_not_there_ends_in_a_message(pack: Path, article: Path) -> None:
    result = run("explain", article, "#7", "--reference", pack)

    assert (result.exit_code, result.output[:16]) == (1, "no-such-finding:")


@pytest.mark.usefixtures("pack")
def test_what_was_not_checked_is_counted_by_cause(article: Path) -> None:
    label = json.loads(run("read", article, "--format", "json").output)["label"]

    assert (label["claims"], label["not_checked"]) == (1, [{"key": "no table at hand", "count": 1}])
