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


UNSETTLED = "hedged, denied or predicted"  # the cause by which the label counts such claims
_UNSETTLED = {
    "hedged": "The text itself hedges there ({word!r}).",
    "unconfirmed": "The text itself calls this unconfirmed ({word!r}).",
    "predicted": "The statement is about what is to come ({word!r}).",
    "denied": "The text reports this as denied ({word!r}).",
    "hypothetical": "The statement is about a supposed case ({word!r}).",
}


def find_slot(claim: Claim, role: str) -> Slot | None:
    """The first slot of `claim` with that role."""
    return next((slot for slot in claim.slots if slot.role == role), None)


def find_slots(claim: Claim, role: str) -> tuple[Slot, ...]:
    """All slots of `claim` with that role, in their order."""
    return tuple(slot for slot in claim.slots if slot.role == role)


def why_unsettled(claim: Claim) -> str | None:
    """Why the wording of the claim keeps it from being held against anything; null when nothing does."""
    slot = find_slot(claim, "wording")
    return _UNSETTLED[slot.value].format(word=slot.span.text) if slot else None


def whose_words(claim: Claim) -> str:
    """A sentence that says whose claim it is, to close a reason with; empty for the author's own."""
    quoted = find_slot(claim, "quoted")
    if quoted is not None:
        return f" The words are quoted: the claim is that of {quoted.value or 'the speaker'}."
    said = find_slot(claim, "said")
    if said is None or said.value.lower() in {"", "the", "a", "an"}:
        return ""
    return f" The claim is that of {said.value}."


def slot_value(claim: Claim, role: str) -> str:
    """The value of the first slot with this role; empty when there is none."""
    slot = find_slot(claim, role)
    return slot.value if slot else ""
