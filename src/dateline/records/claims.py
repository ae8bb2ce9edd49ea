"""Statements that a dated table can speak to, taken apart into slots."""

from dataclasses import dataclass

from dateline.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One part of a claim: its role, its normalised value and the words that gave it."""

    role: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement with slots that a check can hold against rows."""

    id: str
    span: Span
    sentence: int  # index of the sentence
    kind: str  # the name of the check that can speak to it
    slots: tuple[Slot, ...]
    score: float  # probability that the claim is what the text states, 0 to 1


def find_slot(claim: Claim, role: str) -> Slot | None:
    """The first slot of a claim with this role."""
    return next((slot for slot in claim.slots if slot.role == role), None)


def slot_value(claim: Claim, role: str) -> str:
    """The value of the first slot with this role; empty when there is none."""
    slot = find_slot(claim, role)
    return slot.value if slot else ""
