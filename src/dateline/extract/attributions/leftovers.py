"""Quoted words that no cue in the word lists explains: they still belong to somebody."""

from collections.abc import Sequence

from dateline.extract.attributions import grammar as g
from dateline.extract.attributions.drafts import Draft
from dateline.language.words import Word

_FEWEST_WORDS = 3  # shorter quoted stretches are more often names and scare quotes than speech


def find_quote_drafts(
    words: Sequence[Word], first: int, last: int, quoted: Sequence[bool], earlier: Sequence[Draft]
) -> list[Draft]:
    """A draft for each quotation that no earlier draft covers, in a sentence that is not all quotation."""
    drafts: list[Draft] = []
    at = first
    while at < last:
        if not quoted[at]:
            at += 1
            continue
        end = at
        while end < last and quoted[end]:
            end += 1
        spoken = sum(words[i].text[:1].isalnum() for i in range(at, end))
        covered = any(d.content[0] <= at and end <= d.content[1] + 1 for d in earlier)
        if not covered and spoken >= _FEWEST_WORDS and end - at < 0.8 * (last - first):
            draft = _read_after(words, at, end, last) if at - first <= 1 else _read_before(words, first, at, end)
            if draft is not None:
                drafts.append(draft)
        at = end
    return drafts


def _read_before(words: Sequence[Word], first: int, start: int, end: int) -> Draft | None:
    """ "The mayor derided it as "a show"": the subject of the clause that holds the quotation."""
    verb = next(
        (
            i
            for i in range(first + 1, start)
            if g.is_verbish(words, i) or (words[i].lower.endswith("s") and words[i - 1].text[:1].isupper())
        ),
        None,
    )
    if verb is None:
        return None
    group = g.find_group_start(words, first, verb)
    source = g.find_subject(words, first, group)
    if source is None or not (
        words[source[0]].text[:1].isupper() or words[source[0]].lower in g.DETERMINERS | g.PRONOUNS
    ):
        return None
    if words[source[0]].lower in {"it", "there", "this", "that", "i", "we"}:
        return None
    return Draft(source, (group, verb + 1), (start, end), 0.5)


def _read_after(words: Sequence[Word], start: int, end: int, last: int) -> Draft | None:
    """ ""...," one of them sighed": a quotation with a comma or stop inside, then a subject and a verb."""
    if end - 2 <= start or words[end - 2].text not in {",", "!", "?", ".", "…"} or end + 1 >= last:
        return None
    verb = next((i for i in range(end + 1, min(last, end + 14)) if g.is_verbish(words, i)), None)
    if verb is None:
        return None
    source = g.find_subject(words, end, g.find_group_start(words, end, verb))
    return Draft(source, (verb, verb + 1), (start, end), 0.5) if source is not None else None
