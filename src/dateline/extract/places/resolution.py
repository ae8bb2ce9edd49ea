"""Which place a name means: population speaks first, the article's other places and countries may overrule it.

All names of an article are settled together, and one name means one place throughout. Belief goes from name to name
through shared countries, states and nearness; two rounds are enough for it to settle.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

from dateline.reference.places import PlaceRow

MAX_CANDIDATES = 8  # kept in a mention
_MAX_WEIGHED = 40  # namesakes weighed for a name, the most populous first
_ROUNDS = 2
_WITHOUT_STATES = frozenset({"GB"})  # England as a state would outweigh its neighbours
_DOUBT_POWER = 1.5  # belief to this power is what a name says for others: the doubtful say little

# Set by a search on LGL and GeoVirus, with well-known cities that must stay where they are; rerun eval/geo.py and the
# cases of places when one changes.
_POPULATION_POWER = 0.6
_ALTERNATE_FACTOR = 0.15  # found under a name that is not its own
_CAPITAL_FACTOR = 8.0
_COUNTRY_FACTOR = 8.0
_STATE_FACTOR = 600.0
_NEAR_FACTOR = 100.0
_CONTAINER_FACTOR = 1_000.0
_COUNTRY_PRIOR = 10.0  # a country before towns and regions of the same name
_REGION_PRIOR = 3.0  # a region before towns of the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A name of the article with what it may mean and what the words beside it say of where it lies."""

    rows: tuple[PlaceRow, ...]
    containers: tuple[PlaceRow, ...]  # what the words after it name: Texas in "Paris, Texas"
    count: int  # mentions in the article


def weigh_candidates(
    names: Mapping[str, NamedPlace], countries: Mapping[str, int]
) -> dict[str, tuple[tuple[float, PlaceRow], ...]]:
    """For each name its rows with their shares of belief, best first; `countries` counts the mentions of peoples."""
    priors = {key: _weigh_alone(name) for key, name in names.items()}
    shares = {key: _normalise(weights) for key, weights in priors.items()}
    for _ in range(_ROUNDS):
        votes = _count_votes(names, shares, countries)
        shares = {
            key: _normalise([(weight * votes.weigh(key, row), row) for weight, row in weights])
            for key, weights in priors.items()
        }
    return {key: tuple(sorted(weights, key=_rank)) for key, weights in shares.items()}


def _rank(item: tuple[float, PlaceRow]) -> tuple[float, int, int]:
    share, row = item
    return -share, -row.population, row.geoname_id or 0


def _weigh_alone(name: NamedPlace) -> list[tuple[float, PlaceRow]]:
    return [
        (_weigh_row(row) * (_CONTAINER_FACTOR if _lies_in(row, name.containers) else 1.0), row)
        for row in name.rows[:_MAX_WEIGHED] + _contained(name)
    ]


def _contained(name: NamedPlace) -> tuple[PlaceRow, ...]:
    """Rows beyond the most populous that lie where the words beside the name say."""
    return tuple(row for row in name.rows[_MAX_WEIGHED:] if _lies_in(row, name.containers))


def _weigh_row(row: PlaceRow) -> float:
    weight = float((row.population + 500) ** _POPULATION_POWER)
    if row.kind == "country":
        return weight * _COUNTRY_PRIOR
    if row.kind == "region":
        return weight * _REGION_PRIOR
    if row.alternate:
        weight *= _ALTERNATE_FACTOR
    return weight * _CAPITAL_FACTOR if row.capital else weight


def _lies_in(row: PlaceRow, containers: Iterable[PlaceRow]) -> bool:
    for container in containers:
        if container.country != row.country or container == row:
            continue
        if container.kind == "country" or (container.admin1 and container.admin1 == row.admin1):
            return True
    return False


def _normalise(weights: list[tuple[float, PlaceRow]]) -> list[tuple[float, PlaceRow]]:
    total = sum(weight for weight, _ in weights) or 1.0
    return [(weight / total, row) for weight, row in weights]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Votes:
    """What the other names of the article say for a country, a state and a square of one degree."""

    countries: Mapping[str, float]
    states: Mapping[tuple[str, str], float]
    squares: Mapping[tuple[int, int], Mapping[str, float]]
    own: Mapping[str, tuple[Mapping[str, float], Mapping[tuple[str, str], float]]]  # the name's own part in them
    total: float

    def weigh(self, key: str, row: PlaceRow) -> float:
        """The factor by which the article's other names raise the belief that `key` means `row`."""
        own_countries, own_states = self.own[key]
        state = (row.country, row.admin1)
        country_votes = self.countries.get(row.country, 0.0) - own_countries.get(row.country, 0.0)
        state_votes = self.states.get(state, 0.0) - own_states.get(state, 0.0)
        factor = 1.0 + _COUNTRY_FACTOR * country_votes / self.total + _STATE_FACTOR * state_votes / self.total
        if row.kind == "town":
            factor += _NEAR_FACTOR * self._count_near(key, row) / self.total
        return factor

    def _count_near(self, key: str, row: PlaceRow) -> float:
        south, west = floor(row.latitude), floor(row.longitude)
        return sum(
            share
            for latitude in (south - 1, south, south + 1)
            for longitude in (west - 1, west, west + 1)
            for other, share in self.squares.get((latitude, longitude), {}).items()
            if other != key
        )


def _count_votes(
    names: Mapping[str, NamedPlace],
    shares: Mapping[str, list[tuple[float, PlaceRow]]],
    people: Mapping[str, int],
) -> _Votes:
    countries: Counter[str] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    squares: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    own: dict[str, tuple[Mapping[str, float], Mapping[tuple[str, str], float]]] = {}
    for key, weights in shares.items():
        own_countries: Counter[str] = Counter()
        own_states: Counter[tuple[str, str]] = Counter()
        for belief, row in weights:
            share = belief**_DOUBT_POWER
            own_countries[row.country] += share
            if row.admin1 and row.country not in _WITHOUT_STATES:
                own_states[(row.country, row.admin1)] += share
            if row.kind == "town":
                square = squares[(floor(row.latitude), floor(row.longitude))]
                square[key] = square.get(key, 0.0) + share
        countries.update(own_countries)
        states.update(own_states)
        own[key] = (own_countries, own_states)
    for country, count in people.items():
        countries[country] += min(count, 3) / 2  # type: ignore[assignment]
    return _Votes(countries=countries, states=states, squares=squares, own=own, total=float(max(1, len(names)) + 2))
