"""Whether two spellings of a name can mean one person, and by which rule.

Romanised names are folded: accents, apostrophes and the many endings of Slavic names fall away (Zaluzhnyi, Zaluzhny and
Zaluzhniy are one). Given names are compared through a list of forms that news uses for one name.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, Protocol

from dateline.reference.letters import transliterate

Rule = Literal["name", "spelling", "transliteration", "title", "surname"]

# Forms of one given name; a bar or line end parts the groups; written for this project.
_GIVEN = """mike michael|joe joseph|antony anthony tony|pete peter|dan daniel|bill will william|steve steven stephen
jim james|bob rob robert|chuck charles|ben benjamin biniamin bibi beniamin|ash ashton|radek radoslav|tom thomas
chris christopher|nick nicholas|dick richard|rich richard|don donald|liz elizabeth|sue susan|jon jonathan|ed edvard
volodimir vladimir|oleksandr aleksandr alexander aliaksandr aleksander aleksandar|mihailo mihail|dmitro dmitri dzmitri
andri andrii andrei|oleksi oleksii aleksei alexei|sergi serhi sergei serguei siarhei siarhe|valeri valerii|kirilo kiril
denis|iuli iulia iulii|evgeni ievhen evgen|iuri|vasil vasili|oleh oleg|ihor igor|viacheslav|pavlo pavel
mikola nikolai|petro petr piotr|ebrahim ibrahim|hasan hassan|mohamad muhamad mohamed|masoud masud|gabi gabriel
recep|valentin|boris|vadim|maria|maxim maksim|roman raman|viktor victor|andrzei|patrick pat|ken kenneth|tim timothi
nikolai nikolas|anatoli|konstantin kostiantin|timothi tim|jeff jeffrei|matt mattheu|sam samuel|fred frederik
reuven reuben|avigdor ivet|israel israil iisrael|catherine cathi"""
_PLAIN = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "’": "", "'": "", "ʼ": "", ".": " "}
)
# Words before a name that are no part of it; written for this project.
_TITLES = frozenset(
    """president prime minister premier chancellor foreign defence defense secretary king queen general gen colonel col
    admiral adm marshal mr mrs ms dr sir dame lord prof professor his her excellency majesty sheikh ayatollah
    secretary-general""".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_CLOSE = 0.75  # ratio of difflib from which two surnames may be one misspelt; set on pairs such as Umerov and Umarov


class Named(Protocol):
    """Whoever has a name, a surname and other spellings."""

    @property
    def person(self) -> str: ...
    @property
    def surname(self) -> str: ...
    @property
    def spellings(self) -> tuple[str, ...]: ...


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> tuple[str, ...]:
    """The words of `name`, each reduced to what all its usual spellings share."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN).replace("-", " "))
    letters = "".join(char for char in plain if char.isalnum() or char == " ")
    words = [word for word in letters.split() if word not in _SUFFIXES]
    return tuple(_fold(word) for word in words) or (letters,)


def match_person(name: str, candidate: Named) -> Rule | None:
    """The rule by which `name` can mean `candidate`; null when it cannot.

    Misses spellings that neither the folding nor the table knows, and nicknames.
    """
    for latin in transliterate(name):
        if _match(fold_name(latin), candidate) is not None:
            return "transliteration"
    found = _match(fold_name(name), candidate)
    if found is not None or " " not in name:
        return found
    parts = name.split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in _TITLES:
        parts = parts[1:]
    rule = _match(fold_name(" ".join(parts)), candidate) if len(parts) < len(name.split()) else None
    return "title" if rule in {"name", "spelling"} else rule


def _match(words: tuple[str, ...], candidate: Named) -> Rule | None:
    surname = fold_name(candidate.surname)
    if words == surname:
        return "surname"
    for spelling in (candidate.person, *candidate.spellings):
        known = fold_name(spelling)
        if words == known:
            return "name" if spelling == candidate.person else "spelling"
        if len(known) == 1:
            continue
        family = _family(known, surname)
        if _agree(words, known, family=family):
            return "spelling"
    return None


def same_person(one: str, other: str) -> bool:
    """Whether two names that a text gives can be spellings of one: the surnames fold to the same or nearly so."""
    ours, theirs = fold_name(one), fold_name(other)
    return SequenceMatcher(None, ours[-1], theirs[-1], autojunk=False).ratio() >= _CLOSE or bool(
        set(ours) & set(theirs)
    )


def may_be_misspelt(name: str, candidate: Named) -> bool:
    """Whether the last word of `name` is so near to the candidate's surname that it may be a slip."""
    ours, theirs = fold_name(name), fold_name(candidate.surname)
    return any(SequenceMatcher(None, word, theirs[-1], autojunk=False).ratio() >= _CLOSE for word in ours)


def _fold(word: str) -> str:
    word = re.sub(r"[yj]", "i", word).replace("w", "v").replace("kh", "h").replace("ie", "e").replace("ks", "x")
    return re.sub(r"(.)\1+", r"\1", word)


def _family(known: tuple[str, ...], surname: tuple[str, ...]) -> tuple[str, ...]:
    """The family part of a spelling: as many last words as the surname has, or the first where that comes first."""
    return known[: len(surname)] if known[: len(surname)] == surname else known[-len(surname) :]


def _agree(words: tuple[str, ...], known: tuple[str, ...], *, family: tuple[str, ...]) -> bool:
    first = known[: len(family)] == family
    ours = words[: len(family)] if first else words[-len(family) :]
    if ours != family or len(words) == len(family):
        return False
    given = words[len(family) :] if first else words[: -len(family)]
    theirs = known[len(family) :] if first else known[: -len(family)]
    return bool(theirs) and _same_given(given[0], theirs[0])


def _same_given(one: str, other: str) -> bool:
    if one == other or _GROUPS.get(one, frozenset()) & _GROUPS.get(other, frozenset()):
        return True
    initial = min(one, other, key=len)
    return len(initial) == 1 and max(one, other, key=len).startswith(initial)


def _number_forms() -> dict[str, frozenset[int]]:
    """Each folded form of a given name -> the groups that it stands in."""
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_GIVEN.replace("\n", "|").split("|")):
        for form in map(_fold, group.split()):
            groups[form] = groups.get(form, frozenset()) | {number}
    return groups


_GROUPS = _number_forms()
