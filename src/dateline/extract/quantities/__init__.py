"""The amounts in a text as ranges with both ends included, their units, and what is counted."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.quantities.counted import find_counted, is_plural
from dateline.extract.quantities.numbers import Number, read_number
from dateline.extract.quantities.units import find_currency, find_unit, read_suffix
from dateline.language.lexicon import COMMON_WORDS
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.text import make_span
from dateline.records.time import TimeMention
from dateline.records.world import Quantity

_AT_LEAST = frozenset(
    ["at least", "no fewer than", "no less than", "not less than", "more than", "over", "above", "upwards of",
     "in excess of", "a minimum of", "not fewer than", "well over", "greater than", "upward of"]
)  # fmt: skip
_AT_MOST = frozenset(
    ["up to", "as many as", "as much as", "at most", "no more than", "not more than", "fewer than", "less than",
     "below", "under", "a maximum of", "just under", "as few as"]
)  # fmt: skip
_ABOUT = frozenset(
    ["about", "some", "around", "roughly", "approximately", "nearly", "almost", "close to", "an estimated", "estimated",
     "circa"]
)  # fmt: skip
_LONGEST_BOUND = 3  # words
_NUMBERED = frozenset(
    """number no nos page pages chapter article section room flight route highway phase channel point level version type
    resolution height hill part volume act rule line step figure table day year game week group unit age aged mark vol
    model grade class category stage case building block apartment house flat gate pier sector area zone""".split()
)
_ONE_OF = frozenset(
    """soldier serviceman civilian person man woman child boy girl officer policeman drone tank missile rocket shell
    aircraft helicopter ship vessel house building village town settlement vehicle car bomb house million billion
    thousand hundred dozen""".split()
)
_SPELT_RANGE = frozenset({"to", "or", "and"})
_DASHES = frozenset({"-", "–", "—", "‑"})


class _Draft(NamedTuple):
    """Words first up to past as an amount."""

    first: int
    past: int
    low: float | None
    high: float | None
    unit: str | None
    counted: tuple[int, int] | None


def find_quantities(reading: Reading, times: tuple[TimeMention, ...]) -> tuple[Quantity, ...]:
    """The amounts of the text in order, with unit and what is counted; `times` are left out.

    "at least" and "more than" leave the upper end open, "up to" and "fewer than" the lower; the bound itself is taken
    in, also where the words leave it out. "about", "some", "nearly" and "almost" change nothing: the number stands, the
    word is in the span. "dozens" is 24 and more, "hundreds" 200 and more. Misses fractions, ordinals, numbers after a
    capitalised name (Leopard 2, Height 204), scores, "one" before most nouns, years, and amounts without a number.
    """
    taken = [(time.span.start, time.span.end) for time in times]
    starts = [start for start, _ in taken]
    found: list[Quantity] = []
    for opening, past in reading.sentence_words:
        at = opening
        while at < past:
            draft = _read_amount(reading.words, at, (opening, past))
            if draft is None:
                at += 1
                continue
            if not _overlaps(reading.words, draft, taken=taken, starts=starts):
                found.append(_make_quantity(reading, draft))
            at = draft.past
    return tuple(found)


def _overlaps(words: Sequence[Word], draft: _Draft, *, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    start, end = words[draft.first].start, words[draft.past - 1].end
    at = bisect_left(starts, end) - 1
    return at >= 0 and taken[at][1] > start


def _make_quantity(reading: Reading, draft: _Draft) -> Quantity:
    text, words = reading.document.text, reading.words
    counted = draft.counted
    return Quantity(
        span=make_span(text, words[draft.first].start, words[draft.past - 1].end),
        low=draft.low,
        high=draft.high,
        unit=draft.unit,
        of=make_span(text, words[counted[0]].start, words[counted[1] - 1].end) if counted else None,
    )


def _read_amount(words: Sequence[Word], at: int, sentence: tuple[int, int]) -> _Draft | None:
    opening, past = sentence
    currency = find_currency(words, at, opening)
    number = read_number(words, at, past, money=currency is not None)
    if number is None:
        return None
    low: float | None = number.low
    high, end, suffix = number.high, number.past, number.suffix
    second = _read_second(words, number, past, money=currency is not None)
    linked = second is not None
    if second is not None:
        low, high, end, suffix = _span_range(number, second, words), second.high, second.past, second.suffix
    if suffix:
        unit = read_suffix(suffix)
        if unit is None:
            return None
    else:
        following = find_unit(words, end, past)
        unit, end = following if following else (None, end)
    unit = currency[0] if currency else unit
    ends = end
    end, low, high = _apply_more(words, end, past=past, low=low, high=high)
    counted = find_counted(words, end, past, measured=unit is not None)
    first = currency[1] if currency else at
    draft = _Draft(first, ends, low, high, unit, counted)
    if not _is_amount(words, number, draft, sentence=sentence, linked=linked):
        return None
    first, low, high = _apply_bound(words, first, opening=opening, low=low, high=high, linked=linked)
    return _Draft(first, end, low, high, unit, counted)


def _read_second(words: Sequence[Word], number: Number, past: int, *, money: bool) -> Number | None:
    """The upper end of a range: "10-15", "10 to 15", "two or three"."""
    at = number.past
    if at + 1 >= past or number.high is None:
        return None
    if words[at].text not in _DASHES and words[at].lower not in _SPELT_RANGE:
        unit = find_unit(words, at, past)
        # "10 km to 15 km"
        if number.suffix or unit is None or unit[1] + 1 >= past or words[unit[1]].lower != "to":
            return None
        second = read_number(words, unit[1] + 1, past)
        return second if second and find_unit(words, second.past, past) and second.low > number.low else None
    if number.suffix:
        return None
    at += 1
    if words[at].text in {"$", "€", "£"} and at + 1 < past:
        at += 1
    second = read_number(words, at, past, money=money)
    if second is None or second.high is None or second.low <= number.low:
        return None
    if words[number.past].lower == "and":
        between = words[max(0, number.first - 2) : number.first]
        return second if any(word.lower == "between" for word in between) else None
    return second


def _span_range(number: Number, second: Number, words: Sequence[Word]) -> float:
    """The lower end, scaled as the upper one: "2 to 3 million"."""
    for word in words[second.first : second.past]:
        scale = {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(word.lower)
        if scale and number.past - number.first == 1 and number.low < 1000 <= second.low:
            return number.low * scale
    return number.low


def _is_amount(
    words: Sequence[Word],
    number: Number,
    draft: _Draft,
    *,
    sentence: tuple[int, int],
    linked: bool,
) -> bool:
    """Whether the number counts something, and is no label, year, score, telephone number or item of a list."""
    first, end, (opening, past) = number.first, draft.past, sentence
    before = words[first - 1] if first > opening else None
    after = words[end] if end < past else None
    if after is not None and after.start == words[end - 1].end and after.text in {"/", ":", "_", "@", "=", "\\"}:
        return False
    if before is not None and before.end == words[first].start and before.text in set("-–/:#_.,=@\\+°"):
        return False
    if words[first].lower == "one" and number.past == first + 1:
        return _is_one(words, first, opening=opening, past=past)
    if draft.unit is not None:
        return True
    if words[first].text[0].isdigit():
        digits = words[first].text
        if before is None and after is not None and after.text in {".", ")", ":"}:
            return False
        if before is not None and (before.lower in _NUMBERED or _is_name(before, opens=first - 1 == opening)):
            return False
        if (
            before is not None
            and before.text == "."
            and first - 2 >= opening
            and words[first - 2].lower in {"no", "nos"}
        ):
            return False
        if after is not None and after.text in _DASHES and after.start == words[end - 1].end:
            return False
        year = len(digits) == 4 and digits.isdigit() and "1500" <= digits <= "2099" and number.past == first + 1
        if linked and draft.counted is None:
            return False
        if year and not (draft.counted and is_plural(words[draft.counted[1] - 1].lower)):
            return False
    return True


def _is_one(words: Sequence[Word], first: int, *, opening: int, past: int) -> bool:
    if first > opening and words[first - 1].lower in {"no", "this", "that", "any", "every", "the", "which", "each"}:
        return False
    return first + 1 < past and words[first + 1].lower in _ONE_OF


def _is_name(word: Word, *, opens: bool) -> bool:
    """Whether the word before a number is a name, so that the number may be a part of it: Leopard 2."""
    return word.text[0].isupper() and not (opens and word.lower in COMMON_WORDS) and word.lower not in _NOT_NAMES


_NOT_NAMES = frozenset("the a an in on at about some over nearly almost only and or of to by from least i".split())


def _apply_bound(
    words: Sequence[Word], first: int, *, opening: int, low: float | None, high: float | None, linked: bool
) -> tuple[int, float | None, float | None]:
    """Takes the words of a bound before the number into it."""
    for length in range(_LONGEST_BOUND, 0, -1):
        start = first - length
        if start < opening:
            continue
        phrase = " ".join([word.lower for word in words[start:first]])
        if phrase in _AT_LEAST:
            return start, low, None
        if phrase in _AT_MOST:
            return start, None, high
        if phrase in _ABOUT or (linked and phrase in {"between", "from"}):
            return start, low, high
    return first, low, high


def _apply_more(
    words: Sequence[Word], end: int, *, past: int, low: float | None, high: float | None
) -> tuple[int, float | None, float | None]:
    """ "300 or more", "300+"."""
    after = [word.lower for word in words[end : min(past, end + 2)]]
    if after[:1] == ["+"] and words[end].start == words[end - 1].end:
        return end + 1, low, None
    if after in (["or", "more"], ["and", "more"], ["or", "above"]):
        return end + 2, low, None
    if after in (["or", "fewer"], ["or", "less"]):
        return end + 2, None, high
    return end, low, high
