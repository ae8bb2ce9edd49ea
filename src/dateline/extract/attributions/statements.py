"""Statements without quotation marks: a line "The minister said:" and the paragraphs that it opens."""

import re
from collections.abc import Container, Sequence

from dateline.extract.attributions.lines import ends_in_stop, leads_in
from dateline.language.cues import load_cue_verbs
from dateline.language.reading import Reading

# What follows a statement in a release, and is the institution's own again.
_AFTERWARDS = re.compile(
    r"\s*(?:notes? (?:to|for) editors|further information|more information|follow |media (?:enquiries|contact)"
    r"|for (?:more|further|media)|background|contact|ends\b|##|about the |read more|related)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?")
_OWN = frozenset({"we", "my"})
_LONGEST_HEADING = 90  # characters
_LONGEST = 40  # sentences; a longer stretch is an article with a colon, not a statement


def find_statements(reading: Reading, quoted: Sequence[bool], *, named: Container[int]) -> frozenset[int]:
    """Indices of the sentences that stand in a statement opened by a line such as "The minister said:".

    Holds only where the next line opens no quotation mark, and up to a heading, a time on a line of its own, another
    such line, or the first of the sentences `named` that have a source themselves. Misses where the reporter goes on
    without any of them.
    """
    text = reading.document.text
    spoken: set[int] = set()
    for index, (first, last) in enumerate(reading.sentence_words[:-1]):
        if last - first < 3 or reading.words[last - 1].text != ":" or quoted[last - 1]:
            continue
        end, start = reading.sentences[index][1], reading.sentences[index + 1][0]
        speaks = any(reading.words[i].lower in load_cue_verbs() for i in range(max(first, last - 6), last - 1))
        if not speaks or "\n" not in text[end:start] or text[start] in "\"“‘'«-–•*":
            continue
        opened = range(index + 1, min(len(reading.sentences), index + 1 + _LONGEST))
        for at in opened:
            if _is_over(reading, at) or (at in named and not _is_own(reading, quoted, at)):
                break
            spoken.add(at)
    return frozenset(spoken)


def _is_own(reading: Reading, quoted: Sequence[bool], sentence: int) -> bool:
    """Whether the speaker of a statement tells what others say: "I am shocked by reports that the dam broke".

    The "I" of those who are quoted is another's.
    """
    bare = (reading.words[i] for i in range(*reading.sentence_words[sentence]) if not quoted[i])
    return any(word.text == "I" or word.lower in _OWN for word in bare)


def _is_over(reading: Reading, sentence: int) -> bool:
    """Whether a statement ends before this sentence: a quotation, words that lead in another's, a heading, or a time on
    a line of its own follows.

    A heading is a short line behind an empty one, without a stop at its end.
    """
    text = reading.document.text
    start, end = reading.sentences[sentence]
    if _AFTERWARDS.match(text, start) or text[start] in '"“' or leads_in(text[start:end]):
        return True
    breaks = text.count("\n", reading.sentences[sentence - 1][1], start)
    line, ended, _ = text[start : start + _LONGEST_HEADING].partition("\n")
    if not breaks or not text[start].isalnum() or not (ended or start + _LONGEST_HEADING >= len(text)):
        return False
    return _TIME.fullmatch(line.strip()) is not None or (breaks > 1 and not ends_in_stop(line))
