"""The result as JSON, there and back again; the schema comes from the same records."""

import re
from typing import Any

import msgspec

from dateline.errors import RecordError
from dateline.records.analysis import Analysis
from dateline.records.contract import check_spans

_ENCODER = msgspec.json.Encoder()
_OPENING = re.compile(rb'\s*\{\s*"document"\s*:\s*\{')  # the first field of `Analysis`, in every result


def to_json(analysis: Analysis) -> bytes:
    """The analysis as indented JSON with a newline at its end.

    Raises:
        RecordError: the text holds half of a surrogate pair, which JSON cannot.
    """
    return msgspec.json.format(_encode(analysis), indent=2) + b"\n"


def to_json_line(analysis: Analysis) -> bytes:
    """The analysis as one line of JSON with a newline at its end.

    Raises:
        RecordError: the text holds half of a surrogate pair, which JSON cannot.
    """
    return _encode(analysis) + b"\n"


def from_json(data: bytes) -> Analysis:
    """The analysis in JSON that `to_json` or `to_json_line` made.

    Raises:
        RecordError: it is no such JSON, or one of its spans does not fit its text.
    """
    try:
        analysis = msgspec.json.decode(data, type=Analysis)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(
            f"This is not a result of Dateline: {error}.",
            right="It has to be the JSON of one document, as `dateline schema` describes it.",
            act="Make it again with `dateline read --format json`.",
        ) from error
    check_spans(analysis)
    return analysis


def is_result(data: bytes) -> bool:
    """Whether `data` opens as the JSON of an analysis does; it may still be cut short or changed."""
    return _OPENING.match(data) is not None


def make_schema() -> bytes:
    """The JSON Schema (2020-12) of the result, with a newline at its end."""
    _, components = msgspec.json.schema_components((Analysis,), ref_template="#/$defs/{name}")
    analysis: dict[str, Any] = components.pop(Analysis.__name__)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dateline analysis",
        **{key: value for key, value in analysis.items() if key != "title"},
        "$defs": dict(sorted(components.items())),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _encode(analysis: Analysis) -> bytes:
    try:
        return _ENCODER.encode(analysis)
    except UnicodeEncodeError as error:
        raise RecordError(
            f"The text of {analysis.document.origin[:200]!a} holds half of a surrogate pair: {error.reason}.",
            right="A text has whole Unicode characters only.",
            act="Read it with `dateline.read`, which puts U+FFFD in its place.",
        ) from error
