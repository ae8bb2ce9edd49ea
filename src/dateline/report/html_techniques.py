"""The possible persuasion techniques on the page, with a slider for how sure a mark has to be."""

from collections.abc import Sequence

from dateline.records.analysis import Analysis
from dateline.report.escaping import bdi, esc
from dateline.report.techniques import SHOWN_FROM, choose_shown, name_technique
from dateline.report.views import SentenceView, find_view
from dateline.report.visible import make_line


def make_techniques(analysis: Analysis, views: Sequence[SentenceView]) -> str:
    """The section, each technique with a link to its sentence, or nothing where none was found.

    Without a script those from the usual score on are shown; the slider is there only with one.
    """
    if not analysis.techniques:
        return ""
    lowest = min(technique.score for technique in analysis.techniques)
    items = []
    for technique in analysis.techniques:
        words = name_technique(technique)
        view = find_view(views, technique.span)
        place = f' · <a href="#s{view.number}">sentence {view.number}</a>' if view else ""
        hidden = " hidden" if technique.score < SHOWN_FROM else ""
        items.append(
            f'<li data-score="{technique.score:.3f}"{hidden}><q>{bdi(make_line(technique.span.text))}</q> '
            f"<b>{esc(words.name)}</b>"
            + (f" <span class=quiet>{esc(words.means)}</span>" if words.means else "")
            + f' <span class="quiet">· {technique.score:.2f}{place}</span></li>'
        )
    shown = len(choose_shown(analysis.techniques))
    return (
        '<section class="techniques" aria-labelledby="techniques-title"><h2 id="techniques-title">Possible persuasion '
        f'techniques <span class="quiet" id="techniques-count">{shown}</span></h2>'
        '<p class="quiet">Wordings that people trained to look for such techniques might mark. The number is the '
        "probability that they would. It says nothing about whether the content holds."
        f"{_say_below(len(analysis.techniques) - shown)}</p>"
        '<p class="slider"><label for="surely">Show from a score of</label> '
        f'<input type="range" id="surely" min="{lowest:.2f}" max="1" step="0.01" value="{SHOWN_FROM}" '
        'autocomplete="off"> '
        f'<output id="surely-value" for="surely">{SHOWN_FROM:.2f}</output></p>'
        f'<ul class="technique-list">{"".join(items)}</ul></section>'
    )


def _say_below(count: int) -> str:
    return f" {count} more have a score below {SHOWN_FROM:.2f}." if count else ""
