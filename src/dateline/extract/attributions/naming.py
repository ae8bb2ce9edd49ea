"""Who a source is: its kind, its fullest name in the article, and what the article tells of its standing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.attributions.kinds import PRONOUNS, EntityIndex, Source, kind_by_words, read_source
from dateline.extract.attributions.people import Person, read_people
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.standing import find_anonymity, find_justifications, find_title
from dateline.language.lexicon import BODY_NOUNS, ROLES
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity, SourceKind
from dateline.records.text import Span

_OF_THOSE = frozenset({"one", "others", "another", "the", "other", "a", "second", "third", "fourth"})
_SPOKEN = frozenset({"said", "says", "told", "tells", "added", "adds", "denied", "denies", "replied"})  # not by a paper
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
    people: tuple[Person, ...]
    people_by_id: dict[str, Person]
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
        people=people,
        people_by_id={person.entity.id: person for person in people},
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
                justification=find_justifications(reading, attribution),
                anonymity=find_anonymity(reading, attribution) if who.kind in {"unnamed", "organisation"} else None,
            )
        )
    return tuple(settled)


def _is_quoted(article: _Article, place: int) -> bool:
    """Whether somebody who is quoted says this: the source there is one whom the speaker quotes in turn."""
    at = bisect_right(article.quotes, place, key=lambda quote: quote[0]) - 1
    if at >= 0 and place < article.quotes[at][1]:
        return True
    at = bisect_right(article.running, place, key=lambda span: span.start) - 1
    return at >= 0 and place < article.running[at].end


def _bodies_by_noun(entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.type == "organisation":
            words = [word.lower() for word in entity.name.split()]
            for noun in {words[0], words[-1]} & BODY_NOUNS if len(words) > 1 else set():
                found.setdefault(noun, []).append(entity)
    return found


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
    if kind is None and source.words and source.words[source.core[1] - 1].lower in PRONOUNS:
        return _settle_pronoun(article, attribution, who=who, word=source.words[source.core[1] - 1].lower, said=said)
    if {word.lower for word in source.words} <= _OF_THOSE:
        recent = [before for before in said if who.sentence - before.sentence <= _MEMORY and before.plural]
        return replace(who, kind=recent[-1].kind if recent else "unspecified")
    if kind in {None, "unnamed"}:
        return _settle_role(article, source, who=who)
    if kind == "person" and source.person is not None:
        gender = article.people_by_id[source.person.id].gender
        return replace(who, entity=source.person, name=source.person.name, gender=gender)
    if kind == "person" and source.body is not None:
        return replace(who, entity=source.body, name=source.body.name)
    if kind == "organisation" and source.body is not None and source.core[1] - source.core[0] == 1:
        namesakes = [person for person in article.people if source.body.name in person.entity.name.split()[1:]]
        if len(namesakes) == 1:  # "Paris said" in an article on Jane Paris
            person = namesakes[0]
            return replace(who, kind="person", entity=person.entity, name=person.entity.name, gender=person.gender)
    if kind == "organisation":
        return _settle_body(article, source, who=who, said=said)
    if kind in {"document", "imagery"} and source.owner is not None and source.owner.type == "organisation":
        return replace(who, entity=source.owner, name=source.owner.name)
    return who


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
        entity = led_in.entity
        return replace(nobody, kind="person", entity=entity, name=entity.name, gender=led_in.gender)
    if before is not None:
        return replace(before, sentence=attribution.sentence, end=start)
    return replace(nobody, kind="unnamed")


def _lead_in(article: _Article, sentence: int) -> Person | None:
    """The first person named in the sentence before, if that sentence opens a quotation: "Jane Roe said:"."""
    for at in (sentence - 1, sentence - 2):
        if at < 0:
            return None
        start, end = article.reading.sentences[at]
        if article.reading.document.text[end - 1] == ":":
            inside = article.index.inside(start, end)
            return next((article.people_by_id[e.id] for _, _, e in inside if e.type == "person"), None)
    return None


def _settle_pronoun(article: _Article, attribution: Attribution, *, who: _Who, word: str, said: Sequence[_Who]) -> _Who:
    recent = [before for before in reversed(said) if who.sentence - before.sentence <= _MEMORY]
    if word in {"i", "me"}:
        return (
            _same(who, recent[0]) if recent and recent[0].kind in {"person", "unnamed"} else replace(who, kind="person")
        )
    if word in {"it", "its", "they", "them", "which"}:
        speaks = attribution.cue is not None and attribution.cue.text.split()[-1].lower() in _SPOKEN
        kinds = {"organisation"} if word in {"it", "its"} else {"unnamed", "organisation"}
        kinds |= set() if speaks or word in {"they", "them"} else {"document", "imagery"}
        fitting = [
            before for before in recent if before.kind in kinds and (word in {"it", "its", "which"} or before.plural)
        ]
        if fitting:
            return _same(who, fitting[0])
        return replace(who, kind="organisation" if word in {"it", "its"} else "unnamed")
    gender = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}.get(word, "either")
    return _settle_he_or_she(article, attribution, who=who, gender=gender, recent=recent)


def _same(who: _Who, before: _Who) -> _Who:
    return replace(before, sentence=who.sentence, end=who.end)


def _settle_he_or_she(
    article: _Article, attribution: Attribution, *, who: _Who, gender: str, recent: Sequence[_Who]
) -> _Who:
    """The source before, unless another fitting person was named since; nobody where two would do."""
    assert attribution.source is not None  # noqa: S101 - the caller has seen the pronoun
    at = attribution.source.start
    before = next(
        (b for b in recent if b.kind in {"person", "unnamed"} and not b.plural and _fits(b.gender, gender)), None
    )
    named = [
        (max(start for start in person.starts if start < at), person)
        for person in article.people
        if person.starts[0] < at and _fits(person.gender, gender)
    ]
    named.sort(key=lambda pair: pair[0])
    if before is not None and (not named or named[-1][0] < before.end or len(named) > 1):
        return _same(who, before)
    if not named:
        return _same(who, before) if before is not None else replace(who, kind="unnamed", gender=gender)
    last, person = named[-1]
    first = article.reading.sentences[max(0, who.sentence - _MEMORY)][0]
    rivals = [other for place, other in named[:-1] if place >= first and other.gender != "either"]
    if last < first or (rivals and person.gender == "either"):
        return replace(who, kind="person" if named else "unnamed", gender=gender)
    return replace(who, kind="person", entity=person.entity, name=person.entity.name, gender=gender, plural=False)


def _fits(known: str, gender: str) -> bool:
    return "either" in (known, gender) or known == gender


def _settle_role(article: _Article, source: Source, *, who: _Who) -> _Who:
    """ "the minister" is the one person whom the article introduces as a minister; "a minister" is nobody's name."""
    opening, last = source.words[source.core[0]], source.words[source.core[1] - 1]
    if opening.lower in {"a", "an", "one", "another"} or source.plural:
        return who
    if last.text[0].isupper() and last.lower not in ROLES:  # a surname in a heading, where names are not looked for
        fitting = [person for person in article.people if last.text in person.entity.name.split()[-1:]]
    else:
        fitting = [person for person in article.people if source.head in person.roles]
    if len(fitting) != 1:
        return who
    person = fitting[0]
    return replace(who, kind="person", entity=person.entity, name=person.entity.name, gender=person.gender)


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
        earlier = {before.name for before in said if before.head == source.head and before.name}
        if len(named) == 1 and not earlier - {named[0].name}:
            return replace(who, entity=named[0], name=named[0].name)
        if not named and len(earlier) == 1:
            return replace(who, name=next(iter(earlier)))
    return who
