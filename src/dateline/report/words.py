"""What was found in a sentence, said in plain words: who says it, how surely, and what the tables hold about it.

The words tell what stands in the text and in the tables. They never call anything true or false and rate nobody.
"""

from dataclasses import dataclass
from datetime import date

from dateline.errors import SpanError
from dateline.records.analysis import Analysis
from dateline.records.findings import Evidence, Finding
from dateline.records.sources import Attribution
from dateline.records.text import Span
from dateline.records.time import TimeMention
from dateline.records.world import PlaceMention, Quantity
from dateline.report.terms import OUTCOMES, name_check
from dateline.report.views import SentenceView, make_views
from dateline.report.visible import shorten

_MAX_QUOTE_CHARS = 160  # a longer quote is cut; the sentence itself stands beside it

_STANCES = {
    "neutral": "",
    "certain": ", which presents the words as certain",
    "doubtful": ", which presents the words as doubtful",
    "distancing": ", which keeps a distance from the words",
}
_CERTAINTIES = {  # with a cue; {} is "word 'may' marks" or "words 'is said to' mark"
    "hedged": "The {} it as hedged.",
    "unconfirmed": "The {} it as not confirmed.",
    "predicted": "The {} it as a prediction.",
    "denied": "The {} it as denied or rejected.",
    "asserted": "The {} it as stated flatly.",
    "none": "The {} it as a call or a wish.",
}
_BARE_CERTAINTIES = {  # without a cue
    "hedged": "It is hedged.",
    "unconfirmed": "The text says that it is not confirmed.",
    "predicted": "It is a prediction.",
    "denied": "It is reported as denied or rejected.",
    "asserted": "It is stated flatly; nothing marks it as uncertain.",
    "none": "It has no certainty to speak of: nothing is asserted.",
}
_CHECKABLES = {
    "yes": "It states something that evidence could bear on.",
    "prediction": "It is only about the future.",
    "no": "It states nothing that evidence could bear on.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The words about one sentence, by what they are about."""

    sources: tuple[str, ...]  # who says it, on what evidence
    wording: tuple[str, ...]  # how surely
    details: tuple[str, ...]  # places, days, amounts
    checks: tuple[str, ...]  # what the tables hold


def explain_span(analysis: Analysis, start: int, end: int) -> tuple[str, ...]:
    """What was found in every sentence that `start` to `end` touches, each after its number and its words.

    Raises:
        SpanError: the stretch is empty or lies outside the text.
    """
    text = analysis.document.text
    if not 0 <= start < end <= len(text):
        raise SpanError(start=start, end=end, length=len(text))
    lines: list[str] = []
    for view in make_views(analysis):
        if view.sentence.span.end <= start or view.sentence.span.start >= end:
            continue
        words = explain_view(view)
        lines.append(f"{view.number}. {shorten(view.sentence.span.text, 2 * _MAX_QUOTE_CHARS)}")
        lines.extend(f"   {line}" for line in (*words.sources, *words.wording, *words.details, *words.checks))
    return tuple(lines) or ("No sentence stands there: it is a header line or empty space.",)


def explain_view(view: SentenceView) -> Explanation:
    """The words about one sentence."""
    return Explanation(
        sources=(*_explain_voice(view), *(line for a in view.attributions for line in explain_attribution(a, view))),
        wording=_explain_wording(view),
        details=(
            *(_explain_place(place) for place in view.places),
            *(_explain_time(time) for time in view.times),
            *(_explain_quantity(quantity) for quantity in view.quantities),
        ),
        checks=(
            *(line for _, finding in view.findings for line in explain_finding(finding)),
            *(f"Not checked ({name_check(item.check)}): {shorten(item.reason, 400)}" for item in view.not_checked),
        ),
    )


def explain_attribution(attribution: Attribution, view: SentenceView) -> tuple[str, ...]:
    """Who says it, by which words, on what ground, and which words are theirs."""
    lines = [" ".join(part for part in (_name_source(attribution), _name_cue(attribution)) if part)]
    if attribution.implied:
        lines.append("Only the place of the words tells the source: inside a quotation or right after it.")
    lines.extend(f"Why this source can speak to it: {_quote(span)}." for span in attribution.justification)
    anonymity = attribution.anonymity
    if anonymity is not None:
        reason = f"the reason given is {_quote(anonymity.reason)}" if anonymity.reason else "no reason is given"
        lines.append(f"The name is withheld by agreement ({_quote(anonymity.span)}); {reason}.")
    if attribution.content.text != view.sentence.span.text:
        lines.append(f"The attributed words are {_quote(attribution.content)}.")
    return tuple(lines)


def explain_finding(finding: Finding) -> tuple[str, ...]:
    """The outcome with its reason, and the rows that it rests on."""
    outcome = OUTCOMES[finding.outcome]
    day = f" As known on {finding.as_of.isoformat()}."
    return (
        f"{name_check(finding.check).capitalize()}, {outcome.name}: {shorten(finding.reason, 600)}{day}",
        *(f"Row {explain_row(row)}" for row in finding.evidence),
    )


def explain_row(row: Evidence) -> str:
    """One row of a table with its days and its source."""
    parts = [
        f"{row.row} of {row.table}: {shorten(row.says, 400)}",
        f"It holds {say_days(row.valid_from, row.valid_to)}.",
        f"It could be known from {row.known_from.isoformat()}." if row.known_from else "",
        f"Source: {shorten(row.source, 400)}.",
    ]
    return " ".join(part for part in parts if part)


def say_days(first: date | None, last: date | None) -> str:
    """A stretch of days in words; null is an open end."""
    if first is None and last is None:
        return "without days"
    if first == last:
        return f"on {first}"
    if first is None:
        return f"until {last}"
    return f"from {first}" if last is None else f"from {first} to {last}"


def _explain_voice(view: SentenceView) -> tuple[str, ...]:
    voice = view.sentence.voice
    if voice == "author":
        return ("In the author's own voice; no source is given.",)
    if voice == "none":
        return ("It asserts nothing: a question, a heading, a call or a fragment.",)
    if voice == "mixed":
        return ("The author's own assertion stands beside attributed words.",)
    return () if view.attributions else ("It is attributed, but the words for the source were not found.",)


def _name_source(attribution: Attribution) -> str:
    source = _quote(attribution.source) if attribution.source else ""
    name = shorten(attribution.name, _MAX_QUOTE_CHARS) if attribution.name else ""
    if attribution.kind == "person":
        title = f" ({shorten(attribution.title.text, _MAX_QUOTE_CHARS)})" if attribution.title else ""
        shown = f"{name}{title}, named in the article" if name else f"a person whom the article names{title}"
        words = f"; here: {source}" if source and name not in source else ""
        return f"Said by {shown}{words}."
    by_name = f" of {name}" if name and name not in source else ""
    return {
        "organisation": f"Said by a named body: {name or source or 'not in this sentence'}.",
        "unnamed": f"The source is not named: {source or 'people known only by role, number or group'}{by_name}.",
        "document": f"Taken from a document: {source or 'not in this sentence'}{by_name}.",
        "imagery": f"Taken from pictures or recordings: {source or 'not in this sentence'}{by_name}.",
        "unspecified": "No source is named" + (f", only {source}." if source and not _is_in_cue(attribution) else "."),
    }[attribution.kind]


def _is_in_cue(attribution: Attribution) -> bool:
    source, cue = attribution.source, attribution.cue
    return source is not None and cue is not None and cue.start <= source.start and source.end <= cue.end


def _name_cue(attribution: Attribution) -> str:
    if attribution.cue is None:
        return ""
    return f"The cue is {_quote(attribution.cue)}{_STANCES[attribution.cue_stance or 'neutral']}."


def _explain_wording(view: SentenceView) -> tuple[str, ...]:
    sentence = view.sentence
    cue = sentence.certainty_cue
    lines = []
    if cue is None and not (sentence.voice == "none" and sentence.certainty == "none"):
        lines.append(_BARE_CERTAINTIES[sentence.certainty])
    elif cue is not None:
        words = f"words {_quote(cue)} mark" if " " in cue.text else f"word {_quote(cue)} marks"
        lines.append(_CERTAINTIES[sentence.certainty].format(words))
    if view.premise:
        lines.append("The author builds on content that the text itself calls unconfirmed.")
    if sentence.from_silence:
        words = f": {_quote(sentence.silence_cue)}" if sentence.silence_cue else ""
        lines.append(f"It draws a conclusion from silence{words}.")
    lines.append(_CHECKABLES[sentence.checkable])
    return tuple(lines)


def _explain_place(place: PlaceMention) -> str:
    where = f"{say_degrees(place.latitude, 'NS')} {say_degrees(place.longitude, 'EW')}"
    country = f", {place.country}" if place.country and place.geoname_id is not None else ""
    others = len(place.candidates) - 1
    choice = f"; {others} other {'place has' if others == 1 else 'places have'} the name" if others > 0 else ""
    return f"Place {_quote(place.span)}: {shorten(place.name, 80)}{country} ({where}){choice}."


def say_degrees(value: float, letters: str) -> str:
    """Degrees with a letter instead of a sign: `50.92° N`."""
    return f"{abs(value):.2f}° {letters[value < 0]}"


def _explain_time(time: TimeMention) -> str:
    if time.first is None and time.last is None:
        return f"Time {_quote(time.span)}: the text leaves the day open."
    anchor = ", counted from the day of publication" if time.anchor == "publication" else ""
    return f"Time {_quote(time.span)}: {say_days(time.first, time.last)}{anchor}."


def _explain_quantity(quantity: Quantity) -> str:
    amount = say_amount(quantity)
    counted = f" of {_quote(quantity.of)}" if quantity.of else ""
    return f"Amount {_quote(quantity.span)}: {amount}{counted}."


def say_amount(quantity: Quantity) -> str:
    """The range of an amount with its unit: `3,000 to 4,000 km`, `4 or more`."""
    low, high, unit = quantity.low, quantity.high, f" {quantity.unit}" if quantity.unit else ""
    if low is None and high is None:
        return "not given as a number" + unit
    if high is None:
        return f"{low:,.15g}{unit} or more"
    if low is None:
        return f"{high:,.15g}{unit} or {'fewer' if quantity.unit in (None, 'people') else 'less'}"
    return f"{low:,.15g}{unit}" if low == high else f"{low:,.15g} to {high:,.15g}{unit}"


def _quote(span: Span) -> str:
    return f"'{shorten(span.text, _MAX_QUOTE_CHARS)}'"
