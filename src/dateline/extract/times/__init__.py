"""The times that a text names, as ranges of days: by a grammar of the forms of news, against the day of publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dateline.extract.times.grammar import Draft, find_drafts
from dateline.extract.times.periods import Days
from dateline.extract.times.resolution import NARRATED_YEARS, Resolved, Setting, resolve
from dateline.extract.times.tense import find_tense
from dateline.language.reading import Reading
from dateline.records.text import make_span
from dateline.records.time import TimeMention

_TOLD_CHARS = 300  # a time named further back is no longer leaned on, but in a history
_MIN_HISTORY_YEARS = 3  # complete dates of the past that make a text a history, when they are two thirds of all
_SINCE = re.compile(r"\b(?P<word>[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Uu]p to) (?:at )?$")
_FROM = re.compile(r"\b(?P<word>[Ff]rom|[Bb]etween|[Ss]ince) (?:the )?$")
_LINK = re.compile(r" (?:to|and|until|till|through) (?:the )?|[ ]?[-–—][ ]?")
_CLOCK_LINK = re.compile(r",? (?:on |of |at |around |about )?|,? (?:on the )?(?:morning|evening|night) of ")
_MAX_LINK_CHARS = 20
_TOO_WIDE = frozenset({"decade", "century"})  # complete in themselves, yet nothing to lean on
_IN_PASSING = frozenset({"ago", "stretch", "decade", "century"})
_DAY_FORMS = frozenset(
    {"iso", "numeric", "day_month", "month_day", "beside_day", "which_weekday", "weekday", "that_day", "ago"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A time with its days; open ends are null."""

    start: int
    end: int
    form: str
    first: date | None
    last: date | None
    anchor: str


def find_times(reading: Reading) -> tuple[TimeMention, ...]:
    """The time expressions of the text in order, resolved to days where the text or its date allow it.

    A weekday or a date without a year is the last such day in the past tense and the next one in the future tense; no
    tense, no day. Weeks run from Monday; seasons are those of the northern half of the Earth; "early" and "late" are
    the first and last third. Misses times told by events ("after the election"), by feasts, plain durations ("for three
    days"), vague words ("now", "recently"), and years without a word that makes them one.
    """
    text = reading.document.text
    found = _join(_join(_resolve_all(reading, find_drafts(reading)), text, ranges=False), text, ranges=True)
    return tuple(
        TimeMention(span=make_span(text, item.start, item.end), first=item.first, last=item.last, anchor=item.anchor)
        for item in (_open_end(item, text) for item in found)
    )


def _resolve_all(reading: Reading, drafts: Sequence[Draft]) -> list[_Found]:
    found: list[_Found] = []
    told: tuple[int, Days] | None = None
    reach = len(reading.document.text) if _is_history(reading, drafts) else _TOLD_CHARS
    for number, draft in enumerate(drafts):
        near = told[1] if told and draft.start - told[0] <= reach else None
        setting = Setting(
            published=reading.document.published,
            told=near,
            tense=partial(find_tense, reading, draft.start, draft.end),
        )
        resolved = _borrow_year(reading, drafts[number : number + 2], setting) or resolve(draft, setting)
        days = resolved.days
        if days and draft.form not in (_TOO_WIDE if resolved.anchor == "text" else _IN_PASSING):
            told = (draft.end, days)
        found.append(
            _Found(
                start=_find_range_start(reading.document.text, draft),
                end=draft.end,
                form=draft.form,
                first=days[0] if days else None,
                last=days[1] if days else None,
                anchor=resolved.anchor,
            )
        )
    return found


def _find_range_start(text: str, draft: Draft) -> int:
    """The start of a range in one form ("3 to 7 May") with the "from" or "between" before it."""
    opening = _FROM.search(text, max(0, draft.start - 14), draft.start) if "until" in draft.parts else None
    return opening.start() if opening else draft.start


def _is_history(reading: Reading, drafts: Sequence[Draft]) -> bool:
    """Whether most complete dates lie years before publication: then dates without a year go on from them."""
    years = [int(draft.parts["year"]) for draft in drafts if len(draft.parts.get("year", "")) == 4]
    published = reading.document.published
    gone = [year for year in years if published is None or year <= published.year - NARRATED_YEARS]
    return len(gone) >= _MIN_HISTORY_YEARS and 3 * len(gone) >= 2 * len(years)


def _borrow_year(reading: Reading, pair: Sequence[Draft], setting: Setting) -> Resolved | None:
    """The first of two linked dates takes the year of the second: "between March and June 2024"."""
    if len(pair) < 2 or pair[0].form not in {"month", "day_month", "month_day"}:
        return None
    left, right = pair
    if "year" in left.parts or "year" not in right.parts or right.start - left.end > _MAX_LINK_CHARS:
        return None
    if not _LINK.fullmatch(reading.document.text, left.end, right.start):
        return None
    form = "month_year" if left.form == "month" else left.form
    return resolve(left._replace(form=form, parts=left.parts | {"year": right.parts["year"]}), setting)


def _join(found: Sequence[_Found], text: str, *, ranges: bool) -> list[_Found]:
    """Neighbours made one: "from March to June" if `ranges`, else "7 p.m. on Friday"."""
    joined: list[_Found] = []
    for item in found:
        both = None
        if joined and 0 < item.start - joined[-1].end <= _MAX_LINK_CHARS:
            both = _join_range(joined[-1], item, text) if ranges else _join_clock(joined[-1], item, text)
        if both is None:
            joined.append(item)
        else:
            joined[-1] = both
    return joined


def _join_clock(left: _Found, right: _Found, text: str) -> _Found | None:
    if (left.form == "clock") == (right.form == "clock") or not _CLOCK_LINK.fullmatch(text, left.end, right.start):
        return None
    dated = right if left.form == "clock" else left
    if dated.form not in _DAY_FORMS:
        return None
    return replace(dated, start=left.start, end=right.end)


def _join_range(left: _Found, right: _Found, text: str) -> _Found | None:
    link = text[left.end : right.start]
    if not _LINK.fullmatch(link) or "clock" in (left.form, right.form):
        return None
    opening = _FROM.search(text, max(0, left.start - 14), left.start)
    if opening is None and "and" in link:
        return None
    if opening is not None and (opening["word"].lower() == "between") != ("and" in link):
        return None
    if left.first is None or right.last is None or left.first > right.last:
        return None
    start = opening.start() if opening else left.start
    anchor = "publication" if "publication" in (left.anchor, right.anchor) else left.anchor
    return replace(left, start=start, end=right.end, last=right.last, anchor=anchor, form="range")


def _open_end(item: _Found, text: str) -> _Found:
    """ "since 24 February" has no last day, "until Friday" and "by Friday" no first."""
    before = _SINCE.search(text, max(0, item.start - 14), item.start)
    if before is None or item.form == "range":
        return item
    if before["word"].lower() == "since":
        return replace(item, start=before.start(), last=None)
    return replace(item, start=before.start(), first=None)
