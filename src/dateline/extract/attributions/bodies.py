"""Which organisation the words of a source mean: by its name, by a noun of its name, or by what it is."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.kinds import Source
from dateline.extract.attributions.settled import EARLIER, MEMORY, Article, Who, find_named_before, same
from dateline.language.lexicon import BODIES, BODY_NOUNS, OUTLETS
from dateline.records.sources import Entity

_PUBLIC = frozenset(
    "administration agency authority bureau board commission department ministry office service".split()
)
_PUBLIC_NOUNS = frozenset({"agency", "regulator"})
_PRIVATE_NOUNS = frozenset("company firm manufacturer corporation operator airline carrier group organisation".split())
_PRIVATE_NOUNS |= {"organization", "charity", "association", "utility"}
_GAP = 4  # characters between a name and its "which"
_NAME_CHARS = 100  # in which the whole name before a "which" stands


def nouns_of(body: Entity) -> tuple[str, ...]:
    """The common nouns in the name of a body by which it may be called: "ministry", "council"."""
    words = body.name.lower().split()
    return tuple(sorted({words[-1]} | ({words[0]} & BODY_NOUNS))) if len(words) > 1 else ()


def settle_body(article: Article, source: Source, *, who: Who, said: Sequence[Who]) -> Who:
    entity = source.body or _find_apposed(article, source)
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
        earlier = find_named_before(said, who)
        names = {one.name for one in earlier}
        if len(named) == 1 and not names - {named[0].name}:
            return replace(who, entity=named[0], name=named[0].name)
        if not named and len(names) == 1:
            return same(who, earlier[0])
        meant = None if named else _meant_body(article, who=who, said=said)
        if meant is not None:
            return replace(who, entity=meant, name=meant.name)
    return who


def find_body_before(article: Article, place: int) -> Entity | None:
    """The body of "the ministry, which": named right before the comma before `place`."""
    end = len(article.reading.document.text[max(0, place - _GAP) : place].rstrip(" ,\n")) + max(0, place - _GAP)
    named = article.index.inside(max(0, end - _NAME_CHARS), end)
    return named[-1][2] if named and named[-1][1] == end and named[-1][2].type == "organisation" else None


def _find_apposed(article: Article, source: Source) -> Entity | None:
    """The body of "the bank, Tidewater Savings": named right after the comma behind the head."""
    past = source.core[1]
    if past + 1 >= len(source.words) or source.words[past].text != ",":
        return None
    start = source.words[past + 1].start
    named = article.index.inside(start, source.words[-1].end)
    return named[0][2] if named and named[0][0] == start and named[0][2].type == "organisation" else None


def _meant_body(article: Article, *, who: Who, said: Sequence[Who]) -> Entity | None:
    """The body that "the agency" or "the company" can mean: the last that spoke, or the only one named, lately."""
    since = article.reading.sentences[max(0, who.sentence - MEMORY)][0]
    named = {
        entity.id: entity
        for _, _, entity in article.index.inside(since, who.end)
        if entity.type == "organisation" and _is_called(entity, who.head)
    }
    spoke = (one.entity.id for one in reversed(said[-EARLIER:]) if one.entity is not None and one.entity.id in named)
    return named.get(next(spoke, "")) or (next(iter(named.values())) if len(named) == 1 else None)


def _is_called(entity: Entity, noun: str) -> bool:
    """Whether `noun` fits a body whose name does not have it."""
    words = entity.name.lower().split()
    is_public = not _PUBLIC.isdisjoint(words) or entity.name in BODIES
    if noun in _PUBLIC_NOUNS:
        return is_public
    return noun in _PRIVATE_NOUNS and not is_public and entity.name not in OUTLETS
