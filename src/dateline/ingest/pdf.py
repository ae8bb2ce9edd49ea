"""PDF by pypdfium2: the words of its pages, with lines joined to paragraphs and split words made whole."""

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from threading import Lock

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from dateline.errors import EmptyInputError, LockedInputError, PdfInputError
from dateline.ingest.contents import Contents, DateClue
from dateline.ingest.days import read_day
from dateline.ingest.decoding import scrub_surrogates
from dateline.ingest.headers import find_clues, find_header
from dateline.ingest.plain import cut_text
from dateline.settings import Settings

_PDFIUM = Lock()  # PDFium keeps state for the whole process: two threads in it at once crash
_SPLIT = re.compile(r"(?<=\w)(?:[\x02\ufffe\u00ad]|-)\s*\n\s*(?=[a-zà-ÿа-я])")
_MARKS = re.compile(r"[\x02\ufffe\u00ad]")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_ITEM = re.compile(r"(?:[•▪●*–—-]|\d{1,2}[.)]|[a-z]\))\s")
_SHORT_LINE = 0.7  # a line under this share of the usual length, and with a stop, ends its paragraph
_HEADING_LINE = 0.5  # a line under this share ends its paragraph without a stop too: headings, names, dates
_SENTENCE_END = tuple('.!?…:"”’»)')
_RUNNING_PAGES = 3  # from so many pages on, a first or last line that most pages share is a running title


def read_pdf(data: bytes, *, settings: Settings) -> Contents:
    """The contents of a PDF.

    Misses text in pictures, and the order of columns where the file itself does not keep it.

    Raises:
        LockedInputError: it needs a password.
        PdfInputError: it is damaged or cut short.
        EmptyInputError: there is no text in it.
    """
    with _PDFIUM:
        try:
            pages, count, about = _read_pages(data, settings=settings)
        except PdfiumError as error:
            raise _explain(error) from error
    text, cut = cut_text(join_pages(pages), settings=settings)
    if not text.strip():
        raise EmptyInputError(
            f"The PDF has {count} {'page' if count == 1 else 'pages'} and no text in {'it' if count == 1 else 'them'}.",
            right="The text has to be in the file as letters, not only as pictures of letters.",
            act="Pass it through text recognition (OCR) first.",
        )
    told = []
    if count > len(pages) and not cut:
        limit = f"max_pdf_pages ({settings.max_pdf_pages})"
        told.append(f"Of {count} pages the first {len(pages)} were read: more than {limit} or than max_text_chars.")
    header = find_header(text)
    clue = _read_creation(about.get("CreationDate", ""))
    return Contents(
        text=text,
        title=scrub_surrogates(about.get("Title", "")).strip() or None,
        clues=(*(find_clues(header) if header else ()), *((clue,) if clue else ())),
        header=(header.start, header.end) if header else None,
        missing=(*told, *cut),
    )


def join_pages(pages: list[str]) -> str:
    """The lines of all pages as paragraphs, without page numbers and running titles."""
    split = [[line.strip() for line in page.splitlines()] for page in pages]
    running = _find_running(split)
    lines = [line for page in split for line in _trim_page(page, running)]
    usual = median([len(line) for line in lines if line] or [0])
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if not line or (current and _ITEM.match(line)):
            paragraphs.append(current)
            current = line
            continue
        current = f"{current}\n{line}" if current else line
        ends = len(line) < usual * _SHORT_LINE and line.endswith(_SENTENCE_END)
        if ends or len(line) < usual * _HEADING_LINE:
            paragraphs.append(current)
            current = ""
    paragraphs.append(current)
    whole = (_MARKS.sub("", _SPLIT.sub("", paragraph)).replace("\n", " ") for paragraph in paragraphs if paragraph)
    return "\n\n".join(whole)


def _read_pages(data: bytes, *, settings: Settings) -> tuple[list[str], int, dict[str, str]]:
    """The text of each page that is read, how many pages there are, and what the file says of itself."""
    pages: list[str] = []
    chars = 0
    document = PdfDocument(data)
    try:
        count = len(document)
        for page in _take_texts(document, min(count, settings.max_pdf_pages)):
            pages.append(page)
            chars += len(page)
            if chars > settings.max_text_chars:
                break
        return pages, count, document.get_metadata_dict()
    finally:
        document.close()


def _take_texts(document: PdfDocument, count: int) -> Iterator[str]:
    for number in range(count):
        page = document[number]
        words = page.get_textpage()
        try:
            yield scrub_surrogates(words.get_text_bounded())
        finally:
            words.close()
            page.close()


def _find_running(pages: list[list[str]]) -> frozenset[str]:
    """First and last lines that more than half of the pages have, with figures left out of the comparison."""
    if len(pages) < _RUNNING_PAGES:
        return frozenset()
    ends = Counter(key for page in pages for key in {_plain(line) for line in (page[:1] + page[-1:])})
    return frozenset(key for key, count in ends.items() if count > len(pages) / 2)


def _trim_page(page: list[str], running: frozenset[str]) -> list[str]:
    first, last = 0, len(page)
    while first < last and (_PAGE_NUMBER.fullmatch(page[first]) or _plain(page[first]) in running):
        first += 1
    while last > first and (_PAGE_NUMBER.fullmatch(page[last - 1]) or _plain(page[last - 1]) in running):
        last -= 1
    return page[first:last]


def _plain(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _read_creation(words: str) -> DateClue | None:
    """The clue in a date such as "D:20250412093000+02'00'" (ISO 32000-1, 7.9.4)."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", words)
    if match is None or read_day("-".join(match.groups())) is None:
        return None
    return DateClue(basis="file", where=f"CreationDate {words}", words="-".join(match.groups()))


def _explain(error: PdfiumError) -> LockedInputError | PdfInputError:
    if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
        return LockedInputError(
            "The PDF is encrypted and needs a password.",
            right="Dateline reads PDF files that open without one.",
            act="Open it with the password and save it without.",
        )
    return PdfInputError(
        f"The PDF is damaged or cut short: {str(error).rstrip('.')}.",
        right="It has to open in a PDF viewer.",
        act="Download or copy it again.",
    )
