"""Two clocks as a table: each claim as known on the day of publication and as known later, side by side."""

from dateline.records.analysis import Analysis
from dateline.records.findings import Comparison
from dateline.report.escaping import bdi, esc
from dateline.report.rows import name_outcomes
from dateline.report.visible import shorten


def make_clocks(analysis: Analysis) -> str:
    """The table with a heading; empty when only one clock was asked for."""
    if not analysis.comparisons:
        return ""
    first, second = analysis.comparisons[0].first_as_of, analysis.comparisons[0].second_as_of
    names = ("Claim", f"As known on {first}", f"As known on {second}", "Changed")
    head = "".join(f'<th scope="col">{esc(name)}</th>' for name in names)
    rows = "".join(map(_make_row, analysis.comparisons))
    return (
        '<section aria-labelledby="clocks-title"><h3 id="clocks-title">Two clocks</h3>'
        f'<table class="clocks"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _make_row(one: Comparison) -> str:
    first, second = name_outcomes(one)
    outcomes = f"<td>{esc(first)}</td><td>{esc(second)}</td>" if one.changed else f'<td colspan="2">{esc(first)}</td>'
    changed = f"<strong>yes:</strong> {bdi(one.second_reason)}" if one.changed else "no"
    return f'<tr><th scope="row">{bdi(shorten(one.span.text, 120))}</th>{outcomes}<td>{changed}</td></tr>'
