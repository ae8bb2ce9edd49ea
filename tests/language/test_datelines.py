"""Datelines: what is one, up to where, and that no sentence ends with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.datelines import find_dateline
from dateline.language.reading import read_text
from tests.make import make_document

SENTENCE = "The council met on Thursday and closed the bridge to all carts."
DATELINES = (
    ("[KARSK, 3 May 2024, Northline] —", "3 May 2024"),
    ("[Karsk, 3 May 2024]", "3 May 2024"),
    ("(CNN)", ""),
    ("(Northline) —", ""),
    ("KARSK, Osterra (AP) —", ""),
    ("KARSK, May 3 —", "May 3"),
    ("KARSK, May 3, 2024 (Northline) -", "May 3, 2024"),
    ("KARSK/DALMA, May 3, 2024 (Northline) -", "May 3, 2024"),
    ("NEW KARSK/DALMA —", ""),
    ("KARSK, Friday, 3 May 2024.", "3 May 2024"),
    ("New Karsk (Northline) –", ""),
    ("ST. KARSK, Ost. --", ""),
)


@pytest.mark.parametrize(("words", "day"), DATELINES)
def test_a_dateline_is_found_with_its_day(words: str, day: str) -> None:
    dateline = find_dateline(f"{words} {SENTENCE}", 0)

    assert dateline is not None
    assert dateline.end == len(words)
    assert dateline.day.endswith(day)


@pytest.mark.parametrize(("words", "_day"), DATELINES)
def test_no_sentence_ends_with_a_dateline(words: str, _day: str) -> None:
    text = f"The bridge is closed\n\n{words} {SENTENCE}"

    reading = read_text(make_document(text), max_sentence_chars=2_000)

    assert text[slice(*reading.sentences[-1])] == f"{words} {SENTENCE}"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KARSK — May 3, 2024", "May 3, 2024"),
        ("NEW KARSK/DALMA - 3 May 2024", "3 May 2024"),
        ("KARSK, Osterra – 3 May 2024", "3 May 2024"),
    ],
)
def test_a_place_and_a_day_are_a_line_of_their_own(line: str, day: str) -> None:
    dateline = find_dateline(f"{line}\n\n{SENTENCE}", 0)

    assert dateline is not None
    assert (dateline.end, dateline.day) == (len(line), day)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "[Update] The bridge is open.",
        "(Reporting by Jane Roe)",
        "Jane Roe — who built it — left.",
        "3 May 2024 — the bridge fell.",
        "May 3, 2024 — the bridge fell.",
        "Karsk Air Show – 3 May 2024",
        "THE BRIDGE IS CLOSED",
        "NATO — an alliance — built it.",
        "On 3 May 2024, the bridge fell.",
        "",
    ],
)
def test_other_openings_are_no_dateline(text: str) -> None:
    assert find_dateline(text, 0) is None


@given(st.text(alphabet="KARSK karsk,.-—[]()May 3 2024\n", max_size=150))
def test_a_dateline_lies_in_its_line(text: str) -> None:
    dateline = find_dateline(text, 0)

    assert dateline is None or 0 < dateline.end <= len(text.partition("\n")[0])
