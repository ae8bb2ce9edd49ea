"""Titles in a text with what stands around them: whose office it is, and the words that change what the title means."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.claims.lexicon import (
    BEFORE_COUNTRY,
    MODIFIERS,
    PLAIN,
    Phrase,
    load_jurisdictions,
    load_titles,
    straight,
)
from dateline.language.lexicon import COMMON_WORDS
from dateline.language.words import Word

_LONGEST_COUNTRY = 4  # words in "United States of America"
_MAX_LEFT = 8  # words before a title that can belong to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A word that changes what a title means."""

    kind: str
    word: int  # index of the word


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
        phrase, own = _match(words, at, past, start=start, options=titles.get(start, ()))
        if not phrase:
            at += 1
            continue
        title = _look_around(words, at, at + len(phrase), bounds=(first, past), phrase=phrase, own=own)
        if title is not None:
            yield _with_prefix(title, prefix, at) if prefix else title
        at += len(phrase)


def _match(
    words: tuple[Word, ...], at: int, past: int, *, start: str, options: tuple[tuple[Phrase, bool], ...]
) -> tuple[Phrase, bool]:
    for phrase, own in options:
        end = at + len(phrase)
        if end <= past and phrase[0] == start:
            rest = tuple(straight(word.lower) for word in words[at + 1 : end])
            if rest == phrase[1:]:
                return phrase, own
    return (), False


def _with_prefix(title: Title, prefix: str, at: int) -> Title:
    return Title(
        phrase=title.phrase,
        own=title.own,
        left=title.left,
        first=title.first,
        past=title.past,
        jurisdiction=title.jurisdiction,
        place=title.place,
        modifiers=(*title.modifiers, Modifier(kind=MODIFIERS[prefix], word=at)),
        definite=title.definite,
        stray=title.stray,
    )


def _look_around(
    words: tuple[Word, ...], at: int, past: int, *, bounds: tuple[int, int], phrase: Phrase, own: bool
) -> Title | None:
    """The title with its surroundings; null where it belongs to something that is no country or body."""
    left, place, modifiers = at, None, []
    while left > max(bounds[0], at - _MAX_LEFT):
        word = straight(words[left - 1].lower)
        head, tail = word.partition("-")[0], word.rpartition("-")[2]
        if word in MODIFIERS or (head in MODIFIERS and tail not in {"president"} and "-" in word):
            modifiers.append(Modifier(kind=MODIFIERS.get(word) or MODIFIERS[head], word=left - 1))
            left -= 1
        elif word in PLAIN:
            left -= 1
        elif tail in {"backed", "installed", "appointed", "imposed", "proclaimed", "declared", "recognised", "elect"}:
            modifiers.append(Modifier(kind="doubted", word=left - 1))
            left -= 1
        elif place is None and not own and (found := match_jurisdiction(words, bounds[0], end=left)):
            place = found
            left = found[0]
        else:
            break
    before = words[left - 1] if left > bounds[0] else None
    if place and before is not None and (_is_compound(words, bounds[0], left) or before.text in {"/", "&", "–", "-"}):
        return None
    end, place_after = past, None
    if straight(words[past].lower) == "of" if past < bounds[1] else False:
        place_after = _jurisdiction_after(words, past + 1, bounds[1])
        if place_after is None and not own:
            return None
        end = place_after[1] if place_after else past
    if end < bounds[1] and straight(words[end].lower) in {"'s", "'", "for", "at"}:
        return None
    jurisdictions = {_code(words, one) for one in (place, place_after) if one}
    if len(jurisdictions) > 1:
        return None
    return Title(
        phrase=phrase,
        own=own,
        left=left,
        first=at,
        past=end,
        jurisdiction=jurisdictions.pop() if jurisdictions else None,
        place=place or place_after,
        modifiers=tuple(modifiers),
        definite=bool(place) or own or (before is not None and before.lower == "the"),
        stray=not place and not own and place_after is None and _is_stray(words[at], before, left == bounds[0]),
    )


def match_jurisdiction(words: tuple[Word, ...], first: int, *, end: int) -> tuple[int, int] | None:
    """The words right before `end` that name a country or body, longest first; a genitive may close them."""
    known = load_jurisdictions()
    last = end
    if last - 1 >= first and straight(words[last - 1].lower) in {"'s", "'"}:
        last -= 1
    for start in range(max(first, last - _LONGEST_COUNTRY), last):
        if words[start].text[:1].isupper() and tuple(straight(w.lower) for w in words[start:last]) in known:
            return start, end
    return None


def _jurisdiction_after(words: tuple[Word, ...], at: int, past: int) -> tuple[int, int] | None:
    known = load_jurisdictions()
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
        before.lower in BEFORE_COUNTRY or match_jurisdiction(words, first, end=left) is not None
    )


def _is_stray(title: Word, before: Word | None, opens: bool) -> bool:
    if before is None or opens:
        return title.text.islower()
    if not before.text[:1].isalpha():
        return title.text.islower() and before.text not in {",", "(", "—", "–"}
    if before.text[:1].isupper() and before.lower not in COMMON_WORDS:
        return True
    return title.text.islower() and before.lower != "the"
