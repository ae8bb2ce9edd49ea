"""The report as Markdown (CommonMark with GitHub's tables), in which text from outside stays plain text."""

import re
from collections.abc import Iterable

from dateline.records.analysis import Analysis, Label
from dateline.records.findings import Finding
from dateline.records.wording import Technique
from dateline.report.rows import (
    Block,
    list_comparisons,
    list_gaps,
    list_notes,
    make_blocks,
    say_author_share,
    say_no_findings,
    say_share,
)
from dateline.report.techniques import choose_shown, name_technique
from dateline.report.terms import BASES, OUTCOMES, name_check
from dateline.report.views import SentenceView, find_view, get_label, make_views, name_document, name_origin
from dateline.report.visible import make_line
from dateline.report.words import explain_view, say_days

_BAR_CELLS = 10
# Every character with which Markdown, HTML in it, GitHub's additions or a table could begin something inside a line.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$^!@]|:(?=//)|(?<=www)\.", re.IGNORECASE)

_OPENING = re.compile(r"^(\d{0,9})([-+=.)])")  # at the start of a line: a list, a rule, a heading underlined


def to_markdown(analysis: Analysis) -> str:
    """The whole report: the label, the findings with their rows, what is missing, and every sentence with its words."""
    label = get_label(analysis)
    views = make_views(analysis)
    parts = [*_make_head(analysis), *_make_label(label), *_make_findings(analysis, views)]
    if analysis.comparisons:
        clocks = list_comparisons(analysis.comparisons)
        parts += ["## Two clocks", _list(f"“{escape(words)}”: {escape(both)}" for words, both in clocks)]
    techniques = choose_shown(analysis.techniques)
    if techniques:
        parts += [
            "## Possible persuasion techniques",
            _list(_say_technique(one, find_view(views, one.span)) for one in techniques),
        ]
    gaps = list_gaps(label)
    if gaps:
        parts += ["## Not checked, not read", _list(f"**{name}:** {escape(text)}" for name, text in gaps)]
    if views:
        parts += ["## Sentence by sentence", "\n".join(_make_sentence(view) for view in views)]
    steps = ", ".join(f"{run.step} {run.version}" for run in analysis.runs)
    parts.append(
        "*Made by Dateline. The label describes the words and shows the record; it does not judge the article."
        + (f" Steps: {escape(steps)}." if steps else "")
        + "*"
    )
    return "\n\n".join(parts) + "\n"


def _say_technique(technique: Technique, view: SentenceView | None) -> str:
    words = name_technique(technique)
    place = f", sentence {view.number}" if view else ""
    return f"“{escape(technique.span.text)}”{place}: possibly {escape(words.name)} ({technique.score:.2f})"


def escape(text: str) -> str:
    """`text` on one line, in which no character has a meaning for Markdown or HTML.

    A character reference cannot begin either: `&` is written as one itself.
    """
    line = make_line(text).replace("&", "&amp;")
    line = _SPECIAL.sub(lambda match: "&lt;" if match[0] == "<" else "\\" + match[0], line)
    return _OPENING.sub(r"\1\\\2", line)


def _make_head(analysis: Analysis) -> Iterable[str]:
    document = analysis.document
    yield f"# Sourcing label: {escape(name_document(document))}"
    basis = f" ({BASES[document.published_basis]})" if document.published_basis else ""
    facts = [
        ("Published", f"{document.published}{basis}" if document.published else "no date found"),
        ("Publisher", document.publisher),
        ("Address", document.url),
        ("Read from", name_origin(document)),
        ("SHA-256", document.sha256),
    ]
    yield _list(f"{name}: {escape(value)}" for name, value in facts if value)


def _make_label(label: Label) -> Iterable[str]:
    yield f"**In the author's own voice, without a source: {say_author_share(label)}.**"
    for block in make_blocks(label):
        yield _make_table(block)
    yield _list(f"{name}: {escape(value)}" for name, value in list_notes(label))


def _make_table(block: Block) -> str:
    lines = [f"| {block.title} | {block.unit} | | |", "|---|--:|:--|--:|"]
    for row in block.rows:
        bar = "█" * max(round(row.share * _BAR_CELLS), 1 if row.count else 0)
        lines.append(f"| {row.term.name} | {row.count:,} | {bar} | {say_share(row.share) if row.count else ''} |")
    return "\n".join(lines)


def _make_findings(analysis: Analysis, views: Iterable[SentenceView]) -> Iterable[str]:
    yield "## Findings"
    if not analysis.findings:
        yield say_no_findings(analysis)
    numbers = {number: view.number for view in views for number, _ in view.findings}
    for rank in OUTCOMES:
        for number, finding in enumerate(analysis.findings):
            if finding.outcome == rank:
                yield _make_finding(finding, number + 1, sentence=numbers.get(number))


def _make_finding(finding: Finding, number: int, *, sentence: int | None) -> str:
    outcome = OUTCOMES[finding.outcome]
    quotes = " … ".join(f"“{escape(span.text)}”" for span in finding.spans)
    place = (f", sentence {sentence}" if sentence else "") + f", \\#{number}"
    head = f"**{outcome.letter} {outcome.name}** ({name_check(finding.check)}{place}): {quotes}"
    rows = [
        f"  - {escape(row.says)} Holds {say_days(row.valid_from, row.valid_to)}"
        + (f"; known from {row.known_from}" if row.known_from else "")
        + f"; source: {escape(row.source)}; row {escape(row.row)} of {escape(row.table)}"
        for row in finding.evidence
    ]
    return "\n".join([f"- {head}", f"  - {escape(finding.reason)}", *rows, f"  - As known on {finding.as_of}."])


def _make_sentence(view: SentenceView) -> str:
    words = explain_view(view)
    lines = (*words.sources, *words.wording, *words.details, *words.checks)
    quote = f"{view.number}. {escape(view.sentence.span.text)}"
    indent = " " * (len(str(view.number)) + 2)
    return "\n".join([quote, *(f"{indent}- {escape(line)}" for line in lines)])


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
