"""Every sentence with its labels; docs/sourcing.md says what they mean."""

from collections.abc import Sequence
from typing import Any

from dateline.extract.sentences.certainty import find_certainty_cue
from dateline.extract.sentences.silence import find_silence
from dateline.language.heads import Scores, judge_sentence
from dateline.language.reading import Reading
from dateline.records.sources import Attribution
from dateline.records.text import Sentence, make_span


def find_sentences(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Sentence, ...]:
    """Every sentence with voice, certainty, checkable and from_silence, in text order.

    Misses what only the sense of a longer passage tells: irony, and evaluations in the form of statements.
    """
    by_sentence: list[list[Attribution]] = [[] for _ in reading.sentences]
    for attribution in attributions:
        by_sentence[attribution.sentence].append(attribution)
    return tuple(_label(reading, reading.scores, index, found) for index, found in enumerate(by_sentence))


def _label(reading: Reading, scores: Scores, index: int, attributions: Sequence[Attribution]) -> Sentence:
    text = reading.document.text
    span = make_span(text, *reading.sentences[index])
    first, last = scores.find_pieces(span.start, span.end)
    if first == last:  # white space of other scripts, which the tokenizer does not see
        return _nothing(span.start, span.end, text)
    told = judge_sentence(scores, first, last)
    labels = scores.card.labels
    best: dict[str, Any] = {name: labels[name][int(chances.argmax())] for name, chances in told.items()}
    silence_words = find_silence(span, text)
    silence = float(told["from_silence"][1]) >= scores.card.thresholds["from_silence"]
    return Sentence(
        span=span,
        voice=best["voice"],  # the card's labels are those of the record: a test holds them together
        certainty=best["certainty"],
        certainty_cue=find_certainty_cue(span, text, best["certainty"], attributions),
        checkable=best["checkable"],
        checkable_score=round(1 - float(told["checkable"][labels["checkable"].index("no")]), 3),
        from_silence=silence,
        silence_cue=silence_words if silence else None,
    )


def _nothing(start: int, end: int, text: str) -> Sentence:
    return Sentence(
        span=make_span(text, start, end),
        voice="none",
        certainty="none",
        certainty_cue=None,
        checkable="no",
        checkable_score=0.0,
        from_silence=False,
        silence_cue=None,
    )
