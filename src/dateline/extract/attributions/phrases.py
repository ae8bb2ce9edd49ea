"""Attributions without a verb of speech: "according to X", "reports of Y", "reportedly", "in X's view"."""

from collections.abc import Sequence

from dateline.extract.attributions import grammar as g
from dateline.extract.attributions.drafts import Draft
from dateline.language.lexicon import SPEECH_VERBS
from dateline.language.words import Word

_ADVERBS = frozenset("reportedly allegedly purportedly supposedly rumouredly".split())
_BARE_NOUNS = frozenset(
    "reports rumours rumors talk speculation whispers gossip word suggestions allegations stories news hints".split()
)
_OWNED_NOUNS = frozenset(
    """claim claims allegation allegations accusation accusations warning warnings assertion assertions belief fear
    fears suspicion suspicions hope hopes contention insistence suggestion suggestions statement announcement argument
    estimate estimates report view prediction predictions expectation expectations assessment conclusion verdict
    rumour rumours rumor rumors speculation promise promises pledge threat threats concern concerns""".split()
)
# After these, "of" carries content without an owner: "Threats of a strike".
_UNOWNED_NOUNS = frozenset("allegations accusations fears threats warnings claims rumours rumors".split())
_MODIFIERS = frozenset(
    "unconfirmed unverified initial early local media press persistent new some several recent conflicting".split()
)


def find_phrase_drafts(words: Sequence[Word], first: int, last: int) -> list[Draft]:
    """The drafts of the sentence words[first:last]."""
    drafts: list[Draft] = []
    for at in range(first, last):
        lower = words[at].lower
        draft = None
        if lower == "according" and at + 2 < last and words[at + 1].lower == "to":
            draft = _read_according(words, first, last, at=at)
        elif lower in _ADVERBS:
            end = _clause_end(words, at + 1, last)
            if end > at + 1:
                draft = Draft(None, (at, at + 1), (at + 1, end), 0.8)
        elif lower in _BARE_NOUNS or lower in _OWNED_NOUNS:
            draft = _read_noun(words, first, last, at=at)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _read_according(words: Sequence[Word], first: int, last: int, *, at: int) -> Draft | None:
    end = at + 2
    while end < last and words[end].text not in g.STOPS and words[end].text != ";":
        if words[end].text == "," and not _starts_aside(words, end + 1, last):
            break
        end += 1
    source = (at + 2, end)
    if source[1] <= source[0]:
        return None
    leading = at - first <= 2
    if leading:
        start = end + 1 if end < last and words[end].text == "," else end
        if start >= last:
            return None
        return Draft(source, (at, at + 2), (start, _trim(words, start, last)), 0.9)
    left = at
    while left > first and words[left - 1].text in {",", "—", "–"}:
        left -= 1
    if end < last - 2 and words[end].text == "," and words[at - 1].text == ",":
        return Draft(source, (at, at + 2), (first, _trim(words, first, last)), 0.8)
    return Draft(source, (at, at + 2), (first, left), 0.9) if left > first else None


def _starts_aside(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether the comma before `at` belongs to the source: an apposition or a relative clause after its name."""
    if at >= last:
        return False
    lower = words[at].lower
    if lower in {"who", "which", "whose"}:
        return True
    closing = next((i for i in range(at, min(last, at + 14)) if words[i].text in {",", "."}), None)
    if closing is None or lower not in {"a", "an", "the"}:
        return False
    return not any(g.is_verbish(words, i) for i in range(at, closing)) and words[closing].text == ","


def _read_noun(words: Sequence[Word], first: int, last: int, *, at: int) -> Draft | None:
    after = words[at + 1].lower if at + 1 < last else ""
    if after not in {"that", "of"} or at + 3 > last:
        return None
    lower = words[at].lower
    start = at
    while start > first and (words[start - 1].lower in _MODIFIERS):
        start -= 1
    before = words[start - 1] if start > first else None
    if before is not None and start == at and not _introduces_noun(before):
        return None
    if _tells_where(words, first, start):
        return None
    owned = before is not None and before.text in {"'s", "’s"}
    if lower in _OWNED_NOUNS and lower not in _BARE_NOUNS and after == "of" and lower not in _UNOWNED_NOUNS:
        return None
    end = _subject_clause_end(words, at + 2, last, clause=after == "that")
    if end <= at + 2:
        return None
    if owned:
        source = g.find_subject(words, first, start - 1)
        return Draft(source, (start, at + 2 if after == "of" else at + 1), (at + 2, end), 0.7)
    is_source = lower in _BARE_NOUNS
    return Draft((start, at + 1) if is_source else None, (start, at + 2), (at + 2, end), 0.7)


def _tells_where(words: Sequence[Word], first: int, start: int) -> bool:
    """Whether the noun at `start` only tells where somebody says it: "said in a statement that"."""
    at = start - 1
    if at > first and words[at].lower in g.DETERMINERS:
        at -= 1
    return at > first and words[at].lower == "in" and words[at - 1].lower in SPEECH_VERBS


def _introduces_noun(before: Word) -> bool:
    """Whether the word before makes "claims that" or "reports of" a noun and not a verb."""
    lower = before.lower
    return (
        lower in g.DETERMINERS
        or lower in g.PREPOSITIONS
        or before.text in g.BREAKS
        or before.text in {"'s", "’s"}
        or lower
        in {
            "and",
            "or",
            "deny",
            "denies",
            "denied",
            "rejected",
            "rejects",
            "dismissed",
            "dismisses",
            "are",
            "were",
            "was",
            "is",
        }
    )


def _subject_clause_end(words: Sequence[Word], start: int, last: int, *, clause: bool) -> int:
    """The end of "of X" or "that X": before the author's own verb, where the noun is its subject.

    After "that" the first verb group belongs to the content and the second is the author's.
    """
    groups = 0
    index = start + 1
    while index < last:
        word = words[index]
        if word.text in {";", "—", "–", ":"} or (word.text == "," and not _returns(words, index, last)):
            return index
        if word.lower in g.AUXILIARIES and word.lower not in {"'s", "been", "be", "being", "having"}:
            groups += 1
            if groups > clause and words[index - 1].lower not in {
                "who",
                "which",
                "that",
                "and",
                "to",
                "it",
                "they",
                "he",
                "she",
            }:
                return index
            while index + 1 < last and words[index + 1].lower in g.AUXILIARIES:
                index += 1
        index += 1
    return _trim(words, start, last)


def _returns(words: Sequence[Word], comma: int, last: int) -> bool:
    """Whether a short apposition opens at the comma and the content goes on after it."""
    closing = next((i for i in range(comma + 1, min(last, comma + 6)) if words[i].text == ","), None)
    return closing is not None and words[comma + 1].text[:1].isupper()


def _clause_end(words: Sequence[Word], start: int, last: int) -> int:
    for index in range(start, last):
        if words[index].text in {";", "—", "–"} or (
            words[index].text == ","
            and index + 1 < last
            and words[index + 1].lower in {"but", "while", "although", "and", "according"}
        ):
            return index
    return _trim(words, start, last)


def _trim(words: Sequence[Word], start: int, last: int) -> int:
    end = last
    while end > start + 1 and words[end - 1].text in g.STOPS:
        end -= 1
    return end
