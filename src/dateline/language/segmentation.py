"""Cutting a text into sentences by its lines, stops and quotation marks."""

import re
from collections.abc import Sequence

from dateline.language.datelines import is_in_dateline

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev hon sen rep gov gen lt col maj capt cmdr adm sgt cpl pvt brig st ste mt ft no nos vol
    fig figs art sec dept univ inc ltd co corp bros vs etc jr sr jan feb mar apr jun jul aug sep sept oct nov dec
    approx est al op cit cf pp eg ie e.g i.e messrs mme mlle pres supt det insp amb atty spc pfc""".split()
)
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\[\d{1,3}\])*(?=\s)|[.!?…]+[\"”»]+(?=[A-Z“\"])")
_OPENER = re.compile(r"\s*[\"'“‘«(\[]*\s*[A-Z0-9À-ÖØ-Þ\u0400-\u042f]|\s*[\"'“‘«(\[–—•-]|\s*[^\x00-\u024f]")
_LAST_WORD = re.compile(r"([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)$")
_FIRST_WORD = re.compile(r"\s*[\"“‘'(]*([A-Za-z]+)")
_LOWER_BEFORE = re.compile(r"\b[a-z]+[ ]$")
_USUAL_OPENERS = frozenset(
    """The A An In On At He She It They We But And Or So This That These Those If When While As After Before For Its
    His Her Their Our There Some Many Most Both However Meanwhile Since By From With According I What Who""".split()
)
_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TERMINAL = tuple('.!?…:;"”’)»')
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*$")
_GAP_CHARS = 20  # before a stretch, in which an empty line is looked for
_NAME_CHARS = 30  # of a word of a name
_WRAP_CHARS = 60  # a line shorter than this was not broken for want of room


def find_sentence_bounds(
    text: str, *, start: int = 0, end: int | None = None, max_sentence_chars: int
) -> tuple[tuple[int, int], ...]:
    """The (start, end) of every sentence from `start` up to `end`, white space trimmed.

    Misses sentences without a stop and a capital between them, and sentences set apart by a semicolon.
    """
    bounds: list[tuple[int, int]] = []
    for first, past in _blocks(text, start, len(text) if end is None else end):
        bounds.extend(_cut_block(text, first, past, max_sentence_chars))
    return tuple(bounds)


def cut_at_starts(
    text: str, stretches: Sequence[tuple[int, int]], *, starts: Sequence[int], max_sentence_chars: int
) -> tuple[tuple[int, int], ...]:
    """The (start, end) of the sentences that begin at `starts`, white space trimmed.

    A stretch of `stretches` that stands after an empty line begins a sentence in any case; after a comma, a colon, a
    semicolon, a dateline or the opening marks of the same line none begins.
    """
    if not stretches:
        return ()
    first, last = stretches[0][0], stretches[-1][1]
    opened = {start for start, _ in stretches if _EMPTY_LINE.search(text, max(0, start - _GAP_CHARS), start)}
    wanted = {start for start in starts if first < start < last and not _goes_on(text, start)}
    cuts = sorted({first, *wanted, *opened})
    bounds: list[tuple[int, int]] = []
    for start, end in zip(cuts, [*cuts[1:], last], strict=True):
        _append_trimmed(bounds, text, start, end, max_sentence_chars)
    return tuple(bounds)


_MARKS_CHARS = 8  # that open a line
_OPENING_MARKS = re.compile(rf"(?:^|\n)[-#*>•·–—“‘«\"'(\[ \t]{{1,{_MARKS_CHARS - 1}}}$")


def _goes_on(text: str, start: int) -> bool:
    """Whether the sentence before goes on at `start`.

    It does after a comma, a colon, a semicolon or a dateline in the same line, after marks that open the line, such as
    those of a heading or a list, and inside a name: between two words with capitals that at most one line break parts.
    """
    if _OPENING_MARKS.search(text, max(0, start - _MARKS_CHARS), start):
        return True
    end = start
    while end and text[end - 1] in " \t":
        end -= 1
    if end and (text[end - 1] in ",:;" or is_in_dateline(text, end)):
        return True
    return _is_in_name(text, end, start)


def _is_in_name(text: str, end: int, start: int) -> bool:
    """Whether the words that end at `end` and begin at `start` are of one name."""
    if end and text[end - 1] == "\n":
        end -= 1
    before = _LAST_WORD.search(text, max(0, end - _NAME_CHARS), end)
    after = _FIRST_WORD.match(text, start, start + _NAME_CHARS)
    return (
        before is not None
        and after is not None
        and before[1][0].isupper()
        and after[1][0].isupper()
        and after[1] not in _USUAL_OPENERS
        and _LOWER_BEFORE.search(text, max(0, before.start() - _NAME_CHARS), before.start()) is not None
    )


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches that no sentence crosses: lines, joined where a line was only wrapped."""
    blocks: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        if not line.strip():
            continue
        if blocks:
            first, past = blocks[-1]
            before = text[max(first, text.rfind("\n", first, past) + 1) : past].rstrip()
            begins = line.lstrip()[:1]
            wrapped = (
                text[past : match.start()].count("\n") == 1
                and len(before) >= _WRAP_CHARS
                and not before.endswith(_TERMINAL)
                and (begins.islower() or (len(before) < 100 and begins.isalnum()))
            )
            if wrapped:
                blocks[-1] = (first, match.end())
                continue
        blocks.append(match.span())
    return blocks


def _cut_block(text: str, first: int, end: int, limit: int) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start = first
    for match in _STOP.finditer(text, first, end):
        if match.end() < end and not _ends_sentence(text, start, match):
            continue
        _append_trimmed(bounds, text, start, match.end(), limit)
        start = match.end()
    _append_trimmed(bounds, text, start, end, limit)
    return bounds


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    stop = match.group()
    if not _OPENER.match(text, match.end()):
        return False
    if stop[0] != "." or len(stop) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return not text[start : match.start()].strip().isdigit()
    last = word.group().lower()
    if last in _ABBREVIATIONS:
        return False
    if "." in last:
        # "the U.S. The talks": after an abbreviation with stops only a usual opening word starts a sentence.
        following = _FIRST_WORD.match(text, match.end())
        return following is not None and following.group(1) in _USUAL_OPENERS
    initial = len(last) == 1 and word.group().isupper()
    return not initial or last == "i"


def _append_trimmed(bounds: list[tuple[int, int]], text: str, start: int, end: int, limit: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > limit:
        cut = text.rfind(" ", start + 1, start + limit)
        cut = cut if cut > start else start + limit
        _append_trimmed(bounds, text, start, cut, limit)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        bounds.append((start, end))
