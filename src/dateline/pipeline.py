"""The way from a document to its findings: two tuples show the whole of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dateline.extract.attributions import find_attributions
from dateline.extract.claims import find_claims
from dateline.extract.entities import find_entities
from dateline.extract.places import find_places
from dateline.extract.quantities import find_quantities
from dateline.extract.sentences import find_sentences
from dateline.extract.times import find_times
from dateline.language.reading import Reading, read_text
from dateline.records.analysis import Analysis, Run
from dateline.records.text import Document
from dateline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One finder: it fills the field of `Analysis` that has its name, from the fields that it needs."""

    field: str
    find: Callable[..., tuple[Any, ...]]  # find(reading, *needed fields) -> the records of the field
    needs: tuple[str, ...] = ()
    version: str = "1"


STEPS: tuple[Step, ...] = (
    Step(field="entities", find=find_entities),
    Step(field="places", find=find_places, needs=("entities",)),
    Step(field="times", find=find_times),
    Step(field="quantities", find=find_quantities, needs=("times",)),
    Step(field="attributions", find=find_attributions, needs=("entities",)),
    Step(field="sentences", find=find_sentences, needs=("attributions",)),
    Step(field="claims", find=find_claims, needs=("sentences", "attributions", "entities", "times")),
)


def analyse(document: Document, settings: Settings) -> Analysis:
    """Everything that the finders say of `document`; findings come from `check`."""
    reading = read_text(document, max_sentence_chars=settings.max_sentence_chars)
    analysis = Analysis(document=document)
    for step in STEPS:
        needed = [getattr(analysis, name) for name in step.needs]
        analysis = replace(analysis, **{step.field: step.find(reading, *needed)})
    return replace(analysis, runs=tuple(Run(step=step.field, version=step.version) for step in STEPS))
