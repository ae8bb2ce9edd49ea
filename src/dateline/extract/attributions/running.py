"""Running quotations: sentences that somebody speaks without being named in them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.attributions.quotes import mark_quoted
from dateline.extract.attributions.statements import find_statements
from dateline.language.reading import Reading
from dateline.records.sources import Attribution
from dateline.records.text import make_span

_MARKS = re.compile('["“]')
_MOST_QUOTED = 0.8  # share of a sentence in quotation marks from which it is a running quotation
_LEAST_WORDS = 4  # a shorter quotation by itself is a title or an aside
_MOST_TOLD = 0.6  # share of a sentence that another content may cover before it is told already
_QUOTED_SCORE, _STATED_SCORE = 0.8, 0.6  # how often such a sentence was one in the written articles, by eye


def find_running(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The sentences in quotation marks, or in a statement that a line opens, that no attribution covers yet.

    Where the words between two quotations name the speaker, the second alone runs on, and is the same speaker's.

    The largest corpus for training leaves them out, so the model does not find them. Misses speech without marks.
    """
    quoted = mark_quoted(reading)
    told = [0] * len(reading.sentences)
    named: dict[int, int] = {}  # sentence -> the end of the words that name its speaker: "“I,” she said, “and you.”"
    for attribution in attributions:
        told[attribution.sentence] += attribution.content.end - attribution.content.start
        if attribution.source is not None and not _is_quoted(reading, quoted, attribution.source.start):
            named[attribution.sentence] = max(attribution.source.end, attribution.cue.end if attribution.cue else 0)
    spoken = find_statements(reading, quoted, named=named)
    for index, (first, last) in enumerate(reading.sentence_words):
        start, end = reading.sentences[index]
        if told[index] > _MOST_TOLD * (end - start):
            continue
        running = last - first >= _LEAST_WORDS and sum(quoted[first:last]) >= _MOST_QUOTED * (last - first)
        if index in spoken or running:
            score = _QUOTED_SCORE if running else _STATED_SCORE
            goes_on = _MARKS.search(reading.document.text, named.get(index, end), end)
            yield _make_running(reading, index, start=goes_on.start() if goes_on else start, score=score)


def _is_quoted(reading: Reading, quoted: Sequence[bool], place: int) -> bool:
    at = bisect_left(reading.words, place, key=lambda word: word.start)
    return at < len(quoted) and quoted[at]


def _make_running(reading: Reading, index: int, *, start: int, score: float) -> Attribution:
    return Attribution(
        source=None,
        cue=None,
        content=make_span(reading.document.text, start, reading.sentences[index][1]),
        kind="unnamed",  # settled when names are
        name=None,
        title=None,
        justification=(),
        anonymity=None,
        cue_stance=None,
        implied=True,
        entity=None,
        sentence=index,
        score=score,
    )
