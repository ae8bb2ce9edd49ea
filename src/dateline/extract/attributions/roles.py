"""Which person a role means: "the minister", "the former governor"."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from dateline.extract.attributions.kinds import Source
from dateline.extract.attributions.people import FORMER, PRIME, Person
from dateline.extract.attributions.settled import Article, Who, be
from dateline.language.known import DEMONYMS
from dateline.language.lexicon import INFORMAL_ROLES, ROLES, TITLES

_ANY = frozenset({"a", "an", "one", "another", "his", "her", "its", "their", "our", "my", "some"})
DETERMINERS = _ANY | {"the"}
# Words before a role that make another office of it: "the foreign minister", "the attorney general".
_OTHER_OFFICE = (ROLES - INFORMAL_ROLES) | {title.split()[0] for title in TITLES if " " in title}
_OTHER_OFFICE |= {"former", "ex", "then", "acting", "late", "assistant", "associate", "junior", "shadow"}
_PEOPLES = frozenset(word.lower() for word in DEMONYMS)
_ROLE_MEMORY = 15  # sentences after which "the minister" no longer means the one named before
_BEHIND = 60  # characters after a role in which the whole name stands
_NAMESAKES = 20  # persons with one role; with more it tells nobody


def settle_role(article: Article, source: Source, *, who: Who, recent: Sequence[Who]) -> Who:
    """ "the minister" is the one person whom the article introduces as a minister; "a minister" is nobody's name.

    Where a name stands right behind, it is that person. Of several ministers it is the one who spoke last, unless
    another was named since.
    """
    opening, last = source.words[source.core[0]], source.words[source.core[1] - 1]
    behind = _find_behind(article, who) if source.core[1] == len(source.words) and not source.plural else None
    if behind is not None:
        return be(who, behind)
    if (opening.lower != "the" and not opening.text[0].isupper()) or opening.lower in _ANY or source.plural:
        return who
    alone = source.core[1] - source.core[0] == 1 and last.text in article.people_by_name  # "King said"
    if last.text[0].isupper() and (last.lower not in ROLES or alone):  # a surname where names are not looked for
        fitting = article.people_by_name.get(last.text) or article.people_by_name.get(last.text.title(), [])
    else:
        prime = any(word.lower == "prime" for word in source.words)
        core = source.words[source.core[0] : source.core[1] - 1]
        modifiers = {word.lower for word in core} - DETERMINERS
        fitting = find_called(article, PRIME if prime else source.head, modifiers=modifiers)
    if len(fitting) > 1 and all(person.starts[0] > who.end for person in fitting):
        fitting = [min(fitting, key=lambda person: person.starts[0])]  # told before the name
    if len(fitting) > 1:
        fitting = _heard_last(fitting, recent, before=who.end)
    if len(fitting) != 1 or not _is_near(article, fitting[0], who):
        return who
    return be(who, fitting[0])


def _find_behind(article: Article, who: Who) -> Person | None:
    """The person of "His wife, Carla Voss,", where the words of the source end before the name."""
    text = article.reading.document.text
    named = article.index.inside(who.end, who.end + _BEHIND)
    if not named or named[0][2].id not in article.people or text[who.end : named[0][0]] != ", ":
        return None
    return article.people[named[0][2].id] if text[named[0][1] : named[0][1] + 1] == "," else None


def find_called(article: Article, role: str, *, modifiers: Set[str]) -> list[Person]:
    """The persons with this role; of several, those whom the words before the role describe too, if any.

    Nobody where so many have it that it tells no one apart, and nobody whom the article gives another office or another
    nationality. Who had the role once has it only where no other person has it.
    """
    named = article.people_by_role.get(role, [])
    if len(named) > _NAMESAKES:
        return []
    office = modifiers & _OTHER_OFFICE - set(role.split())
    persons = [person for person in named if office - person.roles <= person.described]
    people = modifiers & _PEOPLES
    if people:
        persons = [one for one in persons if one.described & people or not one.described & _PEOPLES]
    if not modifiers & FORMER:
        persons = [person for person in persons if role not in person.left] or persons
    described = [person for person in persons if modifiers and modifiers <= person.described]
    return described if described and len(persons) > 1 else persons


def _heard_last(persons: Sequence[Person], recent: Sequence[Who], *, before: int) -> list[Person]:
    """The one of `persons` who spoke last, or nobody where another of them was named since."""
    heard = next((one for one in recent if one.kind == "person"), None)
    if heard is None or heard.entity is None:
        return []
    others = [person for person in persons if person.entity != heard.entity]
    if any(bisect_left(one.starts, heard.end) < bisect_left(one.starts, before) for one in others):
        return []
    return [person for person in persons if person.entity == heard.entity]


def _is_near(article: Article, person: Person, who: Who) -> bool:
    """Whether the person was named a few sentences before at most: a role farther away may be somebody else's."""
    since = article.reading.sentences[max(0, who.sentence - _ROLE_MEMORY)][0]
    return since <= person.starts[-1]
