"""Neutral names for sides: the same pieces for either side, and every offset in the text itself."""

import pytest

from dateline.language.encoder import load_model
from dateline.language.sides import make_neutral
from dateline.language.windows import cut_pieces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia said Ukraine had lost the town.", "Ukraine said Russia had lost the town."),
        ("An Israeli ship and a Pakistani ship.", "A Pakistani ship and an Israeli ship."),
        ("South Korea denied it.", "Iran denied it."),
        ("Zelensky met Biden in New Delhi.", "Putin met Xi in Kyiv."),
    ],
)
def test_two_texts_that_differ_in_their_sides_are_one_to_the_model(one: str, other: str) -> None:
    tokenizer = load_model().tokenizer

    first, second = (cut_pieces(text, [(0, len(text))], tokenizer) for text in (one, other))

    assert first.ids.tolist() == second.ids.tolist()
    assert first.looks.tolist() == second.looks.tolist()


def test_two_sides_of_one_text_stay_two() -> None:
    neutral = make_neutral("Russia met Ukraine.", {})

    assert neutral.text == "France met Germany."


def test_a_name_keeps_its_neutral_name_through_a_text() -> None:
    order: dict[str, dict[str, str]] = {}

    make_neutral("Iran and Israel met.", order)

    assert make_neutral("Israel left.", order).text == "Germany left."


def test_offsets_lead_back_to_the_text() -> None:
    text = "A South Korean ship left New Delhi on Monday."
    neutral = make_neutral(text, {})

    start = neutral.text.index("ship")
    assert text[slice(*neutral.find_origin(start, start + 4))] == "ship"
    start = neutral.text.index("Paris")
    assert text[slice(*neutral.find_origin(start, start + 5))] == "New Delhi"


def test_a_word_that_only_holds_a_name_stays() -> None:
    assert make_neutral("Chinatown and the Irano group.", {}).text == "Chinatown and the Irano group."
