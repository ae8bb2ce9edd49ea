"""The words before a first sentence that tell where, when and for whom it was written: "KYIV, 3 May 2024 (AP) —"."""

import re
from typing import NamedTuple

from dateline.language.lexicon import OUTLETS

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{1,30}(?:[\s/](?:of\s|de\s)?[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    rf"(?:\d\d?\s{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d\d?(?:,?\s\d{{4}})?|\d{{4}}-\d\d-\d\d)(?!\w)"
)
_DATELINE = re.compile(
    rf"(?P<open>[\[(])?(?P<first>{_NAME})(?:,\s(?:{_DAY}|{_NAME})){{0,3}}(?(open)[\])])"
    rf"(?P<alone>\s(?:[—–-]|--)\s{_DAY}(?=\s*$))?"
    rf"(?P<agency>\s\({_NAME}\))?(?P<end>\s*(?:[—–]|--|-(?=\s))(?:\s*{_DAY}:)?(?!\s*[a-z])|(?<=\d\d\d\d)\.|(?=\s*$))?"
)
_REACH = 120  # characters from the start of a line; the longest datelines have about sixty


class Dateline(NamedTuple):
    """Where a dateline stands, and the day in it as words; no words where it has none."""

    start: int
    end: int
    day: str


def find_dateline(text: str, start: int) -> Dateline | None:
    """The dateline with which the line at `start` opens; null when it opens with anything else.

    Misses places in small letters without a day, an agency or brackets, datelines that no dash, full stop or
    bracket ends, and those before a small letter. A day that stands first is the entry of a timeline far more often.
    """
    line = text[start : start + _REACH].partition("\n")[0]
    match = _DATELINE.match(line)
    if match is None:
        return None
    day = re.search(_DAY, match[0])
    in_brackets = match["open"] and (day or match["first"] in OUTLETS)
    before_dash = match["end"] and (match["open"] or match["agency"] or match["first"].isupper())
    before_day = match["alone"] is None or match["first"].isupper()  # "Air Show – 3 May 2024" is a title
    if not (in_brackets or before_dash or (day and before_day and match["end"] is not None)):
        return None
    return Dateline(start, start + match.end(), day[0] if day else "")


def is_in_dateline(text: str, place: int) -> bool:
    """Whether nothing but a dateline, or a part of one, stands before `place` in its line."""
    line = text.rfind("\n", max(0, place - _REACH), place) + 1
    if line == 0 and place > _REACH:
        return False
    dateline = find_dateline(text, line)
    return dateline is not None and line < place <= dateline.end
