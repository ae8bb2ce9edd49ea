"""Every sentence with its labels; docs/sourcing.md says what they mean."""

from collections.abc import Sequence

from dateline.extract.sentences.certainty import judge_certainty
from dateline.extract.sentences.checkable import judge_checkable
from dateline.extract.sentences.silence import find_silence
from dateline.extract.sentences.voice import asserts_nothing, judge_voice
from dateline.language.reading import Reading
from dateline.records.sources import Attribution
from dateline.records.text import Sentence, make_span


def find_sentences(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Sentence, ...]:
    """Every sentence with voice, certainty, checkable and from_silence, in text order.

    Misses what only the sense tells: irony, evaluations in the form of statements, silence that is not named.
    """
    by_sentence: list[list[Attribution]] = [[] for _ in reading.sentences]
    for attribution in attributions:
        by_sentence[attribution.sentence].append(attribution)
    return tuple(_label(reading, index, found) for index, found in enumerate(by_sentence))


def _label(reading: Reading, index: int, attributions: Sequence[Attribution]) -> Sentence:
    text = reading.document.text
    start, end = reading.sentences[index]
    first, last = reading.sentence_words[index]
    words = reading.words[first:last]
    span = make_span(text, start, end)
    starts_line, ends_line = _starts_line(text, start), _ends_line(text, end)
    if asserts_nothing(words, ends_line=ends_line, starts_line=starts_line, attributed=bool(attributions)):
        return Sentence(
            span=span,
            voice="none",
            certainty="none",
            certainty_cue=None,
            checkable="no",
            checkable_score=0.05,
            from_silence=False,
            silence_cue=None,
        )
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
