"""Whose turns the labels of a transcript open."""

import pytest

from dateline.extract.attributions.kinds import EntityIndex
from dateline.extract.attributions.people import read_people
from dateline.extract.attributions.turns import find_turns
from dateline.extract.entities import find_entities
from dateline.language.reading import read_text
from tests.make import make_document


def _find(text: str) -> list[tuple[str, str | None]]:
    """The first word of each turn, and who speaks."""
    reading = read_text(make_document(text), max_sentence_chars=2_000)
    entities = find_entities(reading)
    people = read_people(reading, entities)
    turns = find_turns(
        text,
        index=EntityIndex(entities),
        people={person.entity.id: person for person in people},
        people_by_name={person.entity.name.split()[-1]: [person] for person in people},
        people_by_role={role: [person] for person in people for role in person.roles},
    )
    return [(text[turn.start :].split()[0], turn.person.entity.name if turn.person else None) for turn in turns]


@pytest.mark.parametrize("gap", ["  ", "\t\t", "\u00a0\u00a0\u00a0"])
def test_a_question_before_a_gap(gap: str) -> None:
    found = _find(f"Mayor Ana Lind came.\n\nQ{gap}You said: it rains?\n\nTHE MAYOR: It does.\n\nQ{gap}Does it?")

    assert found == [("Q", None), ("THE", "Ana Lind"), ("Q", None)]


def test_a_letter_before_one_space_is_no_label() -> None:
    assert _find("Q is a letter.\n\nQ stands before R.") == []


def test_initials_of_two_persons_make_an_interview() -> None:
    assert _find("Ana Lind met Jon M. Roe.\n\nAL: Is it late?\n\nJMR: It is.\n\nJR: I go.") == [
        ("AL:", "Ana Lind"),
        ("JMR:", "Jon M. Roe"),
        ("JR:", "Jon M. Roe"),
    ]


@pytest.mark.parametrize("text", ["Una Stern came.\n\nUS: It rains.\n\nEU: It is dry.", "It rained.\n\nAL: Is it?"])
def test_initials_of_one_person_make_none(text: str) -> None:
    assert _find(text) == []


def test_initials_of_two_persons_name_nobody() -> None:
    found = _find("Ana Lind met Abe Lorn.\n\nAL: It rains.\n\nQUESTION: Does it?")

    assert found == [("AL:", None), ("QUESTION:", None)]
