"""Which organisation the words of a source mean: by its name, by a noun of its name, or by what it is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.extract.attributions.kinds import Source
from dateline.extract.attributions.roles import DETERMINERS
from dateline.extract.attributions.settled import EARLIER, MEMORY, Article, Who
from dateline.language.known import DEMONYMS
from dateline.language.lexicon import (
    BODY_NOUNS,
    COMMON_WORDS,
    COMPANIES,
    GROUPS,
    MOVEMENTS,
    OUTLETS,
    PARTIES,
    PLATFORMS,
    PUBLIC_BODIES,
    VOICES,
)
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import Entity

_PUBLIC = frozenset(
    "administration agency authority bureau board commission department ministry office service enforcement".split()
)
_PUBLIC |= {"centers"}
_NEITHER = frozenset("committee council court police party university".split())  # no agencies and no companies
_HOUSES = frozenset({"congress", "senate", "house", "parliament", "court"})  # public, and no agencies
_PUBLIC_NOUNS = frozenset({"agency", "regulator"})
_PRIVATE_NOUNS = frozenset("company firm manufacturer corporation operator airline carrier group organisation".split())
_PRIVATE_NOUNS |= {"organization", "charity", "association"}
_CIRCLES = frozenset("group organisation organization association charity".split())  # often told by who leads them
_LISTED = (  # well-known bodies, and the nouns that fit each of them
    (PUBLIC_BODIES, _PUBLIC_NOUNS),
    (PARTIES, frozenset({"party"})),
    (COMPANIES, frozenset({"company", "firm", "corporation"})),
    (MOVEMENTS, frozenset({"party", "movement", "group", "organisation", "organization"})),
    (GROUPS, frozenset({"group", "organisation", "organization"})),
)
_PAPERS = frozenset(
    "chronicle courier dispatch gazette globe herald journal ledger news observer post press record".split()
)
_PAPERS |= {"register", "star", "sun", "times", "tribune"}
_KIN = {  # a noun -> the words of a name that tell such a body
    "airline": frozenset({"airlines", "airways", "air"}),
    "bank": frozenset({"savings", "bancorp", "financial", "trust"}),
    "hospital": frozenset({"medical", "clinic", "health", "infirmary"}),
    "newspaper": _PAPERS,
    "paper": _PAPERS,
    "school": frozenset({"academy", "elementary", "high"}),
    "union": frozenset({"association", "federation", "guild", "brotherhood", "teamsters", "workers", "teachers"}),
    "university": frozenset({"college", "institute"}),
    "utility": frozenset({"power", "electric", "energy", "gas", "light", "edison", "water"}),
}
_ARTICLES = frozenset({"the", "a", "an"})
_APPOSED = _ARTICLES | {"one", "its"}
_PHRASE_ENDS = frozenset({"of", "for", "in", "at", "that", "which", "who", "with", "based", "representing"})
_NEAR = 8  # words after a name in which its apposition has its head
_SOME = frozenset({"a", "an", "one", "another", "some", "his", "her", "their"})  # of which the article names none
_SOME |= {"each", "every", "any", "either", "neither", "both", "no"}
_GENITIVES = frozenset({"'s", "’s", "’", "'"})
_BEFORE_BODY = _ARTICLES | {"for", "of", "at", "from", "by", "with", "in", "two", "three", "several", "some"}
_LETTERS = re.compile(r"[^\W\d_]+")
_BODY_MEMORY = 15  # sentences after which "the company" no longer means the one named before
_GAP = 4  # characters between a name and its "which"
_NAME_CHARS = 100  # in which the whole name before a "which" stands


def nouns_of(body: Entity, reading: Reading) -> tuple[str, ...]:
    """The common nouns by which a body may be called: those of its name, and "group" of "Tarn Aid, a trade group,"."""
    words = body.name.lower().split()
    nouns = {words[-1]} if len(words) > 1 else set()
    if len(words) > 1 and words[1] in {"of", "for"}:  # "the army" is no army league
        nouns |= {words[0]} & BODY_NOUNS
    for mention in body.mentions:
        at = bisect_left(reading.words, mention.end, key=lambda word: word.start)
        near = reading.words[at : at + _NEAR]
        if len(near) > 1 and near[0].text == "," and near[1].lower in _APPOSED:
            phrase = list(takewhile(_goes_on, near[1:]))
            nouns |= {phrase[-1].lower} & (BODY_NOUNS | _PRIVATE_NOUNS)
    return tuple(sorted(nouns))


def _goes_on(word: Word) -> bool:
    return word.text in _GENITIVES or (word.text[0].isalpha() and word.lower not in _PHRASE_ENDS)


def settle_body(article: Article, source: Source, *, who: Who, said: Sequence[Who]) -> Who:
    """ "the agency" is the body that the article makes clear, and "an agency spokesman" speaks for it."""
    entity = source.body or _find_apposed(article, source)
    if entity is None and source.owner is not None and source.owner.type == "organisation":
        entity = source.owner
    if entity is not None:
        return replace(who, entity=entity, name=_find_whole_name(article, source, entity))
    words = _find_owning_words(source) if source.head in VOICES else source.words[source.core[0] : source.core[1]]
    if len(words) > 1 and source.head not in VOICES and words[0].lower in _SOME:
        return who
    while len(words) > 1 and words[0].lower in DETERMINERS:
        words = words[1:]
    if not words:
        return who
    words = _drop_descriptions(words)
    named = [word for word in words if word.text[0].isupper()]
    if (named and words[-1].lower in BODY_NOUNS and len(words) > 1) or (len(named) > 1 and words[-1] in named):
        text = article.reading.document.text
        return replace(who, name=" ".join(text[words[0].start : words[-1].end].split()))
    return _settle_by_noun(article, words, who=who, said=said)


def _drop_descriptions(words: Sequence[Word]) -> Sequence[Word]:
    """The words without what only tells of a company or a group: "Chicago-based airline", "Islamist group"."""
    while len(words) > 1 and words[-1].text in _PRIVATE_NOUNS and words[0].text[0].isupper():
        if not words[0].text.rpartition("-")[2].islower() and words[0].text not in DEMONYMS:
            break
        words = words[1:]
    return words


def _find_whole_name(article: Article, source: Source, body: Entity) -> str:
    """The name of the body, with the capitals right before it that are no mention: "Immigration and Customs Office"."""
    words = list(source.words[source.core[0] : source.core[1]])
    while words and words[0].lower in DETERMINERS:
        words.pop(0)
    if (
        body.type != "organisation"
        or not words
        or words[0].lower in COMMON_WORDS
        or not all(word.text[0].isupper() or word.text in {"and", "of", "&"} for word in words)
    ):
        return body.name
    text = article.reading.document.text
    whole = " ".join(text[words[0].start : words[-1].end].split())
    named = article.index.inside(words[0].start, words[-1].end)
    one = not any(entity.type in {"organisation", "person"} and entity is not body for _, _, entity in named)
    return whole if one and whole.endswith(" " + body.name) else body.name


def settle_owner(article: Article, source: Source, *, who: Who, said: Sequence[Who]) -> Who:
    """A document with the name of its publisher: "the department's report", "a letter from the agency"."""
    words = _find_owning_words(source)
    if not words:
        return who
    owner = _settle_by_noun(article, words, who=replace(who, kind="organisation"), said=said)
    return replace(who, entity=owner.entity, name=owner.name)


def _find_owning_words(source: Source) -> Sequence[Word]:
    """The words of the body in "a spokesman for the health department", "a bank spokesman", "the agency's memo"."""
    for at, word in enumerate(source.words):
        past = at + 1
        if word.lower not in BODY_NOUNS or past == source.core[1]:
            continue
        first = at
        while first > 0 and (source.words[first - 1].text[0].isalpha() or source.words[first - 1].text in _GENITIVES):
            if source.words[first - 1].lower in _BEFORE_BODY:
                break
            first -= 1
        before = source.words[first - 1].lower if first else ""
        owns = past < len(source.words) and source.words[past].text in _GENITIVES
        if source.head in VOICES or owns or before in _ARTICLES | {"by", "from"}:
            return source.words[first:past]
    return ()


def _settle_by_noun(article: Article, words: Sequence[Word], *, who: Who, said: Sequence[Who]) -> Who:
    """The body that "department", "budget office" or "airline" means, with the words before the noun in its name."""
    noun = words[-1].lower
    told = {word.lower for word in words[:-1] if word.text[0].isalpha()}
    named = [body for body in article.bodies.get(noun, []) if told <= _words_of(body.name)]
    earlier = [
        one
        for one in said[-EARLIER:]
        if one.kind == "organisation" and one.name and one.head == noun and told <= _words_of(one.name)
    ]
    names = {one.name for one in earlier}
    if len(named) == 1 and not names - {named[0].name}:
        return replace(who, entity=named[0], name=named[0].name)
    meant = None if named or told else _meant_body(article, noun, who=who, said=said)
    if not named and len(names) == 1 and (meant is None or noun not in _CIRCLES):
        return replace(who, entity=earlier[0].entity, name=earlier[0].name)
    return replace(who, entity=meant, name=meant.name) if meant is not None else who


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(name.lower()))


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


def _meant_body(article: Article, noun: str, *, who: Who, said: Sequence[Who]) -> Entity | None:
    """The body that "the agency" or "the company" can mean: the last that spoke, or the only one named, lately; else
    the one that the article names most. "The group" is the last that was named. A platform is meant only where
    it has spoken itself; one that did not, and was named later as more than a place to post at, leaves it unclear.
    """
    earlier = [(one.kind, one.entity) for one in reversed(said[-EARLIER:]) if one.entity is not None]
    voices = {entity.id for kind, entity in earlier if kind == "organisation"}
    for memory in (MEMORY, _BODY_MEMORY):
        since = article.reading.sentences[max(0, who.sentence - memory)][0]
        named: dict[str, Entity] = {}  # in the order of their last mentions
        for start, _, entity in article.index.inside(since, who.end):
            if entity.type != "organisation" or not _is_called(article, entity, noun):
                continue
            if entity.name in PLATFORMS and entity.id not in voices:
                if not _is_posted_at(article, start):
                    named.clear()  # it may be meant itself
            else:
                named.pop(entity.id, None)
                named[entity.id] = entity
        if noun in _CIRCLES and named:
            return list(named.values())[-1]
        last = next((entity for _, entity in earlier if entity.id in named), None)
        if last is not None:
            return last
    most = sorted(named.values(), key=lambda entity: -len(entity.mentions))
    return most[0] if len(most) == 1 or (most and len(most[0].mentions) > len(most[1].mentions)) else None


def _is_posted_at(article: Article, start: int) -> bool:
    """Whether the platform named at `start` is where somebody else wrote: "on Telegram"."""
    words = article.reading.words
    at = bisect_left(words, start, key=lambda word: word.start)
    return at > 0 and words[at - 1].lower in {"on", "via"}


def _is_called(article: Article, entity: Entity, noun: str) -> bool:
    """Whether `noun` fits a body whose name does not have it, and whom the article calls by no other."""
    words = _words_of(entity.name)
    if noun in _KIN:
        return not _KIN[noun].isdisjoint(words)
    if noun not in _nouns_for(entity.name, words):
        return False
    if noun in _PUBLIC_NOUNS:
        return _HOUSES.isdisjoint(words)
    return not any(entity in article.bodies.get(other, []) for other in _PRIVATE_NOUNS - words)


def _nouns_for(name: str, words: frozenset[str]) -> frozenset[str]:
    """The nouns that fit a body of this name: a public one, a well-known one, or one of which no list tells."""
    plain = name.replace(".", "")
    listed = next((nouns for names, nouns in _LISTED if name in names or plain in names), None)
    if listed is not None:
        return listed
    if not _NEITHER.isdisjoint(words):
        return frozenset()
    if not _PUBLIC.isdisjoint(words):
        return _PUBLIC_NOUNS
    return frozenset() if name in OUTLETS else _PRIVATE_NOUNS
