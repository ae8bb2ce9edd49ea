"""Whom a pronoun means: "he" or "she", "it" or "they"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.people import Person
from dateline.extract.attributions.settled import GENITIVES, MEMORY, Article, Who, be, same
from dateline.language.lexicon import BODY_NOUNS, ROLES
from dateline.records.sources import Attribution, Entity

_SPOKEN = frozenset({"said", "told", "tells", "denied", "denies", "replied"})  # not by a paper
_TOPIC_MEMORY = 8  # sentences in which the only fitting person is meant by a pronoun


def settle_it_or_they(article: Article, attribution: Attribution, *, who: Who, word: str, recent: Sequence[Who]) -> Who:
    """The last source that can be meant; papers and pictures only where the cue is not one of speech, or no body is."""
    subject = find_subject(article, who.sentence, before=who.end) if word == "it" else None
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


def settle_he_or_she(article: Article, *, who: Who, gender: str, recent: Sequence[Who]) -> Who:
    """The source before, unless another fitting person was named since; nobody where two would do."""
    before = next((b for b in recent if _is_one_person(b) and _fits(b.gender, gender)), None)
    subject = _find_subject_meant(article, who, gender=gender, since=before.sentence if before is not None else -1)
    if subject is not None:
        return be(who, subject)
    named = _persons_named(article, who, gender=gender, memory=MEMORY)
    since = article.reading.sentences[max(0, before.sentence - 1)][0] if before is not None else 0
    surer = any(article.people[key].gender == gender != "either" for key, at in named.items() if at >= since)
    if before is not None and before.gender == "either" and before.kind == "person" and surer:
        return replace(who, kind="person", gender=gender)  # somebody else fits better, and a wrong name is worse
    if before is not None and (not named or max(named.values()) < _heard_until(article, before) or len(named) > 1):
        return same(who, before)
    if not named:
        topic = _persons_named(article, who, gender=gender, memory=_TOPIC_MEMORY)
        return be(who, article.people[next(iter(topic))]) if len(topic) == 1 else replace(who, gender=gender)
    persons = [article.people[key] for key in named]
    if len(persons) > 1 and (persons[-1].gender == "either" or persons[-2].gender == persons[-1].gender):
        return replace(who, kind="person", gender=gender)
    return be(who, persons[-1])


def _heard_until(article: Article, before: Who) -> int:
    """Where a person named would be meant rather than the source before: not in what an unnamed one says."""
    return article.reading.sentences[before.sentence][1] if before.kind == "unnamed" else before.end


def _find_subject_meant(article: Article, who: Who, *, gender: str, since: int) -> Person | None:
    """The fitting person with whom the pronoun's sentence begins, or else the sentence before if nobody spoke `since`
    then and nobody else whom it names fits."""
    for memory, sentence in enumerate(range(who.sentence, max(since, who.sentence - 2, -1), -1)):
        subject = find_subject(article, sentence, before=who.end)
        if subject is not None and subject.id in article.people and _fits(article.people[subject.id].gender, gender):
            alone = memory == 0 or len(_persons_named(article, who, gender=gender, memory=memory)) == 1
            return article.people[subject.id] if alone else None
    return None


def find_subject(article: Article, sentence: int, *, before: int) -> Entity | None:
    """The entity with whose name or title a sentence begins: "Ms. Roe left; she says", "The Board will, it said"."""
    start, end = article.reading.sentences[sentence]
    named = article.index.inside(start, min(end, before))
    if not named or named[0][1] >= before:
        return None
    text = article.reading.document.text
    titled = all(word[0].isupper() for word in text[start : named[0][0]].split())
    return named[0][2] if titled and text[named[0][1] : named[0][1] + 2] not in GENITIVES else None


def _is_one_person(one: Who) -> bool:
    """Whether "he" or "she" can mean the source: a person, or one unnamed: "the minister", "a shopper"."""
    if one.kind == "unnamed":
        return not one.plural and (one.head in ROLES or (one.is_one and one.head not in BODY_NOUNS))
    return one.kind == "person" and not one.plural


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
