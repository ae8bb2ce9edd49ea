"""Do the numbers of a sentence fit each other: parts and whole, share, change, rate, units?"""

from datetime import date

from dateline.checks.arithmetic.sums import CALCULATE, Sum, spell_figure
from dateline.records.claims import UNSETTLED, Claim, find_slot, whose_words, why_unsettled
from dateline.records.findings import Finding, NotChecked, Outcome, compute, leave
from dateline.reference.facts import Facts
from dateline.reference.figures import spell

NAME = "arithmetic"
_DOUBT = 2.0  # between once and so many times the tolerance the check stays silent: roundings add up


def check_arithmetic(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds numbers against each other: parts and a whole, a share, a change, a rate, two units, a growing count.

    Does not apply when the text hedges, predicts or supposes, when a number that is needed is open ("dozens"), and
    when the numbers differ by more than their own rounding but less than twice that. Zeros at the end count as
    rounded ("1,200"), "about" as a tenth either way, a percentage as rounded to a whole point, one in tens or fives to
    those; the finding says the tolerance. Does not see numbers in different sentences, but for a toll that falls from
    one day to a later one.
    """
    del day  # the numbers of a text fit or do not on any day
    unsettled = why_unsettled(claim)
    if unsettled is not None:
        return leave(claim, check=NAME, reason=unsettled, cause=UNSETTLED)
    form = find_slot(claim, "form")
    calculate = CALCULATE.get(form.value) if form else None
    result = calculate(claim) if calculate else "The numbers hang together in no way that can be calculated."
    if form is None or isinstance(result, str):
        return leave(claim, check=NAME, reason=str(result), cause="a number is open or cannot be compared")
    off = _miss(result)
    reason = f"{result.says} The text says {spell_figure(result.said)}"
    if result.slack < off <= _DOUBT * result.slack:
        return leave(
            claim, check=NAME, reason=f"{reason}; rounding of several numbers may explain it.", cause="rounding"
        )
    outcome: Outcome = "agrees" if off <= result.slack else "conflicts"
    tolerance = spell(round(result.slack, 2))
    if result.slack:
        fits = f", which fits within {tolerance} for rounding"
        reason += fits if outcome == "agrees" else f"; rounding explains no more than {tolerance}"
    return Finding(
        check=NAME,
        outcome=outcome,
        claim=claim.id,
        spans=(claim.span,),
        reason=f"{reason}.{whose_words(claim)}",
        evidence=(compute(row=form.value, says=result.says),),
        as_of=facts.as_of,
    )


def _miss(result: Sum) -> float:
    """How far the calculated number lies outside what the text says."""
    low, high = result.said.low, result.said.high
    if low is not None and result.computed < low:
        return low - result.computed
    return result.computed - high if high is not None and result.computed > high else 0.0
