"""Who is said to hold which office: a title beside a name, in the four forms in which news joins them."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining

from dateline.extract.claims.context import read_context, read_sentence, slot_context
from dateline.extract.claims.lexicon import (
    AFTER_TITLE,
    PARTICLES,
    RANKS,
    STOPS,
    load_owners,
)
from dateline.extract.claims.titles import Modifier, Title, find_titles, jurisdiction_after
from dateline.language.lexicon import GIVEN_NAMES
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.claims import Claim, Slot
from dateline.records.sources import Attribution, Entity
from dateline.records.text import Sentence, make_span
from dateline.records.time import TimeMention
from dateline.reference.offices import find_terms

_ARTICLES = frozenset({"al-", "el-", "as-", "ad-", "ar-"})  # with a hyphen they open a name: al-Abadi
_MAX_NAME = 5  # words in "Szymon Szynkowski vel Sęk" and one more
_CLOSERS = frozenset({",", ".", ";", ")", ":", "—", "–", "?", "!", "”", '"', "’", "]"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A title and the name that goes with it."""

    title: Title
    name: tuple[int, int]  # words, half-open
    form: str  # before (US President Joe Biden), after (Joe Biden, the US president), apart, is
    modifiers: tuple[Modifier, ...] = ()


def find_office_claims(
    reading: Reading,
    sentences: tuple[Sentence, ...],
    attributions: tuple[Attribution, ...],
    *,
    entities: tuple[Entity, ...],
    times: tuple[TimeMention, ...],
) -> Iterator[Claim]:
    """Claims of the kind "office_held" with the slots person, office, jurisdiction, form and what bears on them.

    Misses offices without a title from the table, names in lower case, and titles farther than a comma from the name.
    """
    names = _full_names(entities)
    context = None
    for number, (first, past) in enumerate(reading.sentence_words):
        sentence = None
        for title in find_titles(reading.words, first, past):
            pair = _find_pair(reading.words, title, first, past=past)
            if (
                pair is None
                or not _may_be_person(reading.words, pair, names)
                or _is_elsewhere(reading.words, pair, past)
            ):
                continue
            context = context or read_context(reading, attributions, times)
            sentence = sentence or read_sentence(context, number)
            skip = range(min(title.left, pair.name[0]), max(title.past, pair.name[1]))
            surname = reading.words[pair.name[1] - 1].text
            slots = (
                *_base_slots(reading, pair, names),
                *slot_context(context, sentence, skip=skip, surname=surname, number=number),
            )
            yield _make_claim(reading, slots, number=number, certain=_is_certain(sentences, number))


def _full_names(entities: tuple[Entity, ...]) -> dict[int, str]:
    """The fullest name of the person whose mention starts at a place of the text."""
    persons = (entity for entity in entities if entity.type == "person")
    return {mention.start: entity.name for entity in persons for mention in entity.mentions}


def _may_be_person(words: tuple[Word, ...], pair: _Pair, names: dict[int, str]) -> bool:
    """Whether the name can be that of a person; beside a title that names no country it must be found to be one."""
    start, end = pair.name
    if words[start].start in names or find_terms(_join(words, start, end)):
        return True
    # "of the United States Hispanic Chamber": the country is part of a longer name.
    after_country = pair.title.place is not None and pair.title.place[1] == start
    return bool(pair.title.place) and not after_country and words[start].text in GIVEN_NAMES


def _is_elsewhere(words: tuple[Word, ...], pair: _Pair, past: int) -> bool:
    """Whether "of" and a name that is no country follows: President Jane Roe of Karsk University."""
    at = pair.name[1]
    if pair.form != "before" or pair.title.place or at + 1 >= past or words[at].lower != "of":
        return False
    return words[at + 1].text[:1].isupper() and jurisdiction_after(words, at + 1, past) is None


def _find_pair(words: tuple[Word, ...], title: Title, first: int, *, past: int) -> _Pair | None:
    at = title.past
    if at < past and words[at].lower in AFTER_TITLE:
        modifier = Modifier(kind="not yet", word=at)
        name = _name_from(words, at + 1, past)
        return _Pair(title=title, name=name, form="before", modifiers=(modifier,)) if name else None
    if title.stray:
        return None
    while at < past and (words[at].lower in RANKS or words[at].text == "."):
        at += 1
    if name := _name_from(words, at, past):
        return _Pair(title=title, name=name, form="before")
    return _find_apart(words, title, first, past=past) or _find_after(words, title, first, past=past)


def _find_apart(words: tuple[Word, ...], title: Title, first: int, *, past: int) -> _Pair | None:
    """The Russian foreign minister, Sergei Lavrov, ..."""
    at = title.past
    if not title.definite or at >= past or words[at].text != ",":
        return None
    name = _name_from(words, at + 1, past)
    if name is None or name[1] >= past or words[name[1]].text not in _CLOSERS:
        return None
    if name[1] + 1 < past and (words[name[1] + 1].lower in {"and", "or"} or words[name[1] + 1].text[:1].isupper()):
        return None  # a list of people
    before = words[title.left - 1].lower if title.left > first else ""
    if before == "the" and title.left - 1 > first:
        before = words[title.left - 2].lower
    role = before in {
        "as",
        "for",
        "become",
        "became",
        "be",
        "been",
        "named",
        "appointed",
        "nominated",
        "elected",
        "against",
    }
    modifiers = (Modifier(kind="told", word=title.left - 1),) if role else ()
    return _Pair(title=title, name=name, form="apart", modifiers=modifiers)


def _find_after(words: tuple[Word, ...], title: Title, first: int, *, past: int) -> _Pair | None:
    """Sergei Lavrov, the Russian foreign minister, ... and: Sergei Lavrov is the Russian foreign minister."""
    at = title.left - 1
    while at > first and words[at].lower in {"the", "also", "still", "who"}:
        at -= 1
    closed = title.past >= past or words[title.past].text in _CLOSERS
    if at <= first:
        return None
    if words[at].lower in {"is", "remains"}:
        at -= 1
        while at > first and (words[at].lower == "who" or words[at].text == ","):
            at -= 1
        name = _name_until(words, first, at + 1)
        return _Pair(title=title, name=name, form="is") if name else None
    if words[at].text not in {",", "("} or not closed:
        return None
    if title.past + 1 < past and words[title.past + 1].lower in {"and", "or"}:
        return None  # a list of people
    name = _name_until(words, first, at)
    return _Pair(title=title, name=name, form="after") if name else None


def _name_from(words: tuple[Word, ...], at: int, past: int) -> tuple[int, int] | None:
    """The name that starts at the word `at`, cut to the longest part that the table knows, if it knows one."""
    end = at
    while end < past and end - at < _MAX_NAME + 2:
        word = words[end]
        initial = end > at and word.text == "." and len(words[end - 1].text) == 1
        particle = word.lower in PARTICLES and any(map(_is_name_word, words[end + 1 : min(past, end + 3)]))
        if not (initial or particle or _is_name_word(word)):
            break
        end += 1
    while end > at and not _is_name_word(words[end - 1]):
        end -= 1
    if end == at or not _is_name_word(words[at]):
        return None
    for cut in range(end, at, -1):
        if find_terms(_join(words, at, cut)):
            return at, cut
    return at, end


def _name_until(words: tuple[Word, ...], first: int, end: int) -> tuple[int, int] | None:
    """The name that ends before the word `end`: the longest that the table knows or that opens with a given name."""
    longest = None
    for start in range(end - 1, max(first, end - _MAX_NAME) - 1, -1):
        word = words[start]
        if not (_is_name_word(word) or word.lower in PARTICLES or word.text == "."):
            break
        if not _is_name_word(word):
            continue
        known = any(rule != "surname" for _, rule in find_terms(_join(words, start, end)))
        if known or (end - start >= 2 and word.text in GIVEN_NAMES):
            longest = start
    return None if longest is None else (longest, end)


def _is_name_word(word: Word) -> bool:
    if not word.text[0].isupper() and not (word.lower[:3] in _ARTICLES and word.text[3:4].isupper()):
        return False
    return word.lower not in STOPS and all(char.isalpha() or char in "-'’.‐‑" or combining(char) for char in word.text)


def _join(words: tuple[Word, ...], start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end]).replace(" .", ".")


def _base_slots(reading: Reading, pair: _Pair, names: dict[int, str]) -> tuple[Slot, ...]:
    text, words, title = reading.document.text, reading.words, pair.title
    name = make_span(text, words[pair.name[0]].start, words[pair.name[1] - 1].end)
    fuller = names.get(name.start, name.text)
    phrase = make_span(text, words[title.first].start, words[title.first + len(title.phrase) - 1].end)
    office = load_owners().get(title.jurisdiction or "", {}).get(title.phrase)
    if office is None and title.jurisdiction:
        value = f"{title.jurisdiction}: {' '.join(title.phrase)}"  # an office that the table does not have
    else:
        value = office.key if office else " ".join(title.phrase)
    slots = [Slot(role="person", value=name.text, span=name), Slot(role="office", value=value, span=phrase)]
    if title.place:
        place = make_span(text, words[title.place[0]].start, words[title.place[1] - 1].end)
        slots.append(Slot(role="jurisdiction", value=title.jurisdiction or "", span=place))
    elif office:
        slots.append(Slot(role="jurisdiction", value=office.jurisdiction, span=phrase))
    slots.append(Slot(role="form", value=pair.form, span=phrase))
    if " " not in name.text and fuller != name.text and fuller.split()[-1] == name.text:
        slots.append(Slot(role="fuller_name", value=fuller, span=name))
    if words[pair.name[0]].text in GIVEN_NAMES and name.start in names and " " in name.text:
        slots.append(Slot(role="full_name", value=name.text, span=name))
    for modifier in (*title.modifiers, *pair.modifiers):
        word = words[modifier.word]
        slots.append(Slot(role="modifier", value=modifier.kind, span=make_span(text, word.start, word.end)))
    return tuple(slots)


def _make_claim(reading: Reading, slots: tuple[Slot, ...], *, number: int, certain: bool) -> Claim:
    core = [slot.span for slot in slots if slot.role in {"person", "office", "jurisdiction", "modifier"}]
    start, end = min(span.start for span in core), max(span.end for span in core)
    return Claim(
        id=f"office_held:{start}",
        span=make_span(reading.document.text, start, end),
        sentence=number,
        kind="office_held",
        slots=slots,
        score=0.95 if certain else 0.85,  # set by hand: the order alone counts
    )


def _is_certain(sentences: tuple[Sentence, ...], number: int) -> bool:
    return number < len(sentences) and sentences[number].certainty == "asserted"
