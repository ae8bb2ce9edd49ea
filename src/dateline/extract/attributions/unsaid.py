"""What looks like an attribution and is none: speech that did not take place, and the author's own thoughts."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from dateline.extract.attributions.quotes import Quote
from dateline.records.sources import Attribution

_DOUBLE = 0.5  # share of the shorter of two contents that both have, from which they are one

_NOBODY = re.compile(r"\b(?:neither|nobody|no\sone|none\sof)\b[^.;!?,“”\"]{0,60}$", re.IGNORECASE)
# Before a cue: speech that did not take place, which is an act and no attribution.
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|cannot|without|declin\w+\sto|refus\w+\sto|unable\sto|fail\w*\sto)|n['’]t)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_NOBODY_CHARS = 80  # before a cue in which it is looked for
_NEGATION_CHARS = 40  # before a cue in which it is looked for
_WITHHELD = re.compile(r"\b(?:declin|refus)\w*(?:\sto(?:\s\w+)?)?$", re.IGNORECASE)  # a cue that is none
_AUTHORS = frozenset({"i", "we"})  # outside quotation marks these are the author
_SILENCES = frozenset("silence absence lack omission refusal reluctance".split())  # the author concludes; nobody says
_BEHIND = frozenset("of from by in on at over about to for with that which who".split())  # after the head of a source


def drop_unsaid(linked: Iterable[Attribution], *, text: str, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """The attributions without those that have a negated cue, or whose source is nobody, the author or a silence; one
    for each content of a sentence, the surest. In text order."""
    kept: list[Attribution] = []
    for link in sorted(linked, key=lambda link: (-link.score, place(link))):
        if _is_negated(link, text) or _is_authors(link, quotes) or any(_is_double(link, other) for other in kept):
            continue
        kept.append(link)
    return tuple(sorted(kept, key=place))


def _is_double(one: Attribution, other: Attribution) -> bool:
    if one.sentence != other.sentence or _is_nested(one, other) or _is_nested(other, one) or _both_tell(one, other):
        return False
    a, b = one.content, other.content
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > _DOUBLE * min(a.end - a.start, b.end - b.start)


def _both_tell(one: Attribution, other: Attribution) -> bool:
    """Whether both have a cue and a source of their own: "The mayor denied reports that the bridge was closed"."""
    if one.cue is None or other.cue is None or one.source is None or other.source is None:
        return False
    return one.source != other.source and not (one.cue.start < other.cue.end and other.cue.start < one.cue.end)


def _is_nested(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner cue stands in the outer content, before its own: "A says B believes C"."""
    cue = inner.cue
    return (
        cue is not None and outer.content.start <= cue.start and cue.end <= min(inner.content.start, outer.content.end)
    )


def _is_negated(link: Attribution, text: str) -> bool:
    cue = link.cue
    if cue is None:
        return False
    past = link.source.end if link.source and link.source.end <= cue.start else 0  # "Doctors Without Borders"
    return bool(
        _WITHHELD.search(cue.text)
        or _NOBODY.search(text, max(0, cue.start - _NOBODY_CHARS), cue.start)
        or _NEGATED.search(text, max(past, cue.start - _NEGATION_CHARS), cue.start)
        or _NEGATED.search(cue.text + " ")
        or _NEGATED.search(cue.text.rsplit(" ", 1)[0] + " ")
    )


def _is_authors(link: Attribution, quotes: Sequence[Quote]) -> bool:
    if link.source is None:
        return False
    words = link.source.text.lower().split()
    head = list(takewhile(lambda word: word not in _BEHIND, words))[-1:]
    if head and head[0].rstrip(",") in _SILENCES:
        return True
    if words[0] not in _AUTHORS or len(words) > 1:
        return False
    start = link.source.start
    return not any(quote.start <= start < quote.end for quote in quotes)


def place(attribution: Attribution) -> tuple[int, int, int]:
    """Where an attribution stands in the order of the text."""
    cue = attribution.cue.start if attribution.cue else -1
    return attribution.sentence, attribution.content.start, cue
