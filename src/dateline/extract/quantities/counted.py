"""What is counted: the words after a number up to the noun that the number goes with."""

from collections.abc import Sequence

from dateline.language.words import Word

_MAX_WORDS = 5  # words of a phrase; longer ones are cut off as not understood
_STOPS = frozenset(
    """the a an this that these those in on at to from by with without for into onto over under after before near since
    until during between against about around and or but nor so as than then when while where which who whom whose if
    because although is are was were be been being am have has had do does did will would can could may might must shall
    should not no it its he she they we you i his her their our my your them him us me there here more less most each
    per away apart ago later earlier old long wide high deep tall off out up down back behind beyond across along toward
    towards inside outside said says told killed wounded injured died destroyed shot captured fled left took came went
    got made held also only just still even now today yesterday tomorrow both all any some such other another""".split()
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "all"})
_PLURALS = frozenset(
    """people men women children police troops personnel aircraft dead wounded casualties cattle staff crew media dead
    headquarters crossroads infantry militia livestock clergy fish sheep injured missing""".split()
)
_NOT_PLURAL = ("ss", "us", "is", "ous")
_LINKS = frozenset({"of", "in", "worth"})


def find_counted(words: Sequence[Word], at: int, past: int, *, measured: bool) -> tuple[int, int] | None:
    """Words first up to past that name what is counted; after a unit (`measured`) only behind "of", "in" or "worth of".

    Misses what is named before the number ("losses of 300") and phrases of more than five words.
    """
    if at < past and words[at].lower in _LINKS:
        link = words[at].lower
        at += 2 if link == "worth" and at + 1 < past and words[at + 1].lower == "of" else 1
        if link == "in" and not measured:
            return None
        if link == "of" or measured:
            while at < past and words[at].lower in _DETERMINERS:
                at += 1
    elif measured:
        return None
    end = at
    plural = 0
    while end < past and end - at < _MAX_WORDS:
        word = words[end]
        if word.lower in _STOPS or not (word.text[0].isalpha() or (word.text[0].isdigit() and end > at)):
            break
        end += 1
        if is_plural(word.lower):
            plural = end
            if not (end < past and is_plural(words[end].lower) and words[end].lower not in _STOPS):
                break
    if plural:
        return at, plural
    if end - at == 2 and words[end - 1].lower.endswith("ed"):
        end -= 1  # "one house burned"
    # A mass noun or a singular: the phrase when a stop word ended it, as far as it was short.
    return (at, end) if at < end and end - at <= 2 and words[end - 1].text[0].isalpha() else None


def is_plural(word: str) -> bool:
    """Whether the word, in lower case, looks like more than one of something."""
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL))
