"""Whether a sentence concludes from silence: from something not said, not denied, not shown or absent.

Words of silence ("lack of denials") go with any word of conclusion; a bare negation only with plain words of inference.


The patterns are for text in lower case: that is three times as fast as ignoring the case in each search.
"""

import re

from dateline.language.words import lower
from dateline.records.text import Span, make_span

_SILENCE = re.compile(
    r"""\b(?:lack\sof\s(?:\w+\s){0,2}(?:denials?|comments?|responses?|answers?|mention|condemnation|statements?|reaction|reports?|curiosity)
    |(?:absence|omission|silence|silent|muteness|reticence|stillness)
    |(?:no|without\s(?:a|any))\s(?:\w+\s){0,2}(?:denials?|mention|rebuttal|comment|protest|answer|reply|objection)s?
    |(?:not|never|nor|neither|didn't|hasn't|haven't|did\snot|has\snot)\s(?:\w+\s){0,2}(?:den(?:y|ied)|mention(?:ed)?|answer(?:ed)?|rebut(?:ted)?|appear(?:ed)?|attend(?:ed)?|comment(?:ed)?|contradict(?:ed)?|repl(?:y|ied)|publish(?:ed)?|object(?:ed)?|named?|say|said|shown?)
    |(?:nobody|no\sone|none|nothing)\b[^.;]{0,60}\b(?:denie[ds]|denied|said|answered|mentioned|objected|contradicted|published)
    |(?:refus(?:al|ed|es)|declin(?:ed|es)|failure|fail(?:ed|s))\sto\s(?:\w+\s)?(?:deny|comment|attend|mention|answer|name|say|condemn|publish|confirm|respond|explain)
    |(?:avoid(?:ed|s|ing)?)\s(?:any\s)?(?:mention|reference)|conspicuous(?:ly)?|missing\sfrom|(?:falls?|fell|went|kept|stayed|remain(?:ed|s)?)\s(?:\w+\s)?(?:silent|quiet)
    |not\sa\sword|not\sonce|unanswered|absent(?:\sfrom)?|blank|not\sdenied|undenied)\b""",
    re.VERBOSE,
)
_CONCLUSION = re.compile(
    r"""\b(?:suggest(?:s|ed|ing)?|signal(?:s|led|ling)?|confirm(?:s|ed|ing)?|deepen(?:s|ed)?|mean(?:s|t)?|proof|prov(?:e|es|ed|ing)
    |reveal(?:s|ed|ing)?|indicat(?:e|es|ed|ing)|impl(?:y|ies|ied|ying)|infer(?:s|red)?|conclu(?:de|des|ded|sions?)|evidence|sign
    |admission|admits?|admitted|confession|confess(?:es|ed)?|speaks?\s(?:volumes|for\sitself|louder)|tells?\s(?:us|you|its|the|all|more)|says\s(?:it\sall|everything|enough|more)
    |leaves?\s(?:no|little)\s(?:doubt|room)|can\sonly|must\s(?:be|have|mean)|therefore|hence|thus|obvious|underscores?d?|shows?|showed|convinc(?:ed|es|ing)|persuad(?:ed|es)|assurance|answer\senough
    |receipt|verdict|draw(?:s|n)?\s(?:the|my|their|a|its)\s|drew|read\sas|taken?\sas|regard(?:s|ed)?\b[^.]{0,40}\bas|points?\sto|testif(?:y|ies)|because|so\s(?:it|they|he|she|we)|has\slost|knows?|certain|betray(?:s|ed)?)\b
    |—\s?(?:a|an)\s(?:clear|sure|certain|telling)|,\s(?:a|an)\s(?:clear|sure|certain|telling)\s""",
    re.VERBOSE,
)
_NEGATION = re.compile(
    r"""\b(?:not|never|nor|neither|nobody|no\sone|none|nothing|no|missing|vanish(?:ed)?|empty|emptiness|omits?|omitted|evasion|reticence
    |restraint|abstention|modesty|gap|passes\sover|skipped|mute|unspoken|removed|without|ignored)\b|n't\b""",
    re.VERBOSE,
)
_INFERENCE = re.compile(
    r"""\b(?:infer(?:s|red)?|conclude[sd]?|deduce[sd]?|gathers?\sthat|(?:i|we|they|one|must|may)\s(?:gather|suppose|infer|conclude|count)
    |tak(?:e|es|en)\s(?:it|that|this|the\s\w+|his\s\w+|her\s\w+|its\s\w+)\s(?:as|for|to\sbe|on)|taken?\sas|reads?\sas\s(?:proof|a\ssign|an?\sadmission)|interprets?\b[^.]{0,60}\sas
    |tells\s(?:me|us|you|the\s\w+)|told\s(?:me|us)\s(?:that|which)|convinces?\b|proof\sthat|proves|can\sonly\smean|probably\smeans?|as\sgood\sas|tantamount|amounts\sto
    |ergo|whence|inference|obvious\sconclusion|drew\sa\sconclusion|leads\b[^.]{0,30}\sto\sconclude|confession|an\sadmission|say\severything
    |treats\sthat\sas|strengthens\s(?:our|the|my)\sview|held\sto\sbe|is\sas\sgood)\b""",
    re.VERBOSE,
)
_BACKWARD = re.compile(
    r"\b(?:that|this|the|such|their|its|his|her)\s(?:very\s|same\s)?(?:silence|omission|absence|refusal|reticence|muteness|quiet|gap|blank|lack)\b"
)


def find_silence(sentence: Span, text: str) -> Span | None:
    """The words of silence in a sentence that draws a conclusion from them, or None.

    Misses conclusions that stand in a sentence of their own without naming the silence again.
    """
    words = lower(sentence.text)
    for silences, conclusions in ((_SILENCE, _CONCLUSION), (_BACKWARD, _CONCLUSION), (_NEGATION, _INFERENCE)):
        silence = silences.search(words)
        if silence is not None and _concludes(conclusions, silence, words):
            return make_span(text, sentence.start + silence.start(), sentence.start + silence.end())
    return None


def _concludes(conclusions: re.Pattern[str], silence: re.Match[str], words: str) -> bool:
    """Whether words of conclusion stand outside the words of silence."""
    return any(not silence.start() <= match.start() < silence.end() for match in conclusions.finditer(words))
