"""One answer from two finders: what the rules say and what the model says of the same text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.extract.attributions.quotes import Quote
from dateline.extract.attributions.ruled import Ruled
from dateline.language.cues import load_cue_verbs
from dateline.records.sources import Attribution
from dateline.records.text import Span

_SAME = 0.3  # intersection over union of two contents from which both finders mean the same
_DOUBLE = 0.5  # share of the shorter of two contents that both have, from which they are one
_SURE_RULE = 0.5  # score of a rule from which it counts without the model
_SURE_MODEL = 0.7  # score of the model from which it counts without a rule
_LEAST_WORDS = 5  # of a content that only the model finds: "praised the young engineer" gives nothing to anybody
# Both scores set on the development part of the sourcing labels, with the weights of one epoch less: F1 of contents by
# overlap 0.63 by the model alone, 0.74 by the rules alone. `make eval` has what both reach together now.


_NOBODY = re.compile(r"\b(?:neither|nobody|no\sone|none\sof)\b[^.;!?,“”\"]{0,60}$", re.IGNORECASE)
# Before a cue: speech that did not take place, which is an act and no attribution.
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|cannot|without|declin\w+\sto|refus\w+\sto|unable\sto|fail\w*\sto)|n['’]t)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_NOBODY_CHARS = 80  # before a cue in which it is looked for
_NEGATION_CHARS = 40  # before a cue in which it is looked for
_WITHHELD = re.compile(r"\b(?:declin|refus)\w*(?:\sto(?:\s\w+)?)?$", re.IGNORECASE)  # a cue that is none
_QUOTES = frozenset("\"“'‘«")
_AUTHORS = frozenset({"i", "we"})  # outside quotation marks these are the author
_SILENCES = frozenset("silence absence lack omission refusal reluctance".split())  # the author concludes; nobody says


def combine(
    linked: Sequence[Attribution], ruled: Iterable[Ruled], *, text: str, quotes: Sequence[Quote]
) -> tuple[Attribution, ...]:
    """What both found, and what one of them is sure of by itself, in text order.

    Of what both found the spans are the model's, but for set phrases ("reports of", "according to"), which the rules
    know whole. A model's attribution with a negated cue, or whose source is the author or a silence, is left out.
    """
    linked = [link for link in linked if not _is_negated(link, text) and not _is_authors(link, quotes)]
    ruled = [rule for rule in ruled if not _is_nobodys(rule.attribution, text)]
    agreed: dict[int, Attribution] = {}
    alone: list[Attribution] = []
    used: set[int] = set()
    for rule, is_set_phrase in ruled:
        same = [at for at, link in enumerate(linked) if _overlap(link.content, rule.content) > _SAME]
        used.update(same)
        if same and is_set_phrase:
            alone.append(rule)
            continue
        for at in same:
            link = linked[at]
            source = link.source or (rule.source if _is_source(rule.source, link.cue) else None)
            agreed[at] = replace(link, source=source, score=max(link.score, rule.score))
        if not same and rule.score > _SURE_RULE:
            alone.append(rule)
    sure = [link for at, link in enumerate(linked) if at not in used and _counts_alone(link)]
    kept = [
        link for at, link in agreed.items() if not any(_overlap(link.content, rule.content) > _SAME for rule in alone)
    ]
    return _drop_doubles((*kept, *alone, *sure))


def _drop_doubles(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """One attribution for each content of a sentence, the surest; a content nested in another has a cue inside it."""
    kept: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: (-a.score, place(a))):
        if not any(_is_double(attribution, other) for other in kept):
            kept.append(attribution)
    return tuple(sorted(kept, key=place))


def _is_double(one: Attribution, other: Attribution) -> bool:
    if one.sentence != other.sentence or _is_nested(one, other) or _is_nested(other, one):
        return False
    a, b = one.content, other.content
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > _DOUBLE * min(a.end - a.start, b.end - b.start)


def _is_nested(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner cue stands in the outer content, before its own: "A says B believes C"."""
    cue = inner.cue
    return (
        cue is not None and outer.content.start <= cue.start and cue.end <= min(inner.content.start, outer.content.end)
    )


def _counts_alone(link: Attribution) -> bool:
    told = link.content.text[0] in _QUOTES or len(link.content.text.split()) >= _LEAST_WORDS
    return told and link.score > _SURE_MODEL


def _is_source(words: Span | None, cue: Span | None) -> bool:
    """Whether the source of a rule can be that of the model's cue: it stands apart from it and opens with no verb."""
    if words is None or (cue is not None and words.start < cue.end and cue.start < words.end):
        return False
    return words.text.split()[0].lower() not in load_cue_verbs()


def _is_nobodys(attribution: Attribution, text: str) -> bool:
    """Whether "neither", "nobody" or "no one" says it."""
    cue = attribution.cue
    return cue is not None and _NOBODY.search(text, max(0, cue.start - _NOBODY_CHARS), cue.start) is not None


def _is_negated(link: Attribution, text: str) -> bool:
    if link.cue is None:
        return False
    if _WITHHELD.search(link.cue.text) or _is_nobodys(link, text):
        return True
    return bool(_NEGATED.search(text, max(0, link.cue.start - _NEGATION_CHARS), link.cue.start)) or bool(
        _NEGATED.search(link.cue.text + " ") or _NEGATED.search(link.cue.text.rsplit(" ", 1)[0] + " ")
    )


def _is_authors(link: Attribution, quotes: Sequence[Quote]) -> bool:
    if link.source is None:
        return False
    words = link.source.text.lower().split()
    if not _SILENCES.isdisjoint(words):
        return True
    if words[0] not in _AUTHORS or len(words) > 1:
        return False
    start = link.source.start
    return not any(quote.start <= start < quote.end for quote in quotes)


def place(attribution: Attribution) -> tuple[int, int, int]:
    """Where an attribution stands in the order of the text."""
    cue = attribution.cue.start if attribution.cue else -1
    return attribution.sentence, attribution.content.start, cue


def _overlap(first: Span, second: Span) -> float:
    shared = min(first.end, second.end) - max(first.start, second.start)
    return shared / (max(first.end, second.end) - min(first.start, second.start)) if shared > 0 else 0.0
