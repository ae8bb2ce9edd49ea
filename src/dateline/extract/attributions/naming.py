"""Who a source is: its kind, its fullest name in the article, and what the article tells of its standing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline.extract.attributions.bodies import nouns_of
from dateline.extract.attributions.identities import settle_source
from dateline.extract.attributions.kinds import EntityIndex
from dateline.extract.attributions.links import find_kinds
from dateline.extract.attributions.people import read_people
from dateline.extract.attributions.quotes import find_holding, find_quotes
from dateline.extract.attributions.settled import Article, Who
from dateline.extract.attributions.standing import find_anonymity, find_justifications, find_title
from dateline.extract.attributions.tellers import find_tellers
from dateline.extract.attributions.turns import find_turns
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity

_T = TypeVar("_T")
_SPEAKERS = frozenset({"person", "organisation", "unnamed"})


def name_sources(
    reading: Reading, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with kind, name, title, justification, anonymity and entity settled.

    A pronoun or a role means the person whom the article makes clear; where two would do, the name stays null.
    Misses sources introduced only after they speak, and roles told in another sentence than the name.
    """
    people = read_people(reading, entities)
    text, index = reading.document.text, EntityIndex(entities)
    by_id = {person.entity.id: person for person in people}
    people_by_name = _group((word, person) for person in people for word in person.entity.name.split()[1:])
    people_by_role = _group((role, person) for person in people for role in sorted(person.roles))
    article = Article(
        reading=reading,
        index=index,
        people=by_id,
        people_by_name=people_by_name,
        people_by_role=people_by_role,
        running=tuple(a.content for a in attributions if a.source is None and a.cue is None),
        quotes=find_quotes(text),
        turns=find_turns(text, index=index, people=by_id, people_by_name=people_by_name, people_by_role=people_by_role),
        bodies=_group(
            (noun, entity) for entity in entities if entity.type == "organisation" for noun in nouns_of(entity, reading)
        ),
    )
    titles = {person.entity.id: find_title(reading, person.entity) for person in people}
    settled = [
        replace(
            attribution,
            kind=who.kind,
            name=who.name,
            entity=who.entity.id if who.entity else None,
            title=titles.get(who.entity.id) if who.entity else None,
            justification=find_justifications(reading, attribution) if who.kind in _SPEAKERS else (),
            anonymity=find_anonymity(reading, attribution, kind=who.kind),
        )
        for attribution, who in zip(attributions, _settle_all(article, attributions), strict=True)
    ]
    return _grant_once(_name_fully(settled))


def _settle_all(article: Article, attributions: Sequence[Attribution]) -> Iterator[Who]:
    """Who each source is, in text order; whoever closes a quotation is settled where it opens."""
    kinds = find_kinds(article.reading)
    tellers = find_tellers(article.reading.document.text, attributions)
    told: dict[int, Who] = {}  # those settled before their turn
    said: list[Who] = []
    speakers: list[Who] = []  # without those whom a speaker quotes
    for at, attribution in enumerate(attributions):
        teller = tellers.get(at)
        if teller is not None:
            if teller not in told:
                told[teller] = settle_source(article, attributions[teller], said=said, kinds=kinds, opening=attribution)
            yield replace(told[teller], sentence=attribution.sentence, end=attribution.content.start)
            continue
        who = told.get(at) or settle_source(
            article, attribution, said=said if attribution.source else speakers, kinds=kinds
        )
        if who.kind != "unspecified":
            said.append(who)
            if attribution.source is None or not _is_quoted(article, attribution.source.start):
                speakers.append(who)
        yield who


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
    return any(find_holding(spoken, place) is not None for spoken in (article.quotes, article.running))
