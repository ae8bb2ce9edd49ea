"""A source once it is settled, and what settling one needs to know of the article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.attributions.kinds import EntityIndex
from dateline.extract.attributions.people import Person
from dateline.extract.attributions.quotes import Quote
from dateline.extract.attributions.turns import Turn
from dateline.language.reading import Reading
from dateline.records.sources import Entity, SourceKind
from dateline.records.text import Span

GENITIVES = frozenset({"'s", "’s"})
MEMORY = 3  # sentences after which a pronoun no longer means the source before
EARLIER = 200  # sources before: those of an article; more would make a long text slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A source settled: `head`, `plural` and `is_one` are those of its words, for the pronouns that follow."""

    kind: SourceKind
    entity: Entity | None
    name: str | None
    head: str
    plural: bool
    is_one: bool  # "a shopper", "one guard"
    gender: str
    sentence: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What settling a source needs to know of the whole article."""

    reading: Reading
    index: EntityIndex
    people: dict[str, Person]  # by id of the entity
    people_by_name: dict[str, list[Person]]  # by each word of the name but the first
    people_by_role: dict[str, list[Person]]
    running: tuple[Span, ...]  # sentences inside a running quotation
    quotes: tuple[Quote, ...]
    turns: tuple[Turn, ...]
    bodies: dict[str, list[Entity]]  # common noun -> the organisations with that noun in their name


def be(who: Who, person: Person) -> Who:
    """`who` as this person."""
    entity = person.entity
    return replace(who, kind="person", entity=entity, name=entity.name, gender=person.gender, plural=False)


def same(who: Who, before: Who) -> Who:
    """The source before, where `who` speaks again."""
    return replace(before, sentence=who.sentence, end=who.end)


def find_named_before(said: Sequence[Who], who: Who) -> list[Who]:
    """The earlier sources with a name and the same head and kind."""
    return [one for one in said[-EARLIER:] if one.kind == who.kind and one.head == who.head and one.name]
