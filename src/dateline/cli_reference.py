"""The commands `dateline reference list`, `show`, `verify` and `add`: which tables the checks read, and from where."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.reference.descriptors import Pack, Resource

FAILED = 1


@click.group()
def reference() -> None:
    """List, show, verify and add the tables that checks read."""


@reference.command("list")
@click.option("--reference", "paths", metavar="PATH", multiple=True, help="A pack beside those found; may be repeated.")
def list_packs(paths: tuple[str, ...]) -> None:
    """List the packs that a check would read, with the kinds of their tables."""

    def lines() -> Iterator[str]:
        from dateline.reference.packs import find_packs

        for pack in find_packs(paths):
            kinds = ", ".join(f"{resource.name} ({resource.kind})" for resource in pack.resources)
            yield f"{pack.name} {pack.version}  {pack.folder}"
            yield f"  {kinds}"

    run(lines)


@reference.command()
@click.argument("pack")
@click.option("--reference", "paths", metavar="PATH", multiple=True, help="A pack beside those found; may be repeated.")
def show(pack: str, paths: tuple[str, ...]) -> None:
    """Show one pack: its tables, where they come from, under which terms, and what they cover.

    PACK is the name of a pack or its folder.
    """
    run(lambda: describe(open_pack(pack, paths)))


@reference.command()
@click.argument("pack")
@click.option("--reference", "paths", metavar="PATH", multiple=True, help="A pack beside those found; may be repeated.")
def verify(pack: str, paths: tuple[str, ...]) -> None:
    """Read every row of a pack and hold it against the rules.

    PACK is the name of a pack or its folder. The first row that breaks a rule is named with file, row and column.
    """

    def lines() -> Iterator[str]:
        from dateline.reference.packs import verify_pack
        from dateline.settings import load_settings

        found = open_pack(pack, paths)
        for name, count in verify_pack(found, max_bytes=load_settings(os.environ).max_table_bytes).items():
            yield f"{name}: {count:,} rows can be used"

    run(lines)


@reference.command()
@click.argument("path")
def add(path: str) -> None:
    """Verify a pack and copy it into your data folder, where every check finds it.

    PATH is the folder of the pack. Only its descriptor and its tables are copied.
    """

    def lines() -> Iterator[str]:
        from dateline.reference.packs import add_pack
        from dateline.settings import load_settings

        limit = load_settings(os.environ).max_table_bytes
        yield f"added: {add_pack(Path(path), environ=os.environ, max_bytes=limit)}"

    run(lines)


def open_pack(word: str, paths: tuple[str, ...]) -> "Pack":
    """The pack of that name among those found, or the one in the folder of that name.

    Raises:
        TableError: in one of its kinds, when there is none or it cannot be used.
    """
    from dateline.errors import PackError
    from dateline.reference.descriptors import read_descriptor
    from dateline.reference.packs import find_packs

    if Path(word).is_dir():
        return read_descriptor(Path(word))
    packs = find_packs(paths)
    for pack in packs:
        if pack.name == word:
            return pack
    raise PackError(
        f"There is no pack and no folder {word[:200]!r}.",
        right=f"The packs are {', '.join(pack.name for pack in packs) or 'none'}.",
        act="Give one of these names, or the folder of a pack.",
    )


def describe(pack: "Pack") -> Iterator[str]:
    """The lines that tell what a pack holds."""
    yield f"{pack.name} {pack.version}: {pack.title}"
    yield f"folder: {pack.folder}"
    yield from (f"licence: {licence}" for licence in pack.licences or ("not stated",))
    yield from (f"source: {source}" for source in pack.sources or ("not stated",))
    for resource in pack.resources:
        yield f"{resource.table}: {resource.kind}, {resource.path.name} ({resource.format}){_say_size(resource)}"
        for name in ("valid_from", "valid_to", "known_from", "known_through", "source"):
            stated = name in resource.values
            come = (
                f"for all rows {resource.values[name]!r}"
                if stated
                else f"column {resource.columns.get(name, 'none')!r}"
            )
            yield f"  {name}: {come}"
        for one in resource.covers:
            what = ", ".join((*one.statuses, *one.countries)) or "everything"
            yield f"  complete from {one.first} to {one.last}: {what}"


def _say_size(resource: "Resource") -> str:
    return f", {resource.path.stat().st_size:,} bytes" if resource.path.exists() else ", MISSING"


def run(make: Callable[[], Iterator[str]]) -> None:
    """Prints the lines, or the message of what went wrong; control characters of a table cannot reach the terminal."""
    from dateline.errors import DatelineError

    try:
        for line in make():
            click.echo("".join(char if char.isprintable() else "\ufffd" for char in line))
    except DatelineError as error:
        text = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(str(error).split()))
        click.echo(f"{error.slug}: {text}", err=True)
        sys.exit(FAILED)
