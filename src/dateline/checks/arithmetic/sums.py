"""What numbers that hang together should give, and how far rounding can bring them apart: one function a form."""

from collections.abc import Callable
from typing import NamedTuple

from dateline.records.claims import Claim, find_slot, find_slots
from dateline.reference.figures import Figure, read_figure, spell

_SHARES = {
    "half": 1 / 2,
    "a majority": 1 / 2,
    "third": 1 / 3,
    "two thirds": 2 / 3,
    "quarter": 1 / 4,
    "three quarters": 3 / 4,
}
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5} | {
    "twice": 2.0, "double": 2.0, "triple": 3.0, "half": 0.5,
}  # fmt: skip
_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0}
# Working time is shorter than the calendar: a day of 8 hours, a week of 5 days, a month of 20, a year of 220.
_LEAST = {
    ("hour", "week"): 20.0,
    ("hour", "month"): 80.0,
    ("hour", "year"): 1000.0,
    ("hour", "day"): 8.0,
    ("day", "week"): 5.0,
    ("day", "month"): 20.0,
    ("day", "year"): 220.0,
    ("week", "year"): 44.0,
}
_IN_METRES = {
    "km": 1000.0, "m": 1.0, "cm": 0.01, "miles": 1609.344, "feet": 0.3048, "yards": 0.9144, "inches": 0.0254,
    "hectares": 10_000.0, "acres": 4046.856, "km2": 1e6, "square miles": 2_589_988.0, "km/h": 1.0, "mph": 1.609344,
}  # fmt: skip


class Sum(NamedTuple):
    """What the numbers should give, what the text gives, and how far apart rounding can bring them."""

    computed: float
    said: Figure
    slack: float
    says: str  # the calculation as a sentence


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


def _add_up(claim: Claim, *, within: bool = False) -> Sum | str:
    """Parts against their whole; `within` lets the whole be greater."""
    whole = find_slot(claim, "whole")
    parts = [read_figure(slot.value) for slot in find_slots(claim, "part")]
    if whole is None or any(part.low is None or (part.high is None and not within) for part in parts):
        return "A part is given without its number."
    total = read_figure(whole.value)
    computed = sum(part.low or 0.0 for part in parts)
    says = " + ".join(spell_figure(part) for part in parts) + f" = {spell(computed)}."
    slack = total.slack + sum(part.slack for part in parts)
    if within:
        total = Figure(
            low=computed if total.high is None else min(computed, total.high), high=total.high, about=total.about
        )
    elif any(part.low != part.high for part in parts):
        return "A part is a range."
    return Sum(computed, total, slack, says)


def _check_parts(claim: Claim) -> Sum | str:
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
    return Sum(computed, said, total.slack + greatest.slack, f"The greatest part is {spell(computed)}.")


def _share(claim: Claim) -> Sum | str:
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
    says = f"{spell_figure(part)} of {spell_figure(whole)} is {spell(round(computed, 1))} percent."
    return Sum(computed, said, slack, says)


def _percent_slack(said: Figure) -> float:
    if said.value != int(said.value):
        return said.slack
    return 3.0 if said.value % 10 == 0 else 2.5 if said.value % 5 == 0 else 1.0


def _share_word(claim: Claim) -> Sum | str:
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
    says = f"{spell_figure(part)} of {spell_figure(whole)} is {spell(round(computed, 1))} percent."
    return Sum(computed, amount, slack, says)


def _change(claim: Claim) -> Sum | str:
    """The direction first; then the percentage, if the text gives one."""
    read = _read(claim, "before", "after")
    if isinstance(read, str):
        return read
    before, after = read
    up = find_slot(claim, "up") is not None
    slack = before.slack + after.slack
    ends = f"From {spell_figure(before)} to {spell_figure(after)}"
    says = f"{ends} is a change of {spell(round(after.value - before.value, 4))}."
    if (after.value - before.value) * (1 if up else -1) < 0:
        word = find_slot(claim, "up") or find_slot(claim, "down")
        says += f" The text says {word.span.text!r}." if word else ""
        said = Figure(low=before.value if up else None, high=None if up else before.value)
        return Sum(after.value, said, slack, says)
    change = find_slot(claim, "change") or find_slot(claim, "later")
    if change is None:
        return Sum(after.value, Figure(low=after.value, high=after.value), 0.0, says)
    said = read_figure(change.value)
    if before.value == 0 or "point" in change.span.text:
        return "The change cannot be given in percent."
    computed = 100 * abs(after.value - before.value) / before.value
    points = abs(after.value - before.value)
    if _unit_of(claim, "before") == "percent":
        computed = min((computed, points), key=lambda one: abs(one - said.value))  # "percent" often means points
    slack = _percent_slack(said) + 0.1 * said.value * said.about + 100 * slack / before.value * (1 + computed / 100)
    return Sum(computed, said, slack, f"{ends} is {spell(round(computed, 1))} percent.")


def _multiple(claim: Claim) -> Sum | str:
    read, word = _read(claim, "before", "after"), find_slot(claim, "word")
    if isinstance(read, str) or word is None:
        return read if isinstance(read, str) else "The text gives no factor."
    before, after = read
    if before.value == 0:
        return "The text starts from zero."
    name = word.value.split()[-1]
    factor, computed = _TIMES[name], after.value / before.value
    slack = 0.25 * factor + computed * (before.slack / before.value + after.slack / max(after.value, 1))
    said = Figure(low=factor, high=None if "more than" in word.value and factor > 1 else factor)
    return Sum(
        computed, said, slack, f"{spell_figure(after)} is {spell(round(computed, 2))} times {spell_figure(before)}."
    )


def _rate(claim: Claim) -> Sum | str:
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
    reach = f"{spell(round(part.value * least))} to {spell(round(part.value * most))}"
    says = f"{spell_figure(part)} a {short.value} is {reach} a {long.value}."
    if whole.value < part.value * least and _unit_of(claim, "part") in _CURRENCIES:
        return f"{says} A price for a longer time may be reduced."
    nearest = min(max(whole.value, part.value * least), part.value * most)
    return Sum(nearest, whole, slack, says)


def _rate_total(claim: Claim) -> Sum | str:
    read, per = _read(claim, "part", "time", "whole"), find_slot(claim, "per")
    time = find_slot(claim, "time")
    if isinstance(read, str) or per is None or time is None:
        return read if isinstance(read, str) else "The text gives no rate."
    part, length, whole = read
    if per.value not in time.span.text:
        return "The rate and the time are in different units."
    computed = part.value * length.value
    slack = part.slack * length.value + length.slack * part.value + whole.slack
    return Sum(computed, whole, slack, f"{spell_figure(part)} × {spell_figure(length)} = {spell(computed)}.")


def _unit(claim: Claim) -> Sum | str:
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
    return Sum(computed, other, slack, f"{spell(one.value)} {units[0]} is {spell(round(computed, 1))} {units[1]}.")


def _difference(claim: Claim) -> Sum | str:
    read, sign = _read(claim, "one", "other", "margin"), find_slot(claim, "sign")
    if isinstance(read, str) or sign is None:
        return read if isinstance(read, str) else "The text gives no difference."
    one, other, margin = read
    computed = one.value - other.value if sign.value in {"more", "higher"} else other.value - one.value
    says = f"From {spell(other.value)} to {spell(one.value)} is {spell(one.value - other.value)}."
    return Sum(computed, margin, one.slack + other.slack + margin.slack, says)


def _cumulative(claim: Claim) -> Sum | str:
    read = _read(claim, "one", "other")
    if isinstance(read, str):
        return read
    one, other = read
    says = f"The count was {spell_figure(one)} first and {spell_figure(other)} later; it can only grow."
    return Sum(one.value, Figure(low=min(one.value, other.value), high=other.value), one.slack + other.slack, says)


def _lead(claim: Claim) -> Sum | str:
    read, points = _read(claim, "one", "other"), find_slot(claim, "points") or find_slot(claim, "margin")
    if isinstance(read, str) or points is None:
        return read if isinstance(read, str) else "The text gives no lead."
    one, other = read
    computed = abs(one.value - other.value)
    says = f"{spell(max(one.value, other.value))} - {spell(min(one.value, other.value))} = {spell(computed)}."
    return Sum(computed, read_figure(points.value), 1.0, says)


_CURRENCIES = frozenset("USD EUR GBP RUB UAH CNY JPY CHF PLN INR ILS CAD AUD HKD NZD TRY".split())
_LENGTHS = frozenset({"km", "m", "cm", "miles", "feet", "yards", "inches"})


def _unit_of(claim: Claim, role: str) -> str | None:
    slot = find_slot(claim, f"{role}_unit")
    return slot.value if slot else None


def _kind(unit: str | None) -> str:
    return "length" if unit in _LENGTHS else "speed" if unit in {"km/h", "mph"} else "area"


def spell_figure(amount: Figure) -> str:
    """The number with its bound for a reader: about 12, at least 12, 10 to 15."""
    about = "about " if amount.about else ""
    if amount.low is None:
        return f"{about}at most {spell(amount.high or 0)}"
    if amount.high is None:
        return f"{about}at least {spell(amount.low)}"
    return about + (spell(amount.low) if amount.low == amount.high else f"{spell(amount.low)} to {spell(amount.high)}")


CALCULATE: dict[str, Callable[[Claim], Sum | str]] = {
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
