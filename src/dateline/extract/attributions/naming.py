"""Who a source is: its kind, its fullest name in the article, and what the article tells of its standing."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeVar

from dateline.extract.attributions.kinds import PRONOUNS, EntityIndex, Source, kind_by_words, read_source
from dateline.extract.attributions.people import PRIME, Person, read_people
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.standing import find_anonymity, find_justifications, find_title
from dateline.language.lexicon import BODIES, BODY_NOUNS, OUTLETS, ROLES
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity, SourceKind
from dateline.records.text import Span

_T = TypeVar("_T")
_OF_THOSE = frozenset({"one", "others", "another", "the", "other", "a", "second", "third", "fourth"})
_SPEAKERS = frozenset({"person", "organisation", "unnamed"})
_ANY = frozenset({"a", "an", "one", "another", "his", "her", "its", "their", "our", "my", "some"})
_DETERMINERS = _ANY | {"the"}
_HUMAN = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female"}
_HUMAN |= {"i": "either", "me": "either", "who": "either"}
_PUBLIC = frozenset(
    "administration agency authority bureau board commission department ministry office service".split()
)
_PUBLIC_NOUNS = frozenset({"agency", "regulator"})
_PRIVATE_NOUNS = frozenset("company firm manufacturer corporation operator airline carrier group organisation".split())
_PRIVATE_NOUNS |= {"organization", "charity", "association", "utility"}
_SPOKEN = frozenset({"said", "says", "told", "tells", "added", "adds", "denied", "denies", "replied"})  # not by a paper
_HEADING = 3  # sentences in which a statement names its speaker
_ROLE_MEMORY = 15  # sentences after which "the minister" no longer means the one named before
_GAP = 4  # characters between a name and its "which"
_NAME_CHARS = 100  # in which the whole name before a "which" stands
_EARLIER = 200  # sources before: those of an article; more would make a long text slow
_TOPIC_MEMORY = 8  # sentences in which the only fitting person is meant by a pronoun
_MEMORY = 3  # sentences after which a pronoun no longer means the source before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """A source settled: `head` and `plural` are those of its words, for the pronouns that follow."""

    kind: SourceKind
    entity: Entity | None
    name: str | None
    head: str
    plural: bool
    gender: str
    sentence: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """What settling a source needs to know of the whole article."""

    reading: Reading
    index: EntityIndex
    people: dict[str, Person]  # by id of the entity
    people_by_name: dict[str, list[Person]]  # by each word of the name but the first
    people_by_role: dict[str, list[Person]]
    running: tuple[Span, ...]  # sentences inside a running quotation
    quotes: tuple[tuple[int, int], ...]  # quoted stretches
    bodies: dict[str, list[Entity]]  # common noun -> the organisations with that noun in their name


def name_sources(
    reading: Reading, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with kind, name, title, justification, anonymity and entity settled.

    A pronoun or a role means the person whom the article makes clear; where two would do, the name stays null.
    Misses sources introduced only after they speak, and roles told in another sentence than the name.
    """
    people = read_people(reading, entities)
    article = _Article(
        reading=reading,
        index=EntityIndex(entities),
        people={person.entity.id: person for person in people},
        people_by_name=_group((word, person) for person in people for word in person.entity.name.split()[1:]),
        people_by_role=_group((role, person) for person in people for role in sorted(person.roles)),
        running=tuple(a.content for a in attributions if a.source is None and a.cue is None),
        quotes=find_quotes(reading.document.text),
        bodies=_bodies_by_noun(entities),
    )
    said: list[_Who] = []
    speakers: list[_Who] = []  # without those whom a speaker quotes
    settled: list[Attribution] = []
    titles = {person.entity.id: find_title(reading, person.entity) for person in people}
    for attribution in attributions:
        who = _settle(article, attribution, said=said if attribution.source else speakers)
        if who.kind != "unspecified":
            said.append(who)
            if attribution.source is None or not _is_quoted(article, attribution.source.start):
                speakers.append(who)
        settled.append(
            replace(
                attribution,
                kind=who.kind,
                name=who.name,
                entity=who.entity.id if who.entity else None,
                title=titles.get(who.entity.id) if who.entity else None,
                justification=find_justifications(reading, attribution) if who.kind in _SPEAKERS else (),
                anonymity=find_anonymity(reading, attribution) if who.kind in {"unnamed", "organisation"} else None,
            )
        )
    return _grant_once(settled)


def _grant_once(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The anonymity that a sentence tells stays with the source that stands nearest before those words."""
    nearest: dict[int, int] = {}  # start of the words -> start of the source
    for attribution in attributions:
        if attribution.anonymity is not None:
            told = attribution.anonymity.span.start
            start = attribution.source.start if attribution.source else -1
            if start <= told:
                nearest[told] = max(start, nearest.get(told, -1))
    return tuple(
        replace(attribution, anonymity=None)
        if attribution.anonymity is not None
        and nearest.get(attribution.anonymity.span.start, -1)
        != (attribution.source.start if attribution.source else -1)
        else attribution
        for attribution in attributions
    )


def _group(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    found: dict[str, list[_T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _is_quoted(article: _Article, place: int) -> bool:
    """Whether somebody who is quoted says this: the source there is one whom the speaker quotes in turn."""
    at = bisect_right(article.quotes, place, key=lambda quote: quote[0]) - 1
    if at >= 0 and place < article.quotes[at][1]:
        return True
    at = bisect_right(article.running, place, key=lambda span: span.start) - 1
    return at >= 0 and place < article.running[at].end


def _bodies_by_noun(entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    bodies = [(entity, entity.name.lower().split()) for entity in entities if entity.type == "organisation"]
    return _group(
        (noun, entity)
        for entity, words in bodies
        if len(words) > 1
        for noun in sorted({words[-1]} | ({words[0]} & BODY_NOUNS))
    )


def _settle(article: _Article, attribution: Attribution, *, said: Sequence[_Who]) -> _Who:
    if attribution.source is None:
        return _settle_without_words(article, attribution, said=said)
    source = read_source(article.reading, attribution.source, article.index)
    kind = kind_by_words(source)
    who = _Who(
        kind=kind or "unnamed",
        entity=None,
        name=None,
        head=source.head,
        plural=source.plural,
        gender="either",
        sentence=attribution.sentence,
        end=attribution.source.end,
    )
    last = source.words[source.core[1] - 1].lower if source.words else ""
    recent = tuple(takewhile(lambda before: who.sentence - before.sentence <= _MEMORY, reversed(said)))
    if kind is None and last in _HUMAN:
        return _settle_he_or_she(article, who=who, gender=_HUMAN[last], recent=recent)
    if last == "which" and (body := _body_before(article, attribution.source.start)) is not None:
        return replace(who, kind="organisation", entity=body, name=body.name)
    if kind is None and last in PRONOUNS:
        return _settle_it_or_they(attribution, who=who, word=last, recent=recent)
    if {word.lower for word in source.words} <= _OF_THOSE:
        several = [before for before in recent if before.plural]
        return replace(who, kind=several[0].kind if several else "unspecified")
    if source.core[0] == source.core[1]:
        return who  # no word at all
    if kind in {None, "unnamed"}:
        return _settle_role(article, source, who=who, recent=recent)
    return _settle_name(article, source, who=who, said=said)


def _body_before(article: _Article, place: int) -> Entity | None:
    """The body of "the ministry, which": named right before the comma before `place`."""
    end = len(article.reading.document.text[max(0, place - _GAP) : place].rstrip(" ,\n")) + max(0, place - _GAP)
    named = article.index.inside(max(0, end - _NAME_CHARS), end)
    return named[-1][2] if named and named[-1][1] == end and named[-1][2].type == "organisation" else None


def _settle_name(article: _Article, source: Source, *, who: _Who, said: Sequence[_Who]) -> _Who:
    if who.kind == "person" and source.person is not None:
        return _be(who, article.people[source.person.id])
    if who.kind == "person" and source.body is not None:
        return replace(who, entity=source.body, name=source.body.name)
    if who.kind == "organisation" and source.body is not None and source.core[1] - source.core[0] == 1:
        namesakes = article.people_by_name.get(source.body.name, [])
        if len(namesakes) == 1:  # "Paris said" in an article on Jane Paris
            return _be(replace(who, kind="person"), namesakes[0])
    if who.kind == "organisation":
        return _settle_body(article, source, who=who, said=said)
    if who.kind in {"document", "imagery"} and source.owner is not None and source.owner.type == "organisation":
        return replace(who, entity=source.owner, name=source.owner.name)
    if who.kind == "document" and source.words[source.core[0]].lower == "the":
        earlier = _named_before(said, who)
        return _same(who, earlier[0]) if len({one.name for one in earlier}) == 1 else who
    return who


def _named_before(said: Sequence[_Who], who: _Who) -> list[_Who]:
    """The earlier sources with a name and the same head and kind."""
    return [one for one in said[-_EARLIER:] if one.kind == who.kind and one.head == who.head and one.name]


def _be(who: _Who, person: Person) -> _Who:
    entity = person.entity
    return replace(who, kind="person", entity=entity, name=entity.name, gender=person.gender, plural=False)


def _settle_without_words(article: _Article, attribution: Attribution, *, said: Sequence[_Who]) -> _Who:
    """A running quotation goes on with the speaker before; a cue alone is nobody in particular."""
    start = attribution.content.start
    nobody = _Who(
        kind="unspecified", entity=None, name=None, head="", plural=False, gender="either",
        sentence=attribution.sentence, end=start,
    )  # fmt: skip
    if attribution.cue is not None:
        return nobody
    led_in = _lead_in(article, attribution.sentence)
    before = said[-1] if said else None
    if led_in is not None and (
        before is None or before.end < led_in.starts[0] or before.sentence < attribution.sentence - 1
    ):
        return _be(nobody, led_in)
    if before is not None:
        return replace(before, sentence=attribution.sentence, end=start)
    headed = _headed_by(article, attribution.sentence)
    return _be(nobody, headed) if headed is not None else replace(nobody, kind="unnamed")


def _lead_in(article: _Article, sentence: int) -> Person | None:
    """The speaker of the sentence before, if it opens a quotation: "Jane Roe said:", "The minister said:"."""
    for at in range(sentence - 1, max(-1, sentence - 3), -1):
        start, end = article.reading.sentences[at]
        if article.reading.document.text[end - 1] == ":":
            named = [article.people[e.id] for _, _, e in article.index.inside(start, end) if e.type == "person"]
            first, past = article.reading.sentence_words[at]
            words = [word.lower for word in article.reading.words[first:past]]
            roles = sorted(set(words) & article.people_by_role.keys())
            if named or len(roles) != 1:
                return named[0] if named else None
            before = words[max(0, words.index(roles[0]) - 1)]
            fitting = _called(article, roles[0], modifiers={before} - _DETERMINERS - {roles[0]})
            return fitting[0] if len(fitting) == 1 else None
    return None


def _called(article: _Article, role: str, *, modifiers: Set[str]) -> list[Person]:
    """The persons with this role; of several, those whom the words before the role describe too, if any."""
    persons = article.people_by_role.get(role, [])
    described = [person for person in persons if modifiers and modifiers <= person.described]
    return described if described and len(persons) > 1 else persons


def _headed_by(article: _Article, sentence: int) -> Person | None:
    """The one person whom the first sentences name, where a statement opens without saying whose it is."""
    if sentence == 0:
        return None
    end = article.reading.sentences[min(sentence, _HEADING) - 1][1]
    named = {e.id for _, _, e in article.index.inside(0, end) if e.type == "person"}
    return article.people[named.pop()] if len(named) == 1 else None


def _settle_it_or_they(attribution: Attribution, *, who: _Who, word: str, recent: Sequence[_Who]) -> _Who:
    """The last source that can be meant; papers and pictures only where the cue is not one of speech."""
    spoken = attribution.cue is not None and attribution.cue.text.split()[-1].lower() in _SPOKEN
    things = [] if spoken else [before for before in recent if before.kind in {"document", "imagery"}]
    if word in {"they", "them"}:
        people = [before for before in recent if before.plural and before.kind in {"unnamed", "organisation"}]
        found = people or [before for before in things if before.plural]
    else:
        bodies = [before for before in recent if before.kind == "organisation"]
        found = [before for before in recent if before in bodies or before in things]
    if found:
        return _same(who, found[0])
    return replace(who, kind="unnamed" if word in {"they", "them", "which"} else "organisation")


def _same(who: _Who, before: _Who) -> _Who:
    return replace(before, sentence=who.sentence, end=who.end)


def _settle_he_or_she(article: _Article, *, who: _Who, gender: str, recent: Sequence[_Who]) -> _Who:
    """The source before, unless another fitting person was named since; nobody where two would do."""
    before = next((b for b in recent if _is_one_person(b) and _fits(b.gender, gender)), None)
    named = _persons_named(article, who, gender=gender, memory=_MEMORY)
    surer = any(article.people[key].gender == gender != "either" for key in named)
    if before is not None and before.gender == "either" and before.kind == "person" and surer:
        return replace(who, kind="person", gender=gender)  # somebody else fits better, and a wrong name is worse
    if before is not None and (not named or max(named.values()) < before.end or len(named) > 1):
        return _same(who, before)
    if not named:
        topic = _persons_named(article, who, gender=gender, memory=_TOPIC_MEMORY)
        return _be(who, article.people[next(iter(topic))]) if len(topic) == 1 else replace(who, gender=gender)
    persons = [article.people[key] for key in named]
    if len(persons) > 1 and (persons[-1].gender == "either" or persons[-2].gender == persons[-1].gender):
        return replace(who, kind="person", gender=gender)
    return _be(who, persons[-1])


def _is_one_person(one: _Who) -> bool:
    """Whether "he" or "she" can mean the source: a person, or one unnamed whom the words call by a role."""
    return (one.kind == "person" or (one.kind == "unnamed" and one.head in ROLES)) and not one.plural


def _persons_named(article: _Article, who: _Who, *, gender: str, memory: int) -> dict[str, int]:
    """The fitting persons of the last sentences by id, the last named last, with where they stand."""
    since = article.reading.sentences[max(0, who.sentence - memory)][0]
    named: dict[str, int] = {}
    for start, _, entity in article.index.inside(since, who.end):
        if entity.id in article.people and _fits(article.people[entity.id].gender, gender):
            named.pop(entity.id, None)
            named[entity.id] = start
    return named


def _fits(known: str, gender: str) -> bool:
    return "either" in (known, gender) or known == gender


def _settle_role(article: _Article, source: Source, *, who: _Who, recent: Sequence[_Who]) -> _Who:
    """ "the minister" is the one person whom the article introduces as a minister; "a minister" is nobody's name.

    Of several ministers it is the one who spoke last, unless another was named since.
    """
    opening, last = source.words[source.core[0]], source.words[source.core[1] - 1]
    if (opening.lower != "the" and not opening.text[0].isupper()) or opening.lower in _ANY or source.plural:
        return who
    if last.text[0].isupper() and last.lower not in ROLES:  # a surname in a heading, where names are not looked for
        fitting = article.people_by_name.get(last.text) or article.people_by_name.get(last.text.title(), [])
    else:
        prime = any(word.lower == "prime" for word in source.words)
        core = source.words[source.core[0] : source.core[1] - 1]
        modifiers = {word.lower for word in core} - _DETERMINERS
        fitting = _called(article, PRIME if prime else source.head, modifiers=modifiers)
    if len(fitting) > 1:
        fitting = _heard_last(fitting, recent, before=who.end)
    if len(fitting) != 1 or not _is_near(article, fitting[0], who):
        return who
    return _be(who, fitting[0])


def _heard_last(persons: Sequence[Person], recent: Sequence[_Who], *, before: int) -> list[Person]:
    """The one of `persons` who spoke last, or nobody where another of them was named since."""
    heard = next((one for one in recent if one.kind == "person"), None)
    if heard is None or heard.entity is None:
        return []
    since = {person.entity.id for person in persons if any(heard.end <= start < before for start in person.starts)}
    return [person for person in persons if person.entity == heard.entity and since <= {person.entity.id}]


def _is_near(article: _Article, person: Person, who: _Who) -> bool:
    """Whether the person was named a few sentences before at most: a role farther away may be somebody else's."""
    since = article.reading.sentences[max(0, who.sentence - _ROLE_MEMORY)][0]
    return any(since <= start for start in person.starts)


def _settle_body(article: _Article, source: Source, *, who: _Who, said: Sequence[_Who]) -> _Who:
    entity = source.body
    if entity is None and source.owner is not None and source.owner.type == "organisation":
        entity = source.owner
    if entity is not None:
        return replace(who, entity=entity, name=entity.name)
    words = list(source.words[source.core[0] : source.core[1]])
    while len(words) > 1 and words[0].lower in {"the", "a", "an"}:
        words.pop(0)
    if source.head in BODY_NOUNS and any(word.text[0].isupper() for word in words[:-1]):
        text = article.reading.document.text
        return replace(who, name=" ".join(text[words[0].start : words[-1].end].split()))
    if len(words) == 1:
        named = article.bodies.get(source.head, [])
        earlier = _named_before(said, who)
        names = {one.name for one in earlier}
        if len(named) == 1 and not names - {named[0].name}:
            return replace(who, entity=named[0], name=named[0].name)
        if not named and len(names) == 1:
            return _same(who, earlier[0])
        meant = None if named else _meant_body(article, who=who, said=said)
        if meant is not None:
            return replace(who, entity=meant, name=meant.name)
    return who


def _meant_body(article: _Article, *, who: _Who, said: Sequence[_Who]) -> Entity | None:
    """The body that "the agency" or "the company" can mean: the last that spoke, or the only one named, lately."""
    since = article.reading.sentences[max(0, who.sentence - _MEMORY)][0]
    named = {
        entity.id: entity
        for _, _, entity in article.index.inside(since, who.end)
        if entity.type == "organisation" and _is_called(entity, who.head)
    }
    spoke = (one.entity.id for one in reversed(said[-_EARLIER:]) if one.entity is not None and one.entity.id in named)
    return named.get(next(spoke, "")) or (next(iter(named.values())) if len(named) == 1 else None)


def _is_called(entity: Entity, noun: str) -> bool:
    """Whether `noun` fits a body whose name does not have it."""
    words = entity.name.lower().split()
    is_public = not _PUBLIC.isdisjoint(words) or entity.name in BODIES
    if noun in _PUBLIC_NOUNS:
        return is_public
    return noun in _PRIVATE_NOUNS and not is_public and entity.name not in OUTLETS
