"""Places and amounts in a text."""

from dataclasses import dataclass

from dateline.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place of the gazetteer that a mention could mean."""

    name: str
    latitude: float  # degrees, WGS84
    longitude: float  # degrees, WGS84
    country: str  # ISO 3166-1 alpha-2; empty for a sea, a continent and what lies in several countries
    geoname_id: int | None  # null for a country and for most regions
    population: int
    score: float  # share of belief among the candidates, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named in the text and the place it most likely means."""

    span: Span
    name: str
    latitude: float  # degrees, WGS84
    longitude: float  # degrees, WGS84
    country: str  # ISO 3166-1 alpha-2; empty for a sea, a continent and what lies in several countries
    geoname_id: int | None  # null for a country and for most regions, which the gazetteer of towns does not number
    score: float  # share of belief among the candidates, 0 to 1
    candidates: tuple[PlaceCandidate, ...]  # best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount in the text, as a range with both ends included; null is an open end."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None  # canonical: km, percent, USD, people, ...
    of: Span | None  # the words for what is counted
