"""Who held a place on that day, and how many places of a region?

A table of control has rows only for places that another power held or that were contested. Where the table says that it
is complete for the day, a place without a row was held by its own country. Maps follow events by days, so nothing near
the front gives a conflict.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.records.claims import Claim, find_slot, slot_value
from dateline.records.findings import Evidence, Finding, NotChecked, Outcome, conclude
from dateline.reference.facts import Facts
from dateline.reference.ground import measure_km
from dateline.reference.kinds import Control
from dateline.reference.placekeys import make_place_key
from dateline.reference.spots import (
    Spot,
    choose_spot,
    find_spots,
    list_spots,
    name_regions,
    read_hints,
    say_choice,
)
from dateline.reference.tables import cite, holds

NAME = "control"
_UNBOUNDED = re.compile(r"\b(?:direction|sector|area)\b")
_TOWN_WORD = re.compile(r"\b(?:city|town|village|settlement) of\b")
_SETTLED_DAYS = 30  # a row that began less long ago may be what the text disputes
_FRONT_KM = 15.0  # so near to held or contested land a map may lag behind, or the text
_PRESENT_DAYS = 14  # a time in the sentence that lies so near to the day of the text is its present
# A count gives a conflict only above so many times all held and contested places of the map and some more: of small
# villages, tables have no point, so that the map cannot show them.
_SPARE, _SPARE_COUNT = 2.0, 5
_MOST_ROWS = 12  # rows shown for a count


def check_control(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds "this side controls the place", or so many places of a region, against the map of the day.

    Does not apply when the text hedges, denies or predicts, speaks of another time, or when no table of control is at
    hand. Says `no_record` outside the days that the table covers and for a name that fits several places. Says
    `contested` where the map shows contested land. Does not say `conflicts` within 15 km of the front, for 30 days
    after a change, for counts that may be partial, and in the past tense.
    """
    hedge = find_slot(claim, "hedge")
    if hedge is not None:
        return _leave(
            claim, f"The text does not state it as a fact ({hedge.span.text!r}).", cause="hedged, denied or predicted"
        )
    if not facts.has(Control):
        return _leave(
            claim, "No table of who held which place is at hand; --reference adds one.", cause="no table at hand"
        )
    meant = _meant_day(claim, day)
    if meant is None:
        return _leave(claim, "The sentence speaks of another time.", cause="speaks of another time")
    if slot_value(claim, "count"):
        return _check_count(claim, facts, day=meant)
    name = slot_value(claim, "place")
    spots = find_spots(facts, name)
    if not spots:
        return _find(claim, facts, "no_record", f"No table at hand holds a place called {name}.")
    chosen = choose_spot(spots, read_hints(claim))
    if chosen is None:
        reason = f"Ambiguous: {name} can be {list_spots(spots)}, and the text does not decide."
        return _find(claim, facts, "no_record", reason)
    result = _check_place(claim, facts, chosen.spot, day=meant)
    if isinstance(result, Finding) and result.outcome == "conflicts" and not chosen.sure:
        reason = f"{chosen.spot.full_name} is taken, as {chosen.rule}, and the record differs; another may be meant."
        return _leave(claim, reason, cause="may be another place")
    if isinstance(result, Finding):
        return replace(result, reason=result.reason + say_choice(name, spots, chosen))
    return result


def _check_place(claim: Claim, facts: Facts, spot: Spot, *, day: date) -> Finding | NotChecked:
    side = slot_value(claim, "side")
    rows = [row for row in _rows_of(facts, spot) if holds(row, day)]
    if any(row.status == "contested" for row in rows):
        reason = f"On {day} the map shows {spot.name} as contested."
        return _find(claim, facts, "contested", reason, _cite(rows, spot))
    held = next((row for row in rows if row.status == "held"), None)
    if held is None:
        if not spot.mapped:
            reason = f"{spot.full_name} has no point in its table, so the map of who held what cannot show it."
            return _find(claim, facts, "no_record", reason)
        if not _is_complete(facts, spot.country, day):
            return _find(claim, facts, "no_record", f"No table of control covers {spot.name} for {day}.")
        return _check_own(claim, facts, spot, day=day)
    since = f"since {held.valid_from}"
    reason = f"On {day} the map shows {spot.name} as held by {held.holder}, {since}."
    if held.holder == side:
        return _find(claim, facts, "agrees", reason, _cite(rows, spot))
    if day - held.valid_from < timedelta(_SETTLED_DAYS):
        return _leave(
            claim, f"{reason} So near to a change, text and map may differ by days.", cause="too near to a change"
        )
    doubt = _doubt(claim, facts, spot, day=day, skip=held.holder)
    if doubt:
        return _leave(claim, f"{reason} {doubt}", cause="too near to the front or to a change")
    return _find(claim, facts, "conflicts", reason, _cite(rows, spot))


def _check_own(claim: Claim, facts: Facts, spot: Spot, *, day: date) -> Finding | NotChecked:
    """A place without a row, in a table that is complete: its own country held it."""
    reason = f"The map of {day} shows {spot.name} neither as held by another power nor as contested"
    reason += f": by it {spot.country} held it. The table says that it is complete for that day."
    if slot_value(claim, "side") == spot.country:
        return _find(claim, facts, "agrees", reason, (spot.evidence,))
    ended = [row for row in _rows_of(facts, spot) if row.valid_to and timedelta(0) <= day - row.valid_to]
    if any(day - (row.valid_to or day) < timedelta(_SETTLED_DAYS) for row in ended):
        return _leave(
            claim,
            f"{reason} That changed shortly before, and text and map may differ by days.",
            cause="too near to a change",
        )
    doubt = _doubt(claim, facts, spot, day=day, skip="")
    if doubt:
        return _leave(claim, f"{reason} {doubt}", cause="too near to the front or to a change")
    return _find(claim, facts, "conflicts", reason, (spot.evidence, *_cite(ended[-1:], spot)))


def _doubt(claim: Claim, facts: Facts, spot: Spot, *, day: date, skip: str) -> str:
    """What speaks against calling it a conflict; empty when nothing does."""
    if find_slot(claim, "past") is not None:
        return "The text tells it in the past tense."
    if make_place_key(spot.name) == make_place_key(spot.region) and not _TOWN_WORD.search(claim.span.text):
        return "The name is also that of a region, of which a part may be meant."
    if slot_value(claim, "state") == "taken":
        return "The text tells of an event, which the map may follow later."
    if spot.point is None:
        return "The place is not on the map, so how near the front lies is not known."
    for row in facts.of(Control).rows:
        if row.latitude is None or row.longitude is None or not holds(row, day) or (row.holder and row.holder == skip):
            continue
        if abs(row.latitude - spot.point[0]) > 0.3 or abs(row.longitude - spot.point[1]) > 0.5:
            continue
        if measure_km(spot.point, (row.latitude, row.longitude)) < _FRONT_KM:
            return (
                f"{row.name}, less than {_FRONT_KM:.0f} km away, is {row.status}: so near to the front the map may lag."
            )
    if skip and _is_near_own(facts, spot, day=day):
        return f"Places less than {_FRONT_KM:.0f} km away are not held by {skip}: the map may lag."
    return ""


def _is_near_own(facts: Facts, spot: Spot, *, day: date) -> bool:
    """Whether a held place lies near land that its own country holds: some row nearby has ended or begins later."""
    assert spot.point is not None  # noqa: S101 - the caller has seen to it
    return any(
        measure_km(spot.point, (row.latitude, row.longitude)) < _FRONT_KM
        for row in facts.of(Control).rows
        if row.latitude is not None
        and row.longitude is not None
        and abs(row.latitude - spot.point[0]) <= 0.3
        and abs(row.longitude - spot.point[1]) <= 0.5
        and (day - row.valid_from).days < _SETTLED_DAYS
    )


def _check_count(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    side, whose, words = (slot_value(claim, role) for role in ("side", "whose", "region"))
    low, high = (float(part) if part else None for part in slot_value(claim, "count").split("/"))
    region = _find_region(facts, claim, words)
    if region is None:
        return _find(claim, facts, "no_record", f"No table at hand tells in which region {words} lies.")
    rows = [row for row in facts.of(Control).rows if make_place_key(row.region) in region and holds(row, day)]
    rows = [row for row in rows if not whose or row.country == whose]
    country = whose or (rows[0].country if rows else "")
    if not _is_complete(facts, country, day, contested=True):
        reason = f"No table of control is complete for held and contested places of {words} on {day}."
        return _find(claim, facts, "no_record", reason)
    held = sorted((row for row in rows if row.holder == side), key=lambda row: row.name)
    contested = sorted((row for row in rows if row.status == "contested"), key=lambda row: row.name)
    named = ", ".join(row.name for row in contested[:_MOST_ROWS])
    reason = f"On {day} the map shows {len(held)} places of the {words} region as held by {side}"
    reason += f" and {len(contested)} as contested" + (f" ({named})." if named else ".")
    evidence = tuple(
        cite(row, f"On {day} {row.name} was {row.status}.", table=row.table) for row in (*held, *contested)[:_MOST_ROWS]
    )
    least, most = low or 0, len(held) + len(contested)
    if len(held) >= least and (high is None or len(held) <= high):
        return _find(claim, facts, "agrees", reason, evidence)
    if least <= most and len(held) <= (high or most):
        return _find(claim, facts, "contested", reason, evidence)
    if _UNBOUNDED.search(claim.span.text):
        reason += " A direction has no bounds, and may reach farther than the region."
        return _leave(claim, reason, cause="may count otherwise")
    if least > most * _SPARE + _SPARE_COUNT and find_slot(claim, "past") is None:
        return _find(claim, facts, "conflicts", reason, evidence)
    return _leave(claim, f"{reason} The text may count other places, or a part of them.", cause="may count otherwise")


def _find_region(facts: Facts, claim: Claim, words: str) -> frozenset[str] | None:
    """The keys of the region that is named, or of that in which the named town lies."""
    spots = find_spots(facts, words)
    chosen = choose_spot(spots, read_hints(claim))
    keys = name_regions(words)
    known = {make_place_key(row.region) for row in facts.of(Control).rows}
    if keys & known:
        return keys
    if chosen is not None and make_place_key(chosen.spot.region) in known:
        return frozenset({make_place_key(chosen.spot.region)})
    return keys if keys and any(spot.table != "places" for spot in spots) else None


def _rows_of(facts: Facts, spot: Spot) -> tuple[Control, ...]:
    rows = facts.select(Control, settlement=spot.key)
    if rows:
        return rows
    # A table of control may have keys of its own: then name, country and a point within 3 km must fit.
    namesakes = facts.select(Control, place_keys=make_place_key(spot.name), country=spot.country)
    return tuple(
        row
        for row in namesakes
        if spot.point and row.latitude and row.longitude and measure_km(spot.point, (row.latitude, row.longitude)) < 3
    )


def _is_complete(facts: Facts, country: str, day: date, *, contested: bool = False) -> bool:
    """Whether a table says that it has every place of the country that was held, and contested if that is asked."""
    wanted = {"held", "contested"} if contested else {"held"}
    return any(
        (not one.countries or country in one.countries) and (not one.statuses or wanted <= set(one.statuses))
        for one in facts.covers(Control, day)
    )


def _cite(rows: list[Control], spot: Spot) -> tuple[Evidence, ...]:
    found = []
    for row in rows:
        by = f" by {row.holder}" if row.holder else ""
        until = f" to {row.valid_to}" if row.valid_to else ""
        found.append(cite(row, f"{spot.name} was {row.status}{by} from {row.valid_from}{until}.", table=row.table))
    return tuple(found)


def _meant_day(claim: Claim, day: date) -> date | None:
    """The day that the sentence speaks of: that of the text, or the one day before it that is named; else null."""
    times = [tuple(map(date.fromisoformat, slot.value.split("/"))) for slot in claim.slots if slot.role == "time"]
    if len(times) == 1 and times[0][0] == times[0][1] and times[0][0] <= day:
        return times[0][0]
    return day if all(day - last < timedelta(_PRESENT_DAYS) and first <= day for first, last in times) else None


def _leave(claim: Claim, reason: str, *, cause: str) -> NotChecked:
    return NotChecked(span=claim.span, check=NAME, reason=reason, cause=cause)


def _find(claim: Claim, facts: Facts, outcome: Outcome, reason: str, evidence: tuple[Evidence, ...] = ()) -> Finding:
    return conclude(claim, check=NAME, outcome=outcome, reason=reason, evidence=evidence, as_of=facts.as_of)
