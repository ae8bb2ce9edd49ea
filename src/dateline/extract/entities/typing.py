"""What a run of capitals names, by the words inside and around it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.extract.entities.runs import BROADCASTERS, TASKS, Run
from dateline.language.known import DEMONYMS, KNOWN, LONGEST
from dateline.language.lexicon import (
    ADDRESSES,
    BODY_NOUNS,
    COMMON_WORDS,
    EVENT_HEADS,
    EVENT_OPENERS,
    GIVEN_NAMES,
    HEADS_BEFORE_OF,
    HONOURS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PLACE_NOUNS,
    PLAIN_ACRONYMS,
    ROLES,
    SPEECH_VERBS,
    TITLES,
    WEAPONS,
)
from dateline.language.words import Word
from dateline.records.sources import EntityType

CERTAIN, STRONG, FAIR, WEAK = 4, 3, 2, 1  # how much a mention tells of its entity's type

_ONLY_PLACE_BEFORE = frozenset("in near around outside across inside neighbouring neighboring".split())
_PEOPLE_AFTER = frozenset({"who", "whose", "himself", "herself"})
_HEADS = ORGANISATION_HEADS | PLACE_HEADS
_AFTER_DATELINE = frozenset({"(", "—", "–", "-", "--", ","})
_LONGEST_NAME = 6  # words without "of" or "and"; more are a heading that runs into its text
JOINTS = frozenset({"of", "for", "on", "Without"})  # inside the name of a body
_DOCUMENTS = frozenset(
    {"Resolution", "Resolutions", "Report", "Act", "Charter", "Communique", "Communiqué", "Constitution"}
)
SURNAMES_TOO = frozenset(
    {"Lake", "Church", "Park", "Forest", "House", "Street", "Castle", "Day", "Bridge", "Post", "Steel"}
)
_RULERS = frozenset({"mayor", "governor", "president", "king", "queen", "emir", "sultan", "streets", "people"})
_WEAPON = re.compile(r"(?:[A-Z][A-Za-z]{0,4}|[A-Z][a-z]{2,9})[-‐‑]\d{1,4}[A-Za-z]{0,3}\d?")
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]*[A-Z]\d?|[A-Z]\d{1,2}|(?:[A-Z]\.){3,}")
_AGE = re.compile(r"\d{2}")
_PHRASE_STARTS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "'s", "’s"})
_PHRASE_ENDS = frozenset({"of", "for", "at", "in", "who", "which", "that", "from", "on", "with", "and", "said", "told"})


class Mention(NamedTuple):
    """Words first up to past as a mention of something of this type, and how much that says."""

    first: int
    past: int
    type: EntityType
    weight: int
    address: str  # "male" or "female" where "Mr" or "Ms" tells it, else ""


def type_run(words: Sequence[Word], run: Run, *, lowered: frozenset[str]) -> Iterator[Mention]:
    """The mentions inside a run: it is cut at titles and addresses, and its opening word dropped if it is no name."""
    first, past = run.first, run.past
    opens = run.opens
    if opens and _is_mere_opening(words, first, past, lowered):
        first += 1
    while first < past and (
        not words[first].text[0].isalnum() or (words[first].text == "The" and _known_length(words, first, past) < 2)
    ):
        first += 1
    if past - first > _LONGEST_NAME and not {"of", "and", "for", "."} & {word.text for word in words[first:past]}:
        return
    past = drop_honours(words, first, past)
    titled, address = False, ""
    start = at = first
    while at < past:
        length = measure_title(words, at, past)
        if length == 0:
            at += 1
            continue
        if start < at:
            yield from _type_segment(
                words, start, at, titled=titled, address=address, opens=opens and start == run.first
            )
        titled, address = True, ADDRESSES.get(words[at].lower, "")
        at += length
        if at < past and words[at].text == ".":
            at += 1
        start = at
    if start < past:
        yield from _type_segment(words, start, past, titled=titled, address=address, opens=opens and start == run.first)


def _is_mere_opening(words: Sequence[Word], first: int, past: int, lowered: frozenset[str]) -> bool:
    word = words[first]
    doing = word.lower.endswith("ing") and first + 1 < past and word.text not in GIVEN_NAMES  # "Leaving Karsk"
    if word.lower not in COMMON_WORDS and word.lower not in lowered and not doing:
        return False
    if word.text in KNOWN or measure_title(words, first, past) or _opens_office(words, first, past):
        return False
    ahead = words[first + 1].text if first + 1 < past else ""
    if ahead == "Without" or (ahead in JOINTS and word.text in HEADS_BEFORE_OF):
        return False
    return not ahead or _known_length(words, first, past) < 2


def drop_honours(words: Sequence[Word], first: int, past: int) -> int:
    """Where a name ends without the letters behind it: "Jane Roe KC"."""
    while past - first > 1 and words[past - 1].text in HONOURS:
        past -= 1
    return past


def measure_title(words: Sequence[Word], at: int, past: int) -> int:
    """How many words from `at` on are a title or an address before a name; 0 for none, or where it names a body."""
    for length in (3, 2, 1):
        if at + length > past:
            continue
        phrase = " ".join(word.lower for word in words[at : at + length])
        if phrase in TITLES or (length == 1 and phrase in ADDRESSES):
            after = words[at + length].text if at + length < past else ""
            if after in ORGANISATION_HEADS or (after in {"of", "for", "and", "&"}):
                return 0
            return length
    return 0


def _known_length(words: Sequence[Word], at: int, past: int) -> int:
    for length in range(min(LONGEST, past - at), 0, -1):
        if _name(words, at, at + length) in KNOWN:
            return length
    return 0


def _name(words: Sequence[Word], first: int, past: int) -> str:
    """The words as they stand, one space where white space parts them."""
    parts = [words[first].text]
    for before, word in zip(words[first : past - 1], words[first + 1 : past], strict=True):
        parts.append(word.text if before.end == word.start else " " + word.text)
    return "".join(parts)


def _type_segment(
    words: Sequence[Word], first: int, past: int, *, titled: bool, address: str, opens: bool
) -> Iterator[Mention]:
    """One run without titles; a known name or a nationality at its head is set apart from what follows."""
    while first < past and not words[first].text[0].isalnum():
        first += 1
    while past > first and not words[past - 1].text[0].isalnum():
        past -= 1
    if first == past:
        return
    texts = [word.text for word in words[first:past]]
    held = first > 1 and words[first - 1].lower in {"of", "for", "the"} and _holds_office(words, first)
    held = held or _opens_office(words, first, past)
    given = next(
        (at for at in range(1, len(texts) - 1) if texts[at] in GIVEN_NAMES and (held or texts[at - 1] in _HEADS)), None
    )
    if given is not None:  # "head of the Refugee Council Jane Roe", "Secretary of Rivers Jane Roe"
        yield from _type_segment(words, first, first + given, titled=False, address="", opens=opens)
        yield from _type_segment(words, first + given, past, titled=True, address=address, opens=False)
        return
    kind = _type_by_words(texts)
    if kind is None and (length := _known_length(words, first, past)) and first + length < past:
        yield from _type_segment(words, first, first + length, titled=False, address="", opens=opens)
        yield from _type_segment(words, first + length, past, titled=titled, address=address, opens=False)
        return
    if kind is None and texts[0] in DEMONYMS and len(texts) > 1 and _name(words, first, past) not in KNOWN:
        yield from _type_segment(words, first + 1, past, titled=titled, address=address, opens=False)
        return
    name = _name(words, first, past)
    if name in KNOWN:
        yield Mention(first, past, KNOWN[name], CERTAIN, "")
    elif name in DEMONYMS:
        if _is_people(words, first, past):
            yield Mention(first, past, "group", CERTAIN, "")
    elif kind is not None:
        yield Mention(first, past, kind, STRONG, "")
    elif titled:
        yield Mention(first, past, "person", CERTAIN, address)
    else:
        found = _type_by_context(words, first, past, opens=opens)
        if found is not None:
            yield Mention(first, past, *found, "")


def _opens_office(words: Sequence[Word], first: int, past: int) -> bool:
    """Whether the words begin with an office and its field: "Secretary of Rivers"."""
    return first + 1 < past and words[first].lower in TITLES and words[first + 1].lower in {"of", "for"}


def _holds_office(words: Sequence[Word], first: int) -> bool:
    """Whether an office stands before the "of" or "for the" before these words."""
    before = first - 3 if words[first - 1].lower == "the" else first - 2
    return before >= 0 and (words[before].lower in TITLES or words[before].lower in ROLES)


def _is_people(words: Sequence[Word], first: int, past: int) -> bool:
    """Whether a nationality stands for its people: "Ukrainians", "the French said", not "French shells"."""
    if words[past - 1].text.endswith("s"):
        return not words[past - 1].text.endswith("ss")
    after = words[past].lower if past < len(words) else ""
    return first > 0 and words[first - 1].lower == "the" and (after in SPEECH_VERBS or after in {"have", "are", "were"})


def _type_by_words(texts: Sequence[str]) -> EntityType | None:
    """The type that the words of a name of two words or more tell by themselves."""
    last = texts[-1].rstrip(".")
    last = last.capitalize() if last.isupper() and len(last) > 3 else last
    if _WEAPON.fullmatch(texts[0]) or (texts[0] in WEAPONS and last[0].isdigit()):
        return "weapon"
    if len(texts) < 2:
        return None
    if len(texts) == 2 and last in SURNAMES_TOO and texts[0] in GIVEN_NAMES and texts[0] not in KNOWN:
        return "person"
    if last in _DOCUMENTS and "on" not in texts:
        return "other"
    if texts[0] in EVENT_OPENERS or (last in EVENT_HEADS and texts[-2] not in JOINTS):
        return "event"
    if texts[0] in HEADS_BEFORE_OF and texts[1] in JOINTS:
        return "organisation"
    if texts[-2:] == ["Without", "Borders"]:
        return "organisation"
    if last in PLACE_HEADS:
        return "place"
    if texts[-2] in BROADCASTERS and last.isdigit():
        return "organisation"
    if last in ORGANISATION_HEADS or any(text in ORGANISATION_HEADS for text in texts[1:-1]) or "&" in texts:
        return "organisation"
    if last in TASKS or KNOWN.get(last) == "organisation":  # "House Democrats"
        return "organisation"
    return None


def _type_by_context(words: Sequence[Word], first: int, past: int, *, opens: bool) -> tuple[EntityType, int] | None:
    texts = [word.text for word in words[first:past]]
    before = words[first - 1].lower if first else ""
    after = words[past].lower if past < len(words) else ""
    given = texts[0] in GIVEN_NAMES
    single = past - first == 1
    if single and len(texts[0]) == 1:
        return None
    if single and len(texts[0].replace(".", "")) > 5 and texts[0].isupper():
        return _type_shouted(texts[0], after, opens=opens)
    if single:
        if _ACRONYM.fullmatch(texts[0]):
            return (
                None if texts[0].rstrip("S") in PLAIN_ACRONYMS or texts[0] in PLAIN_ACRONYMS else ("organisation", FAIR)
            )
        lower = words[first].lower
        if (
            texts[0] in ORGANISATION_HEADS
            or lower in COMMON_WORDS
            or lower in ROLES
            or lower.removesuffix("s") in ROLES
        ):
            return None
    if given and not (single and before in _ONLY_PLACE_BEFORE):
        return "person", STRONG if not single else FAIR if after in SPEECH_VERBS else WEAK
    if before in BODY_NOUNS - PLACE_NOUNS or _is_apposed(words, past, BODY_NOUNS):
        return "organisation", STRONG
    if before == "," and _is_introduced(words, first):
        return "person", FAIR
    if before == "of" and first > 1 and words[first - 2].lower in PLACE_NOUNS | _RULERS:
        return "place", STRONG  # "the town of Karsk", "the mayor of Karsk"
    if after in PLACE_NOUNS and before not in ROLES:
        return "place", FAIR
    if before in _ONLY_PLACE_BEFORE:
        return "place", FAIR
    if single and opens and after in SPEECH_VERBS and texts[0].endswith(("ers", "ors", "ists")):
        return "other", 0  # "Ranchers said": a surname only where it ends the name of a person
    if after in SPEECH_VERBS or after in _PEOPLE_AFTER or _is_apposed(words, past, ROLES):
        return "person", FAIR if not single else WEAK
    if single:
        return "other", 0 if opens and after not in {"'s", "’s"} else WEAK
    return "other", WEAK


def _type_shouted(word: str, after: str, *, opens: bool) -> tuple[EntityType, int] | None:
    """A dateline ("GENEVA (AP)", "KARSK —") is a place; another long word in capitals is emphasis."""
    known = KNOWN.get(word.title())
    if known is not None:
        return known, FAIR
    return ("place", FAIR) if opens and after in _AFTER_DATELINE else None


def _is_introduced(words: Sequence[Word], first: int) -> bool:
    """Whether "the mayor of Karsk," or "his wife," stands before the words: a phrase with a role and no name since."""
    for at in range(first - 2, max(-1, first - 10), -1):
        lower = words[at].lower
        if lower in ROLES:
            return any(word.lower in _PHRASE_STARTS for word in words[max(0, at - 4) : at])
        if not words[at].text[0].isalnum() or lower in SPEECH_VERBS:
            return False
    return False


def _is_apposed(words: Sequence[Word], past: int, nouns: frozenset[str]) -> bool:
    """Whether ", 52," or ", the union's head of" follows, or a noun that the name owns: its head is one of `nouns`."""
    if past + 1 >= len(words) or words[past].text not in {",", "'s", "’s"}:
        return False
    phrase: list[str] = []
    for word in words[past + 1 : past + 10]:
        if word.text in {"'s", "’s"} and words[past].text == ",":
            phrase.clear()  # an owner
            continue
        if phrase and (word.lower in _PHRASE_ENDS or not word.text[0].isalnum()):
            break
        phrase.append(word.lower)
    if not phrase:
        return False
    if nouns is ROLES and (_AGE.fullmatch(phrase[0]) or phrase[0] == "who"):
        return True
    return phrase[-1] in nouns
