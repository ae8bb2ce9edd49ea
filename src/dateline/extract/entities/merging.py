"""Mentions of one entity put together: the same words, a surname alone, an acronym, one of the names of a country."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.extract.entities.runs import PARTICLES
from dateline.extract.entities.typing import CERTAIN, FAIR, WEAK, Mention
from dateline.language.known import INITIALS
from dateline.language.lexicon import GIVEN_NAMES, ORGANISATION_HEADS
from dateline.language.reading import Reading
from dateline.records.sources import Entity, EntityType
from dateline.records.text import make_span

_STOPPED = re.compile(r"(?:[A-Z]\.){3,}")  # initials with stops: "F.H.A."
_SMALL = frozenset({"of", "the", "for", "and", "&", "on", "in", "de", "."})
_FORMS = frozenset({"Corp", "Corporation", "Inc", "Incorporated", "Co", "Ltd", "Limited", "LLC", "L.L.C", "PLC", "plc"})
_STATES = frozenset({"U.S.", "US", "U.K.", "UK"})  # before the name of a body of theirs
_NAMESAKES = 20  # persons of one surname; with more no mention can be told apart
_SAME_NAME = dict(INITIALS)
_SAME_NAME |= {"U.N": "United Nations", "UN": "United Nations", "EU": "European Union", "AP": "Associated Press"}
_SAME_NAME |= {"Hizbullah": "Hezbollah", "Hizbollah": "Hezbollah", "Al Qaeda": "al-Qaeda", "Al-Qaeda": "al-Qaeda"}


@dataclass(slots=True)
class _Group:
    """The mentions that are one entity so far."""

    key: str
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    votes: Counter[EntityType] = field(default_factory=Counter)
    weight: int = 0  # of the mention that tells most
    genders: set[str] = field(default_factory=set)  # told by "Mr" or "Ms"

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.votes[mention.type] += mention.weight**2
        self.weight = max(self.weight, mention.weight)
        if mention.address in {"male", "female"}:
            self.genders.add(mention.address)

    def type(self) -> EntityType:
        return self.votes.most_common(1)[0][0]


def merge_mentions(reading: Reading, mentions: Iterable[Mention], *, lowered: frozenset[str]) -> tuple[Entity, ...]:
    """The entities that `mentions` name, numbered in order of appearance."""
    ordered = sorted(mentions, key=lambda mention: (mention.first, -mention.past))
    groups: dict[str, _Group] = {}
    for mention in ordered:
        words = tuple(word.text for word in reading.words[mention.first : mention.past])
        key = _key(words, mention.type)
        groups.setdefault(key, _Group(key=key, words=words)).add(mention)
    _join_surnames(groups)
    _join_acronyms(reading, groups)
    _join_legal_names(groups)
    _join_short_bodies(groups)
    kept = {key: group for key, group in groups.items() if _is_name(group, lowered)}
    found = sorted(kept.values(), key=lambda group: min(mention.first for mention in group.mentions))
    return tuple(_entity(reading, group, number) for number, group in enumerate(found, start=1))


def _key(words: Sequence[str], kind: EntityType) -> str:
    parts = [word for word in words if word != "."]
    if kind == "person" and len(parts) > 2:
        parts = [part for part in parts if len(part) > 1]
    if kind == "person" and len(parts) > 1:
        parts = [part.title() if part.isupper() and len(part) > 2 else part for part in parts]  # "JANE ROE"
    if len(parts) > 1 and parts[0] == "The":
        parts = parts[1:]
    if len(parts) > 2 and parts[0] in {"Ministry", "Department"} and parts[1] in {"of", "for"}:
        parts = [*parts[3 if parts[2] == "the" else 2 :], parts[0]]  # "Ministry of Defence" is the "Defence Ministry"
    name = " ".join(parts)
    name = name.replace(".", "") if _STOPPED.fullmatch(name) else name
    return _SAME_NAME.get(name, name)


def _is_name(group: _Group, lowered: frozenset[str]) -> bool:
    if group.weight == 0:
        return False
    return not (group.weight == WEAK and len(group.words) == 1 and group.words[0].lower() in lowered)


def _join_surnames(groups: dict[str, _Group]) -> None:
    """Puts a part of a name to the one person whose name it ends, or else begins; two such persons stay apart."""
    for group in groups.values():
        unclear = group.type() == "other" or (group.type() == "place" and group.weight <= FAIR)
        if len(group.words) in (2, 3) and unclear and _is_called_by_last_word(group, groups):
            group.votes = Counter({"person": 1})
    people = [group for group in groups.values() if len(group.words) > 1 and group.type() == "person"]
    endings: dict[tuple[str, ...], list[_Group]] = {}
    openings: dict[tuple[str, ...], list[_Group]] = {}
    for person in people:
        whole = tuple(_bare(word) for word in person.words)
        for at in range(1, len(whole)):
            endings.setdefault(whole[at:], []).append(person)
        for middle in whole[1:-1]:
            if middle not in PARTICLES:
                endings.setdefault((middle,), []).append(person)  # the first of two surnames
        openings.setdefault(whole[:1], []).append(person)
    for key in list(groups):
        part = groups[key]
        if part.type() not in {"person", "other", "place"}:
            continue
        if part.type() == "place" and (part.weight > FAIR or part.key.isupper()):
            continue  # known, or a dateline in capitals
        words = tuple(_bare(word) for word in part.words)
        found = endings.get(words) or openings.get(words, [])
        if len(found) > _NAMESAKES + 1:
            continue
        persons = [person for person in found if person is not part]
        if not 0 < len(persons) <= _NAMESAKES:
            continue
        left = _Group(key=part.key, words=part.words)
        for mention in part.mentions:
            fitting = [person for person in persons if _fits(person, mention.address)]
            so_far = [person for person in fitting if person.mentions[0].first < mention.first]
            fitting = so_far if len(so_far) == 1 else fitting
            surely = [person for person in fitting if mention.address in _genders(person)]
            fitting = surely if len(surely) == 1 else fitting
            if len(fitting) == 1:
                fitting[0].add(mention._replace(type="person"))
            else:
                left.add(mention)
        if left.mentions:
            left.votes = Counter({"person": 1})  # one of several persons of that name
            groups[key] = left
        else:
            del groups[key]


def _is_called_by_last_word(group: _Group, groups: Mapping[str, _Group]) -> bool:
    """Whether an unknown name of two words is a person's: its last word speaks, or is addressed, by itself."""
    alone = groups.get(group.words[-1])
    return alone is not None and alone.type() == "person"


def _bare(word: str) -> str:
    """A word of a name as it is compared: "de Vries" is "De Vries", and "al-Masri" is "Masri" and "MASRI"."""
    lower = word.lower()
    return lower[3:] if lower[:3] in {"al-", "el-"} else lower


def _fits(person: _Group, address: str) -> bool:
    known = _genders(person)
    return address not in {"male", "female"} or address in known or known == {"either"}


def _genders(person: _Group) -> set[str]:
    return person.genders | {GIVEN_NAMES.get(person.words[0], "either")}


def _join_acronyms(reading: Reading, groups: dict[str, _Group]) -> None:
    """Puts "XYZ" to the body that stands before it as "X Y Z (XYZ)", or whose initials it alone has."""
    by_end = {mention.past: group for group in groups.values() for mention in group.mentions}
    initials: dict[str, list[_Group]] = {}
    for group in groups.values():
        if len(group.words) > 1 and group.type() == "organisation":
            for letters in _find_initials(group.words):
                initials.setdefault(letters, []).append(group)
    for key in list(groups):
        short = groups[key]
        if len(short.words) > 1 or not short.words[0].isupper() or short.type() not in {"organisation", "other"}:
            continue
        first = short.mentions[0].first
        whole = by_end.get(first - 1) if first and reading.words[first - 1].text == "(" else None
        if whole is None or len(whole.words) < 2 or whole.type() != "organisation":
            named = initials.get(short.key, [])
            whole = named[0] if len(named) == 1 else None
        if whole is not None and whole is not short and whole.key in groups:
            for mention in short.mentions:
                whole.add(mention._replace(type=whole.type()))
            del groups[key]


def _find_initials(words: Sequence[str]) -> set[str]:
    """The initials that a body may be known by: "USPS" and "PS" of the "U.S. Postal Service"."""
    wholes = [words, words[1:]] if words[0] in _STATES else [words]
    return {_initials(part) for whole in wholes for part in (whole, whole[: _last_and(whole)])}


def _initials(words: Sequence[str]) -> str:
    letters = (word.replace(".", "") if word in _STATES else word[0] for word in words if word not in _SMALL)
    return "".join(letters)


def _last_and(words: Sequence[str]) -> int:
    """Where the last "and" stands, from which initials may leave words out: "Disease Control and Prevention"."""
    return max((at for at, word in enumerate(words) if word == "and"), default=len(words))


def _join_legal_names(groups: dict[str, _Group]) -> None:
    """Puts "Tarn Foods" to "Tarn Foods Inc."."""
    for whole in list(groups.values()):
        words = [word for word in whole.words if word != "."]
        while len(words) > 1 and words[-1].rstrip(".") in _FORMS:
            words.pop()
        short = groups.get(_key(words, "organisation"))
        if short is None or short is whole or whole.key not in groups:
            continue
        if whole.type() == "organisation" and short.type() in {"organisation", "other"}:
            for mention in short.mentions:
                whole.add(mention._replace(type="organisation"))
            del groups[short.key]


def _join_short_bodies(groups: dict[str, _Group]) -> None:
    """Puts a part of a body's name to the one body that it may mean.

    Such are its first word, where that is of no clear type by itself, and its last words, but for names of the lists;
    the "Armed Forces of Ukraine" are not their General Staff. "The Army" is not the Army League, and "the Bank" may be
    the Bank of Karsk.
    """
    parts: dict[tuple[str, ...], list[_Group]] = {}
    for group in groups.values():
        if len(group.words) > 1 and group.type() == "organisation":
            shared = group.words[0] in ORGANISATION_HEADS and group.words[1] not in {"of", "for"}
            first = () if shared else (group.words[:1],)
            before_of = (group.words[: group.words.index("of")],) if "of" in group.words[2:] else ()
            ends = (at for at in range(1, len(group.words) - 1) if group.words[at - 1] not in {"of", "the"})
            for part in (*first, *before_of, *(group.words[at:] for at in ends)):
                parts.setdefault(part, []).append(group)
    for key in list(groups):
        short = groups[key]
        named = parts.get(short.words, [])
        known = CERTAIN if len(short.words) > 1 or short.type() == "organisation" else FAIR
        other = short.type() == "place" or (short.type() == "person" and short.weight >= FAIR)
        if len(named) != 1 or short.weight >= known or other:
            continue
        for mention in short.mentions:
            named[0].add(mention._replace(type="organisation"))
        del groups[key]


def _entity(reading: Reading, group: _Group, number: int) -> Entity:
    text = reading.document.text
    spans = tuple(
        make_span(text, reading.words[mention.first].start, reading.words[mention.past - 1].end)
        for mention in sorted(group.mentions)
    )
    kind = group.type()
    fullest = max(spans, key=lambda span: (len(span.text.split()), kind != "person" or not span.text.isupper()))
    return Entity(id=f"e{number}", name=" ".join(fullest.text.split()), type=kind, mentions=spans)
