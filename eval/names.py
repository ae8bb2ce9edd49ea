"""Whether the usual spellings of office-holders of Ukraine, Russia and the NATO states lead to them.

The list is a user's table of offices (reference/offices_key.csv). Each alias of a person, Latin or Cyrillic, is matched
against the main spelling alone: what a table of aliases would answer by itself is not counted.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.reference.names import match_name
from dateline.reference.people import fold_name, match_person

STATES = frozenset(
    """UKR RUS USA CAN GBR FRA DEU ITA ESP PRT NLD BEL LUX DNK NOR ISL POL CZE SVK HUN ROU BGR GRC TUR ALB HRV SVN MNE
    MKD EST LVA LTU FIN SWE""".split()
)

_NOTE = re.compile(r" \(.*?\)$")  # "(politician)" tells namesakes apart and is no part of a spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the list as the matcher sees one."""

    person: str
    surname: str
    spellings: tuple[str, ...] = ()
    eastern: bool = False  # of Ukraine or Russia, where names are transliterated


def read_people(shared: Path) -> Iterator[tuple[Person, tuple[str, ...]]]:
    """Each person of the states once, with the aliases that the list has."""
    people: dict[str, set[str]] = {}
    eastern: set[str] = set()
    with (shared / "reference" / "offices_key.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["iso3"] in STATES:
                if row["iso3"] in {"UKR", "RUS"}:
                    eastern.add(row["person"])
                spellings = (_NOTE.sub("", alias) for alias in row["aliases"].split("|"))
                people.setdefault(row["person"], set()).update(filter(None, spellings))
    for name, aliases in people.items():
        surname = name.removesuffix(" Jr.").split()[-1] if name.split() else name
        yield Person(person=name, surname=surname, eastern=name in eastern), tuple(sorted(aliases))


def measure(shared: Path) -> dict[str, float]:
    """People, aliases, and the share of names and of aliases that lead to the person."""
    counts: Counter[str] = Counter()
    for person, aliases in read_people(shared):
        counts["people"] += 1
        counts["themselves"] += match_person(person.person, person) is not None
        for alias in aliases:
            kind = "latin" if alias[0].isascii() or alias.isupper() or alias[0] < "\u0400" else "cyrillic"
            for group in ("alias", kind, *(("ukraine_russia",) if person.eastern else ())):
                counts[group] += 1
                counts[f"{group} matched"] += _is_matched(alias, person)
    groups = ("alias", "latin", "cyrillic", "ukraine_russia")
    return {
        "people": float(counts["people"]),
        "aliases": float(counts["alias"]),
        "own_name": counts["themselves"] / max(counts["people"], 1),
        **{group: counts[f"{group} matched"] / max(counts[group], 1) for group in groups},
    }


def _is_matched(alias: str, person: Person) -> bool:
    if match_person(alias, person) is not None:
        return True
    return bool(match_name(alias, ((person.person, ()),)))


def print_missed(shared: Path) -> None:
    """Prints every alias that does not lead to its person."""
    for person, aliases in read_people(shared):
        for alias in aliases:
            if not _is_matched(alias, person):
                print(
                    f"{alias} | {person.person} | {' '.join(fold_name(alias))} | {' '.join(fold_name(person.person))}"
                )


if __name__ == "__main__":
    print_missed(Path(sys.argv[1]))
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.3f}")
