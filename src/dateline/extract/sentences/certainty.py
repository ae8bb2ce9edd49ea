"""The words by which a sentence shows how surely it presents its main content."""

import re
from collections.abc import Sequence

from dateline.language.cues import load_cue_verbs
from dateline.language.words import lower
from dateline.records.sources import Attribution
from dateline.records.text import Certainty, Span, make_span

# All but _HEDGED, which has to tell "may" from the month, are for text in lower case: that is three times as fast.
_UNCONFIRMED = re.compile(
    r"""\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated|unproven
    |(?:not|never|nor|neither|yet\sto|still\sto)\s(?:yet\s|ever\s)?(?:been\s|be\s)?(?:independently\s)?
      (?:confirmed|verified|corroborated|substantiated|authenticated|established)
    |has\snot\sbeen\s(?:possible\sto\s)?(?:independently\s)?(?:confirm|verif)\w*
    |(?:could|can|cannot|can't|couldn't)\s?(?:not)?\s(?:be\s)?(?:independently\s|immediately\s)*
      (?:confirm(?:ed)?|verif(?:y|ied)|corroborated?|vouch|authenticated?|established?)
    |no\s(?:independent\s|official\s|visual\s|hard\s|immediate\s|other\s)?(?:confirmation|corroboration|verification)
    |no\s(?:visual\s|hard\s|other\s|independent\s)?(?:evidence|proof)\s(?:has|was|for|to|that|is)
    |(?:unable|impossible|not\spossible)\sto\s(?:independently\s)?(?:confirm|verify|corroborate|check)
    |(?:remains?|is|was)\s(?:still\s)?(?:unclear|unconfirmed|unverified|unproven)
    |not\s(?:immediately\s)?clear\s(?:whether|how|who|what|if)
    |(?:nobody|no\sone|none|no\s(?:outside|independent|other|second)\s\w+)\b[^.;,]{0,30}\b(?:has|have|had|can|could|was|were)\s(?:\w+\s)?
      (?:seen|been\sable|authenticat\w+|verif\w+|confirm\w*|back\w*|corroborat\w*|prove[dn]?|vouch|establish\w*)
    |(?:verified|confirmed|corroborated|backed)\sby\s(?:no|nobody)
    |(?:could|did|can|have|has|had)\s?not\s(?:\w+\s)?establish(?:ed)?\swhether|seen\sno\s(?:visual\s|hard\s)?(?:evidence|proof)
    |offer(?:s|ed)?\sno\s(?:evidence|proof)|without\s(?:evidence|proof|confirmation)
    |await(?:s|ing)\s(?:confirmation|verification))\b""",
    re.VERBOSE,
)
_HEDGED = re.compile(
    r"""\b(?:(?-i:may)(?!\s\d)|might|could(?!\s(?:not|be\s(?:seen|heard)))|likely|unlikely|probabl[ey]|possib(?:ly|le)|perhaps
    |apparently|seem(?:s|ed|ingly)?|appear(?:s|ed)?\sto|suggest(?:s|ed|ing)?|presumably|reportedly|allegedly|alleged
    |purported(?:ly)?|purport(?:s|ed)?\sto|supposed(?:ly)?|ostensibly|arguably|potential(?:ly)?|suspected|risks?|rumou?red
    |(?:is|are|was|were|been)\s(?:widely\s|generally\s|also\s)?(?:said|believed|thought|understood|alleged|feared)\s(?:to|that)
    |looks?\slike|as\sif|in\sall\slikelihood|it\sis\s(?:said|believed|thought|understood)|hints?|maybe|rumou?rs?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PREDICTED = re.compile(
    r"""\b(?:will|won't|shall|(?:is|are|was|were|am|'re|'m|'s)\s(?:now\s|also\s|still\s)?(?:going|set|due|about|bound|poised|likely|expected|scheduled|planning|slated|to\sbe)\sto
    |(?:is|are|was|were)\s(?:widely\s)?(?:expected|scheduled|due|forecast|predicted|tipped)|loom(?:s|ing|ed)?|imminent
    |on\s(?:course|track)\s(?:to|for)|(?:is|are)\sto\s(?:be|begin|meet|hold|open|visit|take)|(?:intends?|plans?|aims?)\sto)\b|\w['’]ll\b""",
    re.VERBOSE,
)
_DENIED = re.compile(
    r"\b(?:(?:call(?:s|ed)?|brand(?:s|ed)|describe[sd]|dismiss(?:es|ed))\b[^.]{0,60}?\b(?:forger(?:y|ies)|fabricat\w+|invent\w+|lies?|fake|nonsense|untrue|false|fiction|baseless|fantasy|groundless)|pleaded\snot\sguilty|dismiss(?:es|ed)\b[^.]{0,80}?\bas\b|brushed\saside|waved\saway|laughed\soff|scoffed\sat|rubbish(?:es|ed))\b"
)

_WORDS = {"hedged": _HEDGED, "predicted": _PREDICTED, "denied": _DENIED}


def find_unconfirmed(sentence: Span, text: str) -> Span | None:
    """The words that call something unconfirmed, unverified or without proof."""
    return _search(_UNCONFIRMED, lower(sentence.text), sentence, text)


def find_certainty_cue(
    sentence: Span, text: str, certainty: Certainty, attributions: Sequence[Attribution]
) -> Span | None:
    """The words that show a certainty to a reader; null where no listed word does, or nothing marks it. Those of
    "unconfirmed" are `find_unconfirmed`'s."""
    if certainty not in _WORDS:
        return None
    main = _main(attributions)
    if main is not None and main.cue is not None and _cue_certainty(main) == certainty:
        return main.cue
    words = sentence.text if certainty == "hedged" else lower(sentence.text)  # "May" is a month
    found = _search(_WORDS[certainty], words, sentence, text)
    if found is None and certainty == "hedged" and main is not None:
        return main.cue if main.source is None or _is_hearsay(main) else None
    return found


def _search(pattern: re.Pattern[str], words: str, sentence: Span, text: str) -> Span | None:
    match = pattern.search(words)
    return make_span(text, sentence.start + match.start(), sentence.start + match.end()) if match else None


def _main(attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the longest content: the one that the sentence is about."""
    return max(attributions, key=lambda a: (a.content.end - a.content.start, -a.content.start), default=None)


def _is_hearsay(attribution: Attribution) -> bool:
    """Nobody is named: "is said to", "was reported", "reportedly"; or the source is talk itself: "Reports of"."""
    if attribution.cue is None:
        return False
    cue = attribution.cue.text.lower()
    if attribution.source is None:
        return cue.split()[0] in {"is", "are", "was", "were", "has", "have", "it"} or cue.endswith("ly")
    return attribution.source.start == attribution.cue.start and cue.endswith((" of", " that"))


def _cue_certainty(attribution: Attribution | None) -> Certainty | None:
    if attribution is None or attribution.cue is None:
        return None
    verbs = load_cue_verbs()
    for word in reversed(attribution.cue.text.lower().split()):
        verb = verbs.get(word)
        if verb is not None:
            return verb.certainty
    return None
