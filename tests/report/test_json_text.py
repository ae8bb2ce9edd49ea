"""JSON there and back again, and the schema that describes it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.errors import RecordError
from dateline.pipeline import analyse, finish
from dateline.report.json_text import from_json, make_schema, to_json, to_json_line
from dateline.settings import Settings
from tests.examples import EXAMPLES, read_example
from tests.make import make_document
from tests.report.hostile import make_hostile


@pytest.mark.parametrize("name", EXAMPLES)
def test_json_gives_back_the_analysis(name: str) -> None:
    analysis = read_example(name)

    assert from_json(to_json(analysis)) == analysis
    assert from_json(to_json_line(analysis)) == analysis


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_json_gives_back_any_text(words: str) -> None:
    analysis = finish(analyse(make_document(words), Settings()))

    assert from_json(to_json_line(analysis)) == analysis


def test_a_line_of_json_is_one_line() -> None:
    assert to_json_line(make_hostile()).count(b"\n") == 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_schema_describes_the_result(name: str) -> None:
    validator = Draft202012Validator(json.loads(make_schema()))

    assert [error.message for error in validator.iter_errors(json.loads(to_json(read_example(name))))] == []


@pytest.mark.parametrize(
    ("key", "value"), [("sentences", [{"span": None}]), ("document", None), ("findings", [{"outcome": "true"}])]
)
def test_the_schema_refuses_what_is_no_result(key: str, value: object) -> None:
    result = {**json.loads(to_json(read_example("commentary.txt"))), key: value}

    assert not Draft202012Validator(json.loads(make_schema())).is_valid(result)


def test_half_of_a_surrogate_pair_is_refused_with_a_message() -> None:
    analysis = finish(analyse(make_document("The road \ud800 was closed."), Settings()))

    with pytest.raises(RecordError, match="surrogate"):
        to_json(analysis)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"null", b"[" * 100_000])
def test_what_is_no_result_is_refused_with_a_message(data: bytes) -> None:
    with pytest.raises(RecordError, match="not a result"):
        from_json(data)


def test_a_result_whose_span_was_moved_is_refused() -> None:
    analysis = read_example("commentary.txt")
    sentence = analysis.sentences[0]
    moved = replace(sentence, span=replace(sentence.span, start=sentence.span.start + 1))

    with pytest.raises(RecordError, match=r"sentences\[0\]\.span"):
        from_json(to_json(replace(analysis, sentences=(moved, *analysis.sentences[1:]))))
