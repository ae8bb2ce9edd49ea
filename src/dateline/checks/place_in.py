"""Does the place lie in the country or region that the text names?

Names of places are many, and tables hold most towns but not every hamlet. A conflict needs a table that says it holds
every settlement of the country, and a name that it knows elsewhere.
"""

from datetime import date

from dateline.records.claims import Claim, find_slot, slot_value
from dateline.records.findings import Evidence, Finding, NotChecked, Outcome
from dateline.reference.facts import Facts
from dateline.reference.kinds import Control, Settlement
from dateline.reference.placekeys import make_place_key
from dateline.reference.places import find_candidates, load_capitals
from dateline.reference.spots import Spot, find_spots, is_in_region, list_spots, name_regions
from dateline.reference.tables import cite, holds

NAME = "place_in"
_KNOWN_TOWN = 5_000  # people; a smaller place of that name may be too small for the tables elsewhere


def check_place_in(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds "this place lies in that country or region" against the tables of settlements.

    Does not apply when no table knows the name, or the region or country. Says `agrees` when any place of that name
    lies there, and `contested` when one lies elsewhere but was held that day by the country named. Does not say
    `conflicts` unless a table says that it holds every settlement of the country named, a town of 5,000 people or more
    has the name elsewhere, no name in the region is spelled almost alike, and a table of control covers the day.
    """
    name, region, country = (slot_value(claim, role) for role in ("place", "region", "country"))
    spots = find_spots(facts, name)
    where = f"the {region} region" if region else country
    if not spots:
        return _leave(claim, f"No table at hand holds a place called {name}.", cause="place not in the tables")
    fitting = [spot for spot in spots if _fits(spot, region, country=country)]
    if fitting and all(spot.known_through is not None and spot.known_through < day for spot in fitting):
        return _find(claim, facts, "no_record", f"The table of settlements tells nothing of days as late as {day}.")
    if fitting:
        spot = fitting[0]
        reason = f"{spot.full_name} lies there." if len(spots) == 1 else f"Of {len(spots)} places of that name, "
        reason += "" if len(spots) == 1 else f"{list_spots(fitting, most=3)} lies there."
        return _find(claim, facts, "agrees", reason, (spot.evidence,))
    held = _held_by(facts, spots, country, day=day) if country and not region else ()
    if held:
        reason = f"{spots[0].full_name} is counted to {spots[0].country}; on {day} it was held by {country}."
        return _find(claim, facts, "contested", reason, (spots[0].evidence, *held))
    if region and not _knows_region(facts, region):
        return _find(claim, facts, "no_record", f"No table at hand holds the {region} region.")
    if find_slot(claim, "past") is not None or find_slot(claim, "hedge") is not None:
        return _leave(
            claim,
            "The text does not tell it as a fact of today, and borders may have been others.",
            cause="not told as of today",
        )
    reason = f"The tables hold {list_spots(spots, most=3)}, and none in {where}."
    doubt = _doubt(claim, facts, spots, day=day)
    if doubt:
        return _find(claim, facts, "no_record", f"{reason} {doubt}")
    return _find(claim, facts, "conflicts", reason, tuple(spot.evidence for spot in spots[:3]))


def _fits(spot: Spot, region: str, *, country: str) -> bool:
    if region:
        return is_in_region(spot, region)
    return spot.country == country


def _knows_region(facts: Facts, region: str) -> bool:
    return (
        any(facts.select(Settlement, region_key=key) for key in name_regions(region))
        if facts.has(Settlement)
        else False
    )


def _held_by(facts: Facts, spots: tuple[Spot, ...], country: str, *, day: date) -> tuple[Evidence, ...]:
    """The rows by which a place of that name was held by the country that the text names."""
    if not facts.has(Control):
        return ()
    return tuple(
        cite(row, f"{row.name} was {row.status} by {row.holder} from {row.valid_from}.", table=row.table)
        for spot in spots[:6]
        for row in facts.select(Control, settlement=spot.key, holder=country)
        if holds(row, day)
    )


def _doubt(claim: Claim, facts: Facts, spots: tuple[Spot, ...], *, day: date) -> str:
    """What speaks against calling it a conflict; empty when nothing does."""
    region, country = slot_value(claim, "region"), slot_value(claim, "country")
    complete = (
        {code for one in facts.covers(Settlement, day) for code in one.countries} if facts.has(Settlement) else set()
    )
    rows = [row for key in name_regions(region) for row in facts.select(Settlement, region_key=key)] if region else []
    asked = {row.country for row in rows} | ({country} if country else set())
    if not asked or not asked <= complete:
        return "No table says that it holds every place there."
    if find_slot(claim, "tied") is None:
        return "The place and the region may only stand side by side."
    if any((spot.country, make_place_key(spot.name)) in load_capitals() for spot in spots):
        return "The name of a capital often stands for its government."
    if region and spots[0].country not in asked:
        return "A place of that name is known in another country only."
    if spots[0].population < _KNOWN_TOWN:
        return f"No place of that name with {_KNOWN_TOWN} people is known, so a smaller one may be meant."
    if not (facts.has(Control) and facts.covers(Control, day)):
        return "Without a table of control for that day it is not said who held it."
    key = make_place_key(spots[0].name)
    if any(_is_alike(key, other) for row in rows for other in row.place_keys):
        return "A name there is spelled almost alike."
    if any(row.kind != "town" for row in find_candidates(spots[0].name)):
        return "The name is also that of a region or country."
    return ""


def _is_alike(one: str, other: str) -> bool:
    """Whether two keys differ in no more than two letters at one place, or one begins with the other."""
    if one[:4] == other[:4] and (one.startswith(other) or other.startswith(one)):
        return True
    if abs(len(one) - len(other)) > 2:
        return False
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tail = next((at for at, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), 0)
    return head + tail >= max(len(one), len(other)) - 2


def _leave(claim: Claim, reason: str, *, cause: str) -> NotChecked:
    return NotChecked(span=claim.span, check=NAME, reason=reason, cause=cause)


def _find(claim: Claim, facts: Facts, outcome: Outcome, reason: str, evidence: tuple[Evidence, ...] = ()) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=evidence,
        as_of=facts.as_of,
    )
