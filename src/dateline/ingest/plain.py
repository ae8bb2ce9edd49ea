"""Plain text and Markdown: the text is the file as it stands, only CRLF made LF; a header is marked, not cut out."""

import re
from dataclasses import replace

from dateline.ingest.contents import Contents
from dateline.ingest.days import read_day
from dateline.ingest.decoding import read_text_bytes
from dateline.ingest.headers import find_clues, find_header, get_field, get_retrieved
from dateline.settings import Settings

_MARKDOWN_TITLE = re.compile(r"\s*#[ \t]+([^\n]{1,300})")
_CUT_BACK = 2_000  # how far before the limit a line end or space is looked for
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_]|$)")


def read_plain(data: bytes, *, settings: Settings) -> Contents:
    """The contents of a file of plain text. A lone CR stays: it may be meant, and no text loses by it.

    Raises:
        BinaryInputError: the bytes are no text.
    """
    decoded = read_text_bytes(data, max_chars=settings.max_text_chars + 1)
    text, cut = cut_text(decoded.text.replace("\r\n", "\n"), settings=settings)
    header = find_header(text)
    retrieved = get_retrieved(header)
    return Contents(
        text=text,
        title=get_field(header, "title", "headline"),
        publisher=get_field(header, "publisher", "publication", "outlet", "site", "source"),
        url=_only_address(get_field(header, "url", "link", "address", "source")),
        language=read_language(get_field(header, "language", "lang")),
        clues=find_clues(header) if header else (),
        retrieved=read_day(retrieved) if retrieved else None,
        header=(header.start, header.end) if header else None,
        missing=decoded.missing + cut,
    )


def read_markdown(data: bytes, *, settings: Settings) -> Contents:
    """The contents of a file of Markdown: its text as it is written, marks included.

    Raises:
        BinaryInputError: the bytes are no text.
    """
    contents = read_plain(data, settings=settings)
    if contents.title is not None:
        return contents
    start = contents.header[1] if contents.header else 0
    title = _MARKDOWN_TITLE.match(contents.text, start)
    return replace(contents, title=title[1].strip(" #\t")) if title else contents


def cut_text(text: str, *, settings: Settings) -> tuple[str, tuple[str, ...]]:
    """`text` up to the limit, cut at a line end or space, and a sentence on what is left out, if anything is."""
    limit = settings.max_text_chars
    if len(text) <= limit:
        return text, ()
    back = max(0, limit - _CUT_BACK)
    line, space = text.rfind("\n", back, limit), text.rfind(" ", back, limit)
    end = line if line > 0 else space if space > 0 else limit
    told = (
        f"The text after character {end} was not read: it is longer than max_text_chars ({limit}); "
        f"set DATELINE_MAX_TEXT_CHARS to read more."
    )
    return text[:end], (told,)


def read_language(words: str | None) -> str | None:
    """The two-letter code in a declaration such as "en-GB"."""
    match = _LANGUAGE.match(words.strip()) if words else None
    return match[1].lower() if match else None


def _only_address(words: str | None) -> str | None:
    return words if words and re.match(r"https?://\S+$", words) else None
