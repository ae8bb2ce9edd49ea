"""Whether a sentence concludes from silence: from something not said, not denied, not shown or absent."""

import re

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
    re.IGNORECASE | re.VERBOSE,
)
_CONCLUSION = re.compile(
    r"""\b(?:suggest(?:s|ed|ing)?|signal(?:s|led|ling)?|confirm(?:s|ed|ing)?|deepen(?:s|ed)?|mean(?:s|t)?|proof|prov(?:e|es|ed|ing)
    |reveal(?:s|ed|ing)?|indicat(?:e|es|ed|ing)|impl(?:y|ies|ied|ying)|infer(?:s|red)?|conclu(?:de|des|ded|sions?)|evidence|sign
    |admission|admits?|admitted|confession|confess(?:es|ed)?|speaks?\s(?:volumes|for\sitself|louder)|tells?\s(?:us|you|its|the|all|more)|says\s(?:it\sall|everything|enough|more)
    |leaves?\s(?:no|little)\s(?:doubt|room)|can\sonly|must\s(?:be|have|mean)|therefore|hence|thus|obvious|underscores?d?|shows?|showed|convinc(?:ed|es|ing)|persuad(?:ed|es)|assurance|answer\senough
    |receipt|verdict|draw(?:s|n)?\s(?:the|my|their|a|its)\s|drew|read\sas|taken?\sas|regard(?:s|ed)?\b[^.]{0,40}\bas|points?\sto|testif(?:y|ies)|because|so\s(?:it|they|he|she|we)|has\slost|knows?|certain|betray(?:s|ed)?)\b
    |—\s?(?:a|an)\s(?:clear|sure|certain|telling)|,\s(?:a|an)\s(?:clear|sure|certain|telling)\s""",
    re.IGNORECASE | re.VERBOSE,
)
_BACKWARD = re.compile(
    r"\b(?:that|this|the|such|their|its|his|her)\s(?:very\s|same\s)?(?:silence|omission|absence|refusal|reticence|muteness|quiet|gap|blank|lack)\b",
    re.IGNORECASE,
)


def find_silence(sentence: Span, text: str) -> Span | None:
    """The words of silence in a sentence that draws a conclusion from them, or None.

    Misses conclusions that stand in a sentence of their own without naming the silence again.
    """
    silence = _SILENCE.search(text, sentence.start, sentence.end) or _BACKWARD.search(text, sentence.start, sentence.end)
    if silence is None:
        return None
    conclusion = _CONCLUSION.search(text, sentence.start, sentence.end)
    while conclusion is not None and silence.start() <= conclusion.start() < silence.end():
        conclusion = _CONCLUSION.search(text, silence.end(), sentence.end)
        break
    return make_span(text, silence.start(), silence.end()) if conclusion else None
