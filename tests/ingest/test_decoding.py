"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BinaryInputError
from dateline.ingest.decoding import read_text_bytes

RUSSIAN = "Министр сообщил в понедельник, что дорога закрыта после сильного дождя на севере области. " * 5
PLAIN = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=300)


@given(PLAIN)
def test_utf8_is_read_back_as_it_was_written(text: str) -> None:
    decoded = read_text_bytes(text.encode("utf-8"), max_chars=1000)

    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.missing == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@given(text=PLAIN)
def test_text_with_a_byte_order_mark_is_read_back(encoding: str, text: str) -> None:
    assert read_text_bytes(text.encode(encoding), max_chars=1000).text == text


def test_utf16_without_a_mark_is_known_by_its_zero_bytes() -> None:
    assert read_text_bytes("The road is closed.".encode("utf-16-le"), max_chars=1000).text == "The road is closed."


@given(st.binary(max_size=400))
def test_any_bytes_give_text_that_can_be_written_or_are_refused(data: bytes) -> None:
    try:
        text = read_text_bytes(data, max_chars=1000).text
    except BinaryInputError:
        return

    assert text.encode("utf-8").decode("utf-8") == text


def test_broken_utf8_stays_utf8_and_the_loss_is_told() -> None:
    data = ("Straße und Brücke. " * 20).encode() + b"\xff" + "Ende der Straße.".encode()

    decoded = read_text_bytes(data, max_chars=1000)

    assert decoded.text.count("\ufffd") == 1
    assert "Straße" in decoded.text
    assert "1 place" in decoded.missing[0]


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    assert read_text_bytes(RUSSIAN.encode("koi8-r"), max_chars=5000, declared="KOI8-R").text == RUSSIAN


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "unicode_escape", "no such", "a\0b", "idna"])
def test_a_declared_encoding_that_no_page_may_use_is_not_believed(declared: str) -> None:
    assert read_text_bytes(b"caf\xe9 +AGE-", max_chars=100, declared=declared).text.endswith("+AGE-")


def test_an_undeclared_encoding_is_guessed() -> None:
    assert read_text_bytes(RUSSIAN.encode("cp1251"), max_chars=5000).text == RUSSIAN


def test_a_text_full_of_control_characters_is_refused() -> None:
    with pytest.raises(BinaryInputError):
        read_text_bytes(bytes(range(32)) * 20, max_chars=1000)


def test_a_stray_zero_character_stays_in_the_text() -> None:
    assert read_text_bytes(b"One\0two" + b" words" * 40, max_chars=1000).text.startswith("One\0two")
