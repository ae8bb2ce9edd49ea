"""Titles in a text with what stands around them: whose office it is, and the words that change what the title means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.claims.lexicon import (
    BEFORE_COUNTRY,
    MODIFIERS,
    PLAIN,
    WEAK,
    Phrase,
    load_jurisdictions,
    load_titles,
    straight,
)
from dateline.language.lexicon import COMMON_WORDS
from dateline.language.words import Word

_LONGEST_COUNTRY = 4  # words in "United States of America"
_SET_UP = frozenset({"backed", "installed", "appointed", "imposed", "proclaimed", "declared", "recognised"})
_MAX_LEFT = 8  # words before a title that can belong to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A word that changes what a title means."""

    kind: str
    word: int  # index of the word


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A title of the table met in the text."""

    phrase: Phrase
    own: bool
    past: int
    owner: tuple[int, int] | None  # the words of a country inside the title


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in the text; the numbers are indices of words."""

    phrase: Phrase
    own: bool  # the title says itself whose office it is
    left: int  # first word of the whole phrase, with country and modifiers
    first: int  # first word of the title
    past: int  # past the last word of the title, and of "of Russia" after it
    jurisdiction: str | None
    place: tuple[int, int] | None  # the words that name the jurisdiction
    modifiers: tuple[Modifier, ...]
    definite: bool  # "the" or an owner stands before it
    stray: bool  # a word before it says that it is not the office of a country: "bank president"


def find_titles(words: tuple[Word, ...], first: int, past: int) -> Iterator[Title]:
    """The titles of one sentence, longest first where they overlap.

    Misses titles that are not in the table and plurals ("the foreign ministers").
    """
    titles = load_titles()
    at = first
    while at < past:
        start = straight(words[at].lower)
        prefix, _, rest = start.rpartition("-")
        # "then-President" and "ex-minister" are one word of the text.
        if prefix in MODIFIERS and start not in titles:
            start = rest
        else:
            prefix = ""
        match = _match(words, at, past, start=start, options=titles.get(start, ()))
        if match is None:
            at += 1
            continue
        title = _look_around(words, at, match, bounds=(first, past))
        if title is not None:
            modifier = (Modifier(kind=MODIFIERS[prefix], word=at),) if prefix else ()
            yield replace(title, modifiers=(*title.modifiers, *modifier))
        at = match.past


def _match(
    words: tuple[Word, ...], at: int, past: int, *, start: str, options: tuple[tuple[Phrase, bool], ...]
) -> _Match | None:
    for phrase, own in options:
        if phrase[0] != start:
            continue
        end, owner = at + 1, None
        for wanted in phrase[1:]:
            if end < past and straight(words[end].lower) == wanted:
                end += 1
            elif wanted == "the" and owner is None and (owner := _owner_at(words, end, past)):
                end = owner[1]  # "head of Ukraine's presidential office" for "head of the presidential office"
            else:
                break
        else:
            return _Match(phrase=phrase, own=own, past=end, owner=owner)
    return None


def _owner_at(words: tuple[Word, ...], at: int, past: int) -> tuple[int, int] | None:
    """The country in the genitive that starts at the word `at`."""
    place = jurisdiction_after(words, at, past)
    if place is None or place[1] >= past or straight(words[place[1]].lower) != "'s":
        return None
    return place[0], place[1] + 1


def _look_around(words: tuple[Word, ...], at: int, match: _Match, *, bounds: tuple[int, int]) -> Title | None:
    """The title with its surroundings; null where it belongs to something that is no country or body."""
    left, place, modifiers = _look_left(words, at, match, first=bounds[0])
    place = place or match.owner
    before = words[left - 1] if left > bounds[0] else None
    if place and before is not None and (_is_compound(words, bounds[0], left) or before.text in {"/", "&", "–", "-"}):
        return None
    end, place_after = match.past, None
    if end < bounds[1] and words[end].lower == "of":
        place_after = jurisdiction_after(words, end + 1, bounds[1])
        if place_after is None and not match.own:
            return None
        end = place_after[1] if place_after else end
    if end < bounds[1] and straight(words[end].lower) in {"'s", "'", "for", "at"}:
        return None
    jurisdictions = {_code(words, one) for one in (place, place_after) if one}
    if len(jurisdictions) > 1 or (match.phrase in WEAK and not jurisdictions):
        return None
    return Title(
        phrase=match.phrase,
        own=match.own,
        left=left,
        first=at,
        past=end,
        jurisdiction=jurisdictions.pop() if jurisdictions else None,
        place=place or place_after,
        modifiers=modifiers,
        definite=bool(place) or match.own or (before is not None and before.lower == "the"),
        stray=not place
        and not match.own
        and place_after is None
        and _is_stray(words[at], before if left > bounds[0] else None),
    )


def _look_left(
    words: tuple[Word, ...], at: int, match: _Match, *, first: int
) -> tuple[int, tuple[int, int] | None, tuple[Modifier, ...]]:
    """The first word that belongs to the title, the country before it, and its modifiers."""
    left, place, modifiers = at, None, []
    while left > max(first, at - _MAX_LEFT):
        word = straight(words[left - 1].lower)
        head, _, tail = word.rpartition("-")
        if word == "under" and match.phrase[0] != "secretary":
            break  # "under President Duda" is no under-secretary
        kind = MODIFIERS.get(word) or MODIFIERS.get(word.partition("-")[0] if head else "")
        kind = kind or ("doubted" if head and tail in _SET_UP else None)
        if kind:
            modifiers.append(Modifier(kind=kind, word=left - 1))
        elif not (word in PLAIN or (word == "the" and left - 2 >= first and words[left - 2].lower == "then")):
            owner = None if place or match.own else _jurisdiction_before(words, first, end=left)
            if owner is None:
                break
            place, left = owner, owner[0] + 1
        left -= 1
    return left, place, tuple(modifiers)


def _jurisdiction_before(words: tuple[Word, ...], first: int, *, end: int) -> tuple[int, int] | None:
    """The words right before `end` that name a country or body, longest first; a genitive may close them."""
    known = load_jurisdictions()
    last = end
    if last - 1 >= first and straight(words[last - 1].lower) in {"'s", "'"}:
        last -= 1
    for start in range(max(first, last - _LONGEST_COUNTRY), last):
        if words[start].text[:1].isupper() and tuple(straight(w.lower) for w in words[start:last]) in known:
            return start, end
    return None


def jurisdiction_after(words: tuple[Word, ...], at: int, past: int) -> tuple[int, int] | None:
    """The words from `at` on, "the" left out, that name a country or body, longest first."""
    known = load_jurisdictions(adjectives=False)
    start = at + 1 if at < past and words[at].lower == "the" else at
    for end in range(min(past, start + _LONGEST_COUNTRY), start, -1):
        if words[start].text[:1].isupper() and tuple(straight(w.lower) for w in words[start:end]) in known:
            return start, end
    return None


def _code(words: tuple[Word, ...], place: tuple[int, int]) -> str:
    phrase = tuple(straight(word.lower) for word in words[place[0] : place[1]])
    phrase = phrase[:-1] if phrase[-1] in {"'s", "'"} else phrase
    return load_jurisdictions()[phrase]


def _is_compound(words: tuple[Word, ...], first: int, left: int) -> bool:
    """Whether the country is part of a longer name: "Latin American", "Turkish Cypriot"."""
    before = words[left - 1]
    return before.text[:1].isupper() and (
        before.lower in BEFORE_COUNTRY or _jurisdiction_before(words, first, end=left) is not None
    )


def _is_stray(title: Word, before: Word | None) -> bool:
    if before is None:
        return title.text.islower()
    if not before.text[:1].isalpha():
        return title.text.islower() and before.text not in {",", "(", "—", "–"}
    if before.text[:1].isupper() and before.lower not in COMMON_WORDS:
        return True
    return title.text.islower() and before.lower != "the"
