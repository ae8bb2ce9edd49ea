"""Whether every span re-slices to its quote, over plain text of all corpora, read as a user would read it.

    python -m eval.gate spans [--all]

The spans are taken from the JSON, so that nothing of the package's own check is used to check it.
"""

import json
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from dateline.errors import InputError, RecordError
from dateline.pipeline import read
from dateline.report.json_text import to_json_line

EVERY = 10  # of the files of a corpus one in so many is read; all take five minutes on a free core
_PLAIN = {".txt", ".md", ""}


def measure(shared: Path, every: int = EVERY) -> dict[str, float]:
    """The share of files that was to be read, how many files and spans there were, and minus the number of files with a
    span that is not its quote."""
    files = spans = broken = refused = 0
    for path in spread_files(shared / "corpora", every):
        try:
            result = json.loads(to_json_line(read(path)))
        except InputError:
            refused += 1
            continue
        except RecordError:
            broken += 1
            continue
        text = result["document"]["text"]
        found = list(find_spans(result))
        files += 1
        spans += len(found)
        broken += any(text[start:end] != quote or start >= end for start, end, quote in found)
    return {"share": 1 / every, "files": files, "refused": refused, "spans": spans, "minus_broken": -broken}


def spread_files(folder: Path, every: int) -> list[Path]:
    """The first of the files of each corpus in `folder`, and from there one in `every`."""
    by_corpus = groupby(find_files(folder), key=lambda path: path.relative_to(folder).parts[0])
    return [path for _, files in by_corpus for path in islice(files, None, None, every)]


def find_files(folder: Path) -> list[Path]:
    """The files of plain text below `folder`, in sorted order."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in _PLAIN)


def find_spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every object with the keys of a span, at any depth."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value["start"], value["end"], value["text"]
        for part in value.values():
            yield from find_spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from find_spans(part)
