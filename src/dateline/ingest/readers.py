"""Which reader reads what: one row a suffix."""

from typing import Protocol

from dateline.ingest.contents import Contents
from dateline.ingest.html import read_html
from dateline.ingest.pdf import read_pdf
from dateline.ingest.plain import read_markdown, read_plain
from dateline.settings import Settings


class Reader(Protocol):
    """What reads one format."""

    def __call__(self, data: bytes, *, settings: Settings) -> Contents:
        """The contents of `data`."""


# By suffix. What the bytes say goes before the suffix: see `sniffing`. Anything else is read as plain text.
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}
