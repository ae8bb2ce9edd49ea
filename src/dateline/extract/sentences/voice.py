"""In whose voice a sentence stands: a source's, the author's, both, or nobody's because it asserts nothing."""

from collections.abc import Sequence

from dateline.language.clauses import has_clause
from dateline.language.words import Word
from dateline.records.sources import Attribution
from dateline.records.text import Voice

_IMPERATIVES = frozenset(
    """let look come read click follow call see ask remember imagine consider listen note take go stop wait make do
    be don't give pay think subscribe share watch join sign visit contact""".split()
)
_OPENERS = frozenset(["“", '"', "‘", "'", "«", "''", "and", "but", "so", "then", "now", "please", "just"])
_WEAK = frozenset(
    """on in at during after before earlier later monday tuesday wednesday thursday friday saturday sunday yesterday
    today to reporters with an interview statement briefing who while speaking""".split()
)
_SUBORDINATE = frozenset(
    "who which whose whom when where as though although while since after before if in that already".split()
)
_SHORTEST_STOPPED = 6  # words from which a line with a full stop is taken for a sentence even without a known verb
_CALL_WITHIN = 14  # words in which the verb of the main clause is looked for
_SHORTEST_CLAUSE = 5  # words outside the attribution from which the author says something of his own


def asserts_nothing(words: Sequence[Word], *, ends_line: bool, starts_line: bool, attributed: bool) -> bool:
    """Whether the sentence is a question, call, heading, lead-in or fragment, with nothing that a source says."""
    if not words:
        return True
    last = words[-1].text
    closing = next((w.text for w in reversed(words) if w.text not in {"”", '"', "’", "'", ")", "''", "»"}), last)
    if attributed:
        return False
    if closing == "?":
        return True
    letters = sum(word.text[:1].isalpha() for word in words)
    if letters < 2:
        return True
    if closing == ":" and ends_line:
        return True
    stopped = closing[:1] in ".!…"
    if not has_clause(words):
        return not (stopped and letters >= _SHORTEST_STOPPED)
    if not stopped and starts_line and ends_line and letters <= 3:
        return True
    return _is_imperative(words) or _is_call(words)


def _is_call(words: Sequence[Word]) -> bool:
    """Whether the main clause says what ought to be: "The states must act"."""
    for index, word in enumerate(words[:_CALL_WITHIN]):
        if word.lower in {"if", "that", "which", "who", "because", "although", "while", "when"} or word.text in {
            ";",
            ":",
        }:
            return False
        if word.lower in {"must", "should", "ought"} and index:
            return words[index + 1 : index + 2] != () and words[index + 1].lower not in {"have", "know"}
    return False


def _is_imperative(words: Sequence[Word]) -> bool:
    for word in words[:3]:
        if word.lower in _OPENERS:
            continue
        return word.lower in _IMPERATIVES
    return False


def judge_voice(words: Sequence[Word], attributions: Sequence[Attribution]) -> Voice:
    """The voice of a sentence that asserts something, from what its attributions leave to the author."""
    if not attributions:
        return "author"
    covered = [
        (span.start, span.end) for a in attributions for span in (a.source, a.cue, a.content) if span is not None
    ]
    outside = [word for word in words if not any(start <= word.start < end for start, end in covered)]
    if any(a.cue is not None and a.source is not None and _is_premise(a, words) for a in attributions):
        return "mixed"
    spoken = [word for word in outside if word.text[:1].isalnum()]
    if len(spoken) < _SHORTEST_CLAUSE:
        return "source"
    strong = [word for word in spoken if word.lower not in _WEAK]
    if len(strong) >= _SHORTEST_CLAUSE and _longest_clause(words, covered):
        return "mixed"
    return "source"


def _is_premise(attribution: Attribution, words: Sequence[Word]) -> bool:
    """Whether the author's clause builds on the content: "Reports of X have alarmed Y"."""
    if attribution.source is None or attribution.cue is None:
        return False
    noun = attribution.cue.text.lower().endswith((" of", " that"))
    if not noun or attribution.source.start != attribution.cue.start:
        return False
    after = [word for word in words if word.start >= attribution.content.end]
    return len(after) >= 3 and has_clause(after)


def _longest_clause(words: Sequence[Word], covered: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch of words outside all attributions is long enough and holds a clause."""
    stretch: list[Word] = []
    for word in words:
        if any(start <= word.start < end for start, end in covered):
            if _is_own_clause(stretch):
                return True
            stretch = []
        else:
            stretch.append(word)
    return _is_own_clause(stretch)


def _is_own_clause(stretch: Sequence[Word]) -> bool:
    opened = next((i for i, word in enumerate(stretch) if word.text[:1].isalnum()), len(stretch))
    clause = stretch[opened:]
    strong = [word for word in clause if word.text[:1].isalnum() and word.lower not in _WEAK]
    if len(strong) < _SHORTEST_CLAUSE or clause[0].lower in _SUBORDINATE or clause[0].lower.endswith("ing"):
        return False
    return has_clause(clause, strict=True)
