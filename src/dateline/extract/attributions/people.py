"""What an article tells of each person whom it names: the roles given to them, and whether "he" or "she" fits."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from dateline.language.lexicon import ADDRESSES, GIVEN_NAMES, ROLES, SPEECH_VERBS, TITLES
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import Entity

_WOMEN = frozenset(
    {"spokeswoman", "chairwoman", "congresswoman", "queen", "princess", "wife", "widow", "mother", "daughter", "sister"}
    | {"actress", "businesswoman", "woman", "niece", "aunt", "policewoman", "mum", "grandmother", "girl"}
)
_MEN = frozenset(
    {"spokesman", "chairman", "congressman", "king", "prince", "husband", "father", "son", "brother", "businessman"}
    | {"actor", "man", "nephew", "uncle", "policeman", "gunman", "fisherman", "dad", "grandfather", "boy"}
)
_PRONOUNS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female", "hers": "female"}
_WHOLE = {  # a shortened title -> the roles by which its holder is spoken of later
    "gov": ("governor",),
    "sen": ("senator", "lawmaker"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "gen": ("general",),
    "adm": ("admiral",),
    "col": ("colonel",),
    "maj": ("major",),
    "capt": ("captain",),
    "lt": ("lieutenant",),
    "sgt": ("sergeant",),
    "det": ("detective",),
    "insp": ("inspector",),
    "supt": ("superintendent",),
    "justice": ("justice", "judge"),
    "pope": ("pope", "pontiff"),
    "dr": ("doctor",),
    "prof": ("professor",),
    "rev": ("reverend", "pastor"),
    "amb": ("ambassador",),
}
_SHORTENED = _WHOLE.keys() | (TITLES | ADDRESSES.keys()) - ROLES  # a full stop behind them ends no sentence
PRIME = "prime minister"  # is no minister that "the minister" could mean
_APPOSED = frozenset({"the", "its", "his", "her", "their", "our", "a"}) | ROLES  # with which an apposition opens
_OPENERS = SPEECH_VERBS | {"but", "and", "yet", "meanwhile", "however", "while", "when", "“", "”", '"'}  # before it
_ARTICLES = frozenset({"the", "a", "an"})
_BEHIND_ROLE = frozenset({"of", "for", "at", "in", "who", "and", "from"})
FORMER = frozenset({"former", "ex"})
_STOPS = frozenset({".", "!", "?", ";", ":"})
_NEAR = 6  # words before and after a name that describe the person
_FIELD = 5  # words of the field of an office
_REACH = 14  # words before and after a name in which its apposition is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named person."""

    entity: Entity
    gender: str  # "female", "male" or "either"
    roles: frozenset[str]  # nouns in lower case by which the article introduces the person
    left: frozenset[str]  # those of the roles that the person has no longer: "former President Jane Roe"
    described: frozenset[str]  # the words in lower case around the name, where "foreign" tells one minister from others
    starts: tuple[int, ...]  # where the person is named, in code points and in text order


def read_people(reading: Reading, entities: Sequence[Entity]) -> tuple[Person, ...]:
    """The persons among `entities` with their roles and gender. Misses roles told in a sentence without the name."""
    starts = [word.start for word in reading.words]
    people = []
    for entity in entities:
        if entity.type != "person":
            continue
        roles: set[str] = set()
        held: set[str] = set()
        genders: list[str] = []
        pronouns: list[str] = []
        described: set[str] = set()
        for mention in entity.mentions:
            first, past = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
            before, after = _around(reading.words, first, past)
            own, apposed = _roles_before(before, after), _roles_after(after)
            held |= set() if _is_former_before(before) else own
            held |= set() if FORMER.intersection(after[1:4]) else apposed
            near = own | apposed
            if "prime" in before or "prime" in after:
                near = {PRIME if role == "minister" else role for role in near}
                held |= {PRIME} if "minister" in held else set()
            described |= {*before[-_NEAR:], *after[:_NEAR]}
            offices = _office_before(reading.words, first)
            roles |= near | offices
            held |= offices
            pronouns += [word for word in after if word in _PRONOUNS][:1]
            address = next((ADDRESSES[word] for word in reversed(before[-2:]) if word in ADDRESSES), "either")
            genders += [address, "female" if near & _WOMEN else "male" if near & _MEN else "either"]
        genders.append(GIVEN_NAMES.get(entity.name.split()[0], "either"))
        genders.append(_gender_by_pronouns(pronouns))
        people.append(
            Person(
                entity=entity,
                gender=next((gender for gender in genders if gender != "either"), "either"),
                roles=frozenset(roles),
                left=frozenset(roles - held),
                described=frozenset(described),
                starts=tuple(mention.start for mention in entity.mentions),
            )
        )
    return tuple(people)


def _gender_by_pronouns(pronouns: Sequence[str]) -> str:
    """The gender of the first pronouns after the name in its clause, where they agree; two at least."""
    told = [_PRONOUNS[pronoun] for pronoun in pronouns]
    return told[0] if len(told) > 1 and len(set(told)) == 1 else "either"


def _around(words: Sequence[Word], first: int, past: int) -> tuple[list[str], list[str]]:
    """The words in lower case of the same clause before and after a name."""
    before: list[str] = []
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        shortened = words[at].text == "." and at > 0 and words[at - 1].lower in _SHORTENED
        if words[at].text in _STOPS and not shortened:
            break
        before.insert(0, words[at].lower)
    after: list[str] = []
    for word in words[past : past + _REACH]:
        if word.text in _STOPS:
            break
        after.append(word.lower)
    return before, after


def _roles_before(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Roles in "Defence Minister Jane Roe", "But the mayor of Karsk, Dr. Jane Roe,", "army spokesman Jane Roe"."""
    words = [word for word in before if word != "."]
    roles: set[str] = set()
    while words and (words[-1] in ROLES or words[-1] in TITLES or words[-1] in ADDRESSES):
        word = words.pop()
        roles.update(role for role in _WHOLE.get(word, (word,)) if role in ROLES or role in TITLES)
    if words and words[-1] == "," and not parts_name(after):
        phrase = list(takewhile(lambda word: word != ",", reversed(words[:-1])))[::-1]
        phrase = list(dropwhile(lambda word: word in _OPENERS, phrase))
        behind = dropwhile(lambda word: word not in _BEHIND_ROLE, phrase)
        if phrase and phrase[0] in _APPOSED and ROLES.isdisjoint(behind):  # not "the wife of the mayor, Jane Roe"
            roles |= _head_role(phrase)
    return roles


def _is_former_before(before: Sequence[str]) -> bool:
    """Whether the words before a name tell an office of the past: "former President", "former Osterran president"."""
    words = list(before)
    while words and (words[-1] == "." or words[-1] in ROLES or words[-1] in TITLES or words[-1] in ADDRESSES):
        words.pop()
    return not FORMER.isdisjoint(words[-2:])


def parts_name(after: Sequence[str]) -> bool:
    """Whether a name goes on so that the words before its comma are not on it: "The mayor, Jane Roe said, lied"."""
    said = bool(SPEECH_VERBS.intersection(after[:1])) and not {",", "."}.isdisjoint(after[1:2])
    return said or not {"and", "or"}.isdisjoint(after[:1])


def _office_before(words: Sequence[Word], first: int) -> set[str]:
    """The role in "Secretary of Rivers Jane Roe": an office and its field right before the name."""
    at = first - 1
    while at > 0 and first - at < _FIELD and words[at].text[0].isupper():
        at -= 1
    held = at > 0 and at < first - 1 and words[at].lower in {"of", "for"} and words[at - 1].lower in ROLES
    return {words[at - 1].lower} if held else set()


def _roles_after(after: Sequence[str]) -> set[str]:
    """Roles in "Jane Roe, the defence minister," and "Jane Roe, 52, director of": up to the next comma."""
    if len(after) < 2 or after[0] != ",":
        return set()
    rest = after[3:] if after[1].isdigit() and after[2:3] == [","] else after[1:]
    return _head_role(tuple(takewhile(lambda word: word != ",", rest)))


def _head_role(phrase: Sequence[str]) -> set[str]:
    """The role that is the head of a phrase, before "of" or at its end; none of a clause such as "met the mayor"."""
    head = list(takewhile(lambda word: word not in _BEHIND_ROLE, phrase))
    return {head[-1]} & ROLES if head and not _ARTICLES.intersection(head[1:]) else set()
