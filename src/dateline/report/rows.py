"""The sourcing label as rows to be drawn: every format shows these, in this order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.records.analysis import Analysis, Label, Tally
from dateline.records.findings import Comparison
from dateline.report.terms import CERTAINTIES, KINDS, NOT_CHECKED, OUTCOMES, PREMISE, SILENCE, VOICES, Term
from dateline.report.visible import make_line, shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the label."""

    term: Term
    count: int
    share: float  # of the total of its block, 0 to 1; 0 in an empty block


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of the label: a question and its counted answers."""

    title: str
    unit: str  # what is counted, with the total: "21 sentences"
    rows: tuple[Row, ...]


def make_blocks(label: Label) -> tuple[Block, ...]:
    """The counted parts of the label: voices, sources, certainty, checks."""
    return (
        _block("Who says it", "sentence", label.voices, VOICES),
        _block("On what evidence", "attribution", label.sources, KINDS),
        _block("How surely", "sentence", label.certainties, CERTAINTIES),
        _block("Held against dated tables", "finding", label.outcomes, OUTCOMES),
    )


def say_author_share(label: Label) -> str:
    """The share of the article that nobody but its author says: `15 of 21 (71 %)`."""
    if not label.asserting:
        return "no sentence asserts anything"
    return f"{label.author_only} of {label.asserting} ({say_share(label.author_only / label.asserting)})"


def list_notes(label: Label) -> tuple[tuple[str, str], ...]:
    """What the label tells without a bar: a name and its value each."""
    people = ", ".join(make_line(name) for name in label.people)
    return (
        ("Named people quoted", f"{len(label.people)} ({people})" if people else "0"),
        (SILENCE.name.capitalize(), say_sentences(label.from_silence)),
        (PREMISE.name.capitalize(), say_sentences(label.unconfirmed_premises)),
        ("Statements that a table can speak to", say_claims(label)),
    )


def say_claims(label: Label) -> str:
    """How many statements a table can speak to, and what became of them."""
    counts = {tally.key: tally.count for tally in label.outcomes}
    silent = counts.get("no_record", 0)
    left = sum(tally.count for tally in label.not_checked)
    found = sum(counts.values()) - silent
    return f"{label.claims}: {found} held against a row, {silent} without a record, {left} not checked"


def list_gaps(label: Label) -> tuple[tuple[str, str], ...]:
    """What was not checked and not read: which of the two, and the reason."""
    return (
        *(
            ("Not checked", f"{say_count(tally.count, 'claim')}: {make_line(tally.key)}")
            for tally in label.not_checked
            if tally.count
        ),
        *(("Not read", make_line(reason)) for reason in label.not_read),
    )


def say_no_findings(analysis: Analysis) -> str:
    """Why there is no finding."""
    if analysis.claims:
        return "None: no claim in this text could be held against a table."
    return "None: the text makes no claim of a kind that is checked."


def say_no_gaps(label: Label) -> str:
    """That nothing is missing."""
    checked = sum(tally.count for tally in label.outcomes)
    if checked:
        return "Everything was read, and every claim found was checked."
    return "Everything was read. No claim of a kind that is checked was found."


def list_comparisons(comparisons: Iterable[Comparison]) -> tuple[tuple[str, str], ...]:
    """Each claim by two clocks: its words, and its outcome, or both with the later reason where it changed."""
    return tuple((shorten(one.span.text, 120), say_clocks(one)) for one in comparisons)


def say_clocks(one: Comparison) -> str:
    """Both outcomes side by side with what changed: `as known on 2025-04-12: no record | as known on 2026-01-01: ...`.

    One outcome of both days is told once: `as known on 2025-04-12 and on 2026-01-01: agrees`.
    """
    first, second = name_outcomes(one)
    if not one.changed:
        return f"as known on {one.first_as_of} and on {one.second_as_of}: {first}"
    both = f"as known on {one.first_as_of}: {first} | as known on {one.second_as_of}: {second}"
    return f"{both} | changed by later knowledge: {make_line(one.second_reason)}"


def name_outcomes(one: Comparison) -> tuple[str, str]:
    """The outcome by each clock, in words."""
    first, second = (OUTCOMES[key].name if key else NOT_CHECKED.name for key in (one.first, one.second))
    return first, second


def say_sentences(indices: Iterable[int]) -> str:
    """How many sentences, and their numbers: `2 (3, 6)`."""
    numbers = [str(index + 1) for index in indices]
    return f"{len(numbers)} ({', '.join(numbers)})" if numbers else "0"


def say_count(count: int, noun: str) -> str:
    """A number and what it counts: `1 sentence`, `2 sentences`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def say_share(share: float) -> str:
    """A share in whole percent, where nothing that is there becomes 0 and nothing short of all becomes 100."""
    percent = round(100 * share)
    if 0 < share < 1:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"


def _block(title: str, noun: str, tallies: Iterable[Tally], terms: Mapping[str, Term]) -> Block:
    counts = {tally.key: tally.count for tally in tallies}
    total = sum(counts.values())
    rows = tuple(
        Row(term=term, count=counts.get(key, 0), share=counts.get(key, 0) / total if total else 0.0)
        for key, term in terms.items()
    )
    return Block(title=title, unit=say_count(total, noun), rows=rows)
