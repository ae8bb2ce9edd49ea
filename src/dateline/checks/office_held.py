"""Did the person who is given an office hold it on that day?

Precision comes before recall: a conflict needs the office, the person and the day without a doubt, a record that covers
the day, and a sentence that does not speak of another time.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records.claims import Claim, Slot
from dateline.records.findings import Evidence, Finding, NotChecked, Outcome
from dateline.reference.facts import Facts
from dateline.reference.offices import TABLE, Office, Term, find_terms, load_offices
from dateline.reference.people import match_person, may_be_misspelt
from dateline.reference.tables import cite, held_within, holds

NAME = "office_held"
_HANDOVER_DAYS = 3  # so near to a handover, news and gazette may differ
_RECENT_DAYS = 183  # a holder who left longer ago is often meant as the holder of then
_PRESENT_DAYS = 14  # a time in the sentence that lies so near to the day ties it to the day
_PAST_DAYS = 31  # a time in the sentence that ended longer ago ties it to the past

_REASONS = {
    "former": "The text gives the office as a former one ({word!r}).",
    "not yet": "The text gives the office as one to come ({word!r}).",
    "other post": "The text names a deputy or another post ({word!r}).",
    "doubted": "The text itself doubts the office ({word!r}).",
    "told": "The text tells of a time in office or of an appointment ({word!r}).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A claim with the office and the terms that bear on it."""

    claim: Claim
    person: Slot
    office: Office
    day: date
    terms: tuple[Term, ...]  # of the office, as far as known
    theirs: tuple[Term, ...]  # those of the office that the person can have held
    surname_only: bool


def check_office_held(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds "X is the holder of this office" against the terms of office on `day`.

    Does not apply when the text calls the office former, future, deputy or doubted, when it does not say whose office
    it is and the name does not settle that, or when the title may be a courtesy. Says `no_record` when the table has
    no such office or nobody for the day. Does not say `conflicts` when the sentence may speak of another time, for
    quoted words without a tie to the present, within three days of a handover, for a surname alone, for a name that
    may be misspelt, and for a holder who left more than half a year before, unless the sentence is tied to the day.
    """
    modifiers = {slot.value: slot for slot in claim.slots if slot.role == "modifier"}
    for kind, reason in _REASONS.items():
        if kind in modifiers:
            return _leave(claim, reason.format(word=modifiers[kind].span.text))
    person = _slot(claim, "person")
    if person is None:
        return _leave(claim, "The claim names no person.")
    office = _find_office(claim, person, facts, day=day)
    if isinstance(office, str):
        return _leave(claim, office)
    if office is None:
        return _find(claim, "no_record", facts, reason="The table has no such office of this country or body.")
    terms = facts.select(Term, office=office.key)
    case = _make_case(claim, person, office=office, terms=terms, day=day)
    if "acting" in modifiers:
        return _check_acting(case, facts)
    agreed = _agree(case, facts)
    if agreed is not None:
        return agreed
    # A surname that does not fit may still fit by the fuller name that the text gives elsewhere.
    fuller = _slot(claim, "fuller_name")
    return _differ(_make_case(claim, fuller, office=office, terms=terms, day=day) if fuller else case, facts)


def _make_case(claim: Claim, person: Slot, *, office: Office, terms: tuple[Term, ...], day: date) -> _Case:
    known = {term.key for term, _ in find_terms(person.value)}
    return _Case(
        claim=claim,
        person=person,
        office=office,
        day=day,
        terms=terms,
        theirs=tuple(term for term in terms if term.key in known or _is_theirs(person.value, term)),
        surname_only=" " not in person.value,
    )


def _is_theirs(name: str, term: Term) -> bool:
    """Whether a name can mean the holder in a table of somebody else, whose names no index has."""
    return term.table != TABLE and match_person(name, term) is not None


def _find_office(claim: Claim, person: Slot, facts: Facts, *, day: date) -> Office | str | None:
    """The office of the claim; a reason when the text does not say whose it is; null when the table has none."""
    slot = _slot(claim, "office")
    if slot is None:
        return "The claim names no office."
    offices = load_offices()
    if _slot(claim, "jurisdiction") is not None:
        return offices.get(slot.value)
    named = {key for key, office in offices.items() if slot.value in office.names or slot.value in office.own_names}
    visible = {term.key for term in facts.of(Term).rows}
    fuller = _slot(claim, "fuller_name")
    held = {
        term.office: rule
        for name in (person.value, fuller.value if fuller else person.value)
        for term, rule in find_terms(name)
        # A surname settles whose office it is only for somebody who holds one: "President Clinton" may be courtesy.
        if term.office in named and term.key in visible and (rule != "surname" or _may_hold(term, day))
    }
    if len(held) == 1:
        return offices[next(iter(held))]
    if held:
        return "The text does not say whose office it is, and the name fits several."
    if any(term.office in named for term, _ in find_terms(person.value)):
        return "The text does not say whose office it is; the title may be a courtesy or speak of another time."
    return "The text does not say whose office it is, and the record knows nobody of that name in such an office."


def _may_hold(term: Term, day: date) -> bool:
    """Whether the term covers `day` as far as known; past the end of the evidence it still may."""
    return term.valid_from <= day and (term.valid_to is None or day <= term.valid_to)


def _check_acting(case: _Case, facts: Facts) -> Finding | NotChecked:
    rows = [term for term in case.theirs if term.acting and holds(term, case.day)]
    if rows:
        return _find(case.claim, "agrees", facts, rows=rows, reason=_says_held(case, rows[0], case.day))
    return _leave(case.claim, "The text calls the holder acting, and the record has no acting holder of that name.")


def _agree(case: _Case, facts: Facts) -> Finding | None:
    rows = [term for term in case.theirs if holds(term, case.day)]
    others = _held_elsewhere(case, rows)
    if rows and others:
        reason = _says_held(case, rows[0], case.day)
        reason += f" The table {others[0].table} shows {others[0].person} in it: the record is divided."
        return _find(case.claim, "contested", facts, rows=[*rows, *others], reason=reason)
    if rows:
        return _find(case.claim, "agrees", facts, rows=rows, reason=_says_held(case, rows[0], case.day))
    past = [slot for slot in case.claim.slots if slot.role == "time" and _days(slot)[1] < case.day]
    if len(past) == 1:
        first, last = _days(past[0])
        held = held_within(case.theirs, first, last)
        if held and (last - first).days <= 366:
            reason = _says_held(case, held[0], first if first >= held[0].valid_from else last)
            reason += f" The sentence speaks of {past[0].span.text!r}."
            return _find(case.claim, "agrees", facts, rows=list(held), reason=reason)
    return None


def _held_elsewhere(case: _Case, rows: list[Term]) -> list[Term]:
    """The terms by which another table has somebody else in the office that day."""
    tables = {term.table for term in rows}
    ours = {term.key for term in case.theirs}
    return [term for term in case.terms if term.table not in tables and term.key not in ours and holds(term, case.day)]


def _sole_holders(case: _Case) -> list[Term]:
    """The terms that held that day, of tables that show one holder: where several share an office, none is excluded."""
    holders = [term for term in case.terms if holds(term, case.day)]
    return [term for term in holders if sum(term.table == other.table for other in holders) == 1 or term.table == TABLE]


def _differ(case: _Case, facts: Facts) -> Finding | NotChecked:
    holders = _sole_holders(case)
    if not holders:
        return _find(case.claim, "no_record", facts, reason=_says_nothing(case))
    doubt = _find_doubt(case, holders)
    if doubt is not None:
        return doubt if isinstance(doubt, NotChecked) else _find(case.claim, "no_record", facts, reason=doubt[0])
    holder = holders[0]
    until = "" if holder.valid_to is None else f" to {holder.valid_to}"
    reason = (
        f"The office of {case.office.title} was held by {holder.person} from {holder.valid_from}{until} "
        f"(row {holder.key}; {holder.source})"
    )
    reason += f"; {_terms_of(case)}." if case.theirs else f". The record does not show {case.person.value} in it."
    quoted = _slot(case.claim, "quoted")
    if quoted is not None:
        reason += f" The words are quoted: the claim is that of {quoted.value or 'the speaker'}."
    return _find(case.claim, "conflicts", facts, rows=[*holders, *case.theirs], reason=reason)


def _find_doubt(case: _Case, holders: list[Term]) -> NotChecked | tuple[str] | None:
    """What speaks against calling it a conflict: a reason not to judge, or a reason why the record cannot tell."""
    claim, theirs = case.claim, case.theirs
    form = _slot(claim, "form")
    if case.surname_only:
        return _leave(claim, "Only a surname is given, and the title may be kept as a courtesy.")
    if _is_courtesy(case):
        return _leave(claim, "The title may be kept as a courtesy.")
    near = [term for term in (*holders, *theirs) if _changes_near(term, case.day)]
    if near:
        return _leave(
            claim, f"The office changed hands within {_HANDOVER_DAYS} days of {case.day} (row {near[0].key})."
        )
    if any(may_be_misspelt(case.person.value, term) for term in holders) and not theirs:
        return (f"The name may be another spelling of {holders[0].person}, whom the record shows in the office.",)
    backward = _slot(claim, "backward")
    if backward is not None:
        return _leave(claim, f"The sentence may speak of another time ({backward.span.text!r}).")
    for slot in claim.slots:
        if slot.role in {"time", "earlier_time"} and (case.day - _days(slot)[1]).days > _PAST_DAYS:
            return _leave(claim, f"The text speaks of an earlier time there ({slot.span.text!r}).")
    elsewhere = _slot(claim, "elsewhere")
    if elsewhere is not None:
        return _leave(claim, f"Elsewhere the text does not give the person as in office ({elsewhere.span.text!r}).")
    present = _is_present(case)
    if _slot(claim, "quoted") is not None and not present:
        return _leave(claim, "The words are quoted and may be older than the text.")
    if not theirs and not (_slot(claim, "full_name") and form and form.value == "before" and present):
        return (f"The record does not know {case.person.value} in this office.",)
    left = max((term.valid_to for term in theirs if term.valid_to), default=None)
    if left is not None and (case.day - left).days > _RECENT_DAYS and not present:
        return _leave(claim, f"The person held the office until {left}; the sentence may speak of that time.")
    return None


def _is_courtesy(case: _Case) -> bool:
    """Former presidents keep their title in American use, unless the country stands before it."""
    jurisdiction, office = _slot(case.claim, "jurisdiction"), _slot(case.claim, "office")
    stated = jurisdiction is not None and office is not None and jurisdiction.span != office.span
    return bool(case.theirs) and case.office.key in {"US.president", "US.vice_president"} and not stated


def _is_present(case: _Case) -> bool:
    near = [slot for slot in case.claim.slots if slot.role == "time"]
    return _slot(case.claim, "present") is not None or any(
        _days(slot)[1] >= case.day - timedelta(days=_PRESENT_DAYS) and _days(slot)[0] <= case.day for slot in near
    )


def _changes_near(term: Term, day: date) -> bool:
    ends = [term.valid_from] if term.valid_to is None else [term.valid_from, term.valid_to]
    return any(abs((day - end).days) <= _HANDOVER_DAYS for end in ends)


def _says_held(case: _Case, term: Term, day: date) -> str:
    acting = " (acting)" if term.acting else ""
    until = "" if term.valid_to is None else f" to {term.valid_to}"
    reason = f"{term.person} held the office of {case.office.title}{acting} on {day}: from {term.valid_from}{until}"
    reason += f" (row {term.key}; {term.source})."
    if _slot(case.claim, "quoted") is not None:
        reason += " The words are quoted."
    return reason


def _says_nothing(case: _Case) -> str:
    before = [term for term in case.terms if term.valid_from <= case.day]
    if not before:
        return f"The record of the office of {case.office.title} does not reach back to {case.day}."
    last = before[-1]
    if last.valid_to is None:
        return f"The record of the office of {case.office.title} ends on {last.known_through}, before {case.day}."
    reason = f"The record shows nobody in the office of {case.office.title} on {case.day}"
    return f"{reason}; {last.person} left on {last.valid_to}."


def _terms_of(case: _Case) -> str:
    spells = [
        f"from {term.valid_from} on" if term.valid_to is None else f"from {term.valid_from} to {term.valid_to}"
        for term in case.theirs
    ]
    return f"{case.theirs[0].person} held it {' and '.join(dict.fromkeys(spells))}"


def _days(slot: Slot) -> tuple[date, date]:
    first, _, last = slot.value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _slot(claim: Claim, role: str) -> Slot | None:
    return next((slot for slot in claim.slots if slot.role == role), None)


def _leave(claim: Claim, reason: str) -> NotChecked:
    return NotChecked(span=claim.span, check=NAME, reason=reason)


def _find(claim: Claim, outcome: Outcome, facts: Facts, *, reason: str, rows: list[Term] | None = None) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=tuple(_make_evidence(row) for row in rows or ()),
        as_of=facts.as_of,
    )


def _make_evidence(term: Term) -> Evidence:
    title = load_offices()[term.office].title
    until = "" if term.valid_to is None else f" to {term.valid_to}"
    acting = " (acting)" if term.acting else ""
    return cite(term, f"{term.person} was {title}{acting} from {term.valid_from}{until}.", table=term.table)
