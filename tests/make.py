"""Makers of records for tests."""

import hashlib
from datetime import date

from dateline.records.text import Document


def make_document(text: str, *, published: date | None = None, origin: str = "test.txt") -> Document:
    """A document as if read from a plain text file."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=digest[:16],
        origin=origin,
        title=None,
        publisher=None,
        url=None,
        language="en",
        published=published,
        published_basis="option" if published else None,
        published_candidates=(),
        retrieved=None,
        sha256=digest,
        header=None,
        incomplete=None,
        text=text,
    )
