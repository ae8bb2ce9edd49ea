"""What kind of file it is: the bytes are asked first, the suffix only where they leave it open."""

import re

from dateline.errors import BinaryInputError

# First bytes, from the tables of libmagic (github.com/file/file), and what the file is.
_FOREIGN = (
    (b"PK\x03\x04", "a ZIP archive, as DOCX, ODT and EPUB files are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ\x00", "compressed by xz"),
    (b"(\xb5/\xfd", "compressed by zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "PostScript"),
)
_PDF_REACH = 1024  # bytes before "%PDF-" that readers tolerate (ISO 32000-1, annex H, note 13)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(rb"\xef\xbb\xbf|\xff\xfe(?!\0\0)|\xfe\xff")


def find_kind(data: bytes, *, suffix: str) -> str:
    """The suffix under which `data` is to be read: ".pdf" or ".html" where the bytes say so, else `suffix`.

    Bytes that are not HTML by their beginning but come under its suffix are read as HTML: fragments are common. A file
    called ".pdf" that is none is read as plain text, if it is text.

    Raises:
        BinaryInputError: the bytes are of a format that Dateline does not read.
    """
    for first, kind in _FOREIGN:
        if data.startswith(first):
            raise BinaryInputError(
                f"The file is binary: {kind}.",
                right="Dateline reads plain text, Markdown, HTML and PDF.",
                act="Unpack it, or save the article in one of these formats.",
            )
    if b"%PDF-" in data[: _PDF_REACH + 5] and (data.startswith(b"%PDF-") or suffix == ".pdf"):
        return ".pdf"
    if _HTML.match(_to_ascii(data[:8192])):
        return ".html"
    return ".txt" if suffix == ".pdf" else suffix


def _to_ascii(start: bytes) -> bytes:
    """The beginning without a byte order mark and, in UTF-16, without its zero bytes."""
    mark = _MARK.match(start)
    if mark is None:
        return start
    rest = start[mark.end() :]
    return rest if mark[0] == b"\xef\xbb\xbf" else rest.replace(b"\0", b"")
