"""Plain text, Markdown and what every document has."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest import read_document
from dateline.records.text import Document
from dateline.settings import Settings

SAID = "The road to Sheko was closed on Monday, the ministry said. "


def test_the_text_is_the_file_as_it_stands() -> None:
    text = " date 2025-04-12 The road —  to\tSheko\r was closed. \U0001f6a7 \n\n"

    assert read_document(text.encode(), settings=Settings()).text == text


def test_only_crlf_becomes_lf() -> None:
    assert read_document(b"One.\r\nTwo.\rThree.\n", settings=Settings()).text == "One.\nTwo.\rThree.\n"


def test_the_header_is_marked_and_stays_in_the_text() -> None:
    document = read_document(b" date 2025-04-12 The road was closed.", settings=Settings())

    assert document.header is not None
    assert (document.header.text, document.published) == ("date 2025-04-12", date(2025, 4, 12))


def test_the_day_of_the_dateline_dates_a_text_that_has_no_other() -> None:
    text = f"The road is closed\n\n[SHEKO, 12 April 2025, Northline] — {SAID}"

    document = read_document(text.encode(), settings=Settings())

    assert (document.published, document.published_basis) == (date(2025, 4, 12), "dateline")
    assert document.published_candidates[0].where == "[SHEKO, 12 April 2025, Northline] —"


def test_a_header_is_believed_before_the_dateline() -> None:
    text = f"date 2025-04-13\n\nSHEKO, 12 April 2025 — {SAID}"

    document = read_document(text.encode(), settings=Settings())

    assert [(c.basis, c.chosen) for c in document.published_candidates] == [("header", True), ("dateline", False)]


def test_the_id_comes_from_the_sum_of_the_bytes() -> None:
    data = SAID.encode()

    document = read_document(data, settings=Settings())

    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.sha256.startswith(document.id)


def test_a_text_over_the_limit_is_cut_at_a_space_and_says_so() -> None:
    document = read_document(SAID.encode() * 20, settings=replace(Settings(), max_text_chars=100))

    assert document.text != SAID * 20
    assert (SAID * 20).startswith(document.text + " ")
    assert "max_text_chars (100)" in (document.incomplete or "")


def test_the_first_heading_of_markdown_is_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ndate: 2025-04-12\n---\n# Road Closed\n\n{SAID}", "utf-8")

    document = read_document(path, settings=Settings())

    assert (document.title, document.published) == ("Road Closed", date(2025, 4, 12))


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_give_a_document_that_can_be_written_or_a_message(data: bytes) -> None:
    document = read_or_refuse(data)

    assert isinstance(document, InputError) or document.text.encode("utf-8").decode("utf-8") == document.text


@given(st.text(min_size=1, max_size=200))
def test_the_same_bytes_give_the_same_document(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass") + b" words"

    assert str(read_or_refuse(data)) == str(read_or_refuse(data))


def read_or_refuse(data: bytes) -> Document | InputError:
    try:
        return read_document(data, settings=Settings())
    except InputError as error:
        return error
