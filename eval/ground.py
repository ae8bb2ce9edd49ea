"""Whether the checks of places give the figures that were worked out by hand for one article and its map.

    python -m eval.ground SHARED

Needs the commentary of 2025-04-12 in `articles` and the tables of `reference` in the shared folder.
"""

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.ingest import read_document
from dateline.pipeline import analyse, check
from dateline.records.findings import Finding
from dateline.reference.facts import Tables
from dateline.settings import Settings
from eval.packs import load_big_tables

_ARTICLE = Path("articles") / "commentary-2025-04-12.txt"
_DAY, _LATER = date(2025, 4, 12), date(2025, 6, 5)
# By hand, from the map of the day: km to held land, contested land and border, from the middle and from the edge.
_MIDDLE, _EDGE = ["40", "31", "29"], ["38", "26", "24"]
_FITS = "from the edge of the town to contested land and from the edge of the town to the state border only"
_CONTESTED = {"Novenke", "Basivka", "Veselivka", "Zhuravka"}


def measure(shared: Path) -> dict[str, float]:
    """The share of the answers that are as worked out by hand: two bands, four outcomes, four names of villages."""
    right = answers(shared)
    return {"right": sum(right.values()) / len(right)}


def answers(shared: Path) -> dict[str, bool]:
    """Each answer that was worked out by hand, and whether the checks give it."""
    tables = load_big_tables(shared)
    distance, control = (_find(shared, _DAY, name, tables=tables) for name in ("distance", "control"))
    later = _find(shared, _LATER, "distance", tables=tables)
    numbers = re.findall(r"(?:land|border) (\d+) km", distance.reason)
    edge = re.search(r"northern edge ([\d, ]+) \(", distance.reason)
    named = re.search(r"contested \(([^)]+)\)", control.reason)
    return {
        "distance conflicts with held land": distance.outcome == "conflicts",
        "from the middle": numbers == _MIDDLE,
        "from the northern edge": edge is not None and edge[1].split(", ") == _EDGE,
        "fits the edge to contested land and border": _FITS in distance.reason,
        "four settlements are contested": control.outcome == "contested",
        "and these four": named is not None and set(named[1].split(", ")) == _CONTESTED,
        "none is held": "shows 0 places" in control.reason,
        "later it agrees": later.outcome == "agrees",
    }


def _find(shared: Path, day: date, name: str, *, tables: Tables) -> Finding:
    document = read_document(str(shared / _ARTICLE), settings=Settings())
    analysis = check(analyse(replace(document, published=day), Settings()), tables=tables)
    return next(finding for finding in analysis.findings if finding.check == name)


if __name__ == "__main__":
    for what, is_right in answers(Path(sys.argv[1])).items():
        print(f"{'as by hand' if is_right else 'DIFFERENT':12} {what}")
