"""Who says what: sources, the words that tell it, and the content that is attributed to them."""

from bisect import bisect_right
from collections.abc import Sequence

from dateline.extract.attributions.drafts import Draft
from dateline.extract.attributions.headlines import find_headline_drafts
from dateline.extract.attributions.leftovers import find_quote_drafts
from dateline.extract.attributions.materials import find_material_drafts
from dateline.extract.attributions.naming import name_sources
from dateline.extract.attributions.phrases import find_phrase_drafts
from dateline.extract.attributions.quotes import Quote, find_quotes
from dateline.extract.attributions.statements import find_statements
from dateline.extract.attributions.verbs import find_verb_drafts
from dateline.language.cues import load_cue_verbs
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, CueStance, Entity, SourceKind
from dateline.records.text import Span, make_span

_MOST_QUOTED = 0.8  # share of a sentence in quotation marks from which it is a running quotation


def find_attributions(reading: Reading, entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    """Every place where the text gives content to somebody or something other than its author, in text order.

    Misses cues that are not in the word lists, sources named only in a heading, and speech that goes on without
    quotation marks and without a cue.
    """
    quotes = find_quotes(reading.document.text)
    quoted = _mark_quoted(reading, quotes)
    spoken = find_statements(reading, quoted)
    found: list[Attribution] = []
    for index, (first, last) in enumerate(reading.sentence_words):
        if last - first < 2:
            continue
        drafts = find_verb_drafts(reading.words, first, last, quoted)
        drafts += find_phrase_drafts(reading.words, first, last)
        drafts += find_headline_drafts(reading, index, entities, drafts)
        drafts += find_material_drafts(reading.words, first, last, drafts)
        drafts += find_quote_drafts(reading.words, first, last, quoted, drafts)
        drafts = _drop_repeated([d for d in drafts if _has_words(reading, d.content)])
        if index in spoken and not any(_covers(draft, first, last) for draft in drafts):
            drafts.append(Draft(None, None, (first, last), 0.6))
        elif not drafts and _is_running(first, last, quoted):
            drafts = [Draft(None, None, (first, last), 0.8)]
        found.extend(_make_attribution(reading, draft, sentence=index) for draft in drafts)
    return name_sources(reading, entities, tuple(found))


def _mark_quoted(reading: Reading, quotes: Sequence[Quote]) -> list[bool]:
    starts = [quote.start for quote in quotes]
    marks = []
    for word in reading.words:
        at = bisect_right(starts, word.start) - 1
        marks.append(at >= 0 and word.start < quotes[at].end)
    return marks


def _has_words(reading: Reading, content: tuple[int, int]) -> bool:
    return any(reading.words[i].text[:1].isalnum() for i in range(*content))


def _covers(draft: Draft, first: int, last: int) -> bool:
    """Whether the draft already gives most of the sentence to its source."""
    return draft.content[1] - draft.content[0] > 0.6 * (last - first)


def _is_running(first: int, last: int, quoted: Sequence[bool]) -> bool:
    return last - first > 3 and sum(quoted[first:last]) >= _MOST_QUOTED * (last - first)


def _drop_repeated(drafts: list[Draft]) -> list[Draft]:
    """One draft for each cue and content; the surer first."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.content, d.cue or (0, 0))):
        same = any(k.content == draft.content and k.cue and draft.cue and k.cue[0] == draft.cue[0] for k in kept)
        if not same:
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.content, d.cue or (0, 0)))


def _make_attribution(reading: Reading, draft: Draft, *, sentence: int) -> Attribution:
    source, cue = _span(reading, draft.source), _span(reading, draft.cue)
    content = _span(reading, draft.content)
    assert content is not None  # noqa: S101
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        kind=_guess_kind(source, cue),
        name=None,
        title=None,
        justification=(),
        anonymity=None,
        cue_stance=_stance(reading, draft.cue),
        implied=cue is None,
        entity=None,
        sentence=sentence,
        score=draft.score,
    )


def _span(reading: Reading, bounds: tuple[int, int] | None) -> Span | None:
    if bounds is None:
        return None
    words = reading.words
    return make_span(reading.document.text, words[bounds[0]].start, words[bounds[1] - 1].end)


def _guess_kind(source: Span | None, cue: Span | None) -> SourceKind:
    if source is None:
        return "unspecified" if cue is not None else "unnamed"
    return "person" if source.text[:1].isupper() else "unnamed"


def _stance(reading: Reading, cue: tuple[int, int] | None) -> CueStance | None:
    if cue is None:
        return None
    verbs = load_cue_verbs()
    for index in range(cue[1] - 1, cue[0] - 1, -1):
        verb = verbs.get(reading.words[index].lower)
        if verb is not None:
            return verb.stance
    return "neutral"
