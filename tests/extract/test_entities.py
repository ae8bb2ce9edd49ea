"""Names on cases written for this project, and what must hold for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.extract.entities import find_entities
from dateline.language.reading import read_text
from dateline.records.sources import Entity
from tests.make import make_document
from tests.marked import Case, load_cases
from tests.test_sides import swap_sides

PIECES = st.sampled_from(
    [
        "Jane Roe",
        "President ",
        "Gen. ",
        "\U0001f600",
        "\u05e9\u05dc\u05d5\u05dd ",
        "e\u0301",
        " of ",
        "Ministry of ",
        "(",
        ")",
        "NATO ",
        "al-",
        "\n",
        "'s ",
        "Mr ",
        "said ",
        "T-72 ",
        ". ",
        "\u201c",
        "U.S. ",
        "\x00",
        "\u202e",
        "The ",
        "von ",
        "& ",
        "9th ",
        "Guards ",
    ]
)


def find(text: str) -> tuple[Entity, ...]:
    return find_entities(read_text(make_document(text), max_sentence_chars=2_000))


@pytest.mark.parametrize("case", load_cases("entities"), ids=lambda case: case.heading)
def test_each_marked_name_is_found_with_its_type_and_no_other(case: Case) -> None:
    found = find(case.text)

    marked = {(mark.start, mark.end, mark.label) for mark in case.marks}
    assert {(m.start, m.end, entity.type) for entity in found for m in entity.mentions} == marked


def test_a_surname_belongs_to_the_person_with_that_surname() -> None:
    (person,) = find("President Jane Roe met farmers. “It rained,” Roe said. Ms Roe left.")

    assert (person.name, [mention.text for mention in person.mentions]) == ("Jane Roe", ["Jane Roe", "Roe", "Roe"])


@pytest.mark.parametrize(
    "text",
    [
        "Coach Luuk de Vries was happy. “I closed my eyes,” De Vries said.",
        "Ana dos Santos scored twice. “I closed my eyes,” Dos Santos said.",
        "Lena Marek came to the hearing. MS. MAREK: The road was open.",
        "LENA MAREK was heard. Then Lena Marek left the hearing.",
    ],
)
def test_a_name_is_one_person_whatever_its_capitals(text: str) -> None:
    (person,) = find(text)

    assert (len(person.mentions), person.name.isupper()) == (2, False)


def test_a_particle_is_no_given_name() -> None:
    found = find("Ben Carter met Hassan ben Harel. Ben left.")

    assert [(entity.name, len(entity.mentions)) for entity in found] == [("Ben Carter", 2), ("Hassan ben Harel", 1)]


def test_a_dateline_is_no_surname() -> None:
    found = find("CLINTON, Iowa (AP) — Mary Clinton opened the bridge.")

    assert {entity.name: entity.type for entity in found}["CLINTON"] == "place"


def test_two_persons_of_one_surname_stay_apart() -> None:
    found = find("Mark Stone met Anna Stone. Mr Stone left. Ms Stone stayed.")

    assert [[mention.text for mention in entity.mentions] for entity in found] == [
        ["Mark Stone", "Stone"],
        ["Anna Stone", "Stone"],
    ]


def test_a_surname_is_the_one_person_named_so_far() -> None:
    found = find("Peter J. Harper owns land. Mr. Harper paid. His brother, Tom Harper, did. Mr. Harper left.")

    assert [[mention.text for mention in entity.mentions] for entity in found] == [
        ["Peter J. Harper", "Harper"],
        ["Tom Harper"],
        ["Harper"],
    ]


def test_the_initials_of_a_body_are_the_body() -> None:
    (body,) = find("The Lake Basin Authority (LBA) opened the gates. The LBA closed them.")

    assert (body.name, len(body.mentions)) == ("Lake Basin Authority", 3)


def test_the_initials_of_a_long_name_are_the_body() -> None:
    (body,) = find("The Association for the Advancement of Rural People met at noon. The AARP left.")

    assert (body.name, len(body.mentions)) == ("Association for the Advancement of Rural People", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Lotus Air Corp. opened a hall. Lotus Air closed it.",
        "Tarn Foods closed a hall. Tarn Foods Inc. opened it.",
        "Microsoft Corp. opened a hall. Microsoft closed it.",
        "The U.S. Environmental Protection Agency opened a hall. The EPA closed it.",
        "The U.S. Centers for Disease Control and Prevention opened a hall. The CDC closed it.",
    ],
)
def test_a_body_without_its_legal_form_or_state_is_that_body(text: str) -> None:
    (body,) = find(text)

    assert len(body.mentions) == 2


def test_a_person_is_no_body_of_that_name() -> None:
    found = find("Mr Stone opened a hall. Stone Inc. closed it.")

    assert [(entity.name, entity.type) for entity in found] == [("Stone", "person"), ("Stone Inc.", "organisation")]


def test_the_words_before_of_are_the_body_and_those_behind_it_are_not() -> None:
    found = find(
        "The General Staff of the Armed Forces of Chad met. The Armed Forces of Chad left. The General Staff sat."
    )

    assert [[mention.text for mention in entity.mentions] for entity in found] == [
        ["General Staff of the Armed Forces of Chad", "General Staff"],
        ["Armed Forces of Chad"],
    ]


def test_two_ways_of_naming_a_ministry_are_one_body() -> None:
    (body,) = find("The Ministry of Defence wrote. The Defence Ministry waited.")

    assert len(body.mentions) == 2


def test_ids_count_in_order_of_appearance() -> None:
    found = find("Jane Roe left Poland for Germany, and Roe liked Germany.")

    assert [(entity.id, entity.name) for entity in found] == [("e1", "Jane Roe"), ("e2", "Poland"), ("e3", "Germany")]


@pytest.mark.parametrize(
    "text",
    [
        "President Putin wrote to the Ukrainian army in Moscow.",
        "Officials in Kyiv said Russia had shelled the road to Zelensky's town.",
        "Hamas denied that Iran sent Israeli papers to Jerusalem.",
        "The Russians and the Ukrainians met in Beijing, said Zelensky.",
        "Washington and Tehran said Hezbollah had left.",
    ],
)
def test_exchanging_the_sides_changes_no_type(text: str) -> None:
    swapped = swap_sides(text)

    assert swapped != text
    assert [(e.type, len(e.mentions)) for e in find(swapped)] == [(e.type, len(e.mentions)) for e in find(text)]


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
@example("He saw Roe, 's")
def test_every_mention_is_its_stretch_of_any_text(text: str) -> None:
    found = find(text)

    spans = [mention for entity in found for mention in entity.mentions]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert len({(span.start, span.end) for span in spans}) == len(spans)
    assert find(text) == found
