"""The findings with their rows, and every sentence explained in words: plain lists, which need no script."""

from collections.abc import Iterable, Sequence

from dateline.records.analysis import Analysis
from dateline.records.findings import Evidence, Finding
from dateline.report.escaping import bdi, esc, items
from dateline.report.rows import say_no_findings
from dateline.report.terms import OUTCOMES, name_check
from dateline.report.views import SentenceView
from dateline.report.visible import make_line
from dateline.report.words import explain_view, say_days


def make_findings(analysis: Analysis, views: Sequence[SentenceView], *, anchors: bool = True) -> str:
    """Every finding with its rows, conflicts first; `anchors` links them with the sentences of the same page."""
    if not analysis.findings:
        return f'<p class="quiet">{esc(say_no_findings(analysis))}</p>'
    numbers = {number: view.number for view in views for number, _ in view.findings}
    cards = [
        _make_card(finding, number + 1, sentence=numbers.get(number), anchors=anchors)
        for rank in OUTCOMES
        for number, finding in enumerate(analysis.findings)
        if finding.outcome == rank
    ]
    return f'<ol class="findings">{"".join(cards)}</ol>'


def make_details(views: Iterable[SentenceView]) -> str:
    """Every sentence with what was found in it."""
    return "".join(_make_detail(view) for view in views)


def _make_card(finding: Finding, number: int, *, sentence: int | None, anchors: bool) -> str:
    outcome = OUTCOMES[finding.outcome]
    quotes = " … ".join(f"<q>{bdi(make_line(span.text))}</q>" for span in finding.spans)
    words = f'<a href="#s{sentence}">sentence {sentence}</a>' if anchors else f"sentence {sentence}"
    place = f" · {words}" if sentence else ""
    data = (f' id="f{number}"' if anchors else "") + (f' data-sentence="{sentence}"' if sentence else "")
    rows = "".join(_make_row(row) for row in finding.evidence)
    table = (
        '<div class="scroll" tabindex="0" role="group" aria-label="Rows of the record"><table class="rows"><thead><tr>'
        '<th scope="col">The record</th><th scope="col">Holds</th><th scope="col">Known from</th>'
        f'<th scope="col">Source</th></tr></thead><tbody>{rows}</tbody></table></div>'
        if rows
        else ""
    )
    return (
        f'<li class="finding o-{finding.outcome}"{data}><p class="head">'
        f'<span class="outcome"><span aria-hidden="true">{outcome.letter}</span> {outcome.name}</span> {quotes} '
        f'<span class="quiet">{esc(name_check(finding.check))}{place}</span></p>'
        f'<p>{bdi(finding.reason)} <span class="quiet">As known on {finding.as_of}.</span></p>{table}</li>'
    )


def _make_row(row: Evidence) -> str:
    known = str(row.known_from) if row.known_from else "not told"
    return (
        f'<tr><td>{bdi(row.says)} <span class="quiet">{esc(row.table)}: {bdi(row.row)}</span></td>'
        f"<td>{say_days(row.valid_from, row.valid_to)}</td><td>{known}</td><td>{bdi(row.source)}</td></tr>"
    )


def _make_detail(view: SentenceView) -> str:
    words = explain_view(view)
    groups = (
        ("Who says it", words.sources),
        ("How surely", words.wording),
        ("In it", words.details),
        ("Held against tables", words.checks),
    )
    shown = "".join(f"<dt>{title}</dt><dd><ul>{items(lines)}</ul></dd>" for title, lines in groups if lines)
    return (
        f'<li class="d" id="d{view.number}"><p class="dn"><a href="#s{view.number}">Sentence {view.number}</a></p>'
        f'<blockquote dir="auto">{esc(make_line(view.sentence.span.text))}</blockquote><dl>{shown}</dl></li>'
    )
