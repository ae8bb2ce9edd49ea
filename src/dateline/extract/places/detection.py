"""Which capitalised words name a place: every name that the gazetteer holds is weighed by the words around it.

A town called like a person or a common word needs more evidence than a country; evidence for one mention of a name
counts for its other mentions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.language.lexicon import (
    ADDRESSES,
    COMMON_WORDS,
    GIVEN_NAMES,
    MONTHS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    SPEECH_VERBS,
    TITLES,
    WEEKDAYS,
)
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import Entity
from dateline.reference.placekeys import make_place_key
from dateline.reference.places import PlaceRow, find_abbreviation, find_candidates, load_demonyms

_LONGEST = 5  # words in the longest name looked for
_MAX_ACRONYM_CHARS = 5
_COUNTRY_LETTERS = frozenset({"US", "UK", "USA", "UAE", "DRC", "PRC", "PNG", "NSW"})
_LOWER_TAILS = frozenset({"city", "state", "sea", "strip", "dam", "peninsula", "bank"})
THRESHOLD = 2.0  # evidence from which a name is a place; set on LGL and GeoVirus, rerun eval/geo.py when it changes

_BEFORE: dict[str, float] = {
    **dict.fromkeys(["in", "near", "outside", "around", "across", "inside", "throughout", "within"], 2.0),
    **dict.fromkeys(["toward", "towards", "from", "to", "into", "via", "between", "through", "off", "beyond"], 1.2),
    **dict.fromkeys(["at", "over", "above", "against", "leaving", "reached", "entered", "retook", "captured"], 0.8),
    **dict.fromkeys(["seized", "liberated", "shelled", "struck", "bombed", "occupied", "besieged", "visited"], 0.8),
    **dict.fromkeys(["of", "and", "or", "on", "hit", "left"], 0.4),
    **dict.fromkeys(
        ["northern", "southern", "eastern", "western", "central", "downtown", "nearby", "northeastern"], 2.5
    ),
    **dict.fromkeys(["northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast"], 2.0),
    **dict.fromkeys(["southwest", "north", "south", "east", "west", "upstate", "mid"], 1.2),
}
_PLACE_NOUNS = frozenset(
    """city town village region oblast province district county governorate settlement suburb hamlet raion port capital
    municipality airport airfield area direction outskirts front axis state parish prefecture township borough residents
    resident metro metropolitan native neighborhood neighbourhood station""".split()
)
_PERSON_BEFORE = frozenset(word for word in TITLES if " " not in word) | frozenset(ADDRESSES)
_PERSON_AFTER = frozenset(SPEECH_VERBS) | {"jr", "sr", "himself", "herself", "who", "whose"}
_DATES = frozenset(MONTHS | WEEKDAYS) | frozenset(
    """god jesus christ allah christmas easter ramadan islam internet covid dr mr mrs ms the god's english i""".split()
)
_GIVEN_NAMES = frozenset(name.lower() for name in GIVEN_NAMES)
_PARTICLES = frozenset(
    {"of", "de", "del", "la", "le", "du", "al", "el", "the", "da", "do", "di", "upon", "on", "-", "."}
)
_COMPASS = "north south east west northeast northwest southeast southwest northern southern eastern western central"
_DIRECTIONS = frozenset(_COMPASS.split()) | frozenset("outside formerly suburb people streets edge heart".split())
_LOCAL_NOUNS = frozenset(
    """police officials man woman mayor council schools school students firefighters authorities home resident couple
    family teenager driver businessman lawyer prosecutors court courthouse voters office offices""".split()
)
_DIVISIONS = frozenset({"county", "parish", "oblast", "province", "region", "district"})
_NO_NAMES = (
    frozenset(word.lower() for word in PLACE_HEADS | ORGANISATION_HEADS)
    | frozenset(_COMPASS.split())
    | frozenset("centre center downtown upper lower new old great state capitol temple hall tri pacific-style".split())
) - {"oblast"}
_STREETS = frozenset(
    "Road Street Avenue Boulevard Lane Drive Way Rd Rd. St Ave Blvd Court Highway Square Bridge".split()
)
_JOINED = ("-based", "-born", "-area", "-held", "-controlled", "-occupied", "-led", "-backed", "-made", "-bound")
_DASHES = frozenset({"-", "--", "–", "—", "("})


@dataclass(slots=True, kw_only=True)
class Sighting:
    """Words first up to past that the gazetteer holds as a name, with the evidence that they name a place."""

    first: int
    past: int
    key: str
    rows: tuple[PlaceRow, ...]
    evidence: float
    barred: bool  # stands inside a name of something else
    cut: int = 0  # characters of the last word that are no part of the name: "-based"
    containers: tuple[PlaceRow, ...] = ()  # what is named right after it: Texas in "Paris, Texas"


def find_sightings(reading: Reading, entities: Sequence[Entity]) -> tuple[Sighting, ...]:
    """The names that are taken for places, in text order, not overlapping."""
    words = reading.words
    types = _mark_entities(reading, entities)
    lowered = frozenset(word.text for word in words if word.text.islower())
    sightings: list[Sighting] = []
    for opening, past in reading.sentence_words:
        at = opening
        capitals = _is_headline(words[opening:past])
        while at < past:
            sighting = None
            if words[at].text[0].isupper():
                sighting = _look_up(words, at, past, capitals=capitals, opens=at == opening)
            if sighting is None:
                at += 1
                continue
            _weigh(sighting, words, (opening, past), lowered=lowered, types=types)
            sightings.append(sighting)
            at = sighting.past
    _join_neighbours(sightings, words)
    _doubt_surnames(sightings, words, entities)
    best: dict[str, float] = {}
    for sighting in sightings:
        if not sighting.barred:
            best[sighting.key] = max(best.get(sighting.key, 0.0), sighting.evidence)
    return tuple(
        sighting
        for sighting in sightings
        if not sighting.barred and max(sighting.evidence, min(sighting.evidence + 1.5, best[sighting.key])) >= THRESHOLD
    )


def _mark_entities(reading: Reading, entities: Sequence[Entity]) -> Mapping[int, tuple[str, int, int]]:
    """For the start of each word inside an entity: its type and the bounds of the mention."""
    words = reading.words
    index = {word.start: number for number, word in enumerate(words)}
    marks: dict[int, tuple[str, int, int]] = {}
    for entity in entities:
        for mention in entity.mentions:
            number = index.get(mention.start)
            while number is not None and number < len(words) and words[number].start < mention.end:
                marks[words[number].start] = (entity.type, mention.start, mention.end)
                number += 1
    return marks


def _is_headline(words: Sequence[Word]) -> bool:
    letters = [word for word in words if word.text[0].isalpha()]
    return len(letters) > 2 and all(word.text.isupper() for word in letters)


def _look_up(words: Sequence[Word], first: int, past: int, *, capitals: bool, opens: bool) -> Sighting | None:
    """The longest name of the gazetteer that starts with word `first`."""
    if first > 1 and words[first - 1].text == "," and (found := _look_up_abbreviation(words, first, past)):
        return found
    for end in range(_find_run_end(words, first, past), first, -1):
        last = words[end - 1]
        if end - 1 > first:
            if last.lower in _PARTICLES or not last.text[0].isalpha():
                continue
            text = " ".join([word.text for word in words[first:end]])
        elif _is_no_name(last, words[end] if end < past else None, capitals=capitals, opens=opens):
            return None
        else:
            text = last.text
        cut = next((len(tail) for tail in _JOINED if text.endswith(tail)), 0)
        text = text[: len(text) - cut]
        rows = find_candidates(text)
        if rows:
            evidence = 2.5 if cut else 0.0
            key = make_place_key(text)
            return Sighting(first=first, past=end, key=key, rows=rows, evidence=evidence, barred=False, cut=cut)
    return None


def _look_up_abbreviation(words: Sequence[Word], first: int, past: int) -> Sighting | None:
    for end in (first + 2, first + 1):
        if end <= past:
            text = "".join([word.text for word in words[first:end]])
            if rows := find_abbreviation(text):
                return Sighting(first=first, past=end, key=text, rows=rows, evidence=0.0, barred=False)
    return None


def _find_run_end(words: Sequence[Word], first: int, past: int) -> int:
    """The word past the capitalised words from `first` on, small words between them taken in."""
    run = first + 1
    while run < min(past, first + _LONGEST + 2) and (words[run].text[0].isupper() or words[run].lower in _PARTICLES):
        if words[run].text == "." and words[run - 1].lower not in {"st", "ft", "mt", "ste"}:
            break
        run += 1
    return run + 1 if run < past and words[run].lower in _LOWER_TAILS else run


def _is_no_name(word: Word, after: Word | None, *, capitals: bool, opens: bool) -> bool:
    """Whether a single word is never a place: a month, "North", an acronym that is no country's."""
    if word.lower in _DATES or word.lower in _NO_NAMES or len(word.text) < 2 or word.text == "Us":
        return True
    acronym = word.text.isupper() and len(word.text) <= _MAX_ACRONYM_CHARS and "." not in word.text
    dateline = opens and after is not None and (after.text == "," or after.text in _DASHES)
    return acronym and not capitals and not dateline and word.text not in _COUNTRY_LETTERS


def _weigh(
    sighting: Sighting,
    words: Sequence[Word],
    sentence: tuple[int, int],
    *,
    lowered: frozenset[str],
    types: Mapping[int, tuple[str, int, int]],
) -> None:
    first, past = sighting.first, sighting.past
    before = words[first - 1] if first > sentence[0] else None
    after = words[past] if past < sentence[1] else None
    evidence = sighting.evidence + _weigh_name(sighting, words[first:past], lowered=lowered, opens=before is None)
    if before is not None:
        evidence += _weigh_before(words, first, opening=sentence[0], types=types)
    if after is not None:
        evidence += _weigh_after(words, past, sentence[1], opens=before is None)
    sighting.evidence = evidence
    kind, start, end = types.get(words[first].start, ("", 0, 0))
    whole = start == words[first].start and end == words[past - 1].end
    if kind == "place":
        sighting.evidence += 2.0 if whole else 1.0
    elif kind == "person":
        prior = _BEFORE.get(before.lower, 0.0) if before is not None else 0.0
        sighting.barred = not (whole and past - first == 1 and prior >= 1.2 and evidence >= THRESHOLD)
    elif kind in {"organisation", "weapon", "event"}:
        sure = sighting.rows[0].kind != "town" or (past - first == 1 and evidence >= THRESHOLD)
        sighting.barred = not (whole and sure)


def _weigh_name(sighting: Sighting, words: Sequence[Word], *, lowered: frozenset[str], opens: bool) -> float:
    """How much the name alone speaks for a place, by its best known bearer."""
    row = max(sighting.rows, key=lambda row: (row.kind != "town", row.population * (0.05 if row.alternate else 1.0)))
    if row.kind != "town":
        evidence = 2.5
    else:
        population = row.population * (0.1 if row.alternate else 1.0)
        evidence = (
            1.8 if population >= 1_000_000 else 1.0 if population >= 100_000 else 0.4 if population >= 15_000 else 0
        )
    evidence -= 0.7 if row.alternate else 0.0
    name = words[0].lower
    if len(words) == 1:
        if name in COMMON_WORDS or name in lowered:
            evidence -= 2.5 if opens else 1.2
        if name in _GIVEN_NAMES:
            evidence -= 1.5
        if len(name) <= 3:
            evidence -= 0.7
    elif words[-1].lower in _DIVISIONS:
        evidence += 2.5
    elif row.kind == "town":
        evidence += 0.5
        if words[-1].text in ORGANISATION_HEADS:
            evidence -= 1.5
    return evidence


def _weigh_before(
    words: Sequence[Word], first: int, *, opening: int, types: Mapping[int, tuple[str, int, int]]
) -> float:
    before = words[first - 1]
    evidence = _BEFORE.get(before.lower, 0.0)
    if before.lower == "the" and first - 2 >= opening and words[first].text[0].isupper():
        evidence -= 0.5
    if before.lower == "of" and first - 2 >= opening:
        head = words[first - 2]
        if head.lower in _PLACE_NOUNS or head.lower in _DIRECTIONS:
            evidence += 3.0
        elif head.text[0].isupper():
            evidence += 1.0  # "Jane Roe of Centerville"
    if before.lower in _PLACE_NOUNS:
        evidence += 1.5
    if before.lower in _PERSON_BEFORE or (
        before.text == "." and first - 2 >= opening and words[first - 2].lower in _PERSON_BEFORE
    ):
        evidence -= 3.0
    elif before.text[0].isupper() and first - 1 > opening and before.lower not in _BEFORE:
        # The tail of a longer name, unless that is a people or a place itself ("Ukrainian Sumy").
        known = before.text in load_demonyms() or types.get(before.start, ("",))[0] == "place"
        evidence -= 0.0 if known else 2.0
    return evidence


def _weigh_after(words: Sequence[Word], past: int, end: int, *, opens: bool) -> float:
    after = words[past]
    if opens and after.text in _DASHES and past + 1 < end:
        return 2.0
    following = words[past + 1] if past + 1 < end else None
    if after.lower in _PLACE_NOUNS:
        return 2.5
    if after.text == "-" and following is not None and following.lower in {"based", "born", "area"}:
        return 2.5
    if after.lower in _LOCAL_NOUNS:
        return 1.0
    if after.lower in _PERSON_AFTER:
        return -0.7
    if after.text in _STREETS:
        return -3.0
    if after.text[0].isupper() and after.text.isalpha():
        if after.lower in _PERSON_BEFORE:
            return 0.0  # "Kyiv Mayor"
        return 2.0 if after.text in {"County", "Parish", "Township", "Borough", "Airport"} else -2.4
    if after.text == "." and after.start == words[past - 1].end and following is not None and following.text.istitle():
        return 0.0
    return 0.5 if after.text in {"'s", "’s"} else 0.0


def _join_neighbours(sightings: list[Sighting], words: Sequence[Word]) -> None:
    """Let "Paris, Texas" and "Sumy, Kharkiv and Poltava" speak for each other."""
    for left, right in pairwise(sightings):
        between = [word.lower for word in words[left.past : right.first]]
        if between == [","] or not between:
            wide = tuple(row for row in right.rows if row.kind != "town")
            left.containers = wide or right.rows[:1]
            if any(_may_lie_in(row, wide) for row in left.rows):
                left.evidence += 3.0
                left.barred = left.barred and between != [","]
                right.evidence += 1.0
        if between in ([","], ["and"], [",", "and"], ["or"]):
            if left.evidence >= THRESHOLD and not left.barred:
                right.evidence += 1.2
            elif right.evidence >= THRESHOLD and not right.barred:
                left.evidence += 1.2


def _doubt_surnames(sightings: list[Sighting], words: Sequence[Word], entities: Sequence[Entity]) -> None:
    """A town called like a person of the article ("Clinton") is more likely that person."""
    people = [mention.text for entity in entities if entity.type == "person" for mention in entity.mentions]
    surnames = {name.rpartition(" ")[2] for name in people}
    for sighting in sightings:
        if sighting.past - sighting.first == 1 and words[sighting.first].text in surnames:
            sighting.evidence -= 0.0 if sighting.rows[0].kind == "country" else 2.0


def _may_lie_in(row: PlaceRow, wide: Sequence[PlaceRow]) -> bool:
    return any(
        row.country == container.country and (container.kind == "country" or container.admin1 == row.admin1)
        for container in wide
        if container.name != row.name
    )
