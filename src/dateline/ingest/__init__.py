"""Bytes of any kind to a `Document`: the text, where it came from, and every date that it gives, with one chosen."""

import hashlib
import os
from datetime import date
from pathlib import PurePath

from dateline.errors import EmptyInputError
from dateline.ingest.contents import Contents
from dateline.ingest.dates import choose_date
from dateline.ingest.files import STDIN, read_file, show_name, show_origin
from dateline.ingest.headers import find_dateline_clues
from dateline.ingest.inputs import find_inputs
from dateline.ingest.plain import read_plain
from dateline.ingest.readers import READERS
from dateline.ingest.sniffing import find_kind
from dateline.ingest.stubs import find_stub
from dateline.records.text import Document, make_span
from dateline.settings import Settings

__all__ = ["READERS", "find_inputs", "read_document"]


def read_document(
    source: str | os.PathLike[str] | bytes,
    *,
    settings: Settings,
    date_option: date | None = None,
    origin: str | None = None,
) -> Document:
    """The document in a file, in bytes that are at hand, or on standard input ("-").

    Raises:
        InputError: in one of its kinds; the message says what was met and what to do.
    """
    if isinstance(source, bytes):
        name, data = origin or STDIN, source
    else:
        name = os.fspath(source)
        data = read_file(name, settings=settings)
    suffix = find_kind(data, suffix=PurePath(name).suffix.lower())
    contents = READERS.get(suffix, read_plain)(data, settings=settings)
    if not contents.text.strip():
        raise EmptyInputError(
            f"{show_name(name)} has no text in it.",
            right="The file has to hold an article as text, not only pictures or program code.",
            act="Open it to see whether it was saved in full; a scan has to go through text recognition first.",
        )
    return _make_document(
        contents, data, origin=show_origin(origin or name), date_option=date_option, settings=settings
    )


def _make_document(
    contents: Contents, data: bytes, *, origin: str, date_option: date | None, settings: Settings
) -> Document:
    digest = hashlib.sha256(data).hexdigest()
    dateline = find_dateline_clues(contents.text, start=contents.header[1] if contents.header else 0)
    candidates = choose_date((*contents.clues, *dateline), option=date_option, retrieved=contents.retrieved)
    chosen = next((candidate for candidate in candidates if candidate.chosen), None)
    stub = find_stub(contents.text, min_words=settings.min_complete_words)
    return Document(
        id=digest[:16],
        origin=origin,
        title=contents.title,
        publisher=contents.publisher,
        url=contents.url,
        language=contents.language,
        published=chosen.day if chosen else None,
        published_basis=chosen.basis if chosen else None,
        published_candidates=candidates,
        retrieved=contents.retrieved,
        sha256=digest,
        header=make_span(contents.text, *contents.header) if contents.header else None,
        incomplete=" ".join((*contents.missing, *([stub] if stub else []))) or None,
        text=contents.text,
    )
