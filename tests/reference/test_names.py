"""Spellings lead to the name that they mean, by the rule that is said, and to nothing else."""

import re

import pytest

from dateline.reference.letters import transliterate
from dateline.reference.names import match_name, match_place
from dateline.reference.offices import find_terms
from tests.lines import CASES

_LINE = re.compile(r"- (.+) = (.+?)(?: \((.+)\))?")


def load(section: str) -> list[tuple[str, str, str]]:
    body = (CASES / "names.md").read_text("utf-8").split(f"\n## {section}\n", 1)[1].split("\n## ")[0]
    found = [_LINE.fullmatch(line) for line in body.splitlines() if line.startswith("- ")]
    assert all(found)
    return [(match[1], match[2], match[3] or "") for match in found if match]


@pytest.mark.parametrize(("spelling", "person", "rules"), load("People"))
def test_a_usual_spelling_of_a_person_is_found_by_its_rule(spelling: str, person: str, rules: str) -> None:
    found = find_terms(spelling)

    assert {term.person for term, _ in found} == {person}
    assert {rule for _, rule in found} == set(rules.split("/"))


@pytest.mark.parametrize(("spelling", "_person", "_rule"), load("Other people"))
def test_the_name_of_another_person_is_nobody(spelling: str, _person: str, _rule: str) -> None:
    assert find_terms(spelling) == ()


@pytest.mark.parametrize(
    ("spelling", "place", "rule"), load("Places") + load("Nearly a place: no accusation rests on it")
)
def test_a_usual_spelling_of_a_place_is_found_by_its_rule(spelling: str, place: str, rule: str) -> None:
    (match,) = match_place(spelling)

    assert (match.known, match.rule) == (place, rule)


@pytest.mark.parametrize(("spelling", "_place", "_rule"), load("Other places"))
def test_the_name_of_another_place_is_none(spelling: str, _place: str, _rule: str) -> None:
    assert match_place(spelling) == ()


def test_the_list_has_more_than_two_hundred_spellings() -> None:
    assert len({spelling for section in ("People", "Places") for spelling, _, _ in load(section)}) >= 200


def test_every_match_says_how_it_was_made() -> None:
    (match,) = match_place("Kiev")

    assert match.says == "'Kiev' is another name of 'Kyiv' in the table"


def test_two_names_that_are_equally_near_are_no_match() -> None:
    assert match_name("Karopolis", (("Karopolia", ()), ("Karopolio", ()))) == ()


def test_latin_letters_are_not_transliterated() -> None:
    assert transliterate("Kyiv") == ()


def test_letters_that_a_language_lacks_make_no_spelling_in_it() -> None:
    assert transliterate("Чернігів") == ("chernihiv",)
