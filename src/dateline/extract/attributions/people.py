"""What an article tells of each person whom it names: the roles given to them, and whether "he" or "she" fits."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.lexicon import ADDRESSES, GIVEN_NAMES, ROLES, TITLES
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
PRIME = "prime minister"  # is no minister that "the minister" could mean
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
        genders: list[str] = []
        pronouns: list[str] = []
        described: set[str] = set()
        for mention in entity.mentions:
            first, past = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
            before, after = _around(reading.words, first, past)
            near = _roles_before(before) | _roles_after(after)
            if "prime" in before or "prime" in after:
                near = {PRIME if role == "minister" else role for role in near}
            described |= {*before[-_NEAR:], *after[:_NEAR]}
            roles |= near | _office_before(reading.words, first)
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
    for word in reversed(words[max(0, first - _REACH) : first]):
        if word.text in _STOPS and not (word.text == "." and len(before) < 2):
            break
        before.insert(0, word.lower)
    after: list[str] = []
    for word in words[past : past + _REACH]:
        if word.text in _STOPS:
            break
        after.append(word.lower)
    return before, after


def _roles_before(before: Sequence[str]) -> set[str]:
    """Roles in "Defence Minister Jane Roe", "the mayor of Karsk, Jane Roe", "army spokesman Jane Roe"."""
    words = [word for word in before if word != "."]
    roles: set[str] = set()
    while words and (words[-1] in ROLES or words[-1] in TITLES):
        role = words.pop()
        roles.update(_WHOLE.get(role, (role,)))
    if not roles and words and words[-1] == ",":
        phrase = words[:-1]
        at = len(phrase) - 1 - next((back for back, word in enumerate(reversed(phrase)) if word == ","), len(phrase))
        phrase = phrase[at + 1 :]
        head = next((word for word in phrase if word in ROLES), None)
        if head is not None and phrase and phrase[0] in {"the", "its", "his", "her", "their", "our", "a"} | ROLES:
            roles.add(head)
    return roles


def _office_before(words: Sequence[Word], first: int) -> set[str]:
    """The role in "Secretary of Rivers Jane Roe": an office and its field right before the name."""
    at = first - 1
    while at > 0 and first - at < _FIELD and words[at].text[0].isupper():
        at -= 1
    held = at > 0 and at < first - 1 and words[at].lower in {"of", "for"} and words[at - 1].lower in ROLES
    return {words[at - 1].lower} if held else set()


def _roles_after(after: Sequence[str]) -> set[str]:
    """Roles in "Jane Roe, the defence minister," and "Jane Roe, 52, who leads": up to the next comma."""
    if len(after) < 2 or after[0] != ",":
        return set()
    phrase: list[str] = []
    for word in after[1:]:
        if word == "," and phrase:
            break
        phrase.append(word)
    if phrase[0].isdigit() and ",".join(after).count(",,,") > 1:
        phrase = list(after[3:8])
    end = next(
        (at for at, word in enumerate(phrase) if word in {"of", "for", "at", "in", "who", "and", "from"}), len(phrase)
    )
    return {phrase[end - 1]} & ROLES if end else set()
