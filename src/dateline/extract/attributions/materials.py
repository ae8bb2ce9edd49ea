"""Documents and imagery as sources, whatever their verb: "The ledger lists two ships", "In the footage, men run"."""

from collections.abc import Sequence

from dateline.extract.attributions import grammar as g
from dateline.extract.attributions.drafts import Draft
from dateline.language.cues import DOCUMENTS, IMAGERY, MATERIAL_VERBS
from dateline.language.words import Word

_PARTICLES = frozenset("of to that as for down out up".split())
_LONGEST_SOURCE = 22  # words


def find_material_drafts(words: Sequence[Word], first: int, last: int, earlier: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence that has none yet and whose subject is a document or a picture."""
    if earlier:
        return []
    draft = _read_in_phrase(words, first, last) or _read_subject(words, first, last)
    return [draft] if draft is not None else []


def _is_material(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the head of the noun phrase, the last noun before a preposition or comma, is a document or an image."""
    head = start
    for index in range(start, end):
        lower = words[index].lower
        if index > start and (
            lower in g.PREPOSITIONS
            or words[index].text in g.BREAKS
            or lower in {"which", "who"}
            or (lower.endswith("ed") and len(lower) > 4)
        ):
            break
        head = index
    lower = words[head].lower
    return lower in DOCUMENTS or lower in IMAGERY


def _read_subject(words: Sequence[Word], first: int, last: int) -> Draft | None:
    for at in range(first + 1, min(last, first + _LONGEST_SOURCE + 1)):
        if words[at].lower not in MATERIAL_VERBS:
            continue
        group = g.find_group_start(words, first, at)
        if any(words[i].lower in g.BE or words[i].lower in g.NEGATIONS for i in range(group, at)):
            continue
        source = g.find_subject(words, first, group)
        if source is None or not _is_material(words, *source):
            continue
        start = at + 1
        while start < last and words[start].lower in _PARTICLES:
            start += 1
        if start >= last - 1 or words[start].text in g.BREAKS or words[start].lower in g.PREPOSITIONS | {"been", "to"}:
            continue
        return Draft(source, (group, start), (start, _end(words, start, last)), 0.6)
    return None


def _read_in_phrase(words: Sequence[Word], first: int, last: int) -> Draft | None:
    """ "In footage from the port, three ships burn": a preposition, an image and a comma at the start."""
    if words[first].lower not in {"in", "on"}:
        return None
    for at in range(first + 2, min(last, first + _LONGEST_SOURCE)):
        if words[at].text == ",":
            head = next((i for i in range(first + 1, at) if words[i].lower in g.PREPOSITIONS), at)
            shows = any(words[i].lower in IMAGERY for i in range(first + 1, head))
            if shows and at + 3 < last:
                return Draft((first + 1, at), (first, first + 1), (at + 1, _end(words, at + 1, last)), 0.5)
            return None
    return None


def _end(words: Sequence[Word], start: int, last: int) -> int:
    end = last
    while end > start + 1 and words[end - 1].text in g.STOPS:
        end -= 1
    return end
