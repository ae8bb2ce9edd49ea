"""Whether every span re-slices to its quote, over all plain text beside the project, read as a user would read it.

The spans are taken from the JSON, so that nothing of the package's own check is used to check it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import InputError, RecordError
from dateline.pipeline import read
from dateline.report.json_text import to_json_line

_PLAIN = {".txt", ".md", ""}


def measure(shared: Path) -> dict[str, float]:
    """How many files and spans there were, and minus the number of files with a span that is not its quote."""
    files = spans = broken = refused = 0
    for path in find_files(shared / "corpora"):
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
    return {"files": files, "refused": refused, "spans": spans, "minus_broken": -broken}


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
