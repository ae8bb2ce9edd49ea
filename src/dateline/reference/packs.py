"""Reference packs: folders of tables that the user brings, beside those that come with Dateline.

They are found in the package, in the user's data folder, and where `--reference` points. A later pack does not replace
an earlier one: their rows stand side by side.
"""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.errors import OutputError, PackError
from dateline.reference.descriptors import DESCRIPTOR, Pack, read_descriptor
from dateline.reference.kinds import Area, Border
from dateline.reference.rows import read_rows

BUILT_IN = Path(__file__).parent / "data"


def find_packs(paths: Sequence[str | Path] = (), *, home: Path | None = None) -> tuple[Pack, ...]:
    """The packs of the package, of the user's data folder `home`, and at `paths`, in this order.

    Raises:
        TableError: in one of its kinds, when a descriptor cannot be used; no pack is left out in silence.
    """
    folders = [BUILT_IN] if (BUILT_IN / DESCRIPTOR).exists() else []
    home = home or user_folder(os.environ)
    folders += sorted(path.parent for path in home.glob(f"*/{DESCRIPTOR}"))
    folders += [Path(path) for path in paths]
    packs = [read_descriptor(folder) for folder in dict.fromkeys(folder.resolve() for folder in folders)]
    _refuse_namesakes(packs)
    return tuple(packs)


def user_folder(environ: Mapping[str, str]) -> Path:
    """Where this user's packs lie, by the convention of the platform; DATELINE_PACKS goes before it."""
    if environ.get("DATELINE_PACKS"):
        return Path(environ["DATELINE_PACKS"])
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dateline" / "packs"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dateline" / "packs"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "dateline" / "packs"


def verify_pack(pack: Pack, *, max_bytes: int) -> dict[str, int]:
    """The number of rows of each table, after every row was read and held against the rules.

    Raises:
        TableError: in one of its kinds, at the first row that breaks a rule.
    """
    counts = {}
    for resource in pack.resources:
        rows = read_rows(resource, max_bytes=max_bytes)
        for row in rows:
            if isinstance(row, Area | Border):
                row.shape.get()  # shapes are otherwise read when they are first asked for
        counts[resource.name] = len(rows)
    return counts


def add_pack(folder: Path, *, environ: Mapping[str, str], max_bytes: int) -> Path:
    """The folder of the pack in the user's data folder, after it was verified and copied there.

    Only the descriptor and the tables that it names are copied.

    Raises:
        TableError: in one of its kinds, when the pack cannot be used.
        OutputError: there is a pack of that name already, or it cannot be written.
    """
    pack = read_descriptor(folder)
    verify_pack(pack, max_bytes=max_bytes)
    target = user_folder(environ) / pack.name
    if target.exists():
        raise OutputError(
            f"There is a pack {pack.name!r} in {target} already.",
            right="A pack is never replaced without being asked.",
            act="Delete that folder first, or give the new pack another name.",
        )
    files = [folder / DESCRIPTOR, *(resource.path for resource in pack.resources)]
    try:
        for file in dict.fromkeys(files):
            copy = target / file.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        right = "The user's data folder must be writable."
        raise OutputError(
            f"{target} cannot be written: {error.strerror}.", right=right, act="Set DATELINE_PACKS."
        ) from error
    return target


def _refuse_namesakes(packs: Sequence[Pack]) -> None:
    folders: dict[str, Path] = {}
    for pack in packs:
        if pack.name in folders:
            raise PackError(
                f"Two packs are called {pack.name!r}: {folders[pack.name]} and {pack.folder}.",
                right="Each pack must have a name of its own, by which its rows are cited.",
                act="Leave one of them out, or change the name in its descriptor.",
            )
        folders[pack.name] = pack.folder
