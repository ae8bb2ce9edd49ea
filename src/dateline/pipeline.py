"""The way from a document to its findings: two tuples show the whole of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from typing import Any

from dateline.checks.calendar import check_calendar
from dateline.checks.office_held import check_office_held
from dateline.extract.attributions import find_attributions
from dateline.extract.claims import find_claims
from dateline.extract.entities import find_entities
from dateline.extract.places import find_places
from dateline.extract.quantities import find_quantities
from dateline.extract.sentences import find_sentences
from dateline.extract.times import find_times
from dateline.ingest import read_document
from dateline.label import make_label
from dateline.language.reading import read_text
from dateline.records.analysis import Analysis, Run
from dateline.records.contract import check_spans
from dateline.records.findings import Finding, NotChecked
from dateline.records.text import Document
from dateline.reference.offices import office_facts
from dateline.reference.tables import DatedFacts
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: it judges the claims whose kind is its name, by the facts of one table as of a day."""

    name: str
    check: Callable[..., Finding | NotChecked]  # check(claim, facts, day=day)
    load_facts: Callable[[date], DatedFacts[Any]]  # the rows as they could be known on a day
    version: str = "1"


def no_facts(as_of: date) -> DatedFacts[Any]:
    """The empty table as of a day, for a check that computes its record."""
    return DatedFacts((), as_of=as_of)


CHECKS: tuple[Check, ...] = (
    Check(name="office_held", check=check_office_held, load_facts=office_facts),
    Check(name="calendar", check=check_calendar, load_facts=no_facts),
)


def analyse(document: Document, settings: Settings) -> Analysis:
    """Everything that the finders say of `document`; findings come from `check`."""
    reading = read_text(document, max_sentence_chars=settings.max_sentence_chars)
    analysis = Analysis(document=document)
    for step in STEPS:
        needed = [getattr(analysis, name) for name in step.needs]
        filled: dict[str, Any] = {step.field: step.find(reading, *needed)}
        analysis = replace(analysis, **filled)
    return replace(analysis, runs=tuple(Run(step=step.field, version=step.version) for step in STEPS))


def check(analysis: Analysis, *, as_of: date | None = None) -> Analysis:
    """The analysis with what `CHECKS` say of its claims on the day of publication, as known on the day `as_of`.

    `as_of` is the day of publication when it is not given. Without a day of publication nothing is checked, and
    `not_checked` says so.
    """
    day = analysis.document.published
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for claim in analysis.claims:
        for one in CHECKS:
            if one.name != claim.kind:
                continue
            if day is None:
                reason = "The text has no publication date."
                not_checked.append(NotChecked(span=claim.span, check=one.name, reason=reason))
                continue
            result = one.check(claim, one.load_facts(as_of or day), day=day)
            if isinstance(result, Finding):
                findings.append(result)
            else:
                not_checked.append(result)
    runs = tuple(run for run in analysis.runs if run.step not in {one.name for one in CHECKS})
    checked = replace(
        analysis,
        findings=tuple(findings),
        not_checked=tuple(not_checked),
        runs=(*runs, *(Run(step=one.name, version=one.version) for one in CHECKS)),
    )
    return finish(checked)


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
) -> Analysis:
    """The analysis of the document in a file, in bytes at hand, or on standard input ("-"), with its findings.

    Raises:
        InputError: in one of its kinds, when the document cannot be read.
    """
    settings = settings or Settings()
    analysis = analyse(read_document(source, settings=settings, date_option=date_option), settings)
    return check(analysis, as_of=as_of) if checks else finish(analysis)
