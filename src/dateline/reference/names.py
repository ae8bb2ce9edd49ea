"""Whether two spellings name the same person or place, and by which rule: every match says how it was made.

In this order: the same after folding letters and marks; an alias of the table; a transliteration from Ukrainian or
Russian; the same after the differences between Ukrainian and Russian Latin spellings are folded; and, only among a
short list of names that begin alike, one that is nearly the same. The last may be a slip or another name: no
accusation rests on it.
"""

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz

from dateline.reference.letters import transliterate
from dateline.reference.people import fold_name

_TABLE = Path(__file__).parent / "data" / "place_spellings.csv"
_SHORT_LIST = 24  # names that begin alike and are about as long; more would match anything
_NEAR = 86.0  # ratio of rapidfuzz from which two folded names are near; set on tests/cases/names.md
_LENGTHS = 3  # letters by which two names of a short list may differ in length

NameRule = Literal["same", "alias", "transliteration", "folded", "near"]
_SAYS: dict[NameRule, str] = {
    "same": "{name!r} is the name itself",
    "alias": "{name!r} is another name of {known!r} in the table",
    "transliteration": "{name!r} is {known!r} in Cyrillic letters",
    "folded": "{name!r} and {known!r} are one name in Ukrainian and Russian spelling",
    "near": "{name!r} is nearly {known!r}; it may be a slip or another name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A name of a table that a spelling can mean."""

    known: str  # as the table has it
    rule: NameRule
    says: str  # how the match was made, as half a sentence for a finding


def match_name(name: str, known: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Match, ...]:
    """The names that `name` can mean among `known` (each with its aliases), by the first rule that finds any.

    Misses names that differ in more than letters, such as a place renamed without an entry in the table.
    """
    table = tuple(known)
    plain, folded = plain_name(name), " ".join(fold_name(name))
    rules: tuple[tuple[NameRule, set[str]], ...] = (
        ("same", {one for one, _ in table if plain_name(one) == plain}),
        ("alias", {one for one, aliases in table if plain in {plain_name(alias) for alias in aliases}}),
        ("transliteration", _transliterated(name, table)),
        ("folded", {one for one, aliases in table if folded in _folded((one, *aliases))}),
        ("near", _near(folded, table)),
    )
    for rule, found in rules:
        if found:
            return tuple(
                Match(known=one, rule=rule, says=_SAYS[rule].format(name=name, known=one))
                for one, _ in table
                if one in found
            )
    return ()


def match_place(name: str) -> tuple[Match, ...]:
    """The places of the table of spellings that `name` can mean: Kiev is Kyiv, Zaporozhye is Zaporizhzhia."""
    return match_name(name, load_place_spellings())


@cache
def load_place_spellings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Places with more than one usual spelling, each with the others; former names too."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple((row["name"], tuple(row["spellings"].split("|"))) for row in csv.DictReader(file))


@lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """The name in lower case, without accents, apostrophes and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(char if char.isalnum() else " " if char in " -‐‑–" else "" for char in letters)
    return " ".join(kept.split())


def _transliterated(name: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> set[str]:
    spellings = {" ".join(fold_name(one)) for one in transliterate(name)}
    return {one for one, aliases in table if spellings & _folded((one, *aliases))} if spellings else set()


def _folded(names: tuple[str, ...]) -> set[str]:
    return {" ".join(fold_name(name)) for name in names}


def _near(folded: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> set[str]:
    """The one name of the short list that is near enough; none when two are."""
    pairs = [
        (one, spelling)
        for one, aliases in table
        for spelling in _folded((one, *aliases))
        if spelling[:1] == folded[:1] and abs(len(spelling) - len(folded)) <= _LENGTHS
    ]
    if not folded or len(folded) < 2 * _LENGTHS or len(pairs) > _SHORT_LIST * 4:
        return set()
    scored = sorted(((fuzz.ratio(folded, spelling), one) for one, spelling in pairs), reverse=True)[:_SHORT_LIST]
    close = {one for score, one in scored if score >= _NEAR}
    return close if len(close) == 1 else set()
