"""An analysis that shows itself in a notebook: the label and the findings, with styles of its own and no script.

Notebooks ask the object that a cell returns for `_repr_html_`. Records know nothing of reports, and must not: so the
method is put on the class from here, when one of the public names is first used (`dateline.__getattr__`). Whoever
imports `dateline.pipeline` alone, as the command line does, pays nothing for it.
"""

from dateline.records.analysis import Analysis
from dateline.report.escaping import bdi
from dateline.report.html import load_asset
from dateline.report.html_details import make_findings
from dateline.report.html_label import make_label_section
from dateline.report.views import make_views, name_document


def make_fragment(analysis: Analysis) -> str:
    """The label and the findings as a piece of HTML that can stand in any page."""
    published = analysis.document.published
    day = f", {published}" if published else ""
    return (
        f"<style>{load_asset('label.css')}{load_asset('notebook.css')}</style>"
        f'<div class="dl-notebook"><p><b>{bdi(name_document(analysis.document))}</b>{day}</p>'
        f"{make_label_section(analysis, heading='h3')}"
        f"<details><summary>Findings ({len(analysis.findings)})</summary>"
        f"{make_findings(analysis, make_views(analysis), anchors=False)}</details></div>"
    )


def show_in_notebooks() -> None:
    """Lets every analysis show itself; doing it twice changes nothing."""
    setattr(Analysis, "_repr_html_", make_fragment)  # noqa: B010 - the type checker knows no such attribute
