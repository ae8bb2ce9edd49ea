"""Whether words speak of what was or of what is to come: it tells which Friday "on Friday" is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from dateline.language.reading import Reading
from dateline.language.words import Word

Tense = Literal["past", "future", "unknown"]

_REACH = 14  # words on either side that are looked at
_FUTURE = frozenset(
    """will won't shall ll due scheduled upcoming expected planned plans plan going hopes expects intends aims poised
    tomorrow next set would""".split()
)
_PAST = frozenset(
    """was were had did has have been said told began came went took made gave got saw found knew met left led held kept
    sent spent built bought brought fought fell fled flew grew hit hurt lost paid put ran rose shot shut sold spoke
    stood struck swept taught thought threw understood won wrote won broke became chose drew drove fed felt forgot heard
    hid
    lay lent let meant read rode sang sank set slept spread stole stuck swore tore woke wore earlier ago yesterday last
    since blew cut cast cost wounded dead""".split()
) - {"set", "let", "read", "put", "cut", "cost", "dead"}
_PAST_FORM = re.compile(r"[a-z]{2,14}(?:[^e]ed|eed|ied)")
_NOT_PAST = frozenset("need indeed speed united red breed seed feed scheduled expected planned supposed".split())
_DUTIES = frozenset("may might must should shall can".split())
_BREAKS = frozenset({";", "“", "”", '"'})


def find_tense(reading: Reading, start: int, end: int) -> Tense:
    """The tense of the verb nearest before `start` in its sentence, else nearest after `end`.

    Misses tense told by other sentences only, and takes a participle before a noun for a verb.
    """
    words = reading.words
    first = bisect_left(words, start, key=lambda word: word.start)
    past = bisect_left(words, end, key=lambda word: word.start)
    sentence = bisect_left(reading.sentences, start + 1, key=lambda bounds: bounds[0]) - 1
    if sentence < 0:
        return "unknown"
    opening, closing = reading.sentence_words[sentence]
    for number in range(first - 1, max(opening, first - _REACH) - 1, -1):
        if words[number].text in _BREAKS and first - number > 1:
            break
        tense = _read_verb(words[number].lower)
        if tense != "unknown":
            return _read_helpers(words[max(opening, number - 3) : number]) if tense == "past" else tense
    for number in range(past, min(closing, past + _REACH)):
        tense = _read_verb(words[number].lower)
        if tense != "unknown":
            return tense
    return "unknown"


def _read_helpers(before: Sequence[Word]) -> Tense:
    """The tense of a form that is past by itself, by the helping verbs before it: "will be deployed"."""
    helpers = {word.lower for word in before}
    if helpers & {"will", "would", "to"} or ("be" in helpers and helpers & _DUTIES):
        return "future"
    return "unknown" if {"could", "be"} <= helpers else "past"  # "could be heard" was, "could be freed" is to come


def _read_verb(word: str) -> Tense:
    if word in _FUTURE:
        return "future"
    if word in _PAST or (_PAST_FORM.fullmatch(word) and word not in _NOT_PAST):
        return "past"
    return "unknown"
