"""The big packs for measuring: the descriptors of docs/packs beside the tables of the shared folder."""

from pathlib import Path
from tempfile import mkdtemp

from dateline.pipeline import load_tables
from dateline.reference.descriptors import DESCRIPTOR, read_descriptor
from dateline.reference.facts import Tables

DESCRIPTORS = Path(__file__).parent.parent / "docs" / "packs"
GROUND = ("settlements-ukraine", "control-by-settlement", "control-areas", "front-distance")
ALL = (*GROUND, "offices-of-the-world", "aid-to-ukraine", "losses-claimed", "losses-seen")


def link_packs(shared: Path, names: tuple[str, ...] = GROUND) -> tuple[str, ...]:
    """The folders of the packs whose tables lie in the shared folder, made of links in a new temporary folder."""
    target, found = Path(mkdtemp(prefix="dateline-packs-")), []
    for name in names:
        folder = target / name
        folder.mkdir()
        (folder / DESCRIPTOR).symlink_to(DESCRIPTORS / name / DESCRIPTOR)
        files = [resource.path.name for resource in read_descriptor(folder).resources]
        if all((shared / "reference" / file).exists() for file in files):
            for file in files:
                (folder / file).symlink_to(shared / "reference" / file)
            found.append(str(folder))
        else:
            print(f"left out: the pack {name}, whose tables are not in {shared / 'reference'}")
    return tuple(found)


def load_big_tables(shared: Path) -> Tables:
    """The tables of the package and of the big packs that are there."""
    return load_tables(link_packs(shared, ALL))
