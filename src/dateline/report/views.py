"""An analysis turned by sentence: each sentence with all that was found in it, so that a report reads it once."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from dateline.ingest.files import STDIN
from dateline.label import make_label
from dateline.records.analysis import Analysis, Label
from dateline.records.findings import Finding, NotChecked
from dateline.records.sources import Attribution
from dateline.records.text import Document, Sentence, Span
from dateline.records.time import TimeMention
from dateline.records.world import PlaceMention, Quantity
from dateline.report.visible import make_line


@dataclass(slots=True, kw_only=True)
class SentenceView:
    """One sentence with its records, each kind in text order; filled while the analysis is turned, then left alone."""

    index: int  # from 0
    sentence: Sentence
    premise: bool  # builds on content that is called unconfirmed
    attributions: list[Attribution] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    findings: list[tuple[int, Finding]] = field(default_factory=list)  # with the finding's index in the analysis
    not_checked: list[NotChecked] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The number that readers see, from 1."""
        return self.index + 1


def make_views(analysis: Analysis) -> tuple[SentenceView, ...]:
    """Every sentence with the records that start in it; what starts outside all sentences is in none."""
    premises = frozenset(get_label(analysis).unconfirmed_premises)
    views = tuple(
        SentenceView(index=index, sentence=sentence, premise=index in premises)
        for index, sentence in enumerate(analysis.sentences)
    )
    for attribution in _sorted(analysis.attributions):
        if (view := find_view(views, attribution.content)) is not None:
            view.attributions.append(attribution)
    for place in analysis.places:
        if (view := find_view(views, place.span)) is not None:
            view.places.append(place)
    for time in analysis.times:
        if (view := find_view(views, time.span)) is not None:
            view.times.append(time)
    for quantity in analysis.quantities:
        if (view := find_view(views, quantity.span)) is not None:
            view.quantities.append(quantity)
    for number, finding in enumerate(analysis.findings):
        if finding.spans and (view := find_view(views, finding.spans[0])) is not None:
            view.findings.append((number, finding))
    for item in analysis.not_checked:
        if (view := find_view(views, item.span)) is not None:
            view.not_checked.append(item)
    return views


def find_view(views: Sequence[SentenceView], span: Span) -> SentenceView | None:
    """The sentence in which `span` starts; None between sentences."""
    index = bisect_right(views, span.start, key=lambda view: view.sentence.span.start) - 1
    return views[index] if index >= 0 and span.start < views[index].sentence.span.end else None


def name_document(document: Document) -> str:
    """What a report calls the document: its title, or else the name of its file."""
    return make_line(document.title or PurePath(name_origin(document)).name or document.origin)


def name_origin(document: Document) -> str:
    """Where the document was read from, for readers."""
    return "standard input" if document.origin == STDIN else document.origin


def get_label(analysis: Analysis) -> Label:
    """The label in the analysis, or one made now where the analysis has none yet."""
    return analysis.label or make_label(analysis)


def _sorted(attributions: Iterable[Attribution]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: (a.content.start, -a.content.end))
