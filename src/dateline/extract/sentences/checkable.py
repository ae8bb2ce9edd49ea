"""Whether a sentence asserts something that evidence could show right or wrong."""

import re
from collections.abc import Sequence

from dateline.records.sources import Attribution
from dateline.records.text import Certainty, Checkable, Span, Voice

_DUTY = re.compile(
    r"\b(?:must|should|ought|need(?:s)?\sto|deserve[sd]?|let\sus|we\s(?:call|urge|demand|hope|ask)|have\sto)\b",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"""\b(?:welcome[sd]?|condemn(?:s|ed)?|grateful|proud|pleased|delighted|thank(?:s|ed)?|congratulate[sd]?|regret(?:s|ted)?
    |appalling|shameful|disgrace(?:ful)?|outrageous|unacceptable|deplorable|hypocri\w+|cowardly|heroic|committed\sto|condolences
    |hope(?:s|d)?|wish(?:es)?|believe\sthat\sit\sis)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FACT = re.compile(
    r"""\d|\b(?:said|killed|wounded|attack(?:ed|s)?|signed|captured|seized|launched|arrived|left|moved|fired|hit|destroyed|held|met|sent|was|were|has|have|had)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def judge_checkable(
    sentence: Span, *, voice: Voice, certainty: Certainty, attributions: Sequence[Attribution]
) -> tuple[Checkable, float]:
    """The label and the probability that it is "yes" or "prediction".

    Misses evaluations without a word of feeling or duty, which it takes for statements of fact.
    """
    if voice == "none" or certainty == "none":
        return "no", 0.1
    content = max((a.content.text for a in attributions), key=len, default=sentence.text)
    facts = len(_FACT.findall(content))
    if certainty == "predicted":
        return ("yes", 0.7) if facts > 2 else ("prediction", 0.8)
    if _DUTY.search(content) and facts < 2:
        return "no", 0.3
    if _FEELING.search(content) and facts < 2:
        return "no", 0.4
    return "yes", 0.9 if facts else 0.7
