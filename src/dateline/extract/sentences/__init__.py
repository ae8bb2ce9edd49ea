"""Every sentence with its labels; docs/sourcing.md says what they mean."""

from collections.abc import Sequence
from typing import Any

from dateline.extract.sentences.certainty import find_certainty_cue, judge_certainty
from dateline.extract.sentences.checkable import judge_checkable
from dateline.extract.sentences.silence import find_silence
from dateline.extract.sentences.voice import asserts_nothing, judge_voice
from dateline.language.encoder import Floats
from dateline.language.heads import Scores, judge_sentence
from dateline.language.reading import Reading
from dateline.records.sources import Attribution
from dateline.records.text import Certainty, Checkable, Sentence, Span, Voice, make_span

# Probability from which the model's label counts; below, that of the words. Set on the development part of the sourcing
# labels, in steps of a tenth.
_SURE_VOICE, _SURE_CERTAINTY, _SURE_CHECKABLE = 0.8, 0.8, 0.8
_SILENCE_WITH_WORDS = 0.2  # probability from which words of silence and conclusion are taken at their word


def find_sentences(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Sentence, ...]:
    """Every sentence with voice, certainty, checkable and from_silence, in text order.

    Each label is the model's where it is sure, and else that of word lists and of what the attributions leave to the
    author. Words that call a content unconfirmed always count. Misses what only the sense of a longer passage tells:
    irony, and evaluations in the form of statements.
    """
    by_sentence: list[list[Attribution]] = [[] for _ in reading.sentences]
    for attribution in attributions:
        by_sentence[attribution.sentence].append(attribution)
    return tuple(_label(reading, index, found) for index, found in enumerate(by_sentence))


def _label(reading: Reading, index: int, attributions: Sequence[Attribution]) -> Sentence:
    text = reading.document.text
    span = make_span(text, *reading.sentences[index])
    ruled = _label_by_words(reading, index, span, attributions)
    scores = reading.scores
    first, last = scores.find_pieces(span.start, span.end)
    if first == last:  # white space of other scripts, which the tokenizer does not see
        return ruled
    told = judge_sentence(scores, first, last)

    voice = _choose(scores, told, "voice", by_words=ruled.voice, sure=_SURE_VOICE)
    certainty = _choose(scores, told, "certainty", by_words=ruled.certainty, sure=_SURE_CERTAINTY)
    if voice in {"source", "mixed"} and not attributions:
        voice = ruled.voice
    if ruled.certainty == "unconfirmed":
        certainty = "unconfirmed"
    checkable = _choose(scores, told, "checkable", by_words=ruled.checkable, sure=_SURE_CHECKABLE)
    if certainty == "predicted" and checkable == "no":
        checkable = ruled.checkable
    silence = float(told["from_silence"][1])
    concludes = silence >= scores.card.thresholds["from_silence"] or (
        ruled.from_silence and silence >= _SILENCE_WITH_WORDS
    )
    return Sentence(
        span=span,
        voice=voice,
        certainty=certainty,
        certainty_cue=ruled.certainty_cue
        if certainty == ruled.certainty
        else find_certainty_cue(span, text, certainty, attributions),
        checkable=checkable,
        checkable_score=round(1 - float(told["checkable"][scores.card.labels["checkable"].index("no")]), 3),
        from_silence=concludes,
        silence_cue=ruled.silence_cue if concludes else None,
    )


def _choose(scores: Scores, told: dict[str, Floats], name: str, *, by_words: Any, sure: float) -> Any:
    """The model's label where it is as sure as `sure`, else that of the words."""
    chances = told[name]
    return scores.card.labels[name][int(chances.argmax())] if float(chances.max()) >= sure else by_words


def _label_by_words(reading: Reading, index: int, span: Span, attributions: Sequence[Attribution]) -> Sentence:
    """The labels that word lists and the attributions give."""
    text = reading.document.text
    words = reading.words[slice(*reading.sentence_words[index])]
    voice: Voice = "none"
    certainty: Certainty = "none"
    checkable: Checkable = "no"
    cue: Span | None = None
    score = 0.0
    silence = None
    starts_line, ends_line = _starts_line(text, span.start), _ends_line(text, span.end)
    if not asserts_nothing(words, ends_line=ends_line, starts_line=starts_line, attributed=bool(attributions)):
        voice = judge_voice(words, attributions)
        certainty, cue = judge_certainty(span, text, attributions)
        checkable, score = judge_checkable(span, voice=voice, certainty=certainty, attributions=attributions)
        silence = find_silence(span, text)
    return Sentence(
        span=span,
        voice=voice,
        certainty=certainty,
        certainty_cue=cue,
        checkable=checkable,
        checkable_score=score,
        from_silence=silence is not None,
        silence_cue=silence,
    )


def _starts_line(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] == "\n"


def _ends_line(text: str, at: int) -> bool:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at == len(text) or text[at] == "\n"
