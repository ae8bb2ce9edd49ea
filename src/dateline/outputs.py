"""One file per document in a folder, written whole or not at all; what Dateline did not write is never replaced.

A list in the folder holds the SHA-256 of every file written there. A file is Dateline's own while it has one of the
sums listed under its name: what somebody else put there, or changed since, stays as it is.
"""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from dateline.errors import OutputError
from dateline.records.text import Document

LIST_NAME = "written-by-dateline.sha256"
_LIST_LINE = re.compile(r"([0-9a-f]{64})  (.+)")  # as sha256sum writes and checks it
_UNSAFE = re.compile(r"[^\w.,+@=()\[\] -]+")
_MAX_NAME_CHARS = 60  # at four bytes a character far below the 255 that file systems take


@dataclass(slots=True)
class OutputFolder:
    """A folder that results are written to, and which names this run has used."""

    path: Path
    sums: dict[str, set[str]]  # name of a file -> SHA-256 of everything that was ever written under it
    used: set[str] = field(default_factory=set)


def open_folder(path: str) -> OutputFolder:
    """The folder at `path`, made if it is not there, with the list of what was written to it before.

    Raises:
        OutputError: it cannot be made or its list cannot be read.
    """
    folder = Path(path)
    sums: dict[str, set[str]] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        listed = folder / LIST_NAME
        lines = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    except (OSError, ValueError) as error:
        raise OutputError(
            f"Results cannot be written to the folder {path[:200]!r}: {error}.",
            right="It has to be a folder that you may write to.",
            act="Give another folder to --out.",
        ) from error
    for line in lines:
        match = _LIST_LINE.fullmatch(line)
        if match is not None:
            sums.setdefault(match[2], set()).add(match[1])
    return OutputFolder(path=folder, sums=sums)


def write_result(folder: OutputFolder, content: bytes, *, document: Document, suffix: str) -> Path:
    """Where `content` was written: a file called like the document's own, with its id when that name is taken.

    Raises:
        OutputError: a file that Dateline did not write has the name, or the disk refuses.
    """
    name = choose_name(document, suffix=suffix, used=folder.used)
    folder.used.add(name)
    target = folder.path / name
    if os.path.lexists(target) and not _is_own(folder, target):
        raise OutputError(
            f"{str(target)!r} is there already, and Dateline did not write it, or it was changed since.",
            right="Results are only written over results.",
            act="Move that file away, or give another folder to --out.",
        )
    digest = hashlib.sha256(content).hexdigest()
    try:
        _write_whole(folder, content, target=target, digest=digest)
    except OSError as error:
        raise OutputError(
            f"{str(target)!r} could not be written: {error.strerror or error}.",
            right="The folder has to be one that you may write to, on a disk with room.",
            act="Give another folder to --out.",
        ) from error
    folder.sums.setdefault(name, set()).add(digest)
    return target


def choose_name(document: Document, *, suffix: str, used: set[str]) -> str:
    """A name for the result, from that of the document; nothing in it can lead out of the folder."""
    stem = PurePath(document.origin).stem if document.origin != "-" else "standard-input"
    stem = _UNSAFE.sub("_", stem).strip(" .")[:_MAX_NAME_CHARS] or document.id
    tried = f"{stem}{suffix}"
    if tried not in used:
        return tried
    tried, number = f"{stem}-{document.id}{suffix}", 2
    while tried in used:
        tried, number = f"{stem}-{document.id}-{number}{suffix}", number + 1
    return tried


def _is_own(folder: OutputFolder, target: Path) -> bool:
    if target.is_symlink() or not target.is_file():
        return False
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() in folder.sums.get(target.name, set())


def _write_whole(folder: OutputFolder, content: bytes, *, target: Path, digest: str) -> None:
    """The file appears under its name only when it is complete; its sum is listed before, so it is never a stranger."""
    descriptor, temporary = tempfile.mkstemp(dir=folder.path, prefix=".dateline-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        with (folder.path / LIST_NAME).open("a", encoding="utf-8") as listed:
            listed.write(f"{digest}  {target.name}\n")
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
