"""The report as one HTML file that needs nothing else: no network, and no script to be read.

The script and the styles stand in the page itself, allowed by their SHA-256 in its content security policy, and nothing
else is allowed: words of the article can become neither.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from dateline.records.analysis import Analysis
from dateline.records.text import Document
from dateline.report.escaping import bdi, esc, link
from dateline.report.html_article import make_article
from dateline.report.html_clocks import make_clocks
from dateline.report.html_details import make_details, make_findings
from dateline.report.html_filters import make_filters
from dateline.report.html_label import make_label_section
from dateline.report.html_places import make_places
from dateline.report.html_techniques import make_techniques
from dateline.report.terms import BASES
from dateline.report.views import make_views, name_document, name_origin

GENERATOR = "Dateline 0.1.0"  # the same as dateline.__version__; a test compares them


def to_html(analysis: Analysis) -> str:
    """The whole report as one HTML document."""
    document = analysis.document
    views = make_views(analysis)
    style = load_asset("label.css") + load_asset("page.css")
    script = load_asset("page.js")
    name = name_document(document)
    places = make_places(analysis.places)
    return Template(load_asset("page.html")).substitute(
        csp=make_policy(style=style, script=script),
        generator=GENERATOR,
        title=esc(name),
        heading=bdi(name),
        style=style,
        script=script,
        facts=make_facts(document),
        incomplete=_make_notice(document),
        label=make_label_section(analysis),
        findings=make_findings(analysis, views) + make_clocks(analysis),
        finding_count=len(analysis.findings),
        filters=make_filters(views),
        sentence_count=len(views),
        language=esc(document.language or "en"),
        article=make_article(analysis, views),
        places=f'<section aria-labelledby="places-title"><h2 id="places-title">Places</h2>{places}</section>'
        if places
        else "",
        techniques=make_techniques(analysis, views),
        details=make_details(views),
        steps=esc(", ".join(f"{run.step} {run.version}" for run in analysis.runs)),
    )


def make_policy(*, style: str, script: str) -> str:
    """The content security policy under which exactly this style and this script work, and nothing is loaded."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def make_facts(document: Document) -> str:
    """What is known about the document, as a list of names and values."""
    basis = f" <span class=quiet>{BASES[document.published_basis]}</span>" if document.published_basis else ""
    facts = [
        ("Published", f"<time>{document.published}</time>{basis}" if document.published else "no date found"),
        ("Publisher", bdi(document.publisher) if document.publisher else ""),
        ("Address", link(document.url) if document.url else ""),
        ("Read from", bdi(name_origin(document))),
        ("SHA-256", f"<code>{esc(document.sha256)}</code>"),
    ]
    shown = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    others = [candidate for candidate in document.published_candidates if not candidate.chosen]
    if others:
        rows = "".join(
            f"<li>{candidate.day} <span class=quiet>({BASES[candidate.basis]}: {bdi(candidate.where)})</span> "
            f"{bdi(candidate.reason)}</li>"
            for candidate in others
        )
        shown += f"<div><dt>Other dates</dt><dd><ul>{rows}</ul></dd></div>"
    return shown


@cache
def load_asset(name: str) -> str:
    """The text of a file in assets/."""
    return files("dateline.report").joinpath("assets", name).read_text(encoding="utf-8")


def _make_notice(document: Document) -> str:
    if document.incomplete is None:
        return ""
    return f'<p class="notice"><b>This may not be the whole article.</b> {bdi(document.incomplete)}</p>'


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
