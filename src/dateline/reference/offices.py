"""Who held which office from when to when, and how news writes the offices and the people.

Written for this project from public records, one source a row (data/offices.csv); the names of offices are in
data/office_titles.csv, the spellings of people in data/office_people.csv. Where a source does not tell when a row could
first be known, that is the day on which it began to hold.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import TableError
from dateline.reference.countries import load_countries
from dateline.reference.letters import transliterate
from dateline.reference.people import Rule, fold_name, match_person

DATA = Path(__file__).parent / "data"
TABLE = "offices"  # the table's name in the evidence of a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that one person holds at a time."""

    key: str  # jurisdiction and class, such as UA.defence_minister
    jurisdiction: str  # ISO 3166-1 alpha-2, or EU, NATO, UN
    office_class: str
    title: str  # in full, as a reader should see it
    names: tuple[str, ...]  # lower case; they need a word that says whose: "defence minister"
    own_names: tuple[str, ...]  # lower case; they say it themselves: "pentagon chief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One stretch of days on which one person held one office."""

    key: str
    office: str  # key of the office
    person: str
    surname: str
    spellings: tuple[str, ...]  # whole names in other spellings
    acting: bool
    valid_from: date
    valid_to: date | None  # last day, included; null while it lasts
    known_from: date
    known_through: date  # the last day that the evidence covers
    source: str
    table: str = TABLE  # where the row stands; set when it is read


@cache
def load_offices() -> dict[str, Office]:
    """Every office by its key."""
    return {
        row["office"]: Office(
            key=row["office"],
            jurisdiction=row["jurisdiction"],
            office_class=row["office_class"],
            title=row["title"],
            names=_split(row["names"]),
            own_names=_split(row["own_names"]),
        )
        for _, row in _rows(DATA / "office_titles.csv")
    }


@cache
def load_terms(path: Path = DATA / "offices.csv") -> tuple[Term, ...]:
    """The terms of office in the order of the table.

    Raises:
        TableError: a row that cannot be used, with its number and column.
    """
    people = {row["person"]: row for _, row in _rows(DATA / "office_people.csv")}
    terms = tuple(_read_term(path, number, row, people=people) for number, row in _rows(path))
    _refuse_overlaps(path, terms)
    return terms


def complete_terms(found: dict[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Columns of terms with what a table of somebody else need not say: surname, spellings, whether it was acting."""
    people = found["person"]
    found = {**found, "office": [_shorten_office(office) for office in found["office"]]}
    return {
        "surname": [person.split()[-1] if person else "" for person in people],
        "spellings": [()] * len(people),
        "acting": [False] * len(people),
        **found,
    }


@cache
def _shorten_office(office: str) -> str:
    """The key of an office with the two letters of its country: UA.defence_minister for UKR.defence_minister."""
    country, mark, rest = office.partition(".")
    codes = {one.iso3: one.iso2 for one in load_countries()}
    return f"{codes.get(country, country)}{mark}{rest}"


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file), start=2)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _read_term(path: Path, number: int, row: dict[str, str], *, people: dict[str, dict[str, str]]) -> Term:
    person = people.get(row.get("person") or "")
    if person is None:
        raise _bad(path, number, "person", row.get("person"), right="It must be a person of office_people.csv.")
    for column, allowed in (("office", load_offices().keys()), ("acting", {"", "acting"})):
        if row.get(column) not in allowed:
            raise _bad(path, number, column, row.get(column), right=f"It must be one of {', '.join(sorted(allowed))}.")
    for column in ("key", "source"):
        if not row.get(column):
            raise _bad(path, number, column, row.get(column), right="It must not be empty.")
    valid_from = _read_day(path, number, row, column="valid_from")
    valid_to = _read_day(path, number, row, column="valid_to") if row.get("valid_to") else None
    if valid_to is not None and valid_to < valid_from:
        raise _bad(path, number, "valid_to", row["valid_to"], right=f"It must not lie before {valid_from}.")
    return Term(
        key=row["key"],
        office=row["office"],
        person=row["person"],
        surname=person["surname"],
        spellings=_split(person["spellings"]),
        acting=row["acting"] == "acting",
        valid_from=valid_from,
        valid_to=valid_to,
        known_from=_read_day(path, number, row, column="known_from"),
        known_through=_read_day(path, number, row, column="known_through"),
        source=row["source"],
    )


def _read_day(path: Path, number: int, row: dict[str, str], *, column: str) -> date:
    try:
        return date.fromisoformat(row.get(column) or "")
    except ValueError as error:
        raise _bad(path, number, column, row.get(column), right="It must be a day such as 2025-04-12.") from error


def _refuse_overlaps(path: Path, terms: tuple[Term, ...]) -> None:
    """Terms of one office may share the days of a handover: up to two, where the sources differ by one."""
    latest: dict[str, Term] = {}
    for number, term in enumerate(terms, start=2):
        before = latest.get(term.office)
        if before is not None and (before.valid_to is None or (before.valid_to - term.valid_from).days > 1):
            right = f"It must not begin before the end of {before.key}."
            raise _bad(path, number, "valid_from", str(term.valid_from), right=right)
        latest[term.office] = term


def _bad(path: Path, number: int, column: str, value: str | None, *, right: str) -> TableError:
    return TableError(
        f"{path.name}, row {number}, column {column} holds {value!r}.",
        right=right,
        act="Correct the row and try again.",
    )


@lru_cache(maxsize=20_000)
def find_terms(name: str) -> tuple[tuple[Term, Rule], ...]:
    """The terms of everybody in the table whom `name` can mean, each with the rule by which it can."""
    words = tuple(word for one in (name, *transliterate(name)) for word in fold_name(one))
    near = {term.key: term for word in words for term in _terms_by_word().get(word, ())}
    if not near:
        return ()
    found = ((term, match_person(name, term)) for term in load_terms() if term.key in near)
    return tuple((term, rule) for term, rule in found if rule is not None)


@cache
def _terms_by_word() -> dict[str, list[Term]]:
    """Terms by every folded word of every spelling of the holder's name."""
    index: dict[str, list[Term]] = {}
    for term in load_terms():
        names = (term.person, term.surname, *term.spellings)
        for word in {word: None for name in names for word in fold_name(name)}:
            index.setdefault(word, []).append(term)
    return index
