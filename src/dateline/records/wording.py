"""Persuasion techniques in the wording."""

from dataclasses import dataclass

from dateline.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """A possible persuasion technique."""

    span: Span
    technique: str
    score: float  # probability, 0 to 1
