"""What claims about places share: names and sides as a text writes them, and what stands around a claim."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.claims.context import find_quoted, find_speaker, is_inside
from dateline.language.reading import Reading
from dateline.records.claims import Claim, Slot
from dateline.records.sources import Attribution
from dateline.records.text import Sentence, Span, make_span
from dateline.records.time import TimeMention
from dateline.records.world import PlaceMention
from dateline.reference.countries import load_countries
from dateline.reference.places import load_demonyms

_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĞĪĶŁŃŇŌŘŚŞŠŤŪŹŻŽ"
# Possessive throughout (++, *+): a word is matched in one way only, or a long one would be tried in endless ways.
_LETTERS = r"\w{0,40}+(?:['’ʼ](?!s\b)\w{1,40}+){0,3}+"
WORD = rf"[{_UPPER}]{_LETTERS}(?:-\w{_LETTERS}){{0,6}}+"
_START = r"(?<![\w’'ʼ-])"  # no name begins inside a word
_INSIDE = rf"(?: (?:{WORD}|de|del|la|el|al|upon|sur|am|do|da)){{0,2}}(?<! de)(?<! la)(?<! al)"
NAME = rf"{_START}(?:(?:St|Ste|Mt|Ft)\. )?{WORD}{_INSIDE}"
SIDE = rf"{_START}(?P<side>(?:[Nn]orth |[Ss]outh |[Pp]ro-)?{WORD}(?:['’]s)?)"
PLAIN_SIDE = rf"{_START}(?P<side>(?:North |South )?[{_UPPER}]\w{{0,40}}+)"  # before a hyphen: Russian-held
FORCES = (
    r"(?:(?:ground|armed|occupation|occupying|occupier|invading|invasion|assault|army|military|defen[cs]e|regular|own|"
    r"the|advancing|front-?line) ){0,2}"
    r"(?:troops|forces|army|armies|soldiers|military|units|positions|invaders|armou?r|tanks|columns?|fighters|occupiers)"
)
TOWN = r"(?:city|town|village|settlement|hamlet|port|suburb|stronghold|hub|capital)"
REGION = r"(?:[Rr]egion|[Oo]blast|[Pp]rovince)"

# In the clause of a claim, before it or in it, these make it something else than a statement of how things are.
_HEDGES = re.compile(
    r"\b(?:may|might|could|would|should|will|shall|if|unless|whether|perhaps|possibly|probably|likely|reportedly|"
    r"allegedly|supposedly|rumou?r(?:s|ed)?|claim(?:s|ed|ing)?|apparently|unconfirmed|unverified|suggest(?:s|ed)?|"
    r"fears?|feared|hopes?|aims?|plans?|planned|wants?|threatens?|try|tries|trying|seeks?|intends?|expect(?:s|ed)?|"
    r"imagine|suppose|once|no longer|not|never|nearly|almost|denie[sd]|deny|falsely|ordered|until|before|attempts?|"
    r"attempting|striving|poised|about to|hoping|potential(?:ly)?|game|film|novel|exercise|drill|simulat\w+|wargame)\b",
    re.IGNORECASE,
)
# Told in the past, in the clause of the claim; and what ties the whole sentence to another time.
_PAST = re.compile(r"\b(?:was|were|had|been|used to|once|formerly|then|previously|former)\b")
_EARLIER = re.compile(
    r"\b(?:ago|since|earlier|during|when|last (?:year|month|week|spring|summer|autumn|fall|winter)|history|historic|"
    r"anniversary|at the time|World War|Soviet|Nazi|imperial|medieval|ancient|1[0-9]\d\d|20[01]\d)\b"
)
_CLAUSE = re.compile(r"[,;:—–()]")
_REGION_AFTER = re.compile(rf",? in (?:the )?(?:(?:[a-z]+ )?{SIDE} )?(?P<region>{NAME}) {REGION}\b")
_REGION_BEFORE = re.compile(rf"(?P<region>{NAME}) {REGION} (?:[a-z-]+ ){{0,2}}?{TOWN} (?:of )?")
_NO_TOWN = frozenset(
    """Oblast Region Province Raion District County State Front Airport Airfield Bridge Dam Plant Peninsula Island Sea
    River Lake Canal Street Square Station University Monastery Forest Mountains Republic Coast Strait Bay""".split()
)
_OPENERS = frozenset(
    """In At From Near The To Yet But And While For With On A An Its Only Just About Some Now Still Also Here There Both
    Located Situated Lying Only Roughly Nearly Almost Around Today Yesterday Since When As If By Of""".split()
)
_SURE = 0.9  # share of belief from which a place of the text helps to tell others apart
_NEARBY = 6  # other places of the text that are given along, the nearest in the text first


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A text with all that claims about places need, read once."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    places: tuple[PlaceMention, ...]
    quoted: tuple[tuple[int, int], ...]
    by_sentence: dict[int, list[Attribution]]
    times: dict[int, list[TimeMention]]
    starts: tuple[int, ...]


def read_ground(
    reading: Reading,
    sentences: tuple[Sentence, ...],
    attributions: tuple[Attribution, ...],
    *,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
) -> Ground:
    """The text with what stands around its claims, in one pass."""
    starts = tuple(start for start, _ in reading.sentences)
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    by_time: dict[int, list[TimeMention]] = {}
    for time in times:
        by_time.setdefault(bisect_right(starts, time.span.start) - 1, []).append(time)
    return Ground(
        reading=reading,
        sentences=sentences,
        places=places,
        quoted=find_quoted(reading.document.text),
        by_sentence=by_sentence,
        times=by_time,
        starts=starts,
    )


def make_claim(
    ground: Ground, kind: str, number: int, *, parts: dict[str, tuple[str, int, int]], scope: tuple[int, int]
) -> Claim:
    """A claim of the sentence `number`: `parts` are role -> value, start and end; `scope` is all that it says."""
    text = ground.reading.document.text
    if "place" in parts and kind != "place_in":
        region = find_region(text, parts["place"][1:], ground.reading.sentences[number])
        parts = parts | ({"place_region": region} if region else {})
    slots = [Slot(role=role, value=value, span=make_span(text, a, b)) for role, (value, a, b) in parts.items()]
    span = make_span(text, *scope)
    slots += _surroundings(ground, number, span)
    return Claim(id=f"{kind}:{span.start}", span=span, sentence=number, kind=kind, slots=tuple(slots), score=0.9)


def _surroundings(ground: Ground, number: int, span: Span) -> Iterator[Slot]:
    text = ground.reading.document.text
    start, end = ground.reading.sentences[number]
    clause = max((mark.end() for mark in _CLAUSE.finditer(text, start, span.start)), default=start)
    for role, pattern, first, past in (
        ("hedge", _HEDGES, clause, span.end),
        ("past", _PAST, clause, span.end),
        ("past", _EARLIER, start, end),
    ):
        found = pattern.search(text, first, past)
        if found:
            yield Slot(role=role, value=found.group().lower(), span=make_span(text, *found.span()))
    for time in ground.times.get(number, ()):
        if time.first is not None and time.last is not None:
            yield Slot(role="time", value=f"{time.first}/{time.last}", span=time.span)
    speaker = find_speaker(ground.by_sentence.get(number, []), span)
    if is_inside(ground.quoted, span.start) or speaker:
        yield Slot(role="quoted", value=speaker, span=span)
    elif number < len(ground.sentences) and ground.sentences[number].certainty in {"denied", "unconfirmed"}:
        cue = ground.sentences[number].certainty_cue
        if cue is not None:
            yield Slot(role="hedge", value=cue.text.lower(), span=cue)
    named = sorted({place.country for place in ground.places if place.country and place.score >= _SURE})
    if named:
        yield Slot(role="countries", value="|".join(named), span=span)
    yield from _nearby(ground, span)


def _nearby(ground: Ground, span: Span) -> Iterator[Slot]:
    """Other towns of the text, the nearest in the text first, for telling namesakes apart."""
    sure = [p for p in ground.places if p.score >= _SURE and p.geoname_id and p.candidates]
    sure.sort(key=lambda place: abs(place.span.start - span.start))
    names: dict[str, PlaceMention] = {}
    for place in sure:
        if place.span.text not in span.text:  # the place itself, named elsewhere, tells nothing new
            names.setdefault(place.name, place)
    for place in list(names.values())[:_NEARBY]:
        yield Slot(role="nearby", value=f"{place.latitude},{place.longitude}", span=place.span)


def clean_name(name: str) -> str:
    """The name without a word that only opens the sentence or a phrase; empty when nothing else is left."""
    first, _, rest = name.partition(" ")
    if first not in _OPENERS:
        return name
    return rest


def read_name(found: re.Match[str], group: str, *, base: int = 0) -> tuple[str, int, int]:
    """The name in a group of a match with its place in the text; `base` is where the searched string begins."""
    name = clean_name(found[group])
    length = len(name or found[group])  # a slot is never empty, not even that of a name that turns out to be none
    return name, base + found.end(group) - length, base + found.end(group)


def is_no_town(name: str) -> bool:
    """Whether a name is empty, the word for a people, or ends in a word for something else than a town."""
    return not name or name in load_demonyms() or name.rpartition(" ")[2] in _NO_TOWN


def find_region(text: str, place: tuple[int, int], bounds: tuple[int, int]) -> tuple[str, int, int] | None:
    """The region that stands beside a place: "Lipovka, in the Dalma region", "the Dalma region village of Lipovka"."""
    after = _REGION_AFTER.match(text, place[1], bounds[1])
    if after:
        return read_name(after, "region")
    for before in _REGION_BEFORE.finditer(text, max(bounds[0], place[0] - 80), place[0]):
        if before.end() == place[0]:
            return read_name(before, "region")
    return None


def sentence_at(ground: Ground, start: int) -> int:
    """The index of the sentence in which a place of the text lies."""
    return max(0, bisect_right(ground.starts, start) - 1)


def find_side(words: str) -> str:
    """The state (ISO 3166-1 alpha-2) whose people, name or capital the words are; empty when they are none."""
    words = words.replace("’", "'").removesuffix("'s")
    return _load_sides().get(words, "")


@cache
def _load_sides() -> dict[str, str]:
    """Demonyms, names and capitals, as written, with the state of each."""
    sides: dict[str, str] = {}
    for country in load_countries():
        for word in (*country.demonyms, country.name, *country.names, *country.capitals):
            if "Soviet" not in word and "USSR" not in word:
                sides.setdefault(word, country.iso2)
    return sides


@cache
def load_country_names() -> dict[str, str]:
    """Names of states, as written, with the code of each."""
    return {name: country.iso2 for country in load_countries() for name in (country.name, *country.names)}
