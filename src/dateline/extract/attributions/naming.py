"""Who a source is: its kind, its fullest name in the article, and what the article tells of its standing."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from dateline.extract.attributions.bodies import find_body_before, nouns_of, settle_body, settle_owner
from dateline.extract.attributions.kinds import PRONOUNS, EntityIndex, Source, kind_by_words, read_source
from dateline.extract.attributions.links import find_kinds
from dateline.extract.attributions.people import Person, read_people
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.roles import DETERMINERS, find_called, settle_role
from dateline.extract.attributions.settled import MEMORY, Article, Who, be, find_named_before, same
from dateline.extract.attributions.standing import find_anonymity, find_justifications, find_title
from dateline.language.lexicon import ROLES
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity, SourceKind

_T = TypeVar("_T")
_OF_THOSE = frozenset({"one", "others", "another", "the", "other", "a", "second", "third", "fourth"})
_SPEAKERS = frozenset({"person", "organisation", "unnamed"})
_HUMAN = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female"}
_HUMAN |= {"i": "either", "me": "either", "who": "either"}
_SPOKEN = frozenset({"said", "told", "tells", "added", "adds", "denied", "denies", "replied"})  # not by a paper
_THINGS = frozenset({"document", "imagery"})  # told by the words of a source themselves
_GENITIVES = frozenset({"'s", "’s"})
_SURE_KIND = 0.65  # probability from which the model's kind of a source counts that the words leave without a name
_HEADING = 3  # sentences in which a statement names its speaker
_TOPIC_MEMORY = 8  # sentences in which the only fitting person is meant by a pronoun


def name_sources(
    reading: Reading, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with kind, name, title, justification, anonymity and entity settled.

    A pronoun or a role means the person whom the article makes clear; where two would do, the name stays null.
    Misses sources introduced only after they speak, and roles told in another sentence than the name.
    """
    people = read_people(reading, entities)
    article = Article(
        reading=reading,
        index=EntityIndex(entities),
        people={person.entity.id: person for person in people},
        people_by_name=_group((word, person) for person in people for word in person.entity.name.split()[1:]),
        people_by_role=_group((role, person) for person in people for role in sorted(person.roles)),
        running=tuple(a.content for a in attributions if a.source is None and a.cue is None),
        quotes=find_quotes(reading.document.text),
        bodies=_group(
            (noun, entity) for entity in entities if entity.type == "organisation" for noun in nouns_of(entity, reading)
        ),
    )
    kinds = find_kinds(reading)
    said: list[Who] = []
    speakers: list[Who] = []  # without those whom a speaker quotes
    settled: list[Attribution] = []
    titles = {person.entity.id: find_title(reading, person.entity) for person in people}
    for attribution in attributions:
        who = _settle(article, attribution, said=said if attribution.source else speakers)
        kind, chance = kinds.get((attribution.cue or attribution.content).start, (who.kind, 0.0))
        if kind != who.kind and who.name is None and who.kind not in _THINGS and chance >= _SURE_KIND:
            who = _believe(article, attribution, who=who, kind=kind)
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
    return _grant_once(_name_fully(settled))


def _name_fully(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Every source with the longest of the names under which its entity speaks."""
    fullest: dict[str, str] = {}
    for attribution in attributions:
        if attribution.entity is not None and attribution.name is not None:
            fullest[attribution.entity] = max(fullest.get(attribution.entity, ""), attribution.name, key=len)
    return tuple(
        replace(attribution, name=fullest[attribution.entity]) if attribution.entity in fullest else attribution
        for attribution in attributions
    )


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


def _is_quoted(article: Article, place: int) -> bool:
    """Whether somebody who is quoted says this: the source there is one whom the speaker quotes in turn."""
    at = bisect_right(article.quotes, place, key=lambda quote: quote[0]) - 1
    if at >= 0 and place < article.quotes[at][1]:
        return True
    at = bisect_right(article.running, place, key=lambda span: span.start) - 1
    return at >= 0 and place < article.running[at].end


def _believe(article: Article, attribution: Attribution, *, who: Who, kind: SourceKind) -> Who:
    """The source as the kind of which the model is sure, with a name that suits it."""
    source = attribution.source
    text = article.reading.document.text
    inside = [
        entity
        for _, end, entity in (article.index.inside(source.start, source.end) if source else ())
        if text[end : end + 2] not in _GENITIVES  # "Harper's lawyer" is not Harper
    ]
    bodies = [entity for entity in (*inside, who.entity) if entity is not None and entity.type == "organisation"]
    people = [article.people[entity.id] for entity in inside if entity.id in article.people]
    if kind == "person" and people:
        return be(who, people[-1])
    if kind == "person" and who.kind == "unnamed" and source is not None and not _is_called(source.text):
        return who  # told by role alone: "the minister", "Mr. Harper's wife"
    body = bodies[0] if bodies and kind in {"organisation", "document", "imagery"} else None
    return replace(who, kind=kind, entity=body, name=body.name if body else None)


def _is_called(words: str) -> bool:
    """Whether words of a source can hold a name of its own: a pronoun, or a capital behind the first word."""
    called = [word for word in words.split()[1:] if not word.endswith(tuple(_GENITIVES))]
    return words.lower() in PRONOUNS or any(word[:1].isupper() for word in called)


def _settle(article: Article, attribution: Attribution, *, said: Sequence[Who]) -> Who:
    if attribution.source is None:
        return _settle_without_words(article, attribution, said=said)
    source = read_source(article.reading, attribution.source, article.index)
    kind = kind_by_words(source)
    who = Who(
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
    recent = tuple(takewhile(lambda before: who.sentence - before.sentence <= MEMORY, reversed(said)))
    if kind is None and last in _HUMAN:
        return _settle_he_or_she(article, who=who, gender=_HUMAN[last], recent=recent)
    if last == "which" and (body := find_body_before(article, attribution.source.start)) is not None:
        return replace(who, kind="organisation", entity=body, name=body.name)
    if kind is None and last in PRONOUNS:
        return _settle_it_or_they(article, attribution, who=who, word=last, recent=recent)
    if {word.lower for word in source.words} <= _OF_THOSE:
        several = [before for before in recent if before.plural]
        return replace(who, kind=several[0].kind if several else "unspecified")
    if source.core[0] == source.core[1]:
        return who  # no word at all
    if kind in {None, "unnamed"}:
        return settle_role(article, source, who=who, recent=recent)
    return _settle_name(article, source, who=who, said=said)


def _settle_name(article: Article, source: Source, *, who: Who, said: Sequence[Who]) -> Who:
    if who.kind == "person" and source.person is not None:
        return be(who, article.people[source.person.id])
    if who.kind == "person" and source.body is not None:
        return replace(who, entity=source.body, name=source.body.name)
    if who.kind == "organisation" and source.body is not None and source.core[1] - source.core[0] == 1:
        namesakes = article.people_by_name.get(source.body.name, [])
        if len(namesakes) == 1:  # "Paris said" in an article on Jane Paris
            return be(replace(who, kind="person"), namesakes[0])
    if who.kind == "organisation":
        return settle_body(article, source, who=who, said=said)
    if who.kind in {"document", "imagery"} and source.owner is not None and source.owner.type == "organisation":
        return replace(who, entity=source.owner, name=source.owner.name)
    if who.kind == "document" and source.words[source.core[0]].lower == "the":
        earlier = find_named_before(said, who)
        if len({one.name for one in earlier}) == 1:
            return same(who, earlier[0])
    return settle_owner(article, source, who=who, said=said) if who.kind == "document" else who


def _settle_without_words(article: Article, attribution: Attribution, *, said: Sequence[Who]) -> Who:
    """A running quotation goes on with the speaker before; a cue alone is nobody in particular."""
    start = attribution.content.start
    nobody = Who(
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
        return be(nobody, led_in)
    if before is not None:
        return replace(before, sentence=attribution.sentence, end=start)
    headed = _headed_by(article, attribution.sentence)
    return be(nobody, headed) if headed is not None else replace(nobody, kind="unnamed")


def _lead_in(article: Article, sentence: int) -> Person | None:
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
            fitting = find_called(article, roles[0], modifiers={before} - DETERMINERS - {roles[0]})
            return fitting[0] if len(fitting) == 1 else None
    return None


def _headed_by(article: Article, sentence: int) -> Person | None:
    """The one person whom the first sentences name, where a statement opens without saying whose it is."""
    if sentence == 0:
        return None
    end = article.reading.sentences[min(sentence, _HEADING) - 1][1]
    named = {e.id for _, _, e in article.index.inside(0, end) if e.type == "person"}
    return article.people[named.pop()] if len(named) == 1 else None


def _settle_it_or_they(
    article: Article, attribution: Attribution, *, who: Who, word: str, recent: Sequence[Who]
) -> Who:
    """The last source that can be meant; papers and pictures only where the cue is not one of speech, or no body is."""
    subject = _find_subject(article, who.sentence, before=who.end) if word == "it" else None
    if subject is not None and subject.type == "organisation":
        return replace(who, kind="organisation", entity=subject, name=subject.name)
    spoken = attribution.cue is not None and attribution.cue.text.split()[-1].lower() in _SPOKEN
    things = [] if spoken else [before for before in recent if before.kind in {"document", "imagery"}]
    if word in {"they", "them"}:
        people = [before for before in recent if before.plural and before.kind in {"unnamed", "organisation"}]
        found = people or [before for before in things if before.plural]
    else:
        bodies = [before for before in recent if before.kind == "organisation"]
        found = [before for before in recent if before in bodies or before in things]
        found = found or [before for before in recent if before.kind == "document"]
    if found:
        return same(who, found[0])
    return replace(who, kind="unnamed" if word in {"they", "them", "which"} else "organisation")


def _settle_he_or_she(article: Article, *, who: Who, gender: str, recent: Sequence[Who]) -> Who:
    """The source before, unless another fitting person was named since; nobody where two would do."""
    before = next((b for b in recent if _is_one_person(b) and _fits(b.gender, gender)), None)
    subject = _find_subject_meant(article, who, gender=gender, since=before.sentence if before is not None else -1)
    if subject is not None:
        return be(who, subject)
    named = _persons_named(article, who, gender=gender, memory=MEMORY)
    surer = any(article.people[key].gender == gender != "either" for key in named)
    if before is not None and before.gender == "either" and before.kind == "person" and surer:
        return replace(who, kind="person", gender=gender)  # somebody else fits better, and a wrong name is worse
    if before is not None and (not named or max(named.values()) < before.end or len(named) > 1):
        return same(who, before)
    if not named:
        topic = _persons_named(article, who, gender=gender, memory=_TOPIC_MEMORY)
        return be(who, article.people[next(iter(topic))]) if len(topic) == 1 else replace(who, gender=gender)
    persons = [article.people[key] for key in named]
    if len(persons) > 1 and (persons[-1].gender == "either" or persons[-2].gender == persons[-1].gender):
        return replace(who, kind="person", gender=gender)
    return be(who, persons[-1])


def _find_subject_meant(article: Article, who: Who, *, gender: str, since: int) -> Person | None:
    """The fitting person with whom the pronoun's sentence begins, or else the sentence before if nobody spoke `since`
    then and nobody else whom it names fits."""
    for memory, sentence in enumerate(range(who.sentence, max(since, who.sentence - 2, -1), -1)):
        subject = _find_subject(article, sentence, before=who.end)
        if subject is not None and subject.id in article.people and _fits(article.people[subject.id].gender, gender):
            alone = memory == 0 or len(_persons_named(article, who, gender=gender, memory=memory)) == 1
            return article.people[subject.id] if alone else None
    return None


def _find_subject(article: Article, sentence: int, *, before: int) -> Entity | None:
    """The entity with whose name or title a sentence begins: "Ms. Roe left; she says", "The Board will, it said"."""
    start, end = article.reading.sentences[sentence]
    named = article.index.inside(start, min(end, before))
    if not named or named[0][1] >= before:
        return None
    text = article.reading.document.text
    titled = all(word[0].isupper() for word in text[start : named[0][0]].split())
    return named[0][2] if titled and text[named[0][1] : named[0][1] + 2] not in {"'s", "’s"} else None


def _is_one_person(one: Who) -> bool:
    """Whether "he" or "she" can mean the source: a person, or one unnamed whom the words call by a role."""
    return (one.kind == "person" or (one.kind == "unnamed" and one.head in ROLES)) and not one.plural


def _persons_named(article: Article, who: Who, *, gender: str, memory: int) -> dict[str, int]:
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
