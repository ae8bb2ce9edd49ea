"""Do the numbers of a sentence fit each other: parts and whole, share, change, rate, units?"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dateline.records.figures import Figure, read_figure, spell
from dateline.records.claims import Claim, find_slot, find_slots, why_unsettled, whose_words
from dateline.records.findings import Finding, NotChecked, compute, leave
from dateline.reference.facts import Facts

NAME = "arithmetic"
_DOUBT = 2.0  # between once and so many times the tolerance the check stays silent: roundings add up
_SHARES = {"half": 1 / 2, "a majority": 1 / 2, "third": 1 / 3, "two thirds": 2 / 3, "quarter": 1 / 4, "three quarters": 3 / 4}
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0}
# Working time is shorter than the calendar: a day of 8 hours, a week of 5 days, a month of 20, a year of 220.
_LEAST = {("hour", "week"): 20.0, ("hour", "month"): 80.0, ("hour", "year"): 1000.0, ("hour", "day"): 8.0, ("day", "week"): 5.0, ("day", "month"): 20.0, ("day", "year"): 220.0, ("week", "year"): 44.0}
_IN_METRES = {
    "km": 1000.0, "m": 1.0, "cm": 0.01, "miles": 1609.344, "feet": 0.3048, "yards": 0.9144, "inches": 0.0254,
    "hectares": 10_000.0, "acres": 4046.856, "km2": 1e6, "square miles": 2_589_988.0, "km/h": 1.0, "mph": 1.609344,
}  # fmt: skip


class _Sum(NamedTuple):
    """What the numbers should give, what the text gives, and how far apart rounding can bring them."""

    computed: float
    said: Figure
    slack: float
    says: str  # the calculation as a sentence


def check_arithmetic(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:  # noqa: ARG001 - the numbers of a text need no day
    """Holds numbers of one sentence against each other: parts and a whole, a share, a change, a rate, two units.

    Does not apply when the text hedges, predicts or supposes, when a number that is needed is open ("dozens"), and
    when the numbers differ by more than their own rounding but less than twice that. Zeros at the end count as
    rounded ("1,200"), "about" as a tenth either way, a percentage as rounded to a whole point, one in tens or fives to
    those. Does not see numbers in different sentences, but for a death toll that falls (`self_contradiction`).
    """
    unsettled = why_unsettled(claim)
    if unsettled is not None:
        return leave(claim, check=NAME, reason=unsettled)
    form = find_slot(claim, "form")
    calculate = _CALCULATE.get(form.value) if form else None
    result = calculate(claim) if calculate else "The numbers hang together in no way that can be calculated."
    if isinstance(result, str):
        return leave(claim, check=NAME, reason=result)
    off = _miss(result)
    reason = f"{result.says} The text says {_spell_amount(result.said)}"
    if off <= result.slack:
        tolerance = "" if result.slack == 0 else f", which fits within {spell(round(result.slack, 2))} for rounding"
        outcome, reason = "agrees", f"{reason}{tolerance}."
    elif off <= _DOUBT * result.slack:
        return leave(claim, check=NAME, reason=f"{reason}; rounding of several numbers may explain the difference.")
    else:
        tolerance = f"; rounding explains no more than {spell(round(result.slack, 2))}" if result.slack else ""
        outcome, reason = "conflicts", f"{reason}{tolerance}."
    return Finding(
        check=NAME,
        outcome="agrees" if outcome == "agrees" else "conflicts",
        claim=claim.id,
        spans=(claim.span,),
        reason=reason + whose_words(claim),
        evidence=(compute(row=form.value if form else "", says=result.says),),
        as_of=facts.as_of,
    )


def _miss(result: _Sum) -> float:
    """How far the calculated number lies outside what the text says."""
    low, high = result.said.low, result.said.high
    if low is not None and result.computed < low:
        return low - result.computed
    return result.computed - high if high is not None and result.computed > high else 0.0


def _read(claim: Claim, *roles: str) -> list[Figure] | str:
    """The amounts of these roles, or why they cannot be reckoned with."""
    amounts = []
    for role in roles:
        slot = find_slot(claim, role)
        if slot is None:
            return f"The text gives no {role}."
        amount = read_figure(slot.value)
        if amount.low is None or amount.high is None or amount.low != amount.high:
            return f"{slot.span.text!r} is no single number."
        amounts.append(amount)
    return amounts


def _add_up(claim: Claim, *, within: bool = False) -> _Sum | str:
    """Parts against their whole; `within` lets the whole be greater."""
    whole = find_slot(claim, "whole")
    parts = [read_figure(slot.value) for slot in find_slots(claim, "part")]
    if whole is None or any(part.low is None or (part.high is None and not within) for part in parts):
        return "A part is given without its number."
    total = read_figure(whole.value)
    computed = sum(part.low or 0.0 for part in parts)
    says = " + ".join(_spell_amount(part) for part in parts) + f" = {spell(computed)}."
    slack = total.slack + sum(part.slack for part in parts)
    if within:
        total = Figure(low=computed if total.high is None else min(computed, total.high), high=total.high, about=total.about)
    elif any(part.low != part.high for part in parts):
        return "A part is a range."
    return _Sum(computed, total, slack, says)


def _check_parts(claim: Claim) -> _Sum | str:
    """Each part alone against the whole: groups may overlap."""
    whole = find_slot(claim, "whole")
    parts = [read_figure(slot.value) for slot in find_slots(claim, "part")]
    if whole is None or not parts or any(part.low is None for part in parts):
        return "A part is given without its number."
    total, greatest = read_figure(whole.value), max(parts, key=lambda part: part.low or 0.0)
    if total.high is None:
        return f"{whole.span.text!r} has no upper end."
    computed = greatest.low or 0.0
    said = Figure(low=min(computed, total.high), high=total.high, about=total.about)
    return _Sum(computed, said, total.slack + greatest.slack, f"The greatest part is {spell(computed)}.")


def _share(claim: Claim) -> _Sum | str:
    read = _read(claim, "part", "whole")
    share = find_slot(claim, "share")
    if isinstance(read, str) or share is None:
        return read if isinstance(read, str) else "The text gives no share."
    part, whole = read
    if whole.value == 0:
        return "The whole is zero."
    computed = 100 * part.value / whole.value
    said = read_figure(share.value)
    own = max(_percent_slack(said), 0.1 * said.value if said.about else 0.0)
    slack = own + computed * (part.slack / max(part.value, 1) + whole.slack / whole.value)
    says = f"{_spell_amount(part)} of {_spell_amount(whole)} is {spell(round(computed, 1))} percent."
    return _Sum(computed, said, slack, says)


def _percent_slack(said: Figure) -> float:
    if said.value != int(said.value):
        return said.slack
    return 3.0 if said.value % 10 == 0 else 2.5 if said.value % 5 == 0 else 1.0


def _share_word(claim: Claim) -> _Sum | str:
    read, word = _read(claim, "part", "whole"), find_slot(claim, "word")
    if isinstance(read, str) or word is None:
        return read if isinstance(read, str) else "The text gives no share."
    part, whole = read
    if whole.value == 0:
        return "The whole is zero."
    words = word.value.replace("-", " ").replace("a third", "third").replace("one third", "third")
    words = words.replace("a quarter", "quarter").replace("one quarter", "quarter")
    name = max((name for name in _SHARES if words.endswith(name)), key=len, default=None)
    if name is None:
        return f"{word.span.text!r} is no share."
    said, computed = 100 * _SHARES[name], 100 * part.value / whole.value
    bound = words.removesuffix(name).strip()
    over = bound.endswith(("more than", "over")) or name == "a majority"
    under = bound.endswith(("less than", "fewer than", "under"))
    slack = (0.0 if over or under else 5.0) + computed * (part.slack + whole.slack) / max(whole.value, part.value, 1)
    amount = Figure(low=None if under else said, high=None if over else said)
    if (over or under) and computed == said:
        amount = Figure(low=said + 0.1 if over else None, high=said - 0.1 if under else None)
    says = f"{_spell_amount(part)} of {_spell_amount(whole)} is {spell(round(computed, 1))} percent."
    return _Sum(computed, amount, slack, says)


def _change(claim: Claim) -> _Sum | str:
    """The direction first; then the percentage, if the text gives one."""
    read = _read(claim, "before", "after")
    if isinstance(read, str):
        return read
    before, after = read
    up = find_slot(claim, "up") is not None
    slack = before.slack + after.slack
    says = f"From {_spell_amount(before)} to {_spell_amount(after)} is a change of {spell(round(after.value - before.value, 4))}."
    if (after.value - before.value) * (1 if up else -1) < 0:
        word = find_slot(claim, "up") or find_slot(claim, "down")
        says += f" The text says {word.span.text!r}." if word else ""
        said = Figure(low=before.value if up else None, high=None if up else before.value)
        return _Sum(after.value, said, slack, says)
    change = find_slot(claim, "change") or find_slot(claim, "later")
    if change is None:
        return _Sum(after.value, Figure(low=after.value, high=after.value), 0.0, says)
    said = read_figure(change.value)
    if before.value == 0 or "point" in change.span.text:
        return "The change cannot be given in percent."
    computed = 100 * abs(after.value - before.value) / before.value
    points = abs(after.value - before.value)
    if _unit_of(claim, "before") == "percent":
        computed = min((computed, points), key=lambda one: abs(one - said.value))  # "percent" often means points
    slack = _percent_slack(said) + 0.1 * said.value * said.about + 100 * slack / before.value * (1 + computed / 100)
    return _Sum(computed, said, slack, f"From {_spell_amount(before)} to {_spell_amount(after)} is {spell(round(computed, 1))} percent.")


def _multiple(claim: Claim) -> _Sum | str:
    read, word = _read(claim, "before", "after"), find_slot(claim, "word")
    if isinstance(read, str) or word is None:
        return read if isinstance(read, str) else "The text gives no factor."
    before, after = read
    if before.value == 0:
        return "The text starts from zero."
    name = word.value.split()[-1]
    factor, computed = _TIMES[name], after.value / before.value
    slack = 0.25 * factor + computed * (before.slack / before.value + after.slack / max(after.value, 1))
    said = Figure(low=factor, high=factor + 1 if "more than" in word.value and factor > 1 else factor)
    return _Sum(computed, said, slack, f"{_spell_amount(after)} is {spell(round(computed, 2))} times {_spell_amount(before)}.")


def _rate(claim: Claim) -> _Sum | str:
    read = _read(claim, "part", "whole")
    short, long = find_slot(claim, "per"), find_slot(claim, "whole_per")
    if isinstance(read, str) or short is None or long is None:
        return read if isinstance(read, str) else "The text gives no rate."
    if _HOURS[short.value] >= _HOURS[long.value]:
        return "The text does not go from a shorter time to a longer one."
    part, whole = read
    most = _HOURS[long.value] / _HOURS[short.value]
    least = _LEAST.get((short.value, long.value), most * 0.7)
    slack = most * part.slack + whole.slack + 0.05 * most * part.value
    says = f"{_spell_amount(part)} a {short.value} is {spell(round(part.value * least))} to {spell(round(part.value * most))} a {long.value}."
    nearest = min(max(whole.value, part.value * least), part.value * most)
    return _Sum(nearest, whole, slack, says)


def _rate_total(claim: Claim) -> _Sum | str:
    read, per = _read(claim, "part", "time", "whole"), find_slot(claim, "per")
    time = find_slot(claim, "time")
    if isinstance(read, str) or per is None or time is None:
        return read if isinstance(read, str) else "The text gives no rate."
    part, length, whole = read
    if per.value not in time.span.text:
        return "The rate and the time are in different units."
    computed = part.value * length.value
    slack = part.slack * length.value + length.slack * part.value + whole.slack
    return _Sum(computed, whole, slack, f"{_spell_amount(part)} × {_spell_amount(length)} = {spell(computed)}.")


def _unit(claim: Claim) -> _Sum | str:
    read = _read(claim, "one", "other")
    units = [_unit_of(claim, role) for role in ("one", "other")]
    if isinstance(read, str) or None in units:
        return read if isinstance(read, str) else "A unit is missing."
    one, other = read
    factor = _IN_METRES[units[0] or ""] / _IN_METRES[units[1] or ""]
    if _kind(units[0]) != _kind(units[1]):
        return "The two units do not measure the same."
    computed = one.value * factor
    slack = max(one.slack, 0.5 if one.value >= 1 else 0.05) * factor + max(other.slack, 0.5) + 0.05 * computed
    return _Sum(computed, other, slack, f"{spell(one.value)} {units[0]} is {spell(round(computed, 1))} {units[1]}.")


def _difference(claim: Claim) -> _Sum | str:
    read, sign = _read(claim, "one", "other", "margin"), find_slot(claim, "sign")
    if isinstance(read, str) or sign is None:
        return read if isinstance(read, str) else "The text gives no difference."
    one, other, margin = read
    computed = one.value - other.value if sign.value in {"more", "higher"} else other.value - one.value
    says = f"From {spell(other.value)} to {spell(one.value)} is {spell(one.value - other.value)}."
    return _Sum(computed, margin, one.slack + other.slack + margin.slack, says)


def _cumulative(claim: Claim) -> _Sum | str:
    read = _read(claim, "one", "other")
    if isinstance(read, str):
        return read
    one, other = read
    says = f"The count was {_spell_amount(one)} first and {_spell_amount(other)} later; it can only grow."
    return _Sum(one.value, Figure(low=min(one.value, other.value), high=other.value), one.slack + other.slack, says)


def _lead(claim: Claim) -> _Sum | str:
    read, points = _read(claim, "one", "other"), find_slot(claim, "points") or find_slot(claim, "margin")
    if isinstance(read, str) or points is None:
        return read if isinstance(read, str) else "The text gives no lead."
    one, other = read
    computed = abs(one.value - other.value)
    says = f"{spell(max(one.value, other.value))} - {spell(min(one.value, other.value))} = {spell(computed)}."
    return _Sum(computed, read_figure(points.value), 1.0, says)


_LENGTHS = frozenset({"km", "m", "cm", "miles", "feet", "yards", "inches"})


def _unit_of(claim: Claim, role: str) -> str | None:
    slot = find_slot(claim, f"{role}_unit")
    return slot.value if slot else None


def _kind(unit: str | None) -> str:
    return "length" if unit in _LENGTHS else "speed" if unit in {"km/h", "mph"} else "area"


def _spell_amount(amount: Figure) -> str:
    about = "about " if amount.about else ""
    if amount.low is None:
        return f"{about}at most {spell(amount.high or 0)}"
    if amount.high is None:
        return f"{about}at least {spell(amount.low)}"
    return about + (spell(amount.low) if amount.low == amount.high else f"{spell(amount.low)} to {spell(amount.high)}")


_CALCULATE: dict[str, Callable[[Claim], _Sum | str]] = {
    "total": _add_up,
    "within_apart": lambda claim: _add_up(claim, within=True),
    "within": _check_parts,
    "share": _share,
    "share_word": _share_word,
    "change": _change,
    "multiple": _multiple,
    "rate": _rate,
    "rate_total": _rate_total,
    "unit": _unit,
    "lead": _lead,
    "difference": _difference,
    "cumulative": _cumulative,
}
