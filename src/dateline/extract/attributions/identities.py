"""Who one source is: by its words and the article, and by the model's kind where these tell no name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.extract.attributions.bodies import find_body_before, settle_body, settle_owner
from dateline.extract.attributions.kinds import PRONOUNS, Source, kind_by_words, read_source
from dateline.extract.attributions.people import Person
from dateline.extract.attributions.pronouns import settle_he_or_she, settle_it_or_they
from dateline.extract.attributions.roles import settle_role
from dateline.extract.attributions.settled import EARLIER, GENITIVES, MEMORY, Article, Who, be, find_named_before, same
from dateline.extract.attributions.unworded import UNNAMED_TURN, find_turn, settle_without_words
from dateline.language.known import ONE_OF_PEOPLE
from dateline.language.lexicon import BODY_NOUNS
from dateline.records.sources import Attribution, SourceKind

_OF_THOSE = frozenset({"one", "others", "another", "the", "other", "a", "second", "third", "fourth"})
_ONE = frozenset({"a", "an", "one", "another"})
_ONE_OF_MANY = frozenset({"one", "another"})
_HUMAN = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female"}
_HUMAN |= {"i": "either", "me": "either", "who": "either"}
_THINGS = frozenset({"document", "imagery"})  # told by the words of a source themselves
_OF_SOMEBODY = ("his ", "her ", "my ")
_STUDIES = frozenset({"study", "paper", "article", "preprint"})
_SURE_KIND = 0.65  # probability from which the model's kind of a source counts that the words leave without a name


def settle_source(
    article: Article,
    attribution: Attribution,
    *,
    said: Sequence[Who],
    kinds: Mapping[int, tuple[SourceKind, float]],
    opening: Attribution | None = None,
) -> Who:
    """Who the source is, by the words of the article, and by the model where it is sure and they tell no name.

    `opening` is where the quotation begins that the source closes: whom it names cannot be meant by "she said".
    """
    who = _settle_by_words(article, attribution, said=said, opening=opening)
    kind, chance = kinds.get((attribution.cue or attribution.content).start, (who.kind, 0.0))
    if kind == who.kind or chance < _SURE_KIND or _is_told(attribution, who):
        return who
    return _believe(article, attribution, who=who, kind=kind)


def _is_told(attribution: Attribution, who: Who) -> bool:
    """Whether the words leave nothing to ask: "She" is the shopper of the sentence before, "QUESTION:" one who asks,
    "The Swede" and "the Republican" are one of those who are called so."""
    one_of_people = not who.plural and who.head.title() in ONE_OF_PEOPLE
    pronoun = attribution.source is not None and attribution.source.text.lower() in _HUMAN
    earlier = pronoun and who.kind == "unnamed" and who.head not in PRONOUNS
    unnamed = who.kind == "unnamed" and (who.head == UNNAMED_TURN or one_of_people)
    return who.name is not None or who.kind in _THINGS or unnamed or earlier


def _believe(article: Article, attribution: Attribution, *, who: Who, kind: SourceKind) -> Who:
    """The source as the kind of which the model is sure, with a name that suits it."""
    source = attribution.source
    if kind == "person" and source is not None and who.head in BODY_NOUNS:
        return who  # "the campaign of his rival, Jane Roe"
    if kind == "organisation" and source is not None and source.text.lower().startswith(_OF_SOMEBODY):
        return who  # "his spokeswoman"
    text = article.reading.document.text
    inside = [
        entity
        for _, end, entity in (article.index.inside(source.start, source.end) if source else ())
        if text[end : end + 2] not in GENITIVES  # "Harper's lawyer" is not Harper
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
    called = [word for word in words.split()[1:] if not word.endswith(tuple(GENITIVES))]
    return words.lower() in PRONOUNS or any(word[:1].isupper() for word in called)


def _settle_by_words(
    article: Article, attribution: Attribution, *, said: Sequence[Who], opening: Attribution | None
) -> Who:
    if attribution.source is None:
        return settle_without_words(article, attribution, said=said)
    source = read_source(article.reading, attribution.source, article.index)
    kind = kind_by_words(source)
    plural = source.plural and not _is_one_of_many(source)
    who = Who(
        kind=kind or "unnamed",
        entity=None,
        name=None,
        head=source.head,
        plural=plural,
        is_one=bool(source.words) and source.words[0].lower in _ONE and not plural,
        gender="either",
        sentence=attribution.sentence,
        end=attribution.source.end,
    )
    turn = find_turn(article, attribution.source.start)
    if turn is not None and turn.person is not None and turn.start == attribution.source.start:
        return be(who, turn.person)  # its label
    last = source.words[source.core[1] - 1].lower if source.words else ""
    start = opening.sentence if opening is not None else who.sentence
    recent = tuple(takewhile(lambda before: start - before.sentence <= MEMORY, reversed(said)))
    if kind is None and last in _HUMAN:
        place = replace(who, sentence=start, end=opening.content.start) if opening is not None else who
        meant = settle_he_or_she(article, who=place, gender=_HUMAN[last], recent=recent)
        return replace(meant, sentence=who.sentence, end=who.end)
    if last == "which" and (body := find_body_before(article, attribution.source.start)) is not None:
        return replace(who, kind="organisation", entity=body, name=body.name)
    if kind is None and last in PRONOUNS:
        return settle_it_or_they(article, attribution, who=who, word=last, recent=recent)
    if {word.lower for word in source.words} <= _OF_THOSE:
        several = [before for before in recent if before.plural]
        return replace(who, kind=several[0].kind if several else "unspecified")
    if source.core[0] == source.core[1]:
        return who  # no word at all
    if kind is not None and (namesake := _find_namesake(article, source)) is not None:
        return be(who, namesake)
    if kind in {None, "unnamed"}:
        return settle_role(article, source, who=who, recent=recent)
    return _settle_name(article, source, who=who, said=said)


def _is_one_of_many(source: Source) -> bool:
    """Whether it is one of those whom the noun tells: "one of the residents", "another of her aides"."""
    before = source.words[source.core[0] - 1].lower if source.core[0] > 0 else ""
    return before == "of" and source.words[0].lower in _ONE_OF_MANY


def _find_namesake(article: Article, source: Source) -> Person | None:
    """The one person whose surname is all that the words tell, though it is a noun or a place as well: "Page said",
    "Paris said" of Jane Paris. Not for a noun in the plural, "Banks said"."""
    word = source.words[source.core[0]]
    common = source.body is None and source.plural
    named = source.person or (source.body is not None and source.body.name != word.text)
    if source.core[1] - source.core[0] > 1 or common or named or not word.text[0].isupper():
        return None
    namesakes = article.people_by_name.get(word.text, [])
    return namesakes[0] if len(namesakes) == 1 else None


def _settle_name(article: Article, source: Source, *, who: Who, said: Sequence[Who]) -> Who:
    if who.kind == "person" and source.person is not None:
        return be(who, article.people[source.person.id])
    if who.kind == "person" and source.body is not None:
        return replace(who, entity=source.body, name=source.body.name)
    if who.kind == "organisation":
        body = settle_body(article, source, who=who, said=said)
        study = _find_study(said) if source.head == "paper" and body.name is None else None
        return same(who, study) if study is not None else body
    if who.kind in {"document", "imagery"} and source.owner is not None and source.owner.type == "organisation":
        return replace(who, entity=source.owner, name=source.owner.name)
    if who.kind == "document" and source.words[source.core[0]].lower == "the":
        earlier = find_named_before(said, who)
        if len({one.name for one in earlier}) == 1:
            return same(who, earlier[0])
    return settle_owner(article, source, who=who, said=said) if who.kind == "document" else who


def _find_study(said: Sequence[Who]) -> Who | None:
    """The study that "the paper" means where no newspaper is named: the last that spoke before."""
    return next((one for one in reversed(said[-EARLIER:]) if one.kind == "document" and one.head in _STUDIES), None)
