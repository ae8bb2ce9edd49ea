"""Does a place lie as far from another place, from the front or from a border as the text says?

A distance from a town can be meant from its middle or from its edge, so the record is given as a band of both. The
edge is a point on a circle whose radius follows from the population (reference/ground.py), on the side that faces the
nearest of held land, contested land and border.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.records.claims import Claim, find_slot, slot_value
from dateline.records.findings import Evidence, Finding, NotChecked, Outcome, conclude
from dateline.reference.countries import load_countries
from dateline.reference.facts import Facts
from dateline.reference.front import Band, Front, find_border, find_front
from dateline.reference.ground import measure_km, reach_km
from dateline.reference.places import PlaceRow, find_candidates
from dateline.reference.spots import Spot, choose_spot, find_spots, list_spots, read_hints, say_choice

NAME = "distance"
_MARGIN_KM, _MARGIN_SHARE = 3.0, 0.15  # how far a straight line may be off, beside the rounding of the number
# A conflict needs a gap larger than these: lines move by some km within days, and a way by road is longer than a line.
_NEARER_KM, _NEARER_SHARE = 5.0, 0.25
_FARTHER_KM, _FARTHER_SHARE = 10.0, 0.6
_INSIDE_KM = 1.0  # a town so near to held land lies in it, or at its edge
_PRESENT_DAYS = 14  # a time in the sentence that lies so near to the day of the text is its present
_KNOWN_TOWN = 100_000  # people; a distance between smaller towns gives no conflict, for a namesake may be meant
_ROAD, _ROAD_KM = 1.9, 30.0  # a way by road is at most so many times as long as the straight line, and so many km more
_FASTEST_KMH = {"drive": 160.0, "car": 160.0, "bus": 140.0, "train": 350.0, "flight": 1_100.0, "fly": 1_100.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The distance that the text gives, with the rounding of its number."""

    low: float  # km
    high: float  # km; infinite when the text leaves it open

    def gap(self, one: float, other: float) -> float:
        """How far the stretch from `one` to `other` lies off; zero where they meet."""
        first, last = min(one, other), max(one, other)
        return max(0.0, first - self.high, self.low - last)

    def spell(self) -> str:
        """The bounds for a reader."""
        return f"{self.low:.0f} km or more" if self.high == float("inf") else f"{self.low:.1f} to {self.high:.1f} km"


def check_distance(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds a distance between two places, from the front, or from a border against the map of the day.

    Does not apply when the text hedges, denies or predicts, speaks of another time, or when no table of the front holds
    the place. Says `no_record` when the name fits several places and neither region nor the other places of the text
    decide, and when the map of the day is not there. Gives the distance from the middle and from the edge of a town,
    and judges by both, with the rounding of the number. Does not say `conflicts` for troops that are farther off than
    the record's line, for two places of which one has less than 100,000 people or a namesake that would fit, for a
    line less than 5 km or a quarter nearer, or so much farther as a way by road may be, and in the past tense.
    """
    relation = slot_value(claim, "relation")
    hedge = find_slot(claim, "hedge")
    if hedge is not None:
        return _leave(
            claim, f"The text does not state it as a fact ({hedge.span.text!r}).", cause="hedged, denied or predicted"
        )
    if relation == "travel":
        return _check_travel(claim, facts)
    said = _read_said(claim)
    if relation == "places":
        return _check_places(claim, facts, said)
    meant = _meant_day(claim, day)
    if meant is None:
        return _leave(claim, "The sentence speaks of another time.", cause="speaks of another time")
    name = slot_value(claim, "place")
    spots = _narrow(claim, find_spots(facts, name))
    chosen = choose_spot(spots, read_hints(claim))
    if not spots:
        return _find(claim, facts, "no_record", f"No table at hand holds a place called {name}.")
    if chosen is None:
        reason = f"Ambiguous: {name} can be {list_spots(spots)}, and the text does not decide."
        return _find(claim, facts, "no_record", reason)
    if relation == "border":
        result = _check_border(claim, facts, said, spot=chosen.spot, day=meant)
    else:
        result = _check_front(claim, facts, said, spot=chosen.spot, day=meant)
    if isinstance(result, Finding) and result.outcome == "conflicts" and not chosen.sure:
        reason = f"{chosen.spot.full_name} is taken, as {chosen.rule}, and the record differs; another may be meant."
        return _leave(claim, reason, cause="may be another place")
    if isinstance(result, Finding):
        return replace(result, reason=result.reason + say_choice(name, spots, chosen))
    return result


def _narrow(claim: Claim, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The places that the claim can speak of: not in the country of the forces, and beside the border that is named."""
    side, border = slot_value(claim, "side"), set(slot_value(claim, "border").split("|")) - {""}
    neighbours = {code for one in load_countries() if one.iso2 in border for code in (one.iso2, *one.neighbours)}
    left = tuple(spot for spot in spots if spot.country != side and (not border or spot.country in neighbours))
    return left or spots


def _check_front(claim: Claim, facts: Facts, said: _Said, *, spot: Spot, day: date) -> Finding | NotChecked:
    side = slot_value(claim, "side")
    if side and side == spot.country:
        return _leave(
            claim,
            "The forces are those of the place's own country; the record tells of land held by others.",
            cause="forces of the own country",
        )
    front = find_front(facts, spot, holder=side, day=day)
    if isinstance(front, str):
        return _find(claim, facts, "no_record", front)
    if front.held is None:
        return _find(claim, facts, "no_record", f"The map shows no land held by {side or 'others'} near {spot.name}.")
    if front.held.middle < _INSIDE_KM:
        reason = (
            f"On the map of {front.day} {spot.name} lies in held land; how far the line is from there, it does not say."
        )
        return _leave(claim, reason, cause="place in held land")
    outcome = _judge_front(said, front, troops=bool(side))
    if outcome == "conflicts" and find_slot(claim, "past") is not None:
        return _leave(
            claim,
            "The text tells it in the past tense, and the record of the day differs.",
            cause="told in the past tense",
        )
    reason = f"The text says {said.spell()}, with the rounding of its number. {front.spell()} {_fits(said, front)}"
    if outcome == "conflicts":
        farther = said.high < front.held.edge
        reason += f" The nearest held land is {'farther off' if farther else 'nearer'} than the text says."
    if outcome is None:
        reason += " Too near to tell: troops may stand behind the line or before it, and roads are longer than lines."
        return _leave(claim, reason, cause="too near to tell")
    return _find(claim, facts, outcome, reason, front.evidence)


def _judge_front(said: _Said, front: Front, *, troops: bool) -> Outcome | None:
    held, contested = front.held, front.contested
    assert held is not None  # noqa: S101 - the caller has seen to it
    if said.gap(held.edge, held.middle) <= 1:
        return "agrees"
    if contested is not None and said.gap(contested.middle, contested.middle) <= 1:
        return "contested"
    if not troops and contested is not None and said.gap(contested.edge, held.middle) <= 1:
        return "contested"
    if _is_nearer(said, held) or (not troops and _is_farther(said, held)):
        return "conflicts"
    return None


def _is_nearer(said: _Said, band: Band) -> bool:
    """Whether the text puts a place so much nearer to a line that neither edge nor a late map explains it."""
    least = min(band.edge, band.middle)
    return least - said.high > max(_NEARER_KM, _NEARER_SHARE * least)


def _is_farther(said: _Said, band: Band) -> bool:
    """Whether the text puts a place so much farther from a line that not even the way by road explains it."""
    return said.low - band.middle > _FARTHER_KM + _FARTHER_SHARE * band.middle


def _fits(said: _Said, front: Front) -> str:
    """What the distance fits, point by point."""
    bands: tuple[tuple[str, Band | None], ...] = (
        ("held land", front.held),
        ("contested land", front.contested),
        ("the state border", front.border),
    )
    fits = []
    for what, band in bands:
        if band is None:
            continue
        for part, km in (("middle", band.middle), ("edge", band.edge)):
            if said.gap(km, km) <= 1:
                fits.append(f"from the {part} of the town to {what}")
    return f"It fits {' and '.join(fits)} only." if fits else "It fits none of these."


def _check_border(claim: Claim, facts: Facts, said: _Said, *, spot: Spot, day: date) -> Finding | NotChecked:
    border = find_border(facts, spot, countries=slot_value(claim, "border"), day=day)
    if border is None:
        return _find(claim, facts, "no_record", f"No table at hand holds that border near {spot.name}.")
    band, accuracy, evidence = border
    gap = said.gap(band.edge - accuracy, band.middle + accuracy)
    reason = f"The text says {said.spell()}, with the rounding of its number. {band.spell('that border')}"
    if gap <= 0:
        return _find(claim, facts, "agrees", reason, (spot.evidence, evidence))
    if not (_is_nearer(said, band) or _is_farther(said, band)) or spot.population < _KNOWN_TOWN:
        return _leave(
            claim,
            f"{reason} The line is too coarse to tell, roads are longer, or the place is too small.",
            cause="too near to tell",
        )
    if find_slot(claim, "past") is not None:
        return _leave(claim, f"{reason} The text tells it in the past tense.", cause="told in the past tense")
    return _find(claim, facts, "conflicts", reason, (spot.evidence, evidence))


def _check_places(claim: Claim, facts: Facts, said: _Said) -> Finding | NotChecked:
    """The distance between two places; any pair of namesakes that fits is enough to agree."""
    here, there = slot_value(claim, "place"), slot_value(claim, "from")
    ours, theirs = find_spots(facts, here), find_spots(facts, there)
    pairs = [(a, b) for a in ours[:60] for b in theirs[:60] if a.point and b.point and a.key != b.key]
    if not pairs:
        return _find(claim, facts, "no_record", f"No table at hand holds both {here} and {there}.")
    best = min(pairs, key=lambda pair: _off(said, *pair))
    off = _off(said, *best)
    km = measure_km(best[0].point or (0, 0), best[1].point or (0, 0))
    reason = (
        f"From the middle of {best[0].full_name} to that of {best[1].full_name} it is {km:.0f} km as the crow flies."
    )
    evidence = (best[0].evidence, best[1].evidence)
    if off <= 0:
        return _find(claim, facts, "agrees", f"{reason} The text says {said.spell()}.", evidence)
    if not (_is_well_known(here, ours[0]) and _is_well_known(there, theirs[0])):
        return _leave(
            claim,
            f"{reason} The text says {said.spell()}, and smaller places of that name may be meant.",
            cause="may be another place",
        )
    if off <= max(40.0, 0.5 * km):
        return _leave(
            claim, f"{reason} The text says {said.spell()}; the way by road may explain it.", cause="too near to tell"
        )
    if find_slot(claim, "past") is not None:
        return _leave(claim, f"{reason} The text tells it in the past tense.", cause="told in the past tense")
    reason += f" The text says {said.spell()}. No other places of these names in the tables lie so far apart."
    return _find(claim, facts, "conflicts", reason, evidence)


def _off(said: _Said, one: Spot, other: Spot) -> float:
    """How far the distance lies outside what the straight line between two edges and the way by road allow."""
    km = measure_km(one.point or (0, 0), other.point or (0, 0))
    least = km - 1.5 * (reach_km(one.population) + reach_km(other.population)) - max(_MARGIN_KM, _MARGIN_SHARE * km)
    return said.gap(least, km * _ROAD + _ROAD_KM)


def _is_well_known(name: str, spot: Spot) -> bool:
    """Whether a name can hardly mean anything but a large town: no region or country is so called."""
    others = [row for row in find_candidates(name) if row.kind != "town"]
    return spot.population >= _KNOWN_TOWN and not any(_is_wide(row) for row in others)


def _is_wide(row: PlaceRow) -> bool:
    return row.population >= _KNOWN_TOWN


def _check_travel(claim: Claim, facts: Facts) -> Finding | NotChecked:
    """A way that would need a speed that nothing on it has."""
    here, there = slot_value(claim, "place"), slot_value(claim, "from")
    hours = float(slot_value(claim, "hours") or 0)
    by = find_slot(claim, "relation")
    way = (by.span.text if by else "drive").split()[0]
    ours, theirs = find_spots(facts, here), find_spots(facts, there)
    pairs = [(a, b) for a in ours[:60] for b in theirs[:60] if a.point and b.point and a.key != b.key]
    if not pairs or not hours:
        return _find(claim, facts, "no_record", f"No table at hand holds both {here} and {there}.")
    one, other = min(pairs, key=lambda pair: measure_km(pair[0].point or (0, 0), pair[1].point or (0, 0)))
    km = measure_km(one.point or (0, 0), other.point or (0, 0))
    km -= reach_km(one.population) + reach_km(other.population)
    speed, fastest = max(km, 0) / hours, _FASTEST_KMH.get(way, 1_100.0)
    reason = f"From the edge of {one.full_name} to that of {other.full_name} it is at least {max(km, 0):.0f} km; "
    reason += f"in {hours:.1f} hours that needs {speed:.0f} km/h on average."
    evidence = (one.evidence, other.evidence)
    if speed <= fastest:
        return _find(claim, facts, "agrees", f"{reason} By {way} that can be.", evidence)
    if not (_is_well_known(here, ours[0]) and _is_well_known(there, theirs[0])) or speed < 1.4 * fastest:
        return _leave(
            claim,
            f"{reason} Other places of these names may be meant, or the time is rounded.",
            cause="may be another place",
        )
    if find_slot(claim, "past") is not None:
        return _leave(claim, f"{reason} The text tells it in the past tense.", cause="told in the past tense")
    return _find(claim, facts, "conflicts", f"{reason} By {way} that cannot be: {fastest:.0f} km/h is fast.", evidence)


def _read_said(claim: Claim) -> _Said:
    low, high, rounding = (slot_value(claim, "distance") or "//0").split("/")
    half = float(rounding)
    return _Said(
        low=max(0.0, float(low) - half) if low else 0.0,
        high=float(high) + half if high else float("inf"),
    )


def _meant_day(claim: Claim, day: date) -> date | None:
    """The day that the sentence speaks of: that of the text, or the one day near to it that is named; else null."""
    times = [tuple(map(date.fromisoformat, slot.value.split("/"))) for slot in claim.slots if slot.role == "time"]
    if not times:
        return day
    if len(times) == 1 and times[0][0] == times[0][1] and timedelta(0) <= day - times[0][0]:
        return times[0][0]
    return day if all(day - last < timedelta(_PRESENT_DAYS) and first <= day for first, last in times) else None


def _leave(claim: Claim, reason: str, *, cause: str) -> NotChecked:
    return NotChecked(span=claim.span, check=NAME, reason=reason, cause=cause)


def _find(claim: Claim, facts: Facts, outcome: Outcome, reason: str, evidence: tuple[Evidence, ...] = ()) -> Finding:
    return conclude(claim, check=NAME, outcome=outcome, reason=reason, evidence=evidence, as_of=facts.as_of)
