"""The turns of a transcript: lines that open with a label, "QUESTION:", "MS. ROE:", "Jane Roe:", "JR:"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.extract.attributions.kinds import EntityIndex
from dateline.extract.attributions.lines import ends_in_stop, leads_in
from dateline.extract.attributions.people import Person
from dateline.language.lexicon import ADDRESSES, ROLES, TITLES

# "Q" may stand without a colon, before a gap.
_LABEL = re.compile(r"^(?:(?P<gap>Q)[ \t\xa0]{2,}|(?P<label>[^\W\d_][^:\n]{0,59}):(?=\s))", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ANYTHING = re.compile(r"\S")
_ASIDE = re.compile(r"\s[(\[].*")  # "MR. ROE (via interpreter):"
_ASKING = frozenset("q a question answer interviewer reporter moderator host presenter".split())  # or answering
_BEFORE_NAME = ADDRESSES.keys() | ROLES | {word for title in TITLES for word in title.split()}
_NOT_THE = frozenset({"former", "ex", "late", "vice", "deputy"})  # of a president who is not THE PRESIDENT
_NAMESAKES = 20  # persons with one surname; with more it tells nobody
_MOST_WORDS = 6  # of a label that names nobody known


class Turn(NamedTuple):
    """A stretch of a transcript that one person speaks, with its label."""

    start: int
    end: int
    person: Person | None  # if the article names the speaker


def find_turns(
    text: str,
    *,
    index: EntityIndex,
    people: Mapping[str, Person],
    people_by_name: Mapping[str, Sequence[Person]],
    people_by_role: Mapping[str, Sequence[Person]],
) -> tuple[Turn, ...]:
    """The turns in text order. Nothing where one line alone opens so, or one person's initials or role alone tell it.

    Misses labels without a colon, and what the last speaker says after a paragraph.
    """
    people_by_initials = _group_by_initials(people.values())
    labels: list[tuple[int, int, Person | None]] = []  # start, end, who
    is_talk = False
    for match in _LABEL.finditer(text):
        label = match["gap"] or match["label"]
        words = _WORD.findall(_ASIDE.sub("", label))
        named = [people[entity.id] for *_, entity in index.inside(*match.span("label")) if entity.id in people]
        known = people_by_name.get(words[-1]) or people_by_name.get(words[-1].title()) or named
        initials = people_by_initials.get(label, [])
        known = [] if len(known) > _NAMESAKES else [one for one in known if not initials or one.entity.name != label]
        fitting = [person for person in known if _is_label_of(person, words)]
        asks = words[0].lower() in _ASKING and (len(words) == 1 or label.isupper())
        nameless = asks or (len(words) <= _MOST_WORDS and (label.isupper() or words[0].lower() in ADDRESSES))
        if (fitting or nameless) and _is_speech(text, match.end()):
            is_talk = is_talk or asks or bool(fitting)
            if not fitting and label.isupper():
                fitting = initials or _find_the(words, people_by_role)
            labels.append((*match.span(), fitting[0] if len(fitting) == 1 else None))
    is_talk = is_talk or len({who.entity.id for *_, who in labels if who is not None}) > 1
    if not is_talk or len(labels) < 2:
        return ()
    turns = [Turn(start, _find_end(text, at, after), who) for (start, at, who), (after, *_) in pairwise(labels)]
    start, at, who = labels[-1]
    return (*turns, Turn(start, _end_paragraph(text, at), who))


def _find_end(text: str, at: int, following: int) -> int:
    """Where a turn ends whose label ends `at`: at the `following` label, or before a line that leads in another."""
    start = _end_paragraph(text, at)
    while start < following:
        end = text.find("\n", start, following)
        end = end if end >= 0 else following
        if leads_in(text[start:end]):
            return start
        start = end + 1
    return following


def _end_paragraph(text: str, at: int) -> int:
    """The end of the first line behind a label that holds anything."""
    first = _ANYTHING.search(text, at)
    end = text.find("\n", first.start()) if first else -1
    return end if end >= 0 else len(text)


def _group_by_initials(people: Iterable[Person]) -> dict[str, list[Person]]:
    """The persons by "JR" for Jane Roe, and by "JMR" as well for Jane M. Roe."""
    found: dict[str, list[Person]] = {}
    for person in people:
        name = person.entity.name.split()
        if len(name) > 1:
            for words in {(name[0], name[-1]), tuple(name)}:
                found.setdefault("".join(word[0].upper() for word in words), []).append(person)
    return found


def _find_the(words: Sequence[str], people_by_role: Mapping[str, Sequence[Person]]) -> list[Person]:
    """The holders of the role in "THE PRESIDENT"."""
    fitting = people_by_role.get(words[1].lower(), ()) if len(words) == 2 and words[0] == "THE" else ()
    return [person for person in fitting if len(fitting) == 1 and _NOT_THE.isdisjoint(person.described)]


def _is_label_of(person: Person, words: Sequence[str]) -> bool:
    """Whether a label is the person's name, whole or in part, with nothing but titles before it."""
    name = person.entity.name.lower().split()
    return words[-1].lower() in name and all(word.lower() in name or word.lower() in _BEFORE_NAME for word in words)


def _is_speech(text: str, at: int) -> bool:
    """Whether the line ends as speech does, unlike a heading; a label alone on its line is followed by speech."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    return not line.strip() or ends_in_stop(line)
