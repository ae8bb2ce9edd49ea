"""Statements without quotation marks: a line "The minister said:" and the paragraphs that it opens."""

import re
from collections.abc import Sequence

from dateline.language.cues import load_cue_verbs
from dateline.language.reading import Reading

# What follows a statement in a release, and is the institution's own again.
_AFTERWARDS = re.compile(
    r"\s*(?:notes? (?:to|for) editors|further information|more information|follow |media (?:enquiries|contact)"
    r"|for (?:more|further|media)|background|contact|ends\b|##|about the |read more|related)",
    re.IGNORECASE,
)
_LONGEST = 40  # sentences; a longer stretch is an article with a colon, not a statement


def find_statements(reading: Reading, quoted: Sequence[bool]) -> frozenset[int]:
    """Indices of the sentences that stand in a statement opened by a line such as "The minister said:".

    Holds only where the next line opens no quotation mark, and up to a heading for notes or the end of the text.
    Misses statements that are followed by the reporter's own text without a heading.
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
        for spoken_index in opened:
            at = reading.sentences[spoken_index][0]
            if _AFTERWARDS.match(text, at) or text[at] in '"“':
                break
            spoken.add(spoken_index)
    return frozenset(spoken)
