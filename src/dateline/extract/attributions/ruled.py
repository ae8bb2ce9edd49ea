"""Attributions by cue words and grammar: what the word lists know of saying, thinking and showing."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.attributions.drafts import Draft
from dateline.extract.attributions.headlines import find_headline_drafts
from dateline.extract.attributions.leftovers import find_quote_drafts
from dateline.extract.attributions.links import find_stance
from dateline.extract.attributions.materials import find_material_drafts
from dateline.extract.attributions.phrases import find_phrase_drafts
from dateline.extract.attributions.quotes import mark_quoted
from dateline.extract.attributions.verbs import find_verb_drafts
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity, SourceKind
from dateline.records.text import Span, make_span


class Ruled(NamedTuple):
    """An attribution by rule, and whether a set phrase gives it, of which the rules know the bounds."""

    attribution: Attribution
    is_set_phrase: bool


def find_ruled(reading: Reading, entities: tuple[Entity, ...]) -> tuple[Ruled, ...]:
    """The attributions that have a cue of the word lists, in text order; names are settled afterwards.

    Misses cues that are not in the lists.
    """
    quoted = mark_quoted(reading)
    found: list[Ruled] = []
    for index, (first, last) in enumerate(reading.sentence_words):
        if last - first < 2:
            continue
        drafts = find_verb_drafts(reading.words, first, last, quoted)
        phrases = find_phrase_drafts(reading.words, first, last)
        drafts += phrases
        drafts += find_headline_drafts(reading, index, entities, drafts)
        drafts += find_material_drafts(reading.words, first, last, drafts)
        drafts += find_quote_drafts(reading.words, first, last, quoted, drafts)
        drafts = _drop_repeated([draft for draft in drafts if _has_words(reading, draft.content)])
        found.extend(Ruled(_make_attribution(reading, draft, sentence=index), draft in phrases) for draft in drafts)
    return tuple(found)


def _has_words(reading: Reading, content: tuple[int, int]) -> bool:
    return any(reading.words[at].text[:1].isalnum() for at in range(*content))


def _drop_repeated(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each cue and content; the surer first."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.content, d.cue or (0, 0))):
        same = any(k.content == draft.content and k.cue and draft.cue and k.cue[0] == draft.cue[0] for k in kept)
        if not same:
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.content, d.cue or (0, 0)))


def _make_attribution(reading: Reading, draft: Draft, *, sentence: int) -> Attribution:
    source, cue = _span(reading, draft.source), _span(reading, draft.cue)
    words = reading.words
    content = make_span(reading.document.text, words[draft.content[0]].start, words[draft.content[1] - 1].end)
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        kind=_guess_kind(source, cue),
        name=None,
        title=None,
        justification=(),
        anonymity=None,
        cue_stance=find_stance(cue.text) if cue else None,
        implied=cue is None,
        entity=None,
        sentence=sentence,
        score=draft.score,
    )


def _span(reading: Reading, bounds: tuple[int, int] | None) -> Span | None:
    if bounds is None:
        return None
    return make_span(reading.document.text, reading.words[bounds[0]].start, reading.words[bounds[1] - 1].end)


def _guess_kind(source: Span | None, cue: Span | None) -> SourceKind:
    if source is None:
        return "unspecified" if cue is not None else "unnamed"
    return "person" if source.text[:1].isupper() else "unnamed"
