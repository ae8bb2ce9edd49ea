"""The turns of a transcript: lines that open with a label, "QUESTION:", "MS. ROE:", "Jane Roe:"."""

import re
from collections.abc import Mapping, Sequence

from dateline.extract.attributions.kinds import EntityIndex
from dateline.extract.attributions.people import Person
from dateline.language.lexicon import ADDRESSES, ROLES, TITLES

_LABEL = re.compile(r"^([^\W\d_][^:\n]{0,59}):(?=\s)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ASIDE = re.compile(r"\s[(\[].*")  # "MR. ROE (via interpreter):"
_ASKING = frozenset("q a question answer interviewer reporter moderator host presenter".split())  # or answering
_BEFORE_NAME = ADDRESSES.keys() | ROLES | {word for title in TITLES for word in title.split()}
_NAMESAKES = 20  # persons with one surname; with more it tells nobody
_MOST_WORDS = 6  # of a label that names nobody known
_STOPS = (".", "!", "?", "…", "-", "–", "—")
_LAST_CHARS = 8  # of a line, in which its stop stands


def find_turns(
    text: str,
    *,
    index: EntityIndex,
    people: Mapping[str, Person],
    people_by_name: Mapping[str, Sequence[Person]],
) -> tuple[tuple[int, Person | None], ...]:
    """Where each turn begins and who speaks, if the article names the speaker. Nothing where one line alone opens so.

    Misses labels without a colon.
    """
    turns: list[tuple[int, Person | None]] = []
    is_talk = False
    for match in _LABEL.finditer(text):
        words = _WORD.findall(_ASIDE.sub("", match[1]))
        named = [people[entity.id] for *_, entity in index.inside(*match.span(1)) if entity.id in people]
        known = people_by_name.get(words[-1]) or people_by_name.get(words[-1].title()) or named
        fitting = [person for person in known if _is_label_of(person, words)] if len(known) <= _NAMESAKES else []
        asks = words[0].lower() in _ASKING and (len(words) == 1 or match[1].isupper())
        nameless = asks or (len(words) <= _MOST_WORDS and (match[1].isupper() or words[0].lower() in ADDRESSES))
        if (fitting or nameless) and _ends_in_stop(text, match.end()):
            turns.append((match.start(), fitting[0] if len(fitting) == 1 else None))
            is_talk = is_talk or asks or bool(fitting)
    return tuple(turns) if is_talk and len(turns) > 1 else ()


def _is_label_of(person: Person, words: Sequence[str]) -> bool:
    """Whether a label is the person's name, whole or in part, with nothing but titles before it."""
    name = person.entity.name.lower().split()
    return words[-1].lower() in name and all(word.lower() in name or word.lower() in _BEFORE_NAME for word in words)


def _ends_in_stop(text: str, at: int) -> bool:
    """Whether the line does, as speech and unlike a heading; a label alone on its line is followed by speech."""
    end = text.find("\n", at)
    last = text[max(at, (end if end >= 0 else len(text)) - _LAST_CHARS) : end if end >= 0 else len(text)]
    last = last.rstrip(" \t\r\"”’'»)]")
    return not last or last.endswith(_STOPS)
