"""The kinds of tables that a pack can hold: one record a kind, whose fields are Dateline's names for the columns.

Every record has `key`, `valid_from`, `valid_to`, `known_from`, `known_through` and `source`. A field without a default
must come from a column or from a statement for the whole table; the comment behind it says what it holds.
"""

from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal, Protocol, get_args, get_type_hints

from dateline.reference.offices import Term
from dateline.reference.placekeys import make_place_key

Status = Literal["held", "contested"]


class Shaped(Protocol):
    """A shape that is read when it is first asked for."""

    def get(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A town or village with the region that it lies in."""

    key: str
    name: str  # in Latin letters, as a reader should see it
    names: tuple[str, ...] = ()  # other names and spellings, parted by |
    type: str = ""  # city, town, village, ...
    country: str  # ISO 3166-1 alpha-2
    region: str  # oblast, province or state, in its usual English form: Sumy, not Sumska
    district: str = ""
    latitude: float | None = None  # degrees, WGS84
    longitude: float | None = None  # degrees, WGS84
    population: float | None = None
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read

    @property
    def place_keys(self) -> tuple[str, ...]:
        """The keys under which its names in Latin letters are looked up."""
        return make_place_keys(self.name, self.names)

    @property
    def region_key(self) -> str:
        """The key under which its region is looked up."""
        return make_place_key(self.region)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who held a settlement for a stretch of days. A settlement without a row was held by its own country."""

    key: str
    settlement: str  # key in a table of settlements
    name: str
    names: tuple[str, ...] = ()
    country: str  # ISO 3166-1 alpha-2 of the country that it belongs to
    region: str
    district: str = ""
    latitude: float | None = None  # degrees, WGS84
    longitude: float | None = None  # degrees, WGS84
    status: Status  # held by another power, or contested
    holder: str  # ISO 3166-1 alpha-2 of who held it; empty when contested
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read

    @property
    def place_keys(self) -> tuple[str, ...]:
        """The keys under which its names in Latin letters are looked up."""
        return make_place_keys(self.name, self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Land that somebody held, or that was contested, for a stretch of days."""

    key: str
    status: Status
    holder: str  # ISO 3166-1 alpha-2 of who held it; empty when contested
    shape: Shaped  # Polygon or MultiPolygon, longitude and latitude in WGS84
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDistance:
    """How far the middle of a town lay from held and from contested land on a day."""

    key: str
    place: str  # the town's name
    names: tuple[str, ...] = ()
    country: str  # ISO 3166-1 alpha-2
    holder: str  # ISO 3166-1 alpha-2 of who held the land
    held_km: float | None = None
    held_latitude: float | None = None  # the nearest point of held land
    held_longitude: float | None = None
    contested_km: float | None = None
    contested_latitude: float | None = None  # the nearest point of contested land
    contested_longitude: float | None = None
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read

    @property
    def place_keys(self) -> tuple[str, ...]:
        """The keys under which its names in Latin letters are looked up."""
        return make_place_keys(self.place, self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A stretch of the border between two states."""

    key: str
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2 of both
    shape: Shaped  # LineString or MultiLineString, longitude and latitude in WGS84
    accuracy_km: float  # how far the line may lie from the real one
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One value of a dated series: aid, losses, or any other quantity."""

    key: str
    series: str  # what is counted, such as "tanks lost"
    names: tuple[str, ...] = ()  # words that texts use for it
    of: str = ""  # whose, such as a donor; ISO 3166-1 alpha-2 where it is a country
    unit: str = ""  # EUR, people, ...; empty for a count
    value: float
    cumulative: bool = False  # counted from the beginning of the series
    valid_from: date  # first day that is counted; of a cumulative series the day that it stands at
    valid_to: date | None = None  # last day that is counted
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a known series."""

    key: str
    series: str  # its usual short name
    names: tuple[str, ...] = ()  # words that texts use for the series
    number: int | None = None
    place: str = ""  # empty when it was held by video
    other_places: tuple[str, ...] = ()  # other names of the place, and places that stand for it in texts
    country: str = ""  # ISO 3166-1 alpha-2
    format: str = ""  # in person, virtual, hybrid
    chairs: tuple[str, ...] = ()
    attended: tuple[str, ...] = ()
    valid_from: date  # first day
    valid_to: date | None = None  # last day
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCountry:
    """A state with what changes over time: capital, currency, name."""

    key: str
    iso2: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()  # ISO 4217
    neighbours: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, by land
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day with a name: a public holiday, an anniversary."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    country: str = ""  # ISO 3166-1 alpha-2; empty when it is kept in many
    valid_from: date
    valid_to: date | None = None
    known_from: date
    known_through: date
    source: str
    table: str = ""  # where the row stands; set when it is read


_LAST_LATIN = "\u024f"  # the end of Latin Extended-B: names in other letters are no key of an English text


@lru_cache(maxsize=50_000)
def make_place_keys(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of all names that are written in Latin letters, each once."""
    keys = (make_place_key(one) for one in (name, *names) if one and one[0] <= _LAST_LATIN)
    return tuple(dict.fromkeys(filter(None, keys)))


KINDS: dict[str, type[Any]] = {
    "offices": Term,
    "settlements": Settlement,
    "control_by_settlement": Control,
    "control_areas": Area,
    "front_distance": FrontDistance,
    "borders": Border,
    "series": Amount,
    "meetings": Meeting,
    "countries": DatedCountry,
    "days": NamedDay,
}

# Pairs of fields that are one point on the map.
POINTS = (
    ("latitude", "longitude"),
    ("held_latitude", "held_longitude"),
    ("contested_latitude", "contested_longitude"),
)


@cache
def field_types(kind: Any) -> dict[str, Any]:
    """The types of the fields that a table gives, by name, in their order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.name != "table"}


@cache
def required_fields(kind: Any) -> frozenset[str]:
    """The fields that have no default."""
    optional = {"valid_to", "surname", "spellings", "acting"} if kind is Term else set()
    return frozenset(field.name for field in fields(kind) if field.default is MISSING) - frozenset(optional)


def allowed_words(kind: Any) -> tuple[str, ...]:
    """The words that a field of this type may hold; empty when any will do."""
    return tuple(get_args(kind)) if kind is Status else ()
