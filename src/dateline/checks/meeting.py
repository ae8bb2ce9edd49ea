"""Was that meeting of a known series there, then, under that chair, and did they come?"""

from dataclasses import dataclass
from datetime import date

from dateline.records.claims import UNSETTLED, Claim, Slot, find_slot, find_slots, whose_words, why_unsettled
from dateline.records.findings import Finding, NotChecked, Outcome, leave
from dateline.reference.countries import load_countries
from dateline.reference.facts import Facts
from dateline.reference.kinds import Meeting
from dateline.reference.people import fold_name
from dateline.reference.series import load_series
from dateline.reference.tables import cite

NAME = "meeting"
_THE = frozenset({"GB", "US", "NL", "AE", "PH", "EU"})  # they take an article
_NEAR_DAYS = 120  # a meeting without year or number is one of the last or next so many days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the record says of one part of the claim."""

    agrees: bool | None  # null when the record does not tell
    says: str
    loose: bool = False  # a place, which may belong to another part of the sentence


def check_meeting(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds place, day, number, chair and who came against known series: Ramstein, NATO, EU, G7, G20, BRICS.

    Does not apply to meetings to come, to meetings of ministers, and when the text does not say which meeting it means:
    by its number, its year or day, as the latest, or by a place where the series met once. Says `no_record` when the
    table has no such meeting or its evidence ends before. Does not say `conflicts` for who came, since lists are not
    complete, for a place in the country of the record or after words that may take it for themselves ("spoke about
    the summit in"), for the chair when the text only says who hosted, or when the words are hedged.
    """
    series = find_slot(claim, "series")
    unsettled = why_unsettled(claim)
    if series is None or unsettled:
        return leave(claim, check=NAME, reason=unsettled or "The claim names no series.", cause=UNSETTLED)
    which = find_slot(claim, "which")
    if which is not None and which.value == "next":
        return leave(
            claim, check=NAME, reason=f"The meeting is one to come ({which.span.text!r}).", cause="one to come"
        )
    rows = tuple(row for row in facts.select(Meeting, series=series.value) if row.valid_from <= day)
    found = _identify(claim, rows, day=day)
    if isinstance(found, str):
        return leave(claim, check=NAME, reason=found, cause="which meeting is not said")
    if not found:
        return _find(claim, "no_record", facts, reason=_says_nothing(series.value, day, rows))
    answers = [_best(claim, row) for row in found]
    best = max(range(len(found)), key=lambda at: (sum(one.agrees is True for one in answers[at]), -at))
    row, answer = found[best], answers[best]
    if not answer:
        return leave(
            claim, check=NAME, reason="The text says nothing that the record could tell.", cause="nothing to tell"
        )
    differ = [one for one in answer if one.agrees is False]
    agree = [one for one in answer if one.agrees]
    loose = find_slot(claim, "loose")
    if loose is not None and any(one.loose for one in differ):
        reason = f"{differ[0].says} The place may be that of something else ({loose.span.text!r})."
        return leave(claim, check=NAME, reason=reason, cause="the place may be of something else")
    if differ and not _is_complete(series.value, row):
        reason = f"{differ[0].says} The table of this series may miss meetings."
        return _find(claim, "no_record", facts, reason=reason, rows=(row,))
    outcome: Outcome = "conflicts" if differ else "agrees" if agree else "no_record"
    says = " ".join(one.says for one in (*differ, *agree) or answer)
    aside = _aside(series, row) if outcome == "agrees" else ""
    reason = f"{says} This is {_spell(row)}.{aside}{whose_words(claim)}"
    return _find(claim, outcome, facts, reason=reason, rows=(row,))


def _identify(claim: Claim, rows: tuple[Meeting, ...], *, day: date) -> tuple[Meeting, ...] | str:
    """The meetings that can be meant; empty when there is none, a reason when the text does not tell."""
    number, year, which = (find_slot(claim, role) for role in ("number", "year", "which"))
    if number is not None:
        return tuple(row for row in rows if row.number == int(number.value))
    if year is not None:
        return tuple(row for row in rows if str(row.valid_from.year) == year.value)
    if not _covers(rows, day):
        return ()
    if which is not None:
        return rows[-1:]
    meant = find_slot(claim, "day")
    if meant is not None:
        first, last = _days(meant)
        on = tuple(row for row in rows if row.valid_from <= last and first <= (row.valid_to or row.valid_from))
        if on:
            return on
    place = find_slot(claim, "place") or find_slot(claim, "before")
    there = tuple(row for row in rows if place is not None and _is_at(row, place.value))
    if len(there) == 1:
        return there
    recent = tuple(row for row in there if (day - row.valid_from).days <= _NEAR_DAYS)
    if len(recent) == 1:
        return recent
    if any(slot.role in {"chair", "came"} for slot in claim.slots) and rows and (day - rows[-1].valid_from).days <= 7:
        return rows[-1:]
    return "The text does not say which meeting it means."


def _is_complete(series: str, row: Meeting) -> bool:
    """Whether the table misses no meeting of the time of `row`, so that no other one can be meant."""
    known = load_series().get(series)
    return known is not None and known.complete_from is not None and known.complete_from <= row.valid_from


def _covers(rows: tuple[Meeting, ...], day: date) -> bool:
    """Whether the table was kept up to `day`: what came later could be the meeting that is meant."""
    return bool(rows) and max(row.known_through for row in rows) >= day


def _best(claim: Claim, row: Meeting) -> list[_Answer]:
    answers = [_check_place(claim, row), _check_day(claim, row), _check_year(claim, row), _check_chair(claim, row)]
    answers += [_check_came(slot, row) for slot in find_slots(claim, "came")]
    return [one for one in answers if one is not None]


def _check_place(claim: Claim, row: Meeting) -> _Answer | None:
    place = find_slot(claim, "place")
    if place is None:
        return None
    said = place.span.text
    if _is_at(row, place.value):
        return _Answer(agrees=True, says=f"The text has it in {said}; the record in {row.place or 'no place'}.")
    known = _is_known_place(place.value)
    if not row.place and row.format == "virtual":
        agrees = None if not known or _country_of(place.value) == row.country else False
        return _Answer(agrees=agrees, says=f"The text has it in {said}; the record has it by video.", loose=True)
    # A name that is no place of the gazetteer may be a hall, a hotel or a region.
    agrees = False if known and _country_of(place.value) != row.country else None
    return _Answer(agrees=agrees, says=f"The text has it in {said}; the record in {row.place}.", loose=True)


def _check_day(claim: Claim, row: Meeting) -> _Answer | None:
    meant = find_slot(claim, "day")
    if meant is None:
        return None
    first, last = _days(meant)
    on = row.valid_from <= last and first <= (row.valid_to or row.valid_from)
    says = f"The text gives {meant.span.text}; the record {_spell_days(row)}."
    identified = any(slot.role == "number" for slot in claim.slots)
    # "After the summit on Monday": a day beside the meeting may be that of something else.
    return _Answer(
        agrees=True
        if on
        else False
        if identified and meant.value.count(str(first.year)) == 2 and _is_dated(meant)
        else None,
        says=says,
    )


def _check_year(claim: Claim, row: Meeting) -> _Answer | None:
    year = find_slot(claim, "year")
    if year is None or find_slot(claim, "number") is None:
        return None
    agrees = year.value == str(row.valid_from.year)
    return _Answer(agrees=agrees, says=f"The text gives {year.value}; the record {_spell_days(row)}.")


def _check_chair(claim: Claim, row: Meeting) -> _Answer | None:
    chairs, hosts = find_slots(claim, "chair"), find_slots(claim, "host")
    if not row.chairs or not (chairs or hosts):
        return None
    said = {slot.value for slot in (*chairs, *hosts)}
    names = " and ".join(_name(code) for code in row.chairs)
    says = f"The text gives {' and '.join(slot.span.text for slot in (*chairs, *hosts))} as chair; the record {names}."
    codes = {code for code in said if len(code) == 2}
    if said != codes:
        return _Answer(agrees=None, says=says)  # a person: the record names states
    if hosts:
        return _Answer(agrees=True if codes <= {*row.chairs, row.country} else None, says=says)
    return _Answer(agrees=codes <= set(row.chairs), says=says)


def _check_came(slot: Slot, row: Meeting) -> _Answer:
    surname = fold_name(slot.value)[-1]
    there = next((one for one in row.attended if surname in fold_name(one.partition(" (")[0])), None)
    if there is None:
        return _Answer(agrees=None, says=f"The record does not tell whether {slot.value} came.")
    return _Answer(agrees=True, says=f"The text has {slot.value} there; the record has {there}.")


def _aside(series: Slot, row: Meeting) -> str:
    """What the name of the series may make a reader think: a Ramstein meeting need not be in Ramstein."""
    named = series.span.text.split()[0].split("-")[0]
    if named[:1].isupper() and named.lower() == "ramstein" and row.place and row.place != named:
        return f" Its place was {row.place}, not {named}."
    return " It was held by video." if row.format == "virtual" else ""


def _is_at(row: Meeting, place: str) -> bool:
    wanted = fold_name(place.removeprefix("the ").removeprefix("The "))
    names = [row.place, *row.other_places]
    country = next((one for one in load_countries() if one.iso2 == row.country), None)
    if country and row.place:
        names += [country.name, *country.names]
    return any(fold_name(name.removeprefix("The ")) == wanted for name in names if name)


def _is_known_place(place: str) -> bool:
    return _country_of(place) != ""


def _country_of(place: str) -> str:
    """The country that is meant, or whose capital it is; empty when the name is neither."""
    wanted = place.lower().removeprefix("the ")
    for country in load_countries():
        if wanted in {name.lower() for name in (country.name, *country.names, *country.capitals)}:
            return country.iso2
    return ""


def _is_dated(slot: Slot) -> bool:
    return any(char.isdigit() for char in slot.span.text)


def _days(slot: Slot) -> tuple[date, date]:
    first, _, last = slot.value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _name(code: str) -> str:
    """The name of a state or body as it stands in a sentence."""
    name = next((one.name for one in load_countries() if one.iso2 == code), {"EU": "European Union"}.get(code, code))
    return f"the {name}" if code in _THE else name


def _spell_days(row: Meeting) -> str:
    last = row.valid_to or row.valid_from
    return str(row.valid_from) if last == row.valid_from else f"{row.valid_from} to {last}"


def _spell(row: Meeting) -> str:
    known = load_series().get(row.series)
    title = known.title.partition(" (")[0] if known else row.series
    number = "" if row.number is None else f"{row.number}{_ending(row.number)} "
    meeting = f"the {number}{title}" if "summit" in title else f"the {number}meeting of the {title}"
    chairs = f", chaired by {' and '.join(_name(code) for code in row.chairs)}" if row.chairs else ""
    place = row.place or "by video"
    return f"{meeting}, {place}, {_spell_days(row)}{chairs} (row {row.key}; {row.source})"


def _ending(number: int) -> str:
    last = number % 10 if number % 100 not in {11, 12, 13} else 0
    return {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


def _says_nothing(series: str, day: date, rows: tuple[Meeting, ...]) -> str:
    known = load_series().get(series)
    if rows and not _covers(rows, day):
        return (
            f"The table of the series {series!r} was kept up to {max(row.known_through for row in rows)}, before {day}."
        )
    return f"The table has no such meeting of the series {known.title if known else series!r} up to {day}."


def _find(claim: Claim, outcome: Outcome, facts: Facts, *, reason: str, rows: tuple[Meeting, ...] = ()) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=tuple(cite(row, f"{_spell(row).partition(' (row')[0]}.", table=row.table) for row in rows),
        as_of=facts.as_of,
    )
