"""The whole result for one document."""

from dataclasses import dataclass

from dateline.records.claims import Claim
from dateline.records.findings import Comparison, Finding, NotChecked
from dateline.records.sources import Attribution, Entity
from dateline.records.text import Document, Sentence, Span
from dateline.records.time import TimeMention
from dateline.records.wording import Technique
from dateline.records.world import PlaceMention, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often something was met."""

    key: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The counts of the sourcing label."""

    sentences: int
    asserting: int  # sentences that assert something: voice other than "none"
    author_only: int  # asserting sentences in the author's own voice, without a source
    voices: tuple[Tally, ...]  # sentences by voice
    sources: tuple[Tally, ...]  # attributions by kind of source
    people: tuple[str, ...]  # named people who are quoted, in order of appearance
    certainties: tuple[Tally, ...]  # sentences by certainty
    checkables: tuple[Tally, ...]  # sentences by checkable
    from_silence: tuple[int, ...]  # indices of the sentences that conclude from silence
    unconfirmed_premises: tuple[int, ...]  # indices of sentences that build on content called unconfirmed
    outcomes: tuple[Tally, ...]  # findings by outcome
    claims: int  # statements that a check can speak to
    not_checked: tuple[Tally, ...]  # claims that were not checked, by cause
    not_read: tuple[str, ...]  # what was not read, each with its reason


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """A part of the text, or the work of a step, that is missing from the result."""

    step: str
    span: Span | None  # null when it concerns the whole text
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A step that contributed, and its version."""

    step: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document, sentence by sentence, with everything found in it."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    techniques: tuple[Technique, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    comparisons: tuple[Comparison, ...] = ()  # only when two clocks were asked for
    not_read: tuple[NotRead, ...] = ()
    label: Label | None = None  # null until `check` or `read` has made it
    runs: tuple[Run, ...] = ()
