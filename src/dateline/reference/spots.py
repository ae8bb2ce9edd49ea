"""Which place a name means: every town and village of that name, and the one that the text leaves over.

Settlements come from the tables of the packs and, for countries that these do not hold, from the gazetteer. Most names
of villages are not unique: the region, the country and the other places of the article decide, or nothing does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dateline.records.claims import Claim, slot_value
from dateline.records.findings import Evidence
from dateline.reference.facts import Facts
from dateline.reference.ground import measure_km
from dateline.reference.kinds import Settlement
from dateline.reference.names import match_place
from dateline.reference.placekeys import make_place_key
from dateline.reference.places import PlaceRow, find_candidates
from dateline.reference.tables import cite

GAZETTEER = "places"
_NEAR_KM = 60  # a namesake so near to another place of the article is meant
_FAR_KM = 120  # and only if all others are farther than this from all of them
_TOWN, _TIMES = 50_000, 20  # a town of so many is meant when it has so many times the people of all its namesakes
_SMALL_TOWN = 5_000  # one of so many probably; no conflict rests on that
_SAME_KM = 15  # points of one town in two tables lie no farther apart
_TOWN_TYPES = frozenset({"city", "town", "special-status city", "settlement"})
# Lands of several regions.
_WIDE = {
    "donbas": ("Donetsk", "Luhansk"),
    "donbass": ("Donetsk", "Luhansk"),
    "crimea": ("Crimea", "Sevastopol"),
    "crimean": ("Crimea", "Sevastopol"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A settlement that a name can mean."""

    key: str  # in its table
    table: str
    name: str
    country: str  # ISO 3166-1 alpha-2
    type: str  # as the table names it
    region: str  # as the table names it; the code of the gazetteer there
    district: str
    point: tuple[float, float] | None  # latitude and longitude
    mapped: bool  # whether its own table gives the point
    population: float
    known_through: date | None  # last day that the evidence covers; null where the table has no days
    evidence: Evidence

    @property
    def full_name(self) -> str:
        """The name with what tells it from its namesakes."""
        region = "" if self.table == GAZETTEER else f"{self.region} region"
        parts = dict.fromkeys(filter(None, (self.name, self.district, region, self.country)))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The settlement that is meant."""

    spot: Spot
    rule: str  # why it is this one, as half a sentence
    sure: bool  # whether a conflict may rest on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the text tells about the place that it means."""

    country: str = ""  # ISO 3166-1 alpha-2
    region: str = ""  # as the text writes it
    countries: tuple[str, ...] = ()  # those that the text names anywhere
    points: tuple[tuple[float, float], ...] = ()  # other places of the article


def read_hints(claim: Claim) -> Hints:
    """What a claim tells of where its place lies."""
    points = [slot.value.split(",") for slot in claim.slots if slot.role == "nearby"]
    return Hints(
        region=slot_value(claim, "place_region"),
        countries=tuple(filter(None, slot_value(claim, "countries").split("|"))),
        points=tuple((float(latitude), float(longitude)) for latitude, longitude in points),
    )


def find_spots(facts: Facts, name: str) -> tuple[Spot, ...]:
    """Every settlement of that name that could be known, the most populous first; else of the name that it spells."""
    spots = _find_spots(facts, name)
    if spots:
        return spots
    known = (match.known for match in match_place(name) if match.rule != "near")
    return tuple(spot for one in known for spot in _find_spots(facts, one))


def _find_spots(facts: Facts, name: str) -> tuple[Spot, ...]:
    key = make_place_key(name)
    rows = facts.select(Settlement, place_keys=key) if facts.has(Settlement) else ()
    towns = [row for row in find_candidates(name) if row.kind == "town"]
    spots = [_from_row(row) for row in rows]
    held = {spot.country for spot in spots}
    spots = [_complete(spot, spots, towns) for spot in spots]
    # A town that only once had the name, or has it in another language, is meant where no other has it.
    named = bool(spots) or any(not row.alternate for row in towns)
    spots += [_from_gazetteer(row) for row in towns if row.country not in held and not (named and row.alternate)]
    return tuple(sorted(spots, key=lambda spot: -spot.population))


def choose_spot(spots: Sequence[Spot], hints: Hints) -> Choice | None:
    """The one that is meant and by which rule; null when several could be."""
    left, rules = list(spots), []
    if hints.region:
        left = [spot for spot in left if is_in_region(spot, hints.region)]
        rules.append(f"it lies in the {hints.region} region")
    for countries in ((hints.country,), hints.countries):
        if any(spot.country in countries for spot in left) and any(spot.country not in countries for spot in left):
            left = [spot for spot in left if spot.country in countries]
            rules.append(f"the text speaks of {' and '.join(dict.fromkeys(spot.country for spot in left))}")
    if not left:
        return None
    if len(left) == 1:
        return Choice(spot=left[0], rule=" and ".join(rules) or "it is the only place of that name", sure=True)
    first, others = left[0], left[1:]
    if first.population >= max(_TOWN, _TIMES * sum(spot.population for spot in others)):
        return Choice(spot=first, rule="it is by far the largest of its namesakes", sure=True)
    near = [spot for spot in left if spot.point and _least_km(spot.point, hints.points) < _NEAR_KM]
    far = [spot for spot in left if spot.point and _least_km(spot.point, hints.points) > _FAR_KM]
    if len(near) == 1 and len(near) + len(far) == len(left):
        return Choice(spot=near[0], rule="it is the one near to the other places of the text", sure=True)
    if first.population >= max(_SMALL_TOWN, _TIMES * sum(spot.population for spot in others)):
        return Choice(spot=first, rule="it is the only one with many inhabitants", sure=False)
    return None


def say_choice(name: str, spots: Sequence[Spot], choice: Choice) -> str:
    """Which place a name was taken for and by which rule; empty when nothing had to be chosen."""
    if len(spots) == 1 and make_place_key(name) == make_place_key(choice.spot.name):
        return ""
    return f" {name} is taken for {choice.spot.full_name}: {choice.rule}."


def _complete(spot: Spot, spots: Sequence[Spot], towns: Sequence[PlaceRow]) -> Spot:
    """The settlement with point and population of the gazetteer, where its table lacks them and only one can be it."""
    if spot.point and spot.population:
        return spot
    alike = [town for town in towns if town.country == spot.country and not town.alternate]
    rivals = [one for one in spots if one.country == spot.country and one.type in _TOWN_TYPES]
    if len(alike) != 1 or spot.type not in _TOWN_TYPES or len(rivals) != 1:
        return spot
    point = (alike[0].latitude, alike[0].longitude)
    if spot.point and measure_km(spot.point, point) > _SAME_KM:
        return spot
    return replace(spot, point=spot.point or point, population=spot.population or alike[0].population)


def is_in_region(spot: Spot, region: str) -> bool:
    """Whether a settlement lies in the region that a text names."""
    if spot.table != GAZETTEER:
        return make_place_key(spot.region) in name_regions(region)
    codes = {(row.country, row.admin1) for row in find_candidates(region) if row.admin1}
    return (spot.country, spot.region) in codes


@lru_cache(maxsize=10_000)
def name_regions(region: str) -> frozenset[str]:
    """The keys of the names under which a table may have the region that a text names."""
    key = make_place_key(region)
    wide = _WIDE.get(key)
    if wide:
        return frozenset(map(make_place_key, wide))
    # "Kharkov region" is named after its town, whose own name in the gazetteer is Kharkiv.
    spelled = (match.known for match in match_place(region) if match.rule != "near")
    return frozenset(
        {key, *map(make_place_key, spelled), *(make_place_key(row.name) for row in find_candidates(region)[:3])}
    )


def list_spots(spots: Iterable[Spot], *, most: int = 6) -> str:
    """The names of some candidates, for a reader."""
    names = list(dict.fromkeys(spot.full_name for spot in spots))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def _least_km(point: tuple[float, float], others: Iterable[tuple[float, float]]) -> float:
    return min((measure_km(point, other) for other in others), default=float("inf"))


def _from_row(row: Settlement) -> Spot:
    point = None if row.latitude is None or row.longitude is None else (row.latitude, row.longitude)
    return Spot(
        key=row.key,
        table=row.table,
        name=row.name,
        country=row.country,
        type=row.type,
        region=row.region,
        district=row.district,
        point=point,
        mapped=point is not None,
        population=row.population or 0,
        known_through=row.known_through,
        evidence=cite(row, _say_row(row), table=row.table),
    )


def _say_row(row: Settlement) -> str:
    people = f" and has {row.population:,.0f} inhabitants" if row.population else ""
    return f"{row.name} lies in {', '.join(filter(None, (row.district, row.region, row.country)))}{people}."


def _from_gazetteer(row: PlaceRow) -> Spot:
    return Spot(
        key=str(row.geoname_id),
        table=GAZETTEER,
        name=row.name,
        country=row.country,
        type="",
        region=row.admin1,
        district="",
        point=(row.latitude, row.longitude),
        mapped=True,
        population=row.population,
        known_through=None,
        evidence=Evidence(
            table=GAZETTEER,
            row=str(row.geoname_id),
            says=f"{row.name} lies in {row.country}, at {row.latitude} north and {row.longitude} east, "
            f"and has {row.population:,} inhabitants.",
            valid_from=None,
            valid_to=None,
            known_from=None,
            source="GeoNames (CC BY 4.0)",
        ),
    )
