"""Possible persuasion techniques in the wording, with the stretch and how likely each is."""

from dateline.language.heads import find_techniques as find_marked
from dateline.language.reading import Reading
from dateline.records.text import make_span
from dateline.records.wording import Technique

_EDGES = " \t\n\r.,;:"  # not part of a stretch where it begins or ends, as in PTC


def find_techniques(reading: Reading) -> tuple[Technique, ...]:
    """Stretches whose wording may be a persuasion technique (the 14 of PTC, SemEval-2020 task 11), in text order.

    `score` is the probability that a trained reader would mark the stretch at all. Misses techniques that only show
    over several sentences; repetition above all.
    """
    text = reading.document.text
    found = []
    for part, technique, _ in find_marked(reading.scores):
        start, end = part.start, part.end
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if start < end:
            span = make_span(text, start, end)
            found.append(Technique(span=span, technique=technique, score=round(part.score, 3)))
    return tuple(found)
