"""The span contract, held over a whole result: every span that it holds is the text between its two offsets."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from dateline.errors import RecordError
from dateline.records.analysis import Analysis
from dateline.records.text import Span


def find_spans(record: Any, where: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a record and in what it holds, with the way to it, such as `claims[2].slots[0].span`."""
    if isinstance(record, Span):
        yield where, record
    elif isinstance(record, tuple):
        for index, part in enumerate(record):
            if _is_record(part.__class__):
                yield from find_spans(part, f"{where}[{index}]")
    else:
        for name in _field_names(record.__class__):
            part = getattr(record, name)
            if part.__class__ is tuple or _is_record(part.__class__):
                yield from find_spans(part, f"{where}.{name}" if where else name)


def check_spans(analysis: Analysis) -> None:
    """Nothing, when every span of `analysis` re-slices to its quote and every index names a sentence.

    Raises:
        RecordError: a span or an index does not fit the text.
    """
    text = analysis.document.text
    for where, span in find_spans(analysis):
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            raise RecordError(
                f"{where} is the span {span.start}:{span.end}, where the text does not have {span.text[:60]!r}.",
                right="Every span has 0 <= start < end, in Unicode code points, and text[start:end] is its quote.",
                act="Make the result again from the document.",
            )
    for where, index in _sentence_indices(analysis):
        if not 0 <= index < len(analysis.sentences):
            raise RecordError(
                f"{where} names the sentence {index}.",
                right=f"The result has {len(analysis.sentences)} sentences, counted from 0.",
                act="Make the result again from the document.",
            )


@cache
def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _sentence_indices(analysis: Analysis) -> Iterator[tuple[str, int]]:
    for number, attribution in enumerate(analysis.attributions):
        yield f"attributions[{number}].sentence", attribution.sentence
    for number, claim in enumerate(analysis.claims):
        yield f"claims[{number}].sentence", claim.sentence
    if analysis.label is not None:
        for index in analysis.label.from_silence:
            yield "label.from_silence", index
        for index in analysis.label.unconfirmed_premises:
            yield "label.unconfirmed_premises", index
