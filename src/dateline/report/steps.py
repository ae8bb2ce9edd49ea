"""The whole reasoning behind one finding, step by step, so that another person can repeat it with the same rows."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.errors import FindingError
from dateline.records.analysis import Analysis
from dateline.records.claims import Claim
from dateline.records.findings import Finding, NotChecked
from dateline.report.terms import OUTCOMES, name_check
from dateline.report.visible import make_line, shorten
from dateline.report.words import explain_row

_MAX_QUOTE_CHARS = 300


def explain_claim(analysis: Analysis, key: str, *, packs: Sequence[str] = ()) -> tuple[str, ...]:
    """The steps from the words to the outcome; `key` is the id of a claim, or the number of a finding from 1 after #.

    `packs` are the names and versions of the packs whose tables were asked.

    Raises:
        FindingError: there is no such claim or finding.
    """
    claim = _find_claim(analysis, key)
    result = _find_result(analysis, claim)
    lines = [
        *_say_words(analysis, claim),
        *_say_slots(claim),
        *_say_days(analysis, result),
        "4. Tables",
        *(f"   {pack}" for pack in packs),
        "   Rows that became known after that day were not seen.",
        *_say_rows(result),
        *_say_outcome(result),
    ]
    return tuple(lines)


def _find_claim(analysis: Analysis, key: str) -> Claim:
    claims = {claim.id: claim for claim in analysis.claims}
    number = key.removeprefix("#")
    if key.startswith("#") and number.isascii() and number.isdigit() and len(number) < 9:
        if 1 <= int(number) <= len(analysis.findings):
            return claims[analysis.findings[int(number) - 1].claim or ""]
    elif key in claims:
        return claims[key]
    known = ", ".join(claims) or "none"
    raise FindingError(
        f"{key[:80]!r} is no finding of this text.",
        right=f"It has {len(analysis.findings)} findings, #1 and on, and the claims {known[:400]}.",
        act="Take the number or the id from the result of the same file.",
    )


def _find_result(analysis: Analysis, claim: Claim) -> Finding | NotChecked | None:
    for finding in analysis.findings:
        if finding.claim == claim.id:
            return finding
    return next((item for item in analysis.not_checked if item.span == claim.span and item.check == claim.kind), None)


def _say_words(analysis: Analysis, claim: Claim) -> Iterator[str]:
    sentence = analysis.sentences[claim.sentence]
    yield "1. Words"
    yield f"   Sentence {claim.sentence + 1}: {shorten(make_line(sentence.span.text), 2 * _MAX_QUOTE_CHARS)}"
    words = shorten(make_line(claim.span.text), _MAX_QUOTE_CHARS)
    yield f"   Characters {claim.span.start} to {claim.span.end}: {words}"


def _say_slots(claim: Claim) -> Iterator[str]:
    yield f"2. Claim {claim.id}: {name_check(claim.kind)}"
    for slot in claim.slots:
        words = shorten(make_line(slot.span.text), 80)
        yield f"   {slot.role}: {make_line(slot.value) or '(none)'}, from the words '{words}'"


def _say_days(analysis: Analysis, result: Finding | NotChecked | None) -> Iterator[str]:
    document = analysis.document
    yield "3. Days"
    yield f"   The text is of {document.published or 'an unknown day'}."
    if isinstance(result, Finding):
        yield f"   It is held against what could be known on {result.as_of}."


def _say_rows(result: Finding | NotChecked | None) -> Iterable[str]:
    yield "5. Rows"
    rows = result.evidence if isinstance(result, Finding) else ()
    yield from (f"   {explain_row(row)}" for row in rows)
    if not rows:
        yield "   None."


def _say_outcome(result: Finding | NotChecked | None) -> Iterator[str]:
    yield "6. Outcome"
    if result is None:
        yield "   The claim has not been held against the tables: `dateline check` does that."
    elif isinstance(result, Finding):
        yield f"   {OUTCOMES[result.outcome].name}: {make_line(result.reason)}"
    else:
        cause = f" ({result.cause})" if result.cause else ""
        yield f"   Not checked{cause}: {make_line(result.reason)}"
