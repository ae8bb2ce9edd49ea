"""Numbers in digits and words, read from words of the text: "1,200", "2.5 million", "twenty-five", "dozens"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.language.words import Word

_MAX_DIGITS = 15  # a longer string of digits is a code, and would not be exact as a float
_MAX_GROUPS = 5  # of three digits with spaces between
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?")
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,4}")
_LEADING_DIGITS = re.compile(r"([0-9][0-9.,]*)([a-z]{1,2})?")
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_UNITS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine".split())} | {
    word: n for n, word in enumerate(_TEENS.split(), start=10)
}
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_PLURALS = {"tens": 10, "dozens": 12, "scores": 20} | {scale + "s": value for scale, value in _SCALES.items()}
_FEW = frozenset({"several", "few"})


class Number(NamedTuple):
    """Words first up to past as a number; one that is only said to be many has no upper end."""

    first: int
    past: int
    low: float
    high: float | None
    suffix: str  # letters stuck to the digits: "km" in "25km"


def read_number(words: Sequence[Word], first: int, past: int, *, money: bool = False) -> Number | None:
    """The number that starts with word `first`, if one does; `money` lets "5m" be five million.

    Misses fractions, Roman numerals and strings of more than 15 digits.
    """
    word = words[first]
    if word.text[0].isdigit():
        return _read_digits(words, first, past, money=money)
    if word.lower in _PLURALS:
        return _read_plurals(words, first, past)
    return _read_words(words, first, past)


def _read_digits(words: Sequence[Word], first: int, past: int, *, money: bool) -> Number | None:
    match = _LEADING_DIGITS.fullmatch(words[first].text)
    if match is None:
        return None
    digits, suffix = match[1].rstrip(".,"), match[2] or ""
    value = _parse_digits(digits)
    if value is None or suffix in {"st", "nd", "rd", "th", "s"}:
        return None
    end = first + 1
    while not suffix and end < min(past, first + _MAX_GROUPS) and _continues(words[end - 1], words[end], digits):
        value = value * 1000 + int(words[end].text)
        end += 1
    if value >= 10**_MAX_DIGITS:
        return None
    if money and suffix in _SHORT_SCALES:
        value, suffix = value * _SHORT_SCALES[suffix], ""
    while not suffix and end < past and (scale := _scale(words[end].lower)) is not None:
        value *= scale
        end += 1
    return Number(first, end, float(value), float(value), suffix) if value < 10.0**18 else None


def _parse_digits(digits: str) -> float | None:
    if len(digits) > 2 * _MAX_DIGITS:
        return None
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _DOTTED.fullmatch(digits):
        return float(digits.replace(".", ""))
    return float(digits) if _PLAIN.fullmatch(digits) else None


def _continues(before: Word, word: Word, digits: str) -> bool:
    """Whether `word` is a group of three digits after a space: "1 200"."""
    return (
        len(digits) <= 3
        and len(word.text) == 3
        and word.text.isascii()
        and word.text.isdigit()
        and word.start - before.end == 1
        and len(before.text) <= 3
    )


def _scale(word: str) -> int | None:
    return _SCALES.get(word) or (_SHORT_SCALES.get(word) if word in {"mn", "bn", "tn"} else None)


def _read_plurals(words: Sequence[Word], first: int, past: int) -> Number | None:
    """ "dozens", "hundreds of thousands": two of them and more."""
    value = _PLURALS[words[first].lower]
    end = first + 1
    if end + 1 < past and words[end].lower == "of" and words[end + 1].lower in _PLURALS:
        value *= _PLURALS[words[end + 1].lower]
        end += 2
    if words[first].lower in {"tens", "scores"} and end == first + 1 and (end == past or words[end].lower != "of"):
        # "hundreds were killed" counts people; "he scores" does not.
        return None
    return Number(first, end, 2.0 * value, None, "")


def _read_words(words: Sequence[Word], first: int, past: int) -> Number | None:
    lower = words[first].lower
    if lower == "half" and first + 2 < past and words[first + 1].lower == "a" and words[first + 2].lower in _SCALES:
        value = _SCALES[words[first + 2].lower] / 2
        return Number(first, first + 3, value, value, "")
    if lower == "quarter" and [word.lower for word in words[first + 1 : first + 4]] == ["of", "a", "million"]:
        return Number(first, first + 4, 250_000.0, 250_000.0, "")
    at = first
    if lower in {"a", "an"}:
        at += 2 if at + 1 < past and words[at + 1].lower == "few" else 1
        if at >= past or words[at].lower not in _SCALES:
            return None
        if words[at - 1].lower == "few":
            return Number(first, at + 1, 2.0 * _SCALES[words[at].lower], None, "")
        return _finish(words, first, at=at, past=past, current=1)
    if lower in _FEW:
        if at + 1 < past and words[at + 1].lower in _SCALES:
            return Number(first, at + 2, 2.0 * _SCALES[words[at + 1].lower], None, "")
        return None
    if _small(lower) is None:
        return None
    return _finish(words, first, at=at, past=past, current=0)


def _finish(words: Sequence[Word], first: int, *, at: int, past: int, current: int) -> Number | None:
    """Reads on from word `at`: "two hundred and fifty thousand"."""
    start, total = at, 0
    while at < past and at - start < 12:
        lower = words[at].lower
        small = _small(lower)
        if small is not None and (current % 100 == 0 or (current % 10 == 0 and small < 10 and current % 100 >= 20)):
            current += small
        elif lower in _SCALES and (current or at > start):
            scale = _SCALES[lower]
            current = max(1, current) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif lower == "and" and current >= 100 and at + 1 < past and _small(words[at + 1].lower) is not None:
            pass
        else:
            break
        at += 1
    if at == start:
        return None
    value = float(total + current)
    return Number(first, at, value, value, "") if value < 10.0**18 else None


def _small(word: str) -> int | None:
    """The value of a word below a hundred."""
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    tens, dash, unit = word.partition("-")
    if dash and tens in _TENS and 0 < _UNITS.get(unit, 0) < 10:
        return _TENS[tens] + _UNITS[unit]
    return None
