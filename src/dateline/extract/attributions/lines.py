"""How lines end: speech with a stop, a heading without, and a line that leads in somebody's words with a colon."""

import re

from dateline.language.cues import load_cue_verbs

_STOPS = (".", "!", "?", "…", ",", ";", ":", "-", "–", "—")
_LAST_CHARS = 8  # of a line, in which its stop stands
_WORD = re.compile(r"\w+")
_CUE_CHARS = 60  # before a colon, in which "said in a written statement" stands
_CUE_WORDS = 5
_OWN = frozenset({"i", "we"})


def ends_in_stop(line: str) -> bool:
    """Whether a line does, before any marks that close."""
    return line[-_LAST_CHARS:].rstrip(" \t\r\"”’'»)]").endswith(_STOPS)


def leads_in(line: str) -> bool:
    """Whether a line opens the words of another than the one who speaks: "Jane Roe said in a statement:"."""
    if not line.rstrip().endswith(":"):
        return False
    words = [word.lower() for word in _WORD.findall(line[-_CUE_CHARS:])]
    return _OWN.isdisjoint(words) and any(word in load_cue_verbs() for word in words[-_CUE_WORDS:])
