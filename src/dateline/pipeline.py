"""The way from a document to its findings: two tuples show the whole of it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from dateline.checks.arithmetic import check_arithmetic
from dateline.checks.calendar import check_calendar
from dateline.checks.control import check_control
from dateline.checks.distance import check_distance
from dateline.checks.first_or_only import check_first_or_only
from dateline.checks.meeting import check_meeting
from dateline.checks.office_held import check_office_held
from dateline.checks.place_in import check_place_in
from dateline.checks.quantity_on_record import check_quantity_on_record
from dateline.checks.self_contradiction import check_self_contradiction
from dateline.extract.attributions import find_attributions
from dateline.extract.claims import find_claims
from dateline.extract.entities import find_entities
from dateline.extract.places import find_places
from dateline.extract.quantities import find_quantities
from dateline.extract.sentences import find_sentences
from dateline.extract.techniques import find_techniques
from dateline.extract.times import find_times
from dateline.ingest import read_document
from dateline.label import make_label
from dateline.language.detection import find_language
from dateline.language.encoder import load_model
from dateline.language.reading import read_text
from dateline.records.analysis import Analysis, NotRead, Run
from dateline.records.claims import Claim
from dateline.records.contract import check_spans
from dateline.records.findings import Comparison, Finding, NotChecked
from dateline.records.text import Document
from dateline.reference.facts import Tables
from dateline.reference.kinds import Amount, Area, Border, Control, FrontDistance, Meeting, Settlement
from dateline.reference.offices import Term
from dateline.reference.packs import find_packs, user_folder
from dateline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One finder: it fills the field of `Analysis` that has its name, from the fields that it needs."""

    field: str
    find: Callable[..., tuple[Any, ...]]  # find(reading, *needed fields) -> the records of the field
    needs: tuple[str, ...] = ()
    version: str = "1"


STEPS: tuple[Step, ...] = (
    Step(field="entities", find=find_entities, version="4"),
    Step(field="places", find=find_places, needs=("entities",)),
    Step(field="times", find=find_times),
    Step(field="quantities", find=find_quantities, needs=("times",)),
    Step(field="attributions", find=find_attributions, needs=("entities",), version="5"),
    Step(field="sentences", find=find_sentences, needs=("attributions",), version="4"),
    Step(field="techniques", find=find_techniques, version="3"),
    Step(
        field="claims",
        find=find_claims,
        needs=("sentences", "attributions", "entities", "times", "places", "quantities"),
        version="2",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: it judges the claims whose kind is its name, by the rows of the chosen packs as of a day."""

    name: str
    check: Callable[..., Finding | NotChecked]  # check(claim, facts, day=day)
    reads: tuple[type[Any], ...] = ()  # the kinds of rows that it asks the facts for; none when it computes its record
    version: str = "1"


CHECKS: tuple[Check, ...] = (
    Check(name="office_held", check=check_office_held, reads=(Term,)),
    Check(name="calendar", check=check_calendar),
    Check(name="distance", check=check_distance, reads=(Settlement, FrontDistance, Area, Border)),
    Check(name="control", check=check_control, reads=(Settlement, Control)),
    Check(name="place_in", check=check_place_in, reads=(Settlement, Control)),
    Check(name="arithmetic", check=check_arithmetic),
    Check(name="self_contradiction", check=check_self_contradiction),
    Check(name="meeting", check=check_meeting, reads=(Meeting,)),
    Check(name="first_or_only", check=check_first_or_only, reads=(Meeting,)),
    Check(name="quantity_on_record", check=check_quantity_on_record, reads=(Amount,)),
)


def analyse(document: Document, settings: Settings) -> Analysis:
    """Everything that the finders say of `document`; findings come from `check`."""
    language = find_language(document.text)
    if language not in {None, "en"}:
        reason = f"the text is in another language ({language}), and the finders read English: nothing in it was judged"
        return Analysis(document=document, not_read=(NotRead(step="language", span=None, reason=reason),))
    model = load_model(settings.threads)
    reading = read_text(document, max_sentence_chars=settings.max_sentence_chars, model=model)
    analysis = Analysis(document=document)
    for step in STEPS:
        needed = [getattr(analysis, name) for name in step.needs]
        filled: dict[str, Any] = {step.field: step.find(reading, *needed)}
        analysis = replace(analysis, **filled)
    return replace(analysis, runs=tuple(Run(step=step.field, version=step.version) for step in STEPS))


def load_tables(paths: tuple[str, ...] = (), *, max_table_bytes: int = Settings().max_table_bytes) -> Tables:
    """The tables of the package, of the user's data folder and of the packs at `paths`, kept while the process lasts.

    Raises:
        TableError: in one of its kinds, when a pack cannot be used.
    """
    return _load_tables(paths, user_folder(os.environ), max_table_bytes)


@lru_cache(maxsize=8)
def _load_tables(paths: tuple[str, ...], home: Path, max_table_bytes: int) -> Tables:
    return Tables(find_packs(paths, home=home), max_table_bytes=max_table_bytes)


def check(analysis: Analysis, *, as_of: date | None = None, tables: Tables | None = None) -> Analysis:
    """The analysis with what `CHECKS` say of its claims on the day of publication, as known on the day `as_of`.

    `as_of` is the day of publication when it is not given; `tables` are those of the package and of the user's data
    folder. Without a day of publication nothing is checked, and `not_checked` says so.

    Raises:
        TableError: in one of its kinds, when a table that a check asks for cannot be used.
    """
    results = [result for _, result in _judge(analysis, as_of=as_of, tables=tables or load_tables())]
    runs = tuple(run for run in analysis.runs if run.step not in {one.name for one in CHECKS})
    checked = replace(
        analysis,
        findings=tuple(result for result in results if isinstance(result, Finding)),
        not_checked=tuple(result for result in results if isinstance(result, NotChecked)),
        comparisons=(),
        runs=(*runs, *(Run(step=one.name, version=one.version) for one in CHECKS)),
    )
    return finish(checked)


def compare(analysis: Analysis, *, as_of: date, tables: Tables | None = None) -> Analysis:
    """The analysis with its findings as known on the day of publication, and beside each what is known on `as_of`.

    Raises:
        TableError: in one of its kinds, when a table that a check asks for cannot be used.
    """
    tables = tables or load_tables()
    checked, day = check(analysis, tables=tables), analysis.document.published
    if day is None or as_of <= day:
        return checked
    pairs = zip(_judge(analysis, as_of=None, tables=tables), _judge(analysis, as_of=as_of, tables=tables), strict=True)
    comparisons = tuple(
        Comparison(
            claim=claim.id,
            check=first.check,
            span=claim.span,
            first=first.outcome if isinstance(first, Finding) else None,
            second=second.outcome if isinstance(second, Finding) else None,
            first_as_of=day,
            second_as_of=as_of,
            changed=getattr(first, "outcome", None) != getattr(second, "outcome", None),
            first_reason=first.reason,
            second_reason=second.reason,
            evidence=second.evidence if isinstance(second, Finding) else (),
        )
        for (claim, first), (_, second) in pairs
    )
    return finish(replace(checked, comparisons=comparisons))


def _judge(analysis: Analysis, *, as_of: date | None, tables: Tables) -> Iterator[tuple[Claim, Finding | NotChecked]]:
    """Every claim with what its check says of it."""
    day = analysis.document.published
    for claim in analysis.claims:
        for one in CHECKS:
            if one.name != claim.kind:
                continue
            if day is None:
                reason = "The text has no publication date."
                yield claim, NotChecked(span=claim.span, check=one.name, reason=reason)
            else:
                yield claim, one.check(claim, tables.as_of(as_of or day), day=day)


def finish(analysis: Analysis) -> Analysis:
    """The analysis with its label; where no check has run, every claim is told as not checked.

    Raises:
        RecordError: a span does not hold the words that it quotes: such a result must not leave the pipeline.
    """
    if not {run.step for run in analysis.runs} & {one.name for one in CHECKS}:
        reason = "The checks were left out."
        left = (NotChecked(span=claim.span, check=claim.kind, reason=reason) for claim in analysis.claims)
        analysis = replace(analysis, not_checked=tuple(left))
    check_spans(analysis)
    return replace(analysis, label=make_label(analysis))


def read(
    source: str | PathLike[str] | bytes,
    *,
    settings: Settings | None = None,
    date_option: date | None = None,
    as_of: date | None = None,
    checks: bool = True,
    tables: Tables | None = None,
) -> Analysis:
    """The analysis of the document in a file, in bytes at hand, or on standard input ("-"), with its findings.

    Raises:
        InputError: in one of its kinds, when the document cannot be read.
        TableError: in one of its kinds, when a table that a check asks for cannot be used.
    """
    settings = settings or Settings()
    analysis = analyse(read_document(source, settings=settings, date_option=date_option), settings)
    return check(analysis, as_of=as_of, tables=tables) if checks else finish(analysis)
