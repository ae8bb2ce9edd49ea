"""What kind of source a noun phrase is, by its head noun and the names in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.known import ONE_OF_PEOPLE
from dateline.language.lexicon import (
    ADDRESSES,
    AFTER_HEAD,
    BODY_NOUNS,
    COUNTERS,
    DOCUMENT_NOUNS,
    HONOURS,
    IMAGERY_ADJECTIVES,
    IMAGERY_NOUNS,
    NEUTRAL_UNDER_IMAGERY,
    NOBODY,
    PEOPLES,
    ROLES,
    TITLES,
    VAGUE_ADJECTIVES,
    VOICES,
)
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import Entity, SourceKind
from dateline.records.text import Span

_BREAKS = AFTER_HEAD | {",", "(", "–", "—", "-"}
_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_ENDS = _BREAKS | _RELATIVES
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "each"}
    | {"both", "one", "some", "every", "any", "no"}
)
_PARTICIPLES = ("ed", "ing")
_SELF = frozenset({"itself", "himself", "herself", "themselves", "alone", "too", "also"})
_CLAUSE_OPENERS = frozenset(
    {"we", "i", "he", "she", "they", "it", "our", "his", "her", "their", "its", "my", "the", "a"}
)
_NO_PARTICIPLES = frozenset({"united", "red", "bed", "building", "king", "meeting", "briefing", "wing", "posting"})
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_HEADS = BODY_NOUNS | DOCUMENT_NOUNS | IMAGERY_NOUNS | ROLES | NEUTRAL_UNDER_IMAGERY | NOBODY
_PAPERS = frozenset({"post", "journal", "record", "register", "review", "chronicle", "bulletin", "mail"})
_POSTS = frozenset({"customs", "border", "weather", "command", "guard", "observation", "trading", "police", "control"})
_PUBLISHED = frozenset({"published", "printed", "appearing", "posted"})
_ONLY_SEEN = frozenset({"seen", "obtained", "reviewed", "examined", "leaked", "shared", "viewed", "quoted", "cited"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of a source taken apart."""

    words: Sequence[Word]
    core: tuple[int, int]  # the noun phrase before any "of", "who" or comma; index into words
    head: str  # its last word, lower case, singular
    plural: bool
    person: Entity | None  # the person that it names
    body: Entity | None  # the organisation, state or people that it names, not merely as an owner
    owner: Entity | None  # the organisation or state whose ministry, army or paper it is


class EntityIndex:
    """The mentions of all entities by their place in the text."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        found = sorted(((m.start, m.end, entity) for entity in entities for m in entity.mentions), key=lambda m: m[:2])
        self._starts = [start for start, _, _ in found]
        self._found = found

    def inside(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """Mentions wholly inside the stretch, in text order."""
        first = bisect_left(self._starts, start)
        past = bisect_left(self._starts, end)
        return [mention for mention in self._found[first:past] if mention[1] <= end]


def words_inside(reading: Reading, span: Span) -> Sequence[Word]:
    """The words that lie in `span`."""
    first = bisect_left(reading.words, span.start, key=lambda word: word.start)
    past = bisect_right(reading.words, span.end, lo=first, key=lambda word: word.end)
    return reading.words[first:past]


def singular(word: str) -> str:
    """`word` without the ending of the plural, as far as the lists need it."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def read_source(reading: Reading, span: Span, index: EntityIndex) -> Source:
    """The parts of the source's words. Misses heads after a long chain of modifiers without commas."""
    words = words_inside(reading, span)
    core = _core(words)
    head_word = words[core[1] - 1] if core[1] > core[0] else None
    lower = head_word.lower if head_word else ""
    head = singular(lower)
    names = index.inside(span.start, span.end)
    person = _named_person(words, core, names)
    bodies = [mention for mention in names if mention[2].type in {"organisation", "place", "group", "other"}]
    start, end = (words[core[0]].start, words[core[1] - 1].end) if head_word else (span.start, span.end)
    body = next((entity for first, past, entity in bodies if first >= start and first < end <= past), None)
    return Source(
        words=words,
        core=core,
        head=head,
        plural=head != lower or lower in {"people", "media", "they", "those", "data", "police", "authorities"},
        person=person,
        body=body,
        owner=_owner(words, bodies, core_end=end),
    )


def _core(words: Sequence[Word]) -> tuple[int, int]:
    """The noun phrase that carries the head: "two of the officers in X" gives "the officers"."""
    first, count = 0, len(words)
    while True:
        while first < count and not words[first].text[0].isalnum():
            first += 1
        at = first
        while at < count and not _ends_core(words, first, at):
            at += 1
        counted = [word for word in words[first:at] if word.lower not in _DETERMINERS or word.lower in COUNTERS]
        if (
            at + 1 < count
            and words[at].lower in {"of", "among"}
            and counted
            and singular(counted[-1].lower) in COUNTERS
        ):
            first = at + 1
            continue
        if at + 1 < count and words[at].lower == "of" and counted and counted[-1].lower in COUNTERS:
            first = at + 1
            continue
        while at > first + 1 and (not words[at - 1].text[0].isalpha() or words[at - 1].lower in _SELF | _NUMBERS):
            at -= 1  # the head of "Order 31" and "the video itself" is the word before
        return first, at


def _ends_core(words: Sequence[Word], first: int, at: int) -> bool:
    word = words[at]
    if at == first:
        return False
    before = words[at - 1].lower
    if word.text == "-" and words[at - 1].end == word.start:
        return False
    if word.lower in _RELATIVES:
        return True  # "those who"
    if word.lower in _BREAKS or (word.lower in _CLAUSE_OPENERS and before not in _DETERMINERS | COUNTERS):
        return before not in _DETERMINERS or before in COUNTERS
    if word.lower.endswith("ly") and singular(before) in _HEADS:
        return True
    if word.text[0].isupper() or not word.lower.endswith(_PARTICIPLES):
        return False
    if word.lower in _NO_PARTICIPLES or len(word.lower) < 5:
        return False
    # "pictures taken" has its head before the participle, "the leaked file" after it
    return before not in _DETERMINERS and singular(before) in _HEADS


def _named_person(
    words: Sequence[Word], core: tuple[int, int], names: Sequence[tuple[int, int, Entity]]
) -> Entity | None:
    """The person that the words name as the speaker: not one who owns it ("Roe's envoy") or whom it is about."""
    starts = {word.start: at for at, word in enumerate(words)}
    head = words[core[1] - 1].lower if core[1] > core[0] else ""
    holds_role, many = singular(head) in ROLES, singular(head) != head
    of_thing = singular(head) in BODY_NOUNS | DOCUMENT_NOUNS | IMAGERY_NOUNS  # "the campaign of her rival, Jane Roe"
    for start, end, entity in names:
        if entity.type != "person" or start not in starts:
            continue
        first = starts[start]
        past = first
        while past < len(words) and words[past].end <= end:
            past += 1
        if past < len(words) and words[past].text in {"'s", "’s"} and past + 1 < len(words):
            continue
        if core[0] <= first < core[1]:
            rest = [word.lower for word in words[past : core[1]] if word.text not in HONOURS]
            if all(word in {"himself", "herself", "'s", "’s"} or not word[0].isalpha() for word in rest):
                return entity
            continue
        before = first - 1
        while before > 0 and (
            words[before].lower in TITLES or words[before].lower in ADDRESSES or words[before].text == "."
        ):
            before -= 1
        follows_role = holds_role and words[before].text[0].isupper()
        if (
            (words[before].text in {",", "(", "–", "—"} and not many and not (of_thing and before > core[1]))
            or follows_role
            or (before < first - 1 and words[before].lower not in _ENDS)
        ):
            return entity
    return None


def _owner(words: Sequence[Word], bodies: Sequence[tuple[int, int, Entity]], *, core_end: int) -> Entity | None:
    """The body in "Harmut's ministry", "NATO officials", "an analysis by Greyharbour", "spokesman for the Guard"."""
    at_end = {word.end: at for at, word in enumerate(words)}
    at_start = {word.start: at for at, word in enumerate(words)}
    for start, end, entity in bodies:
        if end < core_end:
            return entity
        first = at_start.get(start, 0)
        while first > 0 and words[first - 1].lower in _DETERMINERS:
            first -= 1
        before = words[first - 1].lower if first else ""
        published = before == "in" and first > 1 and words[first - 2].lower in _PUBLISHED
        if published and entity.type == "organisation":
            return entity
        if start > core_end and before in {"for", "of", "at", "from", "by", "with", "that"} and end in at_end:
            seen = first > 1 and words[first - 2].lower in _ONLY_SEEN
            return None if seen else entity
    return None


def kind_by_words(source: Source) -> SourceKind | None:
    """The kind that the words tell by themselves; null for a pronoun or a single role, which the article settles."""
    core = [word.lower for word in source.words[source.core[0] : source.core[1]]]
    if source.person is not None:
        return "person"
    if not core or core[-1] in PRONOUNS:
        return None
    if source.body is not None and source.body.type == "other" and source.head in DOCUMENT_NOUNS - _PAPERS:
        return "document"  # "UN Security Council Resolution 2249"
    if source.body is not None and source.body.type != "other":
        return "unnamed" if source.body.name in PEOPLES | ONE_OF_PEOPLE else "organisation"
    return _kind_of_thing(source, core) or _kind_of_people(source, core)


def _kind_of_thing(source: Source, core: Sequence[str]) -> SourceKind | None:
    """Imagery, a document, or rumour; null where the head is none of these."""
    modifiers = [word for word in core[:-1] if word not in _DETERMINERS]
    if source.head in IMAGERY_NOUNS or (
        source.head in NEUTRAL_UNDER_IMAGERY and any(word in IMAGERY_ADJECTIVES for word in core)
    ):
        return "imagery"
    if source.head == "report" and source.plural and all(word in VAGUE_ADJECTIVES for word in modifiers):
        return "document" if core[0] in {"his", "her", "its", "their", "our"} else "unspecified"
    if core[-1] in {"press", "media"} and any(word not in VAGUE_ADJECTIVES for word in modifiers):
        return "unnamed"
    if core[-1] in NOBODY or source.head in NOBODY:
        human = source.head in {"people", "individual", "person", "other", "one", "someone", "somebody", "those"}
        return "unnamed" if human and len(source.words) > 2 else "unspecified"
    titled = source.words[source.core[1] - 1].text[0].isupper()
    if core[:-1] == ["the"] and (source.head in {"paper", "sheet"} or (titled and source.head in _PAPERS)):
        return "organisation"  # "the paper says", "the Post says" is a newspaper, "a paper" a document
    if source.head == "post" and modifiers and modifiers[-1] in _POSTS:
        return "organisation"
    return "document" if source.head in DOCUMENT_NOUNS else None


def _kind_of_people(source: Source, core: Sequence[str]) -> SourceKind | None:
    """An organisation or unnamed people; null for one person by role, whom the article may name."""
    if source.head in VOICES:
        return "organisation" if _speaks_for_body(source) else "unnamed"
    if core[-1] == "staff" and core[0] in {"his", "her", "their"}:
        return "unnamed"
    if source.head == "guard" and core[0] in {"a", "one", "another"}:
        return "unnamed"  # "the Guard" is a body, "one guard" a person
    if source.head in BODY_NOUNS or core[-1] in BODY_NOUNS:
        together = core[-1] in BODY_NOUNS or core[-1] in {"sides", "parties"}
        return "organisation" if together or not source.plural else "unnamed"
    if source.body is not None:
        if " " in source.body.name and core[0] != "the" and len(source.body.name.split()) == len(core):
            return "person"  # an unknown name of two words or more that speaks is most often a person's
        people = source.body.type == "other" and source.plural and core[0] != "the" and not source.body.name.isupper()
        return "unnamed" if people else "organisation"
    return None if not source.plural and source.head in ROLES else "unnamed"


PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "who", "which", "i", "me", "his", "its", "himself"}
)


def _speaks_for_body(source: Source) -> bool:
    """Whether a spokesperson or "officials" belong to a body that is named, not to a state or a person."""
    if source.owner is not None and source.owner.type == "organisation":
        return True
    words = [word.lower for word in source.words]
    return any(word in BODY_NOUNS and word not in {"government", "state", "city", "country"} for word in words)
