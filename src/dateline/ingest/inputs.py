"""Names on the command line to files, one at a time: folders in sorted order, patterns, and standard input."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path, PurePath

from dateline.errors import (
    CountInputError,
    DatelineError,
    FolderInputError,
    InputError,
    LoopInputError,
    MissingInputError,
)
from dateline.ingest.files import STDIN, look_up, show_name
from dateline.ingest.readers import READERS
from dateline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that was left out on purpose, as a sentence: no error, but to be told."""

    text: str


def find_inputs(names: Iterable[str], *, settings: Settings) -> Iterator[str | Notice | InputError]:
    """The name of each file to read, in order; in between notices, and an error for each name that leads nowhere."""
    count = 0
    for name in names:
        for found in _expand(name):
            if isinstance(found, str):
                count += 1
                if count > settings.max_files:
                    yield CountInputError(
                        f"There are more than max_files ({settings.max_files}) files; those after {found!r} are left.",
                        right="One command takes that many.",
                        act="Give the folders one after the other, or set DATELINE_MAX_FILES to a larger number.",
                    )
                    return
            yield found


def _expand(name: str) -> Iterator[str | Notice | InputError]:
    if name == STDIN:
        yield name
        return
    try:
        status = look_up(name)
    except MissingInputError as error:
        if has_magic(name):
            yield from _expand_pattern(name, error)
        else:
            yield error
        return
    except InputError as error:
        yield error
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(Path(name))
    else:
        yield name  # pipes and devices are refused when they are read


def _expand_pattern(pattern: str, missing: InputError) -> Iterator[str | Notice | InputError]:
    """What fits a pattern in the manner of the shell, where "**" stands for any number of folders."""
    met = False
    parts = PurePath(pattern).parts
    if "**" in parts:
        # Not by glob: it follows links in circles, as deep as the system lets it.
        first = next(i for i, part in enumerate(parts) if has_magic(part))
        root = Path(*parts[:first])
        for found in _walk(root, every=True):
            if not isinstance(found, str):
                yield found
            elif _fits(PurePath(found).relative_to(root).parts, parts[first:]):
                met = True
                yield found
    else:
        for found in sorted(glob(pattern)):  # noqa: PTH207 - Path.glob changes how the names are written
            met = True
            if Path(found).is_dir():
                yield from _walk(Path(found))
            else:
                yield found
    if not met:
        yield missing


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether the parts of a path fit the parts of a pattern."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[skipped:], pattern[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _walk(root: Path, *, every: bool = False) -> Iterator[str | Notice | InputError]:
    """The files in a folder and the folders in it, sorted by name, each folder once; `every` takes all suffixes."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(root, ())]
    others, met = 0, False
    while waiting:
        path, above = waiting.pop()
        try:
            status = look_up(str(path))
            key = (status.st_dev, status.st_ino)
            if key in above:
                met = True
                yield _loop(path)
                continue
            if key in seen:
                continue  # its files have been taken under another name
            seen.add(key)
            folders, files, left = _list_folder(path, every=every)
        except (DatelineError, OSError) as error:
            met = True
            yield error if isinstance(error, InputError) else _unlisted(path, error)
            continue
        others += left
        met = met or bool(files)
        yield from files
        waiting.extend((folder, (*above, key)) for folder in reversed(folders))
    if every:
        return
    left_out = "1 other file" if others == 1 else f"{others or 'no'} other files"
    if not met:
        yield _unfilled(root, left_out)
    elif others:
        yield Notice(
            text=f"{left_out} in {show_name(str(root))} left out: the name begins with a dot or does not end in "
            f"{', '.join(READERS)}. A file that is named is read whatever its suffix."
        )


def _list_folder(path: Path, *, every: bool) -> tuple[list[Path], list[str], int]:
    folders: list[Path] = []
    files: list[str] = []
    left = 0
    with os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda entry: os.fsencode(entry.name)):
            if entry.name.startswith("."):
                left += 1
            elif _is_folder(entry):
                folders.append(path / entry.name)
            elif every or PurePath(entry.name).suffix.lower() in READERS:
                files.append(str(path / entry.name))
            else:
                left += 1
    return folders, files, left


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself: reading it will tell


def _unfilled(root: Path, left_out: str) -> FolderInputError:
    return FolderInputError(
        f"The folder {show_name(str(root))} has nothing to read in it, and {left_out}.",
        right=f"A folder needs a file whose name ends in {', '.join(READERS)} and does not begin with a dot.",
        act="Look whether it is the folder that you meant, or name a file: it is read whatever its suffix.",
    )


def _loop(path: Path) -> LoopInputError:
    return LoopInputError(
        f"The folder {show_name(str(path))} is a link to a folder above it.",
        right="A folder may not contain itself.",
        act="Nothing needs doing: the rest of the folder is read. Remove the link to be rid of this message.",
    )


def _unlisted(path: Path, error: Exception) -> InputError:
    told = error.strerror if isinstance(error, OSError) else str(error)
    return InputError(
        f"The folder {show_name(str(path))} could not be listed: {told}.",
        right="The folder has to be one that you may read.",
        act="Look at its permissions.",
    )
