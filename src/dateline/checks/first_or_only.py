"""Was it the first, the second or the only such meeting: ever, in that place, or since that day?"""

from datetime import date

from dateline.records.claims import UNSETTLED, Claim, Slot, find_slot, find_slots, whose_words, why_unsettled
from dateline.records.findings import Finding, NotChecked, Outcome, leave
from dateline.reference.countries import load_countries
from dateline.reference.facts import Facts
from dateline.reference.kinds import Meeting
from dateline.reference.people import fold_name
from dateline.reference.series import load_series
from dateline.reference.tables import cite

NAME = "first_or_only"
_NEAR_DAYS = 30  # without a year the meeting is the latest, if that is no longer ago


def check_first_or_only(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds "the first (second, only) meeting of a series", in a place or since a day, against the table of the series.

    Does not apply when the table may miss meetings of that time, when the day after "since" is told by an event, when
    the place is no place of the table, and when the text does not say which meeting it means: by its year, its day, or
    as one of the last 30 days. Does not say `conflicts` when the words are hedged or speak of what is to come.
    """
    series, nth = find_slot(claim, "series"), find_slot(claim, "nth")
    unsettled = why_unsettled(claim)
    if series is None or nth is None or unsettled:
        return leave(claim, check=NAME, reason=unsettled or "The claim names no series.", cause=UNSETTLED)
    if find_slot(claim, "which") or find_slots(claim, "chair") or find_slots(claim, "host"):
        return leave(
            claim,
            check=NAME,
            reason="The text counts by something that the table does not count by.",
            cause="counts otherwise",
        )
    since = _since(claim, series.value)
    if isinstance(since, str):
        return leave(claim, check=NAME, reason=since, cause="the table cannot count it")
    rows = tuple(row for row in facts.select(Meeting, series=series.value) if row.valid_from <= day)
    place = find_slot(claim, "place") or find_slot(claim, "before")
    there = tuple(row for row in rows if place is None or _is_at(row, place.value))
    if not rows or max(row.known_through for row in rows) < day:
        return _find(claim, "no_record", facts, reason=f"The table of the series {series.value!r} ends before {day}.")
    if not there:
        reason = f"The table has no meeting of the series {series.value!r} in {place.value if place else ''}."
        return _find(claim, "no_record", facts, reason=reason)
    target = _pick(claim, there, day=day)
    if target is None:
        return leave(
            claim, check=NAME, reason="The text does not say which meeting it means.", cause="which meeting is not said"
        )
    counted = tuple(row for row in there if since < row.valid_from <= target.valid_from)
    return _count(claim, facts, counted, nth=nth, place=place)


def _count(
    claim: Claim, facts: Facts, counted: tuple[Meeting, ...], *, nth: Slot, place: Slot | None
) -> Finding | NotChecked:
    word, _, wanted = nth.value.partition(":")
    since = find_slot(claim, "since")
    within = f" in {place.value}" if place else ""
    within += f" {since.span.text}" if since else ""
    days = ", ".join(str(row.valid_from) for row in counted[-6:])
    outcome: Outcome = "agrees" if len(counted) == int(wanted) else "conflicts"
    says = f"The table has {len(counted)} such meeting{'s' if len(counted) != 1 else ''}{within} up to then: {days}."
    reason = f"{says} The text says {word!r}.{whose_words(claim)}"
    return _find(claim, outcome, facts, reason=reason, rows=counted[-6:])


def _since(claim: Claim, series: str) -> date | str:
    """The day after which meetings count, or why it cannot be told."""
    known, since = load_series().get(series), find_slot(claim, "since")
    if known is None or known.complete_from is None:
        return "The table of this series may miss meetings."
    if since is None:
        return date.min
    if not since.value:
        return "The text counts from an event, not from a day."
    last = date.fromisoformat(since.value.partition("/")[2])
    return last if last >= known.complete_from else "The table does not reach back so far."


def _pick(claim: Claim, there: tuple[Meeting, ...], *, day: date) -> Meeting | None:
    """The meeting that is meant."""
    year = find_slot(claim, "year")
    if year is not None:
        of_year = [row for row in there if str(row.valid_from.year) == year.value]
        return of_year[0] if len(of_year) == 1 else None
    for slot in (*find_slots(claim, "day"), *find_slots(claim, "time")):
        first, last = (date.fromisoformat(one) for one in slot.value.split("/"))
        on = [row for row in there if row.valid_from <= last and first <= (row.valid_to or row.valid_from)]
        if len(on) == 1:
            return on[0]
    if find_slot(claim, "since") is None and len(there) > 1:
        return None  # "the first summit in Madrid" may be the one of 1997
    latest = there[-1]
    return latest if (day - latest.valid_from).days <= _NEAR_DAYS or len(there) == 1 else None


def _is_at(row: Meeting, place: str) -> bool:
    wanted = fold_name(place.removeprefix("the ").removeprefix("The "))
    country = next((one for one in load_countries() if one.iso2 == row.country), None)
    names = [row.place, *row.other_places, *((country.name, *country.names) if country and row.place else ())]
    return any(fold_name(name.removeprefix("The ")) == wanted for name in names if name)


def _find(claim: Claim, outcome: Outcome, facts: Facts, *, reason: str, rows: tuple[Meeting, ...] = ()) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=tuple(
            cite(row, f"{row.series}, {row.place or 'by video'}, {row.valid_from}.", table=row.table) for row in rows
        ),
        as_of=facts.as_of,
    )
