"""Dates that can be checked by themselves: with a weekday, with "yesterday" beside them, or on a day that is none."""

import re
from collections.abc import Iterator

from dateline.extract.claims.context import find_quoted, find_speaker, is_inside
from dateline.language.reading import Reading
from dateline.records.claims import Claim, Slot
from dateline.records.sources import Attribution
from dateline.records.text import Span, make_span

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SHORT = {name[:3].lower(): name for name in _DAYS}
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(_MONTHS, start=1)}

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_NUMBER = r"(?P<number>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:%]|[.,/–-]\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w–-])"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_DAYS)}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
_ANCHOR = r"(?P<anchor>[Yy]esterday|[Tt]oday|[Tt]omorrow)"
_GAP = r"(?:,? ?\(?|,? on )"
_DAY_MONTH = rf"(?:the )?{_NUMBER} (?:of )?{_MONTH}(?![\w])(?:,? {_YEAR})?"
_MONTH_DAY = rf"{_MONTH} (?:the )?{_NUMBER}(?:,? {_YEAR})?"
# Anchored at a word: weekday or anchor first, then the date; a weekday in brackets may follow.
_FORMS = tuple(
    re.compile(
        rf"(?:{_ANCHOR}{_GAP}(?=[\w]))?(?:{_WEEKDAY},? (?:the )?)?{form}"
        r"(?: \((?P<after>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\))?"
    )
    for form in (_DAY_MONTH, _MONTH_DAY)
)
_MONTH_WORD = re.compile(rf"\b(?:{'|'.join(_MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b")
_BACK = 40  # characters before a month name in which its weekday, anchor and number stand
_YEAR_BACK = 200  # characters before a sentence in which a year may still rule its dates
_RANGE_BEFORE = re.compile(r"(?:\b(?:to|and|through|or|until|from|between)|[-–—/&,]|\d)[ ]?$")
_RANGE_AFTER = re.compile(
    r"[ ]?(?:[-–—/&]|(?:and|to|or|through|until)[ ](?:the[ ])?(?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun))|,[ ]\d{1,2}\b"
)
# A number past the end of its month is a date only where nothing else can be counted.
_OPENS_DATE = re.compile(r"(?:\b(?:on|until|by|since|from|dated|the|of)|[(,])[ ]$")
_CLOSES_DATE = re.compile(r"[.,;:)?!”\"’]|$|\s*\n")
_ANY_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def find_calendar_claims(reading: Reading, attributions: tuple[Attribution, ...]) -> Iterator[Claim]:
    """Claims of the kind "calendar": month, number, and year, weekday or anchor as far as the text gives them.

    Misses dates in figures only, ranges of days, weekdays more than a comma away from their date, and years before
    1900 and after 2099.
    """
    text = reading.document.text
    quoted: tuple[tuple[int, int], ...] | None = None
    spoken: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        spoken.setdefault(attribution.sentence, []).append(attribution)
    for number, (start, end) in enumerate(reading.sentences):
        past = start
        for month in _MONTH_WORD.finditer(text, start, end):
            found = _match_date(text, month, max(past, month.start() - _BACK), end=end)
            if found is None:
                continue
            past = found.end()
            slots = (*_make_slots(text, found), *_slot_other_year(reading, found, (start, end)))
            span = make_span(text, found.start(), past)
            quoted = find_quoted(text) if quoted is None else quoted
            if is_inside(quoted, span.start):
                slots = (*slots, Slot(role="quoted", value=find_speaker(spoken.get(number, []), span), span=span))
            yield Claim(
                id=f"calendar:{span.start}", span=span, sentence=number, kind="calendar", slots=slots, score=0.95
            )


def _match_date(text: str, month: re.Match[str], first: int, *, end: int) -> re.Match[str] | None:
    """The widest date around the name of a month that says more than it needs to; null where there is none."""
    for at in range(first, month.start() + 1):
        if at and (text[at - 1].isalnum() or not text[at].isalnum()):
            continue
        for form in _FORMS:
            found = form.match(text, at, end)
            if found is not None and found.start("month") == month.start():
                return found if _says_more(text, found) else None
    return None


def _says_more(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 12) : found.start()], found.end()
    if int(found["number"]) == 0 or _RANGE_AFTER.match(text, after):
        return False
    spoken = found["weekday"] or found["anchor"] or found["after"]
    if _RANGE_BEFORE.search(before) and not (spoken and before.rstrip().endswith((",", "—", "–"))):
        return False
    if spoken:
        return True
    return (
        int(found["number"]) > _most(found["month"])
        and (found.start("month") < found.start("number") or bool(_OPENS_DATE.search(before)))
        and (found["year"] is not None or bool(_CLOSES_DATE.match(text, after)))
        and int(found["number"]) <= 31
    )


def _most(month: str) -> int:
    number = _MONTH_NUMBER[month[:3].lower()]
    return 29 if number == 2 else 30 if number in {4, 6, 9, 11} else 31


def _make_slots(text: str, found: re.Match[str]) -> tuple[Slot, ...]:
    values = {"month": str(_MONTH_NUMBER[found["month"][:3].lower()]), "number": str(int(found["number"]))}
    if found["year"]:
        values["year"] = found["year"]
    if found["anchor"]:
        values["anchor"] = found["anchor"].lower()
    slots = [Slot(role=role, value=value, span=_group(text, found, role)) for role, value in values.items()]
    weekday = next((group for group in ("weekday", "after") if found[group]), None)
    if weekday:
        slots.append(Slot(role="weekday", value=_SHORT[found[weekday][:3].lower()], span=_group(text, found, weekday)))
    return tuple(slots)


def _slot_other_year(reading: Reading, found: re.Match[str], sentence: tuple[int, int]) -> tuple[Slot, ...]:
    """A year other than that of the document, near a date that has none: the date may belong to it."""
    published = reading.document.published
    if found["year"] or published is None:
        return ()
    text = reading.document.text
    for other in _ANY_YEAR.finditer(text, max(0, sentence[0] - _YEAR_BACK), sentence[1]):
        if other.group() != str(published.year):
            return (Slot(role="other_year", value=other.group(), span=make_span(text, *other.span())),)
    return ()


def _group(text: str, found: re.Match[str], name: str) -> Span:
    return make_span(text, found.start(name), found.end(name))
