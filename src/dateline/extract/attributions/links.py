"""From the links of the reader model to attributions: one record for each content in each sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import sqrt

from dateline.language.cues import load_cue_verbs
from dateline.language.datelines import find_dateline
from dateline.language.heads import Link, Part
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, CueStance, SourceKind
from dateline.records.text import Span, make_span

_THAT = "that "
_EDGES = " \t\n\r\x0b\x0c,;:–—-"  # not part of a content where it begins or ends
_COVERED = 0.5  # share of a running quotation that another content may cover before it is said twice
# Words up to the end of a cue before which the listener stands, not the source: "MPs were told", "the court heard".
_TOLD = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:\w{2,20}ly\s)?"
    r"(?:told|informed|warned|assured|advised|notified|reminded)$",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:court|jury|jurors?|tribunal|inquest|inquiry|magistrates?|hearing)\s(?:\w{2,20}\s){0,3}hea(?:rd|rs)$",
    re.IGNORECASE,
)
_CUE_CHARS = 60  # before the end of a cue in which they are looked for
Stretch = tuple[int, int]


def find_links(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions that the model sees, in text order; names are settled afterwards.

    A content that goes on in another sentence than its cue is a running quotation there. `score` is the geometric mean
    of how likely the cue is one and how likely the words are its content.
    """
    starts = [start for start, _ in reading.sentences]
    found: list[Attribution] = []
    for link in reading.scores.links:
        kind = _best_kind(reading, link)
        home = _sentence_of(starts, link.cue.start if link.cue else link.contents[0].start)
        start, end = reading.sentences[home]
        source = _nearest(link, (link.cue.end if link.cue and _is_heard(reading, link.cue) else start, end))
        source, cue = _open_together(_closed(reading, source), link.cue)
        for sentence, start, end, score in _cut_contents(reading, link, starts, source):
            spoken = sentence == home and link.cue is not None
            found.append(
                Attribution(
                    source=_span(reading, source) if spoken and source else None,
                    cue=_span(reading, cue) if spoken and cue else None,
                    content=make_span(reading.document.text, start, end),
                    kind=kind,
                    name=None,
                    title=None,
                    justification=(),
                    anonymity=None,
                    cue_stance=find_stance(reading.document.text[link.cue.start : link.cue.end])
                    if spoken and link.cue
                    else None,
                    implied=not spoken,
                    entity=None,
                    sentence=sentence,
                    score=round(sqrt((link.cue.score if link.cue else 1.0) * score), 3),
                )
            )
    return _drop_repeated(found)


def _sentence_of(starts: list[int], place: int) -> int:
    return max(0, bisect_right(starts, place) - 1)


def find_kinds(reading: Reading) -> dict[int, tuple[SourceKind, float]]:
    """The kind of each source with its probability, by where the cue starts, or a content that has none."""
    return {
        (link.cue or link.contents[0]).start: (_best_kind(reading, link), max(link.kinds))
        for link in reading.scores.links
        if link.cue is None or not _is_heard(reading, link.cue)
    }


def _best_kind(reading: Reading, link: Link) -> SourceKind:
    labels = reading.scores.card.labels["kind"]
    best: SourceKind = labels[link.kinds.index(max(link.kinds))]  # type: ignore[assignment]
    return best


def _is_heard(reading: Reading, cue: Part) -> bool:
    """Whether a listener stands before the cue, and no source: "MPs were told", "the court heard"."""
    text, first = reading.document.text, max(0, cue.end - _CUE_CHARS)
    return bool(_TOLD.search(text, first, cue.end) or _HEARD.search(text, first, cue.end))


def _nearest(link: Link, sentence: Stretch) -> Part | None:
    """The source in the sentence of the cue, the surest first; one elsewhere is no source of this sentence."""
    inside = [part for part in link.sources if sentence[0] <= part.start and part.end <= sentence[1]]
    return max(inside, key=lambda part: (part.score, -abs(part.start - (link.cue or part).start)), default=None)


def _closed(reading: Reading, source: Part | None) -> Part | None:
    """The source with the bracket that closes it: "the Housing Agency (OHA)"."""
    if source is None or reading.document.text[source.end : source.end + 1] != ")":
        return source
    words = reading.document.text[source.start : source.end]
    return replace(source, end=source.end + 1) if words.count("(") > words.count(")") else source


def _open_together(source: Part | None, cue: Part | None) -> tuple[Part | None, Part | None]:
    """Both from one place where the cue takes the source in: "Unconfirmed reports", "Unconfirmed reports of"."""
    if source is None or cue is None or not (source.start < cue.end and cue.start < source.end):
        return source, cue
    start = min(source.start, cue.start)
    return replace(source, start=start), replace(cue, start=start)


def _cut_contents(
    reading: Reading, link: Link, starts: list[int], source: Part | None
) -> Iterator[tuple[int, int, int, float]]:
    """(sentence, start, end, score) of each content, cut at the ends of sentences, around its own cue and source,
    and without a dateline."""
    text = reading.document.text
    own = [(part.start, part.end) for part in (link.cue, source) if part is not None]
    for part in link.contents:
        first = _sentence_of(starts, part.start)
        for sentence in range(first, _sentence_of(starts, part.end - 1) + 1):
            start, end = reading.sentences[sentence]
            if link.cue is None:  # the whole sentence is somebody's, by sourcing.md
                yield sentence, start, end, part.score
                continue
            dateline = find_dateline(text, start)
            start = dateline.end if dateline else start
            for a, b in _without(max(start, part.start), min(end, part.end), own):
                a, b = _trim(text, a, b, after_cue=link.cue is not None and a >= link.cue.end)
                if any(char.isalnum() for char in text[a:b]):
                    yield sentence, a, b, part.score


def _without(start: int, end: int, holes: Iterable[Stretch]) -> Iterator[Stretch]:
    cuts = sorted((max(start, a), min(end, b)) for a, b in holes if a < end and b > start)
    for (_, before), (after, _) in pairwise([(start, start), *cuts, (end, end)]):
        if before < after:
            yield before, after


def _trim(text: str, start: int, end: int, *, after_cue: bool) -> Stretch:
    while start < end and text[start] in _EDGES:
        start += 1
    if after_cue and text[start : start + len(_THAT)].lower() == _THAT:
        start += len(_THAT)
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _span(reading: Reading, part: Part) -> Span:
    return make_span(reading.document.text, part.start, part.end)


def find_stance(cue: str) -> CueStance:
    """How the words of a cue present their content, by the last verb among them that the list has."""
    verbs = load_cue_verbs()
    for word in reversed(cue.lower().split()):
        verb = verbs.get(word.strip(".,:;"))
        if verb is not None:
            return verb.stance
    return "neutral"


def _drop_repeated(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Without running quotations that another attribution of the same sentence has already, and without doubles."""
    told: dict[int, list[Attribution]] = {}
    for attribution in sorted(found, key=lambda a: (a.cue is None, -a.score)):
        others = told.setdefault(attribution.sentence, [])
        if not any(_repeats(attribution, other) for other in others):
            others.append(attribution)
    kept = [attribution for others in told.values() for attribution in others]
    return tuple(sorted(kept, key=lambda a: (a.content.start, a.cue.start if a.cue else -1, a.content.end)))


def _repeats(attribution: Attribution, other: Attribution) -> bool:
    a, b = attribution.content, other.content
    shared = min(a.end, b.end) - max(a.start, b.start)
    if attribution.cue is None:
        return shared > _COVERED * (a.end - a.start)
    return other.cue == attribution.cue and shared > 0
