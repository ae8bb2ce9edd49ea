"""The forms in which news writes days: one pattern for each, tried in order at every word.

Spans leave out the preposition; `ranges.py` joins what "from ... to", "since" and "until" hold together. Every
repetition is bounded, so that a text is read in one pass.
"""

import re
from typing import NamedTuple

from dateline.language.lexicon import MONTHS, WEEKDAYS
from dateline.language.reading import Reading

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBERS = {word: value for value, word in enumerate(_SMALL.split(), start=1)} | {
    "a": 1, "an": 1, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}

_S = r"(?:[ \t\xa0]{1,2}\n?|\n)"  # between words, over one line break
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_LONG_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
_WEEKDAY = rf"(?:{_LONG_DAY}|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b\.?(?=,?[ ](?:\d|{_MONTH})))"
_DAY = r"(?:[0-3]?[0-9])(?:st|nd|rd|th)?(?![\d:,.]*\d|%|[ ]?(?:percent|per cent|km|million|billion))"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![\d%]|[,.]\d)"
_PARTS = r"[Ee]arly|[Ll]ate|[Mm]id|[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle"
_PART = (
    rf"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)(?:[-–]|{_S})(?:in{_S})?"
    rf"|(?:[Tt]he{_S})?(?P<part_of>[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle|[Cc]lose){_S}of{_S}(?:the{_S})?)"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_DAYPART = rf"(?P<daypart>{_S}(?:early{_S}|late{_S})?(?:morning|afternoon|evening|night|midday|noon))"
_UNIT = r"(?:minute|hour|day|night|week|month|quarter|year|decade)"
_NUMBER = (
    rf"(?i:\d{{1,4}}|(?:twenty|thirty|forty|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)"
    rf"|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
)
_VAGUE = r"(?i:a few|few|several|a couple of|couple of|many|some)"
_TO = r"[ ]?(?:[-–—]|to|and|through|until|till)[ ]?"
_ZONE = rf"(?:{_S}(?:GMT|UTC|EST|EDT|CET|CEST|PST|PDT|CST|BST|MSK|local{_S}time|Moscow{_S}time|Kyiv{_S}time))?"
_CLOCK = (
    rf"(?:[01]?\d(?:[:.][0-5]\d)?{_S}?(?:[ap]\.m\.|[ap]m\b|[AP]\.?M\b\.?|o['’]clock)"
    rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:{_S}?[ap]\.?m\b\.?|{_S}?[AP]M\b)?(?!\d)"
    rf"|(?<=at )(?:noon|midnight))"
)

# Name of the form -> its pattern, more specific forms first.
_FORMS: dict[str, str] = {
    "iso": (
        r"(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})"
        r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
    ),
    "numeric": r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<=/)\d{2})(?![\d/.]*\d)",
    "day_month": (
        rf"(?:(?P<weekday>{_WEEKDAY}),?{_S})?(?:[Tt]he{_S})?(?:(?P<day>{_DAY})(?:{_TO}(?P<until>{_DAY}))?)"
        rf"(?:{_S}of)?{_S}(?P<month>{_MONTH})(?!\w)(?:,?{_S}(?P<year>{_YEAR}))?"
    ),
    "month_day": (
        rf"(?:(?P<weekday>{_WEEKDAY}),?{_S}(?:the{_S})?)?(?P<month>{_MONTH}){_S}(?:the{_S})?(?P<day>{_DAY})"
        rf"(?:{_TO}(?P<until>{_DAY})(?!{_S}{_MONTH}))?(?:,?{_S}(?P<year>{_YEAR}))?"
    ),
    "month_year": rf"{_PART}?(?P<month>{_MONTH})(?!\w)(?:,|{_S}of)?{_S}(?P<year>{_YEAR})",
    "quarter": (
        rf"(?:(?:[Tt]he{_S})?(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)[- ](?P<unit>quarter|half)"
        rf"|Q(?P<q>[1-4])|H(?P<h>[12]))\b(?:(?:{_S}of)?{_S}(?:(?P<year>{_YEAR})|(?P<which>this|last|next|the){_S}year))?"
    ),
    "season": (
        rf"(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext){_S})?{_PART}?(?:[Tt]he{_S}(?={_SEASON}{_S}of{_S}[12]))?(?P<season>{_SEASON})"
        rf"(?:(?:{_S}of)?(?:,)?{_S}(?P<year>{_YEAR}))?"
    ),
    "month_which": rf"{_PART}?(?P<month>{_MONTH})(?!\w),?(?:{_S}of)?{_S}(?P<which>last|this|next){_S}year\b",
    "year_quarter": (
        rf"(?P<which>[Tt]his|[Ll]ast|[Nn]ext){_S}year['’]s{_S}(?P<ordinal>first|second|third|fourth){_S}(?P<unit>quarter|half)"
    ),
    "part_month": rf"{_PART}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his){_S})?(?P<month>{_MONTH})(?!\w)",
    "which_month": rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast){_S}(?P<month>{_MONTH})(?!\w)",
    "month": rf"(?P<month>{_MONTH})(?!\w)",
    "decade": rf"(?:[Tt]he{_S})?{_PART}?(?:(?P<year>[12]\d{{2}}0)['’]?s|['’](?P<short>[2-9]0)s)\b",
    "century": rf"(?:[Tt]he{_S})?{_PART}?(?P<century>[12]?\d)(?:st|nd|rd|th)[- ]century",
    "years": rf"(?P<year>{_YEAR})(?:[-–—/]|{_S}to{_S}|{_S}and{_S})(?P<until>{_YEAR}|\d{{2}}(?![\d%]))",
    "year": rf"{_PART}?(?P<year>{_YEAR})(?![-–]?\d)",
    "ago": (
        rf"(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Mm]ore than|[Jj]ust|[Oo]ver){_S})?"
        rf"(?:(?P<number>{_NUMBER})|(?P<vague>{_VAGUE}))[- ](?P<unit>{_UNIT})s?"
        rf"{_S}(?P<way>ago|earlier|later|before|after)\b"
    ),
    "stretch": (
        rf"(?:[Tt]he{_S}|[Tt]hese{_S})?(?P<way>past|last|previous|next|coming|following|recent|upcoming){_S}"
        rf"(?:(?:(?P<number>{_NUMBER})|(?P<vague>{_VAGUE}))[- ])?(?P<unit>{_UNIT})(?P<plural>s)\b"
    ),
    "beside_day": (
        rf"(?:[Tt]he{_S})?day{_S}(?P<side>before{_S}yesterday|after{_S}tomorrow)"
        rf"|(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){_S})?(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)(?:{_DAYPART})?|(?P<night>[Ll]ast{_S}night)"
        rf"|(?P<now>[Tt]his{_S}(?:morning|afternoon|evening))|(?P<over>[Oo]vernight)"
    ),
    "which_weekday": (
        rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming){_S}(?P<weekday>{_LONG_DAY})(?:{_DAYPART})?\b"
    ),
    "weekday": rf"(?P<half>(?:[Ee]arly|[Ll]ate)(?:{_S}on)?{_S})?(?P<weekday>{_LONG_DAY})(?:{_DAYPART})?\b(?!s)",
    "that_day": (
        rf"(?:[Tt]he{_S}|[Tt]hat{_S})(?P<which>same|next|following|previous|very)?{_S}?(?P<unit>day|week|month|year)"
        r"(?=[ ,.;])(?P<before>[ ]before)?"
    ),
    "which_unit": (
        rf"(?:(?:[Ee]arlier|[Ll]ater){_S})?(?:{_PART})?(?:[Tt]he{_S})?(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming)"
        rf"{_S}(?P<unit>weekend|week|month|quarter|year|decade|century)\b(?:{_S}['’]s)?"
    ),
    "part_unit": (
        rf"(?:[Tt]he{_S})?(?P<part_of>beginning|start|end|middle|close){_S}of{_S}the{_S}"
        r"(?P<unit>week|month|year|decade)\b"
    ),
    "weekend": r"(?:[Tt]he[ ])?weekend\b",
    "clock": rf"{_CLOCK}{_ZONE}",
}  # fmt: skip

_PATTERNS = {name: re.compile(pattern) for name, pattern in _FORMS.items()}
_DIGIT_FORMS = tuple(
    (name, _PATTERNS[name])
    for name in ("iso", "numeric", "day_month", "decade", "century", "years", "ago", "clock", "year")
)
_WORD_FORMS = tuple((name, _PATTERNS[name]) for name in _FORMS if name not in {"iso", "numeric", "years"})
_OPENERS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(NUMBERS) | frozenset(ORDINALS)
    | frozenset(
        """the this these that last next past coming previous following recent upcoming early late mid beginning start
        end middle close earlier later yesterday today tonight tomorrow overnight weekend day few several couple many
        some
        about around nearly almost more just over spring summer autumn fall winter noon midnight q h
        """.split()
    )
)  # fmt: skip
_NEEDS_OPENER = frozenset({"march", "april", "may", "june", "august", "mar", "jan", "jun", "dec", "apr", "aug", "sep"})
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|of|[Ff]rom|[Dd]uring|[Tt]hrough|for|[Bb]etween|[Bb]efore|[Aa]fter|to|and"
    r"|or|every|previous|following|late|early|on)[ \n]|[-–][ ]?)$"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Dd]uring|[Tt]hrough|[Bb]etween|[Bb]efore|[Aa]fter|[Tt]hroughout"
    r"|year|of|early|late|[Tt]o|and|circa|c\.|fall|autumn|spring|summer|winter)[ \n]|\()$"
)
_COUNTED = re.compile(
    r"[ ](?!(?:was|is|has|as|this|its|census|crisis|news|series|elections|Olympics|Games)\b)[a-z]{2,20}s\b"
)
_AFTER_YEAR = re.compile(
    r"\)|['’]s\b|[ ](?:election|war|invasion|report|budget|season|Olympics|World|crisis|treaty|law)"
)
_AFTER_THE = re.compile(r"[ ][A-Za-z]{3,20}")


class Draft(NamedTuple):
    """A stretch of the text that fits a form, with the form's parts."""

    start: int
    end: int
    form: str
    parts: dict[str, str]  # only the parts that are there


def find_drafts(reading: Reading) -> list[Draft]:
    """The stretches that are written like a time, in order, not overlapping; the header line is left out."""
    text = reading.document.text
    header = reading.document.header
    reach = 0
    drafts: list[Draft] = []
    for word in reading.words:
        if word.start < reach or (header is not None and header.start <= word.start < header.end):
            continue
        digit = word.text[0].isdigit() or word.text[0] in "'’"
        if not digit and word.lower.split("-", 1)[0] not in _OPENERS:
            continue
        draft = _read_draft(text, word.start, _DIGIT_FORMS if digit else _WORD_FORMS)
        if draft is not None:
            drafts.append(draft)
            reach = draft.end
    return drafts


def _read_draft(text: str, at: int, forms: tuple[tuple[str, re.Pattern[str]], ...]) -> Draft | None:
    if text[at].isdigit() and at and text[at - 1] in "$€£.,/#-–:0123456789":
        return None
    for form, pattern in forms:
        match = pattern.match(text, at)
        if match is not None and _fits(text, form, match):
            parts = {key: value for key, value in match.groupdict().items() if value}
            return Draft(at, match.end(), form, parts)
    return None


def _fits(text: str, form: str, match: re.Match[str]) -> bool:
    """Whether words that have the form of a time mean one: a month may be a name, a number of four digits no year."""
    before = text[max(0, match.start() - 12) : match.start()]
    if form == "month":
        month = match["month"]
        short = month.rstrip(".").lower() in _NEEDS_OPENER
        return not short or (
            _BEFORE_MONTH.search(before) is not None and not re.match(r"[ ][A-Z]", text[match.end() :][:2])
        )
    if form == "year":
        if match["part"] or match["part_of"]:
            return True
        if not "1500" <= match["year"] <= "2099" or _COUNTED.match(text, match.end()):
            return False
        if _BEFORE_YEAR.search(before) or _AFTER_YEAR.match(text, match.end()):
            return True
        return before.endswith(("the ", "The ", " a ")) and _AFTER_THE.match(text, match.end()) is not None
    if form == "season":
        return any(match[name] for name in ("which", "part", "part_of", "year")) or before.endswith(
            ("in the ", "by the ")
        )
    if form == "that_day":
        return match["which"] is not None or match.group().lower().startswith("that ")
    if form == "decade":
        return match["short"] is not None or match["year"] >= "1700"
    if form == "quarter":
        return (
            match["ordinal"] is None
            or match["year"] is not None
            or match["which"] is not None
            or match["unit"] == "quarter"
        )
    return True
