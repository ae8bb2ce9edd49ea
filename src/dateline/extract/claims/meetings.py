"""Meetings of known series, with what the text says of them: which one, when, where, who chaired and who came."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from dateline.extract.claims.arithmetic import make_claim
from dateline.extract.claims.wording import Wording, times_within
from dateline.records.claims import Claim, Slot
from dateline.records.sources import Entity
from dateline.records.text import Span, make_span
from dateline.records.time import TimeMention
from dateline.reference.countries import load_countries
from dateline.reference.series import load_series

_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
_NUMBER = {word: number for number, word in enumerate(_ORDINALS, start=1)} | {"only": 1}
_LATEST = frozenset("latest last recent previous".split())
_NEXT = frozenset(
    "next upcoming forthcoming coming planned future proposed postponed cancelled canceled scheduled".split()
)
_NOT_THE_SUMMIT = frozenset(
    """ministers ministerial finance foreign defence defense sherpa sherpas parliamentary youth business civil women
    virtual-only alternative counter people's pre mini emergency extraordinary special informal bilateral""".split()
)
_POSSESSIVES = frozenset("his her their its my our your whose".split())
# After "the first summit" these count something else: the first with her, under him, of his term.
_COUNTED_OTHERWISE = re.compile(
    r",? (?:of|under|with|as|for|attended|where|to|at which|without|after|during|by|that|when|between|involving)\b"
)
# Before a meeting these may take the place behind it for themselves: "spoke about the summit in London".
_LOOSE = re.compile(
    r"\b(?:ahead of|before|after|about|following|discuss\w*|sp[eo]\w*k\w*|speech|told|tells|prepar\w*|"
    r"since|until|review\w*)\b",
    re.IGNORECASE,
)
_BEFORE = 60  # characters before the name of a series in which its adjectives stand
_AFTER = 160  # characters after it in which place, day and chair stand
_PLACE = r"(?:the )?(?P<place>(?:The )?[A-Z][\w’'-]+(?: (?:de |of |do )?[A-Z][\w’'-]+){0,2})"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHERE = re.compile(
    rf"(?:,? (?:(?:(?:that |which )?(?:was |took |is being )?)(?:held|place) )?"
    rf"(?:in|at) (?!{_MONTHS}|\d){_PLACE})"
)
_YEAR_AFTER = re.compile(
    rf"(?:,? (?:(?:was |took )(?:held|place) )?(?:in|of) (?:(?:{_MONTHS}),? )?(?P<year>(?:19|20)\d\d)\b)"
)
_CHAIR_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
_CHAIR = re.compile(
    r",?(?: which)?(?: is| was| were)?(?: now)? (?P<verb>(?:co-?)?(?:chaired|hosted)|led)(?: jointly)? by "
    rf"(?:the )?(?P<chairs>{_CHAIR_NAME}(?:(?:,| and|, and) (?:the )?{_CHAIR_NAME}){{0,3}})"
)
_BY_VIDEO = re.compile(r"\b(?:by|via) video\b|\bvideo link\b|\bonline\b|\bvirtually\b|\bremotely\b", re.IGNORECASE)
_CAME = re.compile(
    r",?(?: (?:also|has|had|have|personally))? (?:attended|joined|took part in|participated in|was at)\b", re.IGNORECASE
)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the name of any series, and the series by name in lower case."""
    by_name = {name: one.series for one in load_series().values() for name in one.names}
    longest = sorted(by_name, key=len, reverse=True)
    words = "|".join(re.escape(name).replace("'", "[’']").replace(r"\ ", r"[ \xa0\n]") for name in longest)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), by_name


def find_meeting_claims(
    wording: Wording, entities: tuple[Entity, ...], *, times: tuple[TimeMention, ...]
) -> Iterator[Claim]:
    """Claims of the kinds "meeting" and "first_or_only": series, number, which, year, place, chair, day, came, since.

    Misses meetings that are named otherwise ("the talks in Vilnius"), and what other sentences say of them.
    """
    text = wording.reading.document.text
    pattern, by_name = _names()
    if not pattern.search(text):
        return
    persons = [entity for entity in entities if entity.type == "person"]
    named = ((mention, entity.name) for entity in persons for mention in entity.mentions)
    people = tuple(sorted(named, key=lambda one: one[0].start))
    for number, (start, end) in enumerate(wording.reading.sentences):
        for match in pattern.finditer(text, start, end):
            name = re.sub(r"\s+", " ", match.group().lower().replace("’", "'"))
            span = make_span(text, *match.span())
            slots = [Slot(role="series", value=by_name[name], span=span), *_read_before(text, span, start)]
            if any(slot.role == "other" for slot in slots):
                continue
            slots += _read_after(text, span, end)
            slots += _read_day(times, span, (start, end))
            slots += _read_who(text, people, span, (start, end))
            first = [slot for slot in slots if slot.role == "nth"]
            if first and _COUNTED_OTHERWISE.match(text, max(slot.span.end for slot in slots), end):
                continue
            loose = _LOOSE.search(text, start, span.start)
            if loose:
                slots.append(Slot(role="loose", value=loose.group().lower(), span=make_span(text, *loose.span())))
            slots += _read_since(text, span, end, times) if first else []
            kind = "first_or_only" if first else "meeting"
            if kind == "first_or_only" or any(
                slot.role in {"place", "chair", "number", "came", "day"} for slot in slots
            ):
                yield make_claim(wording, kind, number, form=kind, slots=tuple(slots))


def _read_before(text: str, span: Span, start: int) -> Iterator[Slot]:
    """Adjectives right before the name; a slot "other" when they make it another meeting."""
    before = text[max(start, span.start - _BEFORE) : span.start]
    words = list(re.finditer(r"[\w’'-]+(?=[ \n])|[^\w\s]", before))
    place_end: int | None = None
    for word in reversed(words):
        lower, at = word.group().lower().replace("’", "'"), span.start - len(before) + word.start()
        here = make_span(text, at, at + len(word.group()))
        year = re.fullmatch(r"((?:19|20)\d\d)(?:'s)?", lower)
        ordinal = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", lower)
        if year:
            yield Slot(role="year", value=year[1], span=here)
        elif ordinal:
            yield Slot(role="number", value=ordinal[1], span=here)
        elif lower in _NUMBER:
            yield Slot(role="nth", value=f"{lower}:{_NUMBER[lower]}", span=here)
        elif lower in _LATEST or lower in _NEXT:
            yield Slot(role="which", value="latest" if lower in _LATEST else "next", span=here)
        elif lower in _NOT_THE_SUMMIT or lower.startswith(("pre-", "post-", "anti-", "former")):
            yield Slot(role="other", value=lower, span=here)
        elif lower in _POSSESSIVES or (lower.endswith("'s") and word.group()[0].isupper()):
            yield Slot(role="other", value=lower, span=here)  # "his first summit" counts his, not all
            return
        elif word.group()[0].isupper() and place_end is None and lower not in {"the", "at", "in", "a", "this"}:
            place_end = at
            yield Slot(role="before", value=word.group().removesuffix("'s").removesuffix("’s"), span=here)
        elif lower not in {"most", "annual", "ever", "very", "two-day", "three-day", "two-hour", "leaders", "the"}:
            return


def _read_after(text: str, span: Span, end: int) -> Iterator[Slot]:
    """Place, year and chair, in whatever order they follow the name."""
    at, limit = span.end, min(end, span.end + _AFTER)
    while at < limit:
        for role, pattern in (("place", _WHERE), ("year", _YEAR_AFTER), ("chair", _CHAIR)):
            match = pattern.match(text, at, limit)
            if match is None:
                continue
            if role == "chair":
                yield from _read_chairs(text, match)
            else:
                here = make_span(text, *match.span(role))
                yield Slot(role=role, value=here.text, span=here)
            at = match.end()
            break
        else:
            return


def _read_chairs(text: str, match: re.Match[str]) -> Iterator[Slot]:
    start = match.start("chairs")
    if not match["verb"].endswith(("chaired", "hosted")):
        return
    for name in re.finditer(r"[A-Z][\w.’'-]*(?: (?!and\b)[\w.’'-]+)*", match["chairs"]):
        here = make_span(text, start + name.start(), start + name.start() + len(name.group().rstrip(".")))
        role = "host" if match["verb"].endswith("hosted") else "chair"
        yield Slot(role=role, value=_country(here.text) or here.text, span=here)


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for country in load_countries():
        for name in (country.name, *country.names, *country.capitals):
            names.setdefault(name.lower(), country.iso2)
    return names | {"britain": "GB", "uk": "GB", "u.k.": "GB", "us": "US", "u.s.": "US", "america": "US", "eu": "EU",
                    "european union": "EU"}  # fmt: skip


def _country(name: str) -> str | None:
    return _countries().get(name.lower().removeprefix("the "))


def _read_day(times: tuple[TimeMention, ...], span: Span, bounds: tuple[int, int]) -> Iterator[Slot]:
    """The only day of the sentence, when it is one and stands close to the name: "on 11 July"."""
    near = times_within(times, *bounds)
    for one in near:
        if one.first is None or one.last is None or (one.last - one.first).days > 6:
            continue
        gap = min(abs(one.span.start - span.end), abs(span.start - one.span.end))
        role = "day" if len(near) == 1 and gap <= 40 else "time"
        yield Slot(role=role, value=f"{one.first}/{one.last}", span=one.span)


def _read_who(text: str, people: tuple[tuple[Span, str], ...], span: Span, bounds: tuple[int, int]) -> Iterator[Slot]:
    """People of whom the sentence says that they came."""
    first = bisect_left(people, bounds[0], key=lambda one: one[0].start)
    past = bisect_left(people, span.start, lo=first, key=lambda one: one[0].start)
    for mention, name in people[first:past]:
        if mention.end <= span.start and _CAME.match(text, mention.end, bounds[1]):
            yield Slot(role="came", value=name, span=mention)
            video = _BY_VIDEO.search(text, *bounds)
            if video:
                yield Slot(role="video", value="by video", span=make_span(text, *video.span()))


def _read_since(text: str, span: Span, end: int, times: tuple[TimeMention, ...]) -> list[Slot]:
    """The stretch of days after which the text counts; without a value when it is told by an event."""
    for one in times_within(times, span.end, min(end, span.end + _AFTER)):
        if one.span.text.lower().startswith("since "):
            return [Slot(role="since", value=_spell_since(one), span=one.span)]
    found = text.find(" since ", span.end, end)
    return [] if found < 0 else [Slot(role="since", value="", span=make_span(text, found + 1, found + 6))]


def _spell_since(one: TimeMention) -> str:
    """ "since July 2023": the month, as first and last day; "since 2023": the year."""
    if one.first is None:
        return ""
    words = one.span.text.split()[1:]
    if len(words) == 1 and words[0].isdigit() and len(words[0]) == 4:
        return f"{one.first}/{one.first.year}-12-31"
    if any(char.isdigit() for word in words for char in word if len(word.rstrip(",")) < 4):
        return f"{one.first}/{one.first}"
    month = monthrange(one.first.year, one.first.month)[1]
    return f"{one.first}/{one.first.replace(day=month)}" if one.first.day == 1 else f"{one.first}/{one.first}"
