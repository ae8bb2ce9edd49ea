"""The sourcing label: what an article is made of, counted from its analysis and from nothing else."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from dateline.records.analysis import Analysis, Label, Tally
from dateline.records.findings import OUTCOMES
from dateline.records.sources import Attribution, SourceKind
from dateline.records.text import Certainty, Checkable, Sentence, Voice

# In the words for a source or in its cue these call the content unconfirmed: "Unverified reports say that".
_UNCONFIRMED = re.compile(r"\b(?:un|not\s(?:yet\s)?)(?:confirmed|verified|corroborated|substantiated)\b", re.IGNORECASE)


def make_label(analysis: Analysis) -> Label:
    """The counts of `analysis`; every tally has all its keys, in the order of their definition, also those at zero."""
    sentences = analysis.sentences
    return Label(
        sentences=len(sentences),
        asserting=sum(sentence.voice != "none" for sentence in sentences),
        author_only=sum(sentence.voice == "author" for sentence in sentences),
        voices=_tally((sentence.voice for sentence in sentences), get_args(Voice)),
        sources=_tally((attribution.kind for attribution in analysis.attributions), get_args(SourceKind)),
        people=find_people(analysis.attributions),
        certainties=_tally((sentence.certainty for sentence in sentences), get_args(Certainty)),
        checkables=_tally((sentence.checkable for sentence in sentences), get_args(Checkable)),
        from_silence=tuple(index for index, sentence in enumerate(sentences) if sentence.from_silence),
        unconfirmed_premises=find_premises(sentences, analysis.attributions),
        outcomes=_tally((finding.outcome for finding in analysis.findings), OUTCOMES),
        claims=len(analysis.findings) + len(analysis.not_checked),
        not_checked=_tally((item.cause or item.reason for item in analysis.not_checked), ()),
        not_read=tuple(_find_gaps(analysis)),
    )


def find_people(attributions: Iterable[Attribution]) -> tuple[str, ...]:
    """The named people to whom speech is attributed, each once, in order of appearance.

    Misses that two spellings are one person, where the entities do not say so.
    """
    people: dict[str, str] = {}
    for attribution in attributions:
        if attribution.kind == "person" and attribution.name is not None:
            people.setdefault(attribution.entity or attribution.name, attribution.name)
    return tuple(dict.fromkeys(people.values()))


def find_premises(sentences: Sequence[Sentence], attributions: Iterable[Attribution]) -> tuple[int, ...]:
    """The indices of sentences in which the author builds on content that the text itself calls unconfirmed.

    Misses premises that stand in a sentence before the one that builds on them.
    """
    found = {
        index
        for index, sentence in enumerate(sentences)
        if sentence.voice == "mixed" and sentence.certainty == "unconfirmed"
    }
    for attribution in attributions:
        words = " ".join(part.text for part in (attribution.source, attribution.cue) if part is not None)
        if sentences[attribution.sentence].voice == "mixed" and _UNCONFIRMED.search(words):
            found.add(attribution.sentence)
    return tuple(sorted(found))


def _tally(values: Iterable[str], keys: Iterable[str]) -> tuple[Tally, ...]:
    counts = Counter(values)
    return tuple(Tally(key=key, count=counts[key]) for key in dict.fromkeys((*keys, *counts)))


def _find_gaps(analysis: Analysis) -> Iterable[str]:
    if analysis.document.incomplete is not None:
        yield analysis.document.incomplete
    for gap in analysis.not_read:
        place = "" if gap.span is None else f", characters {gap.span.start} to {gap.span.end}"
        yield f"{gap.step}{place}: {gap.reason}"
