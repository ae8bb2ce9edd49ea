"""What a check found when it held a claim against a dated table, or why it did not."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.records.claims import Claim, find_slot
from dateline.records.text import Span

Outcome = Literal["agrees", "conflicts", "contested", "no_record"]
OUTCOMES: tuple[Outcome, ...] = ("agrees", "conflicts", "contested", "no_record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row of a reference table, with both its dates."""

    table: str
    row: str  # the row's key in the table
    says: str  # the row as a sentence
    valid_from: date | None
    valid_to: date | None  # last day, included; null while it lasts
    known_from: date | None  # the day on which this row could first be known
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one check on one claim, with the rows it rests on."""

    check: str
    outcome: Outcome
    claim: str | None  # id of the claim
    spans: tuple[Span, ...]
    reason: str  # as a sentence for the reader
    evidence: tuple[Evidence, ...]
    as_of: date  # nothing that became known after this day was used


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChecked:
    """A claim that a check did not judge, and why."""

    span: Span
    check: str
    reason: str
    cause: str = ""  # the kind of reason in a few words, by which the label counts; empty when the reason is short


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One claim by two clocks: as known on the day of the findings, and as known later."""

    claim: str  # id of the claim
    check: str
    span: Span
    first: Outcome | None  # as known on the earlier day; null when it was not checked
    second: Outcome | None  # as known on the later day
    first_as_of: date
    second_as_of: date
    changed: bool  # whether later knowledge changed the outcome
    first_reason: str
    second_reason: str
    evidence: tuple[Evidence, ...]  # the rows of the later answer


def leave(claim: Claim, *, check: str, reason: str, cause: str = "") -> NotChecked:
    """The answer of a check that does not judge `claim`."""
    return NotChecked(span=claim.span, check=check, reason=reason, cause=cause)


def conclude(
    claim: Claim, *, check: str, outcome: Outcome, reason: str, evidence: tuple[Evidence, ...], as_of: date
) -> Finding:
    """The finding of a check on `claim`; whose words a quoted claim is stands in the reason."""
    quoted = find_slot(claim, "quoted")
    if quoted is not None:
        reason += f" The claim is that of {quoted.value or 'the speaker'}."
    return Finding(
        check=check,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=evidence,
        as_of=as_of,
    )


def compute(*, row: str, says: str) -> Evidence:
    """The evidence of a calculation that needs no table but arithmetic."""
    return Evidence(
        table="arithmetic",
        row=row,
        says=says,
        valid_from=None,
        valid_to=None,
        known_from=None,
        source="computed: the numbers of the text",
    )
