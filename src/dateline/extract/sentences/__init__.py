"""Every sentence with its labels; docs/sourcing.md says what they mean."""

from collections.abc import Collection, Sequence
from typing import Any

from dateline.extract.sentences.certainty import find_certainty_cue, find_unconfirmed
from dateline.extract.sentences.silence import find_silence
from dateline.language.encoder import Floats
from dateline.language.heads import judge_sentences
from dateline.language.reading import Reading
from dateline.records.sources import Attribution
from dateline.records.text import Certainty, Sentence, Voice, make_span

_SILENCE_WITH_WORDS = 0.05  # probability from which words of silence and conclusion are taken at their word
_ATTRIBUTED = frozenset({"source", "mixed"})


def find_sentences(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Sentence, ...]:
    """Every sentence with voice, certainty, checkable and from_silence, in text order.

    The labels are the model's likeliest, but words that call a content unconfirmed always count, and a sentence without
    an attribution is nobody's but the author's. Misses what only the sense of a longer passage tells: irony, and
    evaluations in the form of statements.
    """
    by_sentence: list[list[Attribution]] = [[] for _ in reading.sentences]
    for attribution in attributions:
        by_sentence[attribution.sentence].append(attribution)
    pieces = [reading.scores.find_pieces(start, end) for start, end in reading.sentences]
    read = [index for index, (first, last) in enumerate(pieces) if first < last]
    told = judge_sentences(reading.scores, [pieces[index] for index in read])
    judged = {index: {name: told[name][row] for name in told} for row, index in enumerate(read)}
    return tuple(
        _label(reading, index, judged[index], by_sentence[index]) if index in judged else _leave(reading, index)
        for index in range(len(reading.sentences))
    )


def _leave(reading: Reading, index: int) -> Sentence:
    """A sentence that the tokenizer does not see: white space of other scripts."""
    return Sentence(
        span=make_span(reading.document.text, *reading.sentences[index]),
        voice="none",
        certainty="none",
        certainty_cue=None,
        checkable="no",
        checkable_score=0.0,
        from_silence=False,
        silence_cue=None,
    )


def _label(reading: Reading, index: int, told: dict[str, Floats], attributions: Sequence[Attribution]) -> Sentence:
    text, card = reading.document.text, reading.scores.card
    labels = card.labels
    span = make_span(text, *reading.sentences[index])
    voice: Voice = _choose(told["voice"], labels["voice"], without=() if attributions else _ATTRIBUTED)
    unconfirmed = find_unconfirmed(span, text)
    certainty: Certainty = "unconfirmed" if unconfirmed else _choose(told["certainty"], labels["certainty"])
    silence, chance = find_silence(span, text), float(told["from_silence"][1])
    concludes = chance >= (_SILENCE_WITH_WORDS if silence else card.thresholds["from_silence"])
    return Sentence(
        span=span,
        voice=voice,
        certainty=certainty,
        certainty_cue=unconfirmed or find_certainty_cue(span, text, certainty, attributions),
        checkable=_choose(told["checkable"], labels["checkable"]),
        checkable_score=round(1 - float(told["checkable"][labels["checkable"].index("no")]), 3),
        from_silence=concludes,
        silence_cue=silence if concludes else None,
    )


def _choose(chances: Floats, labels: Sequence[str], *, without: Collection[str] = ()) -> Any:
    """The likeliest of the labels that are allowed."""
    return max((chance, label) for chance, label in zip(chances.tolist(), labels, strict=True) if label not in without)[
        1
    ]
