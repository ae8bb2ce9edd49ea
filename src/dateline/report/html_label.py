"""The sourcing label as a piece of HTML: the same in the report and in a notebook."""

from dateline.records.analysis import Analysis, Label
from dateline.report.escaping import bdi, esc
from dateline.report.rows import (
    Block,
    list_gaps,
    list_notes,
    make_blocks,
    say_author_share,
    say_count,
    say_no_gaps,
    say_share,
)
from dateline.report.views import get_label


def make_label_section(analysis: Analysis, *, heading: str = "h2") -> str:
    """The label: one large line, four blocks of bars, and what has no bar."""
    label = get_label(analysis)
    notes = "".join(f"<div><dt>{esc(name)}</dt><dd>{bdi(value)}</dd></div>" for name, value in list_notes(label))
    return (
        f'<section class="dl-label" aria-label="Sourcing label"><{heading} class="dl-title">Sourcing label</{heading}>'
        f'<p class="dl-size">{say_count(label.sentences, "sentence")}, of which {label.asserting:,} assert '
        "something</p>"
        f'<p class="dl-lead"><span>In the author’s own voice, without a source</span> {_lead_value(label)}</p>'
        f'<div class="dl-blocks">{"".join(_make_block(block) for block in make_blocks(label))}</div>'
        f'<dl class="dl-notes">{notes}</dl>{make_gaps(label)}</section>'
    )


def make_gaps(label: Label) -> str:
    """What was not checked and not read, each with its reason."""
    gaps = list_gaps(label)
    if not gaps:
        return f'<p class="dl-gaps">{esc(say_no_gaps(label))}</p>'
    rows = "".join(f"<li><b>{esc(name)}</b> {bdi(text)}</li>" for name, text in gaps)
    return f'<ul class="dl-gaps">{rows}</ul>'


def draw_bar(share: float) -> str:
    """A bar as a small drawing; the number beside it says the same."""
    width = f"{100 * share:.1f}%"
    return (
        '<svg class="dl-bar" aria-hidden="true" focusable="false"><rect class="dl-track" width="100%" height="100%"/>'
        f'<rect class="dl-fill" width="{width}" height="100%"/></svg>'
    )


def _lead_value(label: Label) -> str:
    if not label.asserting:
        return f"<strong>{say_author_share(label)}</strong>"
    share = label.author_only / label.asserting
    return f"<strong>{say_share(share)}</strong> <span>{label.author_only:,} of {label.asserting:,}</span>"


def _make_block(block: Block) -> str:
    rows = "".join(
        f'<tr{"" if row.count else " class=dl-zero"}><th scope="row">{esc(row.term.name)}</th>'
        f'<td class="dl-count">{row.count:,}</td><td class="dl-draw">{draw_bar(row.share)}</td>'
        f'<td class="dl-share">{say_share(row.share) if row.count else ""}</td></tr>'
        for row in block.rows
    )
    return (
        f'<table class="dl-block"><caption>{esc(block.title)} <span>{esc(block.unit)}</span></caption>'
        f"<tbody>{rows}</tbody></table>"
    )
