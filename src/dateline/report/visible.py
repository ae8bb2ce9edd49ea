"""Text from outside, made safe to look at: what could steer a terminal or hide in a page is shown as a sign instead."""

import re

# Control characters but newline and tab, halves of surrogate pairs, and the characters that reorder text around them.
# Marks of direction that reorder nothing (U+200E, U+200F, U+061C) stay: right-to-left text needs them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def make_visible(text: str) -> str:
    """`text` with every control character as its picture (␀, ␛) or as U+FFFD; newlines and tabs stay.

    One character stands for one: offsets do not move.
    """
    return _UNSEEN.sub(_picture, text)


def make_line(text: str) -> str:
    """`text` made visible, on one line, without double spaces."""
    return _SPACES.sub(" ", make_visible(text)).strip()


def shorten(text: str, limit: int) -> str:
    """`text` as one line of at most `limit` characters, cut at a space where there is one."""
    line = make_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return head[: cut if cut > limit // 2 else limit - 1].rstrip() + "…"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"
