"""Does a count or sum fit a dated series: losses up to a day, aid up to a day?"""

from datetime import date

from dateline.records.claims import UNSETTLED, Claim, Slot, find_slot, find_slots, whose_words, why_unsettled
from dateline.records.findings import Finding, NotChecked, Outcome, leave
from dateline.reference.countries import load_countries
from dateline.reference.facts import Facts
from dateline.reference.figures import Figure, read_figure, spell
from dateline.reference.kinds import Amount
from dateline.reference.tables import cite

NAME = "quantity_on_record"
_TOLERANCE = 0.1  # series and texts count a little differently; said in the finding
_DOUBT = 0.25  # up to here the answer is left open: another way of counting may explain it
_LATE_DAYS = 7  # a series that ends so many days before the day is still used, for its last row
_CLAIM = "claim"  # in the name or source of a series that one side gives of the other
_SCALES = {"bn": 1e9, "billion": 1e9, "mn": 1e6, "million": 1e6}


def check_quantity_on_record(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds a total (what a side lost, what a state gave) against the series of a pack on its day, within a tenth.

    Does not apply when the text hedges, predicts or supposes, when it speaks of another time, and between a tenth and
    a quarter off, since ways of counting differ. Says `no_record` when no pack has a series of that name, side and unit
    that reaches the day. Says `contested` when several series of that name disagree by more than the tolerance, and
    when the only series is one side's own claim.
    """
    who, count, item = (find_slot(claim, role) for role in ("who", "count", "item"))
    unsettled = why_unsettled(claim)
    if who is None or count is None or item is None or unsettled:
        return leave(claim, check=NAME, reason=unsettled or "The claim names no side or thing.", cause=UNSETTLED)
    if not facts.has(Amount):
        reason = "No table of quantities is at hand; --reference adds one."
        return leave(claim, check=NAME, reason=reason, cause="no table at hand")
    if any(date.fromisoformat(slot.value.partition("/")[2]).year < day.year - 4 for slot in find_slots(claim, "time")):
        return leave(claim, check=NAME, reason="The text speaks of an earlier time.", cause="speaks of another time")
    rows = [row for row in _rows(facts, who.value) if _is_named(row, item.value)]
    totals = _add_up(rows, day)
    unit = find_slot(claim, "unit")
    fitting = {name: total for name, total in totals.items() if _unit(total[1][0]) == (unit.value if unit else "")}
    if not fitting:
        wrong = " in that unit" if totals else ""
        reason = f"No series of {item.value} of {_name(who.value)}{wrong} reaches {day}."
        return _find(claim, "no_record", facts, reason=reason)
    return _judge(claim, facts, fitting, count=count)


def _judge(
    claim: Claim, facts: Facts, totals: dict[str, tuple[float, list[Amount]]], *, count: Slot
) -> Finding | NotChecked:
    said = read_figure(count.value)
    offs = {name: _off(said, value) for name, (value, _) in totals.items()}
    says = "; ".join(
        f"{name}: {spell(round(value, 1))} up to {rows[-1].valid_to or rows[-1].valid_from}"
        for name, (value, rows) in totals.items()
    )
    reason = f"The record has {says}. The text says {count.span.text}; up to a tenth off counts as the same."
    rows = [rows[-1] for _, rows in totals.values()]
    near = [name for name, off in offs.items() if off <= _TOLERANCE]
    far = [name for name, off in offs.items() if off > _DOUBT]
    if near and far:
        return _find(claim, "contested", facts, reason=reason + " The series differ." + whose_words(claim), rows=rows)
    if near:
        return _find(claim, "agrees", facts, reason=reason + whose_words(claim), rows=rows)
    if len(far) == len(offs) and all(_CLAIM in f"{row.series} {row.source}".lower() for row in rows):
        reason += " The series is one side's own claim, which nobody need share."
        return _find(claim, "contested", facts, reason=reason + whose_words(claim), rows=rows)
    if len(far) == len(offs):
        return _find(claim, "conflicts", facts, reason=reason + whose_words(claim), rows=rows)
    return leave(
        claim,
        check=NAME,
        reason=f"{reason} The difference may lie in the way of counting.",
        cause="may count otherwise",
    )


def _rows(facts: Facts, who: str) -> tuple[Amount, ...]:
    return tuple(row for name in dict.fromkeys((who, _name(who))) for row in facts.select(Amount, of=name))


def _is_named(row: Amount, item: str) -> bool:
    return item in {name.lower() for name in (row.series, *row.names)}


def _add_up(rows: list[Amount], day: date) -> dict[str, tuple[float, list[Amount]]]:
    """The total of each series up to `day`, with its rows; a series that ended long before is left out."""
    by_series: dict[str, list[Amount]] = {}
    for row in rows:
        if (row.valid_to or row.valid_from) <= day:
            by_series.setdefault(f"{row.series} ({row.source})", []).append(row)
    totals: dict[str, tuple[float, list[Amount]]] = {}
    for name, ours in by_series.items():
        ours.sort(key=lambda row: row.valid_from)
        last = ours[-1]
        late = (day - (last.valid_to or last.valid_from)).days
        if late > (_LATE_DAYS if last.cumulative else 62):
            continue
        value = last.value if last.cumulative else sum(row.value for row in ours)
        totals[name] = (value * _scale(last), ours)
    return totals


def _scale(row: Amount) -> float:
    return _SCALES.get(row.unit.split()[-1] if row.unit else "", 1.0)


def _unit(row: Amount) -> str:
    return row.unit.split()[0] if row.unit else ""


def _off(said: Figure, value: float) -> float:
    """How far the value lies outside what the text says, as a share of the value."""
    low = said.low if said.low is not None else 0.0
    high = said.high if said.high is not None else max(value, low * (1 + _DOUBT))
    slack = said.slack
    outside = max(low - slack - value, value - high - slack, 0.0)
    return outside / value if value else float(low > 0)


def _name(code: str) -> str:
    return next((one.name for one in load_countries() if one.iso2 == code), code)


def _find(claim: Claim, outcome: Outcome, facts: Facts, *, reason: str, rows: list[Amount] | None = None) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=reason,
        evidence=tuple(
            cite(row, f"{row.series}: {spell(row.value)}{' ' + row.unit if row.unit else ''}.", table=row.table)
            for row in rows or ()
        ),
        as_of=facts.as_of,
    )
