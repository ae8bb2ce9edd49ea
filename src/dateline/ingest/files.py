"""The bytes of one file or of standard input, with everything refused that could block, or fill the memory."""

import errno
import os
import re
import stat
import sys
from pathlib import Path

from dateline.errors import (
    AddressInputError,
    EmptyInputError,
    InputError,
    MissingInputError,
    NameInputError,
    SizeInputError,
    SpecialInputError,
)
from dateline.settings import Settings

STDIN = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_SHOWN = 120  # characters of a name that a message shows
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def read_file(name: str, *, settings: Settings) -> bytes:
    """The bytes of the regular file `name`, or of standard input when it is "-".

    Raises:
        InputError: in one of its kinds, when there is no such file or it is not to be read.
    """
    if name == STDIN:
        data = sys.stdin.buffer.read(settings.max_file_bytes + 1)
        return _refuse_size(data, "Standard input", settings=settings)
    status = look_up(name)
    shown = show_name(name)
    if not stat.S_ISREG(status.st_mode):
        raise _special(shown, status.st_mode)
    if status.st_size > settings.max_file_bytes:
        raise _too_large(shown, f"{status.st_size} bytes", settings=settings)
    # Opened without waiting, and looked at again: the file may have become a pipe in between.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(name, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _special(shown, os.fstat(file.fileno()).st_mode)
            data = file.read(settings.max_file_bytes + 1)
    except OSError as error:
        raise _unreadable(shown, error) from error
    return _refuse_size(data, shown, settings=settings)


def look_up(name: str) -> os.stat_result:
    """What the file system says of `name`.

    Raises:
        InputError: in one of its kinds, when it says nothing.
    """
    shown = show_name(name)
    if _ADDRESS.match(name):
        raise AddressInputError(
            f"{shown} is an address on the network, and Dateline fetches nothing.",
            right="The article has to be a file on this machine.",
            act="Save the page from a browser and give the name of the file.",
        )
    if not name or "\0" in name:
        raise NameInputError(
            f"{shown} cannot be the name of a file: it {'holds a zero character' if name else 'is empty'}.",
            right="A name has at least one character and no zero character.",
            act="Give the name of a file, a folder, a pattern or - for standard input.",
        )
    try:
        return Path(name).stat()
    except OSError as error:
        raise _unreadable(shown, error) from error


def show_name(name: str) -> str:
    """`name` for a message: in quotes, without control characters, and not longer than a line."""
    shown = repr(show_origin(name[: _SHOWN + 1]))
    return shown if len(name) <= _SHOWN else f"{shown[:_SHOWN]}...' ({len(name)} characters)"


def show_origin(name: str) -> str:
    """`name` as text that every encoding can write; a byte of the name that is no UTF-8 becomes U+FFFD."""
    return name.encode("utf-8", "surrogateescape" if _is_escaped(name) else "replace").decode("utf-8", "replace")


def _is_escaped(name: str) -> bool:
    """Whether every half of a surrogate pair in `name` stands for a byte, as file names have them."""
    return all("\udc80" <= char <= "\udcff" for char in name if "\ud800" <= char <= "\udfff")


def _refuse_size(data: bytes, shown: str, *, settings: Settings) -> bytes:
    if len(data) > settings.max_file_bytes:
        raise _too_large(shown, f"more than {settings.max_file_bytes} bytes", settings=settings)
    if not data.strip():
        raise EmptyInputError(
            f"{shown} is empty{'' if not data else ': there is only white space in it'}.",
            right="A file has to hold an article.",
            act="Look whether it was saved or copied in full.",
        )
    return data


def _too_large(shown: str, size: str, *, settings: Settings) -> SizeInputError:
    return SizeInputError(
        f"{shown} has {size}.",
        right=f"A file may have max_file_bytes ({settings.max_file_bytes}).",
        act="Split it, or set DATELINE_MAX_FILE_BYTES to a larger number.",
    )


def _special(shown: str, mode: int) -> SpecialInputError:
    kind = next((words for test, words in _KINDS if test(mode)), "no regular file")
    return SpecialInputError(
        f"{shown} is {kind}.",
        right="Dateline reads regular files: others could make it wait for ever.",
        act="Give the name of a file, or pass what a pipe holds to standard input and name it -.",
    )


def _unreadable(shown: str, error: OSError) -> InputError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return MissingInputError(
            f"There is no file {shown}.",
            right="The name has to be that of a file or a folder, or a pattern that fits some.",
            act="Look at the spelling and at the folder that the command runs in.",
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return NameInputError(
            f"{shown} cannot be the name of a file: {error.strerror}.",
            right="File systems take about 255 bytes for a name and 4,096 for a path.",
            act="If this is the article itself, pass it to standard input and give - for the name.",
        )
    return InputError(
        f"{shown} could not be read: {error.strerror or error}.",
        right="The file has to be one that you may read.",
        act="Look at its permissions, or copy it to another place.",
    )
