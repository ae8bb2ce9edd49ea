"""PDF files, whole and damaged."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.errors import EmptyInputError, LockedInputError, PdfInputError
from dateline.ingest import read_document
from dateline.ingest.pdf import join_pages, read_pdf
from dateline.settings import Settings
from tests.ingest.pdfs import make_locked_pdf, make_pdf

LINES = ["The road to Sheko was closed on Monday after", "heavy rain, the ministry said, and will stay", "closed."]


def test_the_words_of_a_pdf_are_read() -> None:
    document = read_document(make_pdf([LINES]), settings=Settings())

    assert document.text == " ".join(LINES)


def test_the_day_on_which_a_pdf_was_made_is_a_date_of_the_last_resort() -> None:
    data = make_pdf([LINES], info="/CreationDate (D:20250412093000+02'00') /Title (Road Closed)")

    document = read_document(data, settings=Settings())

    assert (document.published, document.published_basis) == (date(2025, 4, 12), "file")
    assert document.title == "Road Closed"


def test_a_header_line_in_a_pdf_goes_before_the_day_on_which_it_was_made() -> None:
    data = make_pdf([["Date: 10 April 2025", "", *LINES]], info="/CreationDate (D:20250412)")

    assert read_document(data, settings=Settings()).published == date(2025, 4, 10)


def test_a_pdf_that_needs_a_password_says_so() -> None:
    with pytest.raises(LockedInputError, match="password"):
        read_pdf(make_locked_pdf(), settings=Settings())


@pytest.mark.parametrize("end", [9, 60, 200])
def test_a_truncated_pdf_is_refused(end: int) -> None:
    with pytest.raises(PdfInputError, match="damaged or cut short"):
        read_pdf(make_pdf([LINES])[:end], settings=Settings())


def test_a_pdf_without_text_is_refused_with_advice() -> None:
    with pytest.raises(EmptyInputError, match="OCR"):
        read_pdf(make_pdf([[]]), settings=Settings())


def test_pages_after_the_limit_are_told() -> None:
    contents = read_pdf(make_pdf([LINES] * 3), settings=replace(Settings(), max_pdf_pages=2))

    assert "max_pdf_pages (2)" in contents.missing[0]


def test_a_word_split_at_a_line_end_is_made_whole() -> None:
    assert join_pages(["The minis-\nter said that the road to the north was\nclosed."]).startswith("The minister said")


def test_page_numbers_and_running_titles_are_left_out() -> None:
    pages = [f"Sheko Gazette {n}\nThe road number {'I' * n} was closed on Monday.\n{n}" for n in range(1, 5)]

    text = join_pages(pages)

    assert "Gazette" not in text
    assert text.count("closed on Monday") == 4
