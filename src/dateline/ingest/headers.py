"""What a text says of itself in its first lines: header lines such as `Date: 12 April 2025`, front matter, dateline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ingest.contents import DateClue
from dateline.ingest.days import find_day, read_day
from dateline.language.datelines import find_dateline
from dateline.language.segmentation import find_sentence_bounds

_REACH_LINES = 10
_REACH_CHARS = 500
_LEAD = 2  # sentences of an article; what stands under a title has one
_FRONT_MATTER_CHARS = 5_000
_PUBLISHED = (
    r"dated?|(?:first |originally )?published|publication[ _-]date|date[ _-]published|date of publication|posted"
    r"|pubdate|issued"
)
_MODIFIED = r"(?:last[ _-])?(?:updated|modified)"
_DATE_LINE = re.compile(
    rf"[ \t>*_#|,•·(-]*(?P<head>(?:(?P<later>{_MODIFIED})|{_PUBLISHED})\b"
    r"(?:[ \t]+(?:on|at)\b)?[*_]*[ \t]*[:=]?[*_]*[ \t]*)",
    re.IGNORECASE,
)
_FIELD_LINE = re.compile(
    r"[ \t]*(?P<key>title|headline|by|byline|author|source|publisher|publication|outlet|site|url|link|address|language"
    r"|lang|retrieved|accessed|captured|(?:last[ _-])?(?:updated|modified))[ \t]*:[ \t]*(?P<value>[^\n]*)",
    re.IGNORECASE,
)
_YAML_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]*(?P<value>[^\n]*)")
_LINE = re.compile(r"[^\n]*")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_TIME = (
    r"\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?[ \t]*(?:[ap]\.?m\b\.?)?[ \t]*"
    r"(?:Z\b|UTC|GMT|(?-i:[A-Z]{1,4}T)\b|[+-]\d\d:?\d\d)?"
)
_BEFORE_DAY = re.compile(
    rf"[ \t\"'>*_(-]*(?:{_TIME}(?:,[ \t]*|[ \t]+)(?:on[ \t]+)?)?(?:{_WEEKDAY}\b\.?,?[ \t]*)?", re.IGNORECASE
)
_AFTER_DAY = re.compile(rf"(?:[T ,]*(?:at[ \t]+)?{_TIME})?[\"')*_]*", re.IGNORECASE)
_PUBLISHED_KEYS = frozenset("date published pubdate publishdate publicationdate datepublished issued created".split())
_MODIFIED_KEYS = frozenset("updated modified lastupdated lastmodified lastmod".split())
_RETRIEVED_KEYS = frozenset("retrieved accessed captured".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where the header stands, and its fields: key in small letters without marks, and value."""

    start: int
    end: int
    fields: tuple[tuple[str, str], ...]


def find_header(text: str) -> Header | None:
    """The header of `text`; null when it begins with the article itself.

    Misses headers after the tenth line, in other languages, and dates without a year.
    """
    front = _find_front_matter(text)
    if front is not None:
        return front
    blocks = tuple(_find_blocks(text))
    dated = (block for keys in (_PUBLISHED_KEYS, _MODIFIED_KEYS) for block in blocks if _tells_day(block, keys))
    return next(dated, None)


def _find_blocks(text: str) -> Iterator[Header]:
    """The stretches of header lines among the first lines, empty lines left out of account."""
    fields: list[tuple[str, str]] = []
    position, start, end = 0, -1, -1
    told = 0  # sentences of prose right above the line
    for _ in range(_REACH_LINES):
        if position >= min(len(text), _REACH_CHARS):
            break
        line = _LINE.match(text, position, position + 2 * _REACH_CHARS)
        stop = line.end() if line else position
        found = _read_line(text, position, stop, heads=told < _LEAD)
        told = _count_told(text[position:stop], told)
        if found is None and start >= 0 and text[position:stop].strip():
            yield Header(start=start, end=end, fields=tuple(fields))
            fields, start = [], -1
        while found is not None:
            begin, end, key, value = found
            start = begin if start < 0 else start
            fields.append((key, value))
            found = _read_dated(text, end, stop)
        if start >= 0 and text[max(end, position) : stop].strip():
            break  # the article goes on in this line
        position = text.find("\n", position) + 1
        if position == 0:
            break
    if start >= 0:
        yield Header(start=start, end=end, fields=tuple(fields))


def _tells_day(block: Header, keys: frozenset[str]) -> bool:
    return any(key in keys and (key in _PUBLISHED_KEYS or read_day(value) is not None) for key, value in block.fields)


def find_clues(header: Header) -> tuple[DateClue, ...]:
    """What the header says of dates."""
    clues: list[DateClue] = []
    for key, value in header.fields:
        if key in _PUBLISHED_KEYS:
            clues.append(DateClue(basis="header", where=f"{key} {value}", words=value))
        elif key in _MODIFIED_KEYS:
            against = "it is the day of a later change"
            clues.append(DateClue(basis="header", where=f"{key} {value}", words=value, against=against))
    return tuple(clues)


def find_dateline_clues(text: str, *, start: int) -> Iterator[DateClue]:
    """The day in the dateline of the article that begins at `start`: in one of its first lines, a title among them."""
    for _ in range(_REACH_LINES):
        dateline = find_dateline(text, start)
        if dateline is not None and dateline.day:
            yield DateClue(basis="dateline", where=text[dateline.start : dateline.end], words=dateline.day)
            return
        start = text.find("\n", start, start + _REACH_CHARS) + 1
        if start == 0:
            return


def get_field(header: Header | None, *keys: str) -> str | None:
    """The value of the first of `keys` that the header has."""
    for wanted in keys:
        for key, value in header.fields if header else ():
            if key == wanted and value:
                return value
    return None


def get_retrieved(header: Header | None) -> str | None:
    """The words that tell when the document was captured."""
    return get_field(header, *sorted(_RETRIEVED_KEYS))


def _count_told(line: str, told: int) -> int:
    """The sentences of prose that end with `line`; `told` are those that ended with the line above."""
    line = line.strip()
    if not line:
        return told
    ends = line.rstrip('"”’)]').endswith((".", "!", "?"))
    return told + len(find_sentence_bounds(line, max_sentence_chars=_REACH_CHARS)) if ends else 0


def _read_line(text: str, start: int, stop: int, *, heads: bool) -> tuple[int, int, str, str] | None:
    """Start and end of the header words in the line, their key and value; a day alone counts where it `heads` the text,
    and not a section of it."""
    dated = _read_dated(text, start, stop)
    if dated is not None:
        return dated
    field = _FIELD_LINE.match(text, start, stop)
    if field is not None:
        value = field["value"].strip()
        begin = field.start("key")
        return begin, max(begin + 1, start + len(text[start:stop].rstrip())), _plain_key(field["key"]), value
    end = _find_day_end(text, start, stop) if heads else None
    if end is not None and not text[end:stop].strip() and text[start:end].strip():
        begin = end - len(text[start:end].lstrip())
        return begin, end, "date", text[begin:end]
    return None


def _read_dated(text: str, start: int, stop: int) -> tuple[int, int, str, str] | None:
    """The same for words such as "Published on" and "| Updated:" with a day; that of a change ends its line."""
    head = _DATE_LINE.match(text, start, stop)
    end = _find_day_end(text, head.end(), stop) if head else None
    if head is None or end is None:
        return None
    if head["later"] and text[end:stop].strip() and not _DATE_LINE.match(text, end, stop):
        return None  # "Updated 12 April 2025 figures show"
    return head.start("head"), end, "updated" if head["later"] else "date", text[head.end() : end]


def _find_day_end(text: str, start: int, stop: int) -> int | None:
    """Where the day ends that stands right at `start`, with its time of day."""
    begin = _BEFORE_DAY.match(text, start, stop)
    first = begin.end() if begin else start
    found = find_day(text[first : min(stop, first + 60)])
    if found is None or found[1] != 0:
        return None
    after = _AFTER_DAY.match(text, first + found[2], stop)
    return after.end() if after else first + found[2]


def _find_front_matter(text: str) -> Header | None:
    """YAML between two lines of dashes at the very start; only its plain `key: value` lines are read."""
    if not text.startswith("---\n"):
        return None
    close = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, 4, _FRONT_MATTER_CHARS)
    if close is None:
        return None
    fields: list[tuple[str, str]] = []
    for line in text[4 : close.start()].splitlines():
        match = _YAML_LINE.fullmatch(line)
        if match is not None:
            fields.append((_plain_key(match["key"]), match["value"].strip().strip("\"'")))
    return Header(start=0, end=close.end(), fields=tuple(fields)) if fields else None


def _plain_key(key: str) -> str:
    return re.sub(r"[\s_-]", "", key).lower()
