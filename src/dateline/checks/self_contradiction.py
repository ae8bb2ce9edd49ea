"""Does the text say two things of the same that cannot both hold: an age, a year, a place, a size, a holder?"""

from datetime import date

from dateline.records.claims import UNSETTLED, Claim, find_slot, whose_words, why_unsettled
from dateline.records.findings import Finding, NotChecked, compute, leave
from dateline.reference.countries import load_countries
from dateline.reference.facts import Facts
from dateline.reference.people import same_person

NAME = "self_contradiction"
_BIRTHDAY_YEARS = 1  # two ages may lie on both sides of a birthday

_SAYS = {
    "age": "The text gives the age of {about} as {one} and as {other}.",
    "born": "The text has {about} born in {one} and in {other}.",
    "founded": "The text has {about} founded in {one} and in {other}.",
    "birthplace": "The text has {about} born in {one} and in {other}.",
    "told": "The text gives what the {about} did as {one} and as {other}.",
    "size": "The text gives {about} {one} and {other} members.",
    "post": "The text gives both {one} and {other} as {about}.",
}


def check_self_contradiction(claim: Claim, facts: Facts, *, day: date) -> Finding | NotChecked:
    """Holds two statements of one text against each other: ages, births, foundings, sizes of bodies, holders of posts.

    Does not apply when one of the two is hedged, predicted, supposed or quoted: then it is a source that differs. Two
    ages a year apart may lie on both sides of a birthday. Does not say `conflicts` for two holders of one post when
    the text speaks of a former, acting or coming one, or when the names may be spellings of one name.
    """
    del day  # a text contradicts itself on every day
    one, other, form, about = (find_slot(claim, role) for role in ("one", "other", "form", "about"))
    if one is None or other is None or form is None or about is None:
        return leave(claim, check=NAME, reason="The claim holds no two statements.")
    unsettled = why_unsettled(claim)
    if unsettled is not None:
        return leave(claim, check=NAME, reason=unsettled, cause=UNSETTLED)
    says = _SAYS[form.value].format(about=about.span.text, one=one.span.text, other=other.span.text)
    same = one.value.lower() == other.value.lower()
    says = f"The text gives {one.span.text} for {about.span.text} in both places." if same else says
    if not same and (find_slot(claim, "quoted") or find_slot(claim, "said")):
        return leave(
            claim, check=NAME, reason=f"{says} One of them is the word of a source.", cause="the word of a source"
        )
    if not same and form.value == "age" and abs(int(one.value) - int(other.value)) <= _BIRTHDAY_YEARS:
        return leave(claim, check=NAME, reason=f"{says} A birthday between may explain it.", cause="a birthday")
    if not same and form.value == "post" and same_person(one.value, other.value):
        return leave(claim, check=NAME, reason=f"{says} Both may be spellings of one name.", cause="one name twice")
    if not same and form.value == "birthplace" and not _lie_apart(one.value, other.value):
        return leave(claim, check=NAME, reason=f"{says} One place may lie in the other.", cause="one place in another")
    return Finding(
        check=NAME,
        outcome="agrees" if same else "conflicts",
        claim=claim.id,
        spans=(one.span, other.span),
        reason=says + ("" if same else " They cannot both hold.") + whose_words(claim),
        evidence=(compute(row=form.value, says=says),),
        as_of=facts.as_of,
    )


def _lie_apart(one: str, other: str) -> bool:
    """Whether both are countries or capitals of different countries; other places may lie in each other."""
    codes = [
        next(
            (country.iso2 for country in load_countries() if name in (country.name, *country.names, *country.capitals)),
            "",
        )
        for name in (one, other)
    ]
    return all(codes) and codes[0] != codes[1]
