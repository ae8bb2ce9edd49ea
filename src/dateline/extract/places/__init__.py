"""The places that a text names, each with what it may mean: "London, Ontario" is not the capital."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.extract.places.detection import Sighting, find_sightings
from dateline.extract.places.resolution import MAX_CANDIDATES, NamedPlace, weigh_candidates
from dateline.language.reading import Reading
from dateline.records.sources import Entity
from dateline.records.text import make_span
from dateline.records.world import PlaceCandidate, PlaceMention
from dateline.reference.places import PlaceRow, load_demonyms

_Weighed = Mapping[str, tuple[tuple[float, PlaceRow], ...]]


def find_places(reading: Reading, entities: tuple[Entity, ...]) -> tuple[PlaceMention, ...]:
    """The places named in the text, in text order, with up to eight candidates each.

    One name means one place throughout an article. Misses streets, buildings, rivers, counties and villages that the
    gazetteer does not hold, names inside names of persons and bodies, names in lower case, and small towns called
    like a person or a common word where no other word tells of a place.
    """
    sightings = find_sightings(reading, entities)
    weighed = weigh_candidates(group_names(sightings), count_peoples(reading))
    return tuple(_make_mention(reading, sighting, weighed) for sighting in sightings)


def group_names(sightings: Sequence[Sighting]) -> dict[str, NamedPlace]:
    """The sightings by name, with all that stands beside any of them."""
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(sighting.key, []).append(sighting)
    return {
        key: NamedPlace(
            rows=group[0].rows,
            containers=tuple(row for sighting in group for row in sighting.containers),
            count=len(group),
        )
        for key, group in groups.items()
    }


def count_peoples(reading: Reading) -> Counter[str]:
    """How often the text names the people of each country: "Ukrainian", "the French"."""
    demonyms = load_demonyms()
    return Counter(demonyms[word.text] for word in reading.words if word.text in demonyms)


def _make_mention(reading: Reading, sighting: Sighting, weighed: _Weighed) -> PlaceMention:
    text = reading.document.text
    span = make_span(text, reading.words[sighting.first].start, reading.words[sighting.past - 1].end - sighting.cut)
    candidates = tuple(
        PlaceCandidate(
            name=row.name,
            latitude=row.latitude,
            longitude=row.longitude,
            country=row.country,
            geoname_id=row.geoname_id,
            population=row.population,
            score=round(share, 4),
        )
        for share, row in weighed[sighting.key][:MAX_CANDIDATES]
    )
    best = candidates[0]
    return PlaceMention(
        span=span,
        name=best.name,
        latitude=best.latitude,
        longitude=best.longitude,
        country=best.country,
        geoname_id=best.geoname_id,
        score=best.score,
        candidates=candidates,
    )
