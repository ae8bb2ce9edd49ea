"""The key to the marks, which is also the filter: every value with its line, its letter and its number of sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.report.escaping import esc
from dateline.report.html_article import list_checks, list_flags, list_kinds
from dateline.report.terms import CERTAINTIES, KINDS, NOT_CHECKED, OUTCOMES, PREMISE, SILENCE, VOICES, Term
from dateline.report.views import SentenceView


def make_filters(views: Sequence[SentenceView]) -> str:
    """One group of boxes per kind of mark; the script makes the boxes work, without it they are a key."""
    flags = {SILENCE.key: SILENCE, PREMISE.key: PREMISE}
    checks = {**OUTCOMES, NOT_CHECKED.key: NOT_CHECKED}
    groups = (
        _make_group("voice", "Voice", VOICES, (view.sentence.voice for view in views)),
        _make_group("kind", "Source", KINDS, (key for view in views for key in list_kinds(view))),
        _make_group("certainty", "Certainty", CERTAINTIES, (view.sentence.certainty for view in views)),
        _make_group("flags", "Draws on", flags, (key for view in views for key in list_flags(view))),
        _make_group("checks", "Checks", checks, (key for view in views for key in list_checks(view))),
    )
    return "".join(groups)


def _make_group(facet: str, title: str, terms: Mapping[str, Term], values: Iterable[str]) -> str:
    counts = Counter(values)
    rows = "".join(
        f'<label title="{esc(term.meaning)}"><input type="checkbox" name="{facet}" value="{key}" autocomplete="off">'
        f'<span class="sample l-{facet}-{key}" aria-hidden="true">{esc(term.letter) or "&nbsp;"}</span>'
        f'<span class="name">{esc(term.name)}</span> '
        f'<span class="count" data-facet="{facet}" data-key="{key}">{counts[key]}</span></label>'
        for key, term in terms.items()
    )
    return f'<fieldset data-facet="{facet}"><legend>{esc(title)}</legend>{rows}</fieldset>'
