"""Runs of capitalised words, with the particles that names carry, and the lines whose capitals tell nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.language.known import KNOWN
from dateline.language.lexicon import (
    ADDRESSES,
    EVENT_OPENERS,
    GIVEN_NAMES,
    HEADS_BEFORE_OF,
    MONTHS,
    ORGANISATION_HEADS,
    PLATFORMS,
    SPEECH_VERBS,
    TITLES,
    WEAPONS,
    WEEKDAYS,
)
from dateline.language.words import Word

PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "del", "della", "la", "le", "du", "di", "da", "dos", "bin", "ibn", "ben"}
    | {"al", "el", "ul", "ter", "ten", "zu", "y"}
)
_ARABIC = ("al-", "el-", "ad-", "as-", "ash-", "an-", "ar-", "at-", "az-", "d'", "d’")
_OPENING_MARKS = frozenset("\"“”‘'«„:•*([–—-…>|;")
_ADJECTIVES = frozenset(  # after a hyphen: "US-led" is no name
    {"led", "backed", "based", "born", "controlled", "held", "made", "style", "era", "linked", "aligned", "funded"}
    | {"occupied", "run", "owned", "speaking", "wide", "imposed", "sponsored", "brokered", "mediated", "supplied"}
    | {"built", "trained", "friendly", "majority", "like", "language", "bound", "annexed", "installed", "appointed"}
)
_PLACES_OF = frozenset({"Gulf", "Strait", "Bay", "Isle", "Sea", "Republic", "Kingdom", "Cape", "Port", "Rock"})
_CENTRES = frozenset({"Center", "Centers", "Centre", "Centres", "Institutes"})
TASKS = frozenset(
    {"Enforcement", "Protection", "Prevention"}
)  # end the name of a body: "Customs and Border Protection"
_QUALIFIED = frozenset({"Service", "Staff", "Directorate", "Forces"})  # before "of" where another word stands before
BROADCASTERS = frozenset({"Channel", "Radio"})  # before a number
_HEADS_BEFORE_ON = frozenset({"Office", "Council", "Committee", "Commission"})
_COOPERATION = frozenset({"Co-operation", "Cooperation"})
_AFTER_AND = TASKS | _COOPERATION | {"Development"}  # "the Bank for Reconstruction and Development"
_SHORTENED = TITLES | ADDRESSES.keys()
_DAYS = frozenset(MONTHS | WEEKDAYS)
_SEAT = re.compile(r"[DIR]-[A-Z][a-z]{0,8}")
_LONGEST = 12  # words; a longer run of capitals is a heading or a list, not a name


class Run(NamedTuple):
    """Words first up to past that may hold names; `opens`: its first capital may only be that of a sentence."""

    first: int
    past: int
    opens: bool


def is_prose(words: Sequence[Word], first: int, past: int) -> bool:
    """Whether capitals tell names in this sentence: not in a line of capitals and not in a headline's title case."""
    counted = capitals = shouted = 0
    for word in words[first:past]:
        if word.text in SPEECH_VERBS:
            return True  # a headline in title case would write "Says"
        if len(word.text) > 3 and word.text[0].isalpha():
            counted += 1
            capitals += word.text[0].isupper()
            shouted += word.text.isupper()
    if counted < 3:
        return not (counted and shouted == counted and past - first > 2)
    if shouted * 10 >= counted * 6:
        return False
    ends = words[past - 1].text in {".", "!", "?", "”", '"', "…"}
    return ends or capitals * 10 < counted * 7


def is_name_word(word: str) -> bool:
    """Whether `word` is written as a name is: "Kyiv", "al-Assad", "F-16", not "I" and not "US-backed"."""
    if word[0].isupper():
        if len(word) == 1:
            return word != "I"
        if word.startswith(("I'", "I’")):
            return False
        return "-" not in word or word.rsplit("-", 1)[1] not in _ADJECTIVES
    return word.startswith(_ARABIC) and word[word.find("-") + 1 :][:1].isupper()


def is_seat(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the party and state behind the name of a politician: "Jane Roe, R-Ariz.,"."""
    after = words[at + 1].text if at + 1 < len(words) else "."
    return (
        at > 0
        and words[at - 1].text in {",", "("}
        and not after[0].isalnum()
        and _SEAT.fullmatch(words[at].text) is not None
    )


def find_runs(words: Sequence[Word], first: int, past: int) -> Iterator[Run]:
    """The runs of one sentence in order."""
    at = first
    while at < past:
        word = words[at].text
        ordinal = word[0].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}
        if is_seat(words, at) or not (
            is_name_word(word) or (ordinal and at + 1 < past and is_name_word(words[at + 1].text))
        ):
            at += 1
            continue
        end = at + 1
        while end < past and end - at < _LONGEST and (step := _step(words, at, end, past)):
            end += step
        yield Run(at, end, at == first or words[at - 1].text in _OPENING_MARKS)
        at = end


def _step(words: Sequence[Word], start: int, at: int, past: int) -> int:
    """How many words the run from `start` up to `at` gains: 0 when it ends here."""
    here = words[at].text
    if is_name_word(here):
        return 1
    before = words[at - 1].text
    if here[0].isdigit() and (
        before in WEAPONS or before in BROADCASTERS or before == "War" or words[at - 1].end == words[at].start
    ):
        return 1
    ahead = [word.text for word in words[at + 1 : min(at + 3, past)]]
    if not ahead:
        return 0
    if here == ".":
        short = (len(before) == 1 and before.isupper()) or before.lower() in _SHORTENED or before == "St"
        return 2 if short and words[at].start == words[at - 1].end and is_name_word(ahead[0]) else 0
    if here in PARTICLES:
        return _gain(ahead, PARTICLES)
    if here == "&":
        return _gain(ahead, frozenset())
    inside = [word.text for word in words[start:at]]
    if _leads_on(here, inside, ahead):
        return _gain(ahead, frozenset({"the"}))
    if here == "and" and _joins_body(words, start, at, past):
        return 2
    if here == "and" and before not in HEADS_BEFORE_OF and _joins_field(inside, ahead[0]):
        return _gain(ahead[:1], frozenset())
    return 0


def _leads_on(here: str, inside: Sequence[str], ahead: Sequence[str]) -> bool:
    """Whether a small word stands inside a name: "Bank of", "Council on", "Institute for the Study of"."""
    before = inside[-1]
    if here in {"of", "for"} and (
        before in HEADS_BEFORE_OF
        or before in EVENT_OPENERS
        or before in _PLACES_OF
        or before in _CENTRES
        or before == "Secretary"
    ):
        return True
    if here == "of" and before in _QUALIFIED and len(inside) > 1:
        return True
    if here == "of":
        return inside[-3:-1] == ["for", "the"]
    if here == "on":
        return before in _HEADS_BEFORE_ON and not _is_whole(inside) and _is_field(ahead)
    return here == "in" and before in _COOPERATION and "for" in inside and inside[-2] == "and"


def _is_whole(inside: Sequence[str]) -> bool:
    """Whether the words so far end with a well-known name, which does not go on: "the UN Security Council"."""
    return any(" ".join(inside[at:]) in KNOWN for at in range(len(inside)))


def _is_field(ahead: Sequence[str]) -> bool:
    """Whether what follows "on" may be the field of a body: no day, no person, and no place, also to post at."""
    first = ahead[0]
    if first.lower() in _DAYS or first.lower() in ADDRESSES or first in GIVEN_NAMES or first in PLATFORMS:
        return False
    return "place" not in {KNOWN.get(first), KNOWN.get(" ".join(ahead))}


def _joins_field(inside: Sequence[str], ahead: str) -> bool:
    """Whether "and" stands between the fields of a body: "Ministry of Trade and", "Office on Drugs and"."""
    if {"Ministry", "Department"} & set(inside) and ("of" in inside or "for" in inside):
        return True
    if inside[-2:-1] == ["on"]:
        return ahead not in GIVEN_NAMES
    return "for" in inside and ahead in _AFTER_AND


def _joins_body(words: Sequence[Word], start: int, at: int, past: int) -> bool:
    """Whether "and" stands inside the name of a body: "the Food and Drug Office", "Customs and Border Protection"."""
    end = at + 1
    while end < min(past, at + _LONGEST) and is_name_word(words[end].text):
        end += 1
    if end == at + 1 or words[start].text in _CENTRES:
        return end > at + 1
    if any(word.text in ORGANISATION_HEADS or word.text in GIVEN_NAMES for word in words[start:at]):
        return False
    last = words[end - 1].text
    article = "the" in {words[start].lower, words[start - 1].lower if start else ""}
    return last in TASKS or (article and end - at > 2 and last in ORGANISATION_HEADS)


def _gain(ahead: Sequence[str], between: frozenset[str]) -> int:
    if is_name_word(ahead[0]):
        return 2
    return 3 if len(ahead) > 1 and ahead[0] in between and is_name_word(ahead[1]) else 0
