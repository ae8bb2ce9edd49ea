"""Why a source can speak to the matter, what position it holds, and whether its name is withheld by agreement."""

import re
from bisect import bisect_left, bisect_right

from dateline.extract.attributions.people import parts_name
from dateline.language.lexicon import ADDRESSES, INFORMAL_ROLES, KNOWING_VERBS, ROLES, TITLES, VOICES
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import Anonymity, Attribution, Entity, SourceKind
from dateline.records.text import Span, make_span

_SPOKE = r"(?:(?:who |and )?(?:spoke|speaking|briefing|talked|talking|agreed to (?:speak|talk)) )?"
_GRANTED = re.compile(
    rf"\b{_SPOKE}(?:up)?on (?:the )?condition "
    r"(?:of (?:strict |full |complete )?anonymity|that (?:\w{1,20} ){1,4}not be (?:named|identified))"
    r"|\b(?:who )?(?:ask|request|demand|insist|plead)(?:ed|ing|s)? (?:for |on )?(?:strict )?anonymity\b"
    r"|\b(?:who )?(?:ask|request)(?:ed|ing|s)? (?:that (?:\w{1,20} ){1,3})?"
    r"not (?:to )?be (?:named|identified|quoted by name)\b"
    r"|\b(?:who )?(?:ask|request)(?:ed|ing|s)? (?:to|that (?:\w{1,20} ){0,2}\w{1,20}) be "
    r"(?:named|identified|known|quoted) only (?:as \w{1,30}|by (?:\w{1,20} ){1,3}(?:names?|initials?))\b"
    r"|\b(?:who )?(?:declin|refus)(?:ed|ing|es?) to be (?:named|identified)\b"
    r"|\b(?:who )?(?:did|does|do) not (?:want|wish) to be (?:named|identified)\b"
    r"|\b(?:who )?(?:spoke|speaking|speaks|talked|talking) anonymously\b"
    r"|\b(?:whose )?(?:name|names|identity|identities) (?:(?:is|are|was|were|has been|have been|being) )?withheld\b"
    r"|\b(?:who )?(?:spoke|speaking|speaks|talked|talking) on background\b(?! checks?\b)"
    r"|\b(?:people|person|sources?|someone) (?:who (?:is|are|was|were) )?familiar with\b",
    re.IGNORECASE,
)
# These tell of the source only where they stand in or right behind its words.
_GRANTED_BEHIND = re.compile(r"(?:\b(?:who )?(?:was|were) |(?<=, ))granted anonymity\b")
_UNAUTHORISED = re.compile(
    r"\bwho ((?:is|are|was|were) not (?:authori[sz]ed|allowed|permitted|cleared) to "
    r"(?:speak|talk|comment|brief|discuss|describe|disclose|share)\b(?:(?! and\b)[^,.;:!?\n“”\"—()]){0,120})"
)
_REASON = re.compile(
    r"[\s,]{0,3}((?:because|since|as (?:he|she|they|it)|given|citing|for fear|out of fear|fearing|"
    r"to (?:discuss|describe|avoid|protect|share|disclose|speak|talk)|in order to|"
    r"for (?:his|her|their|safety|security)|due to|owing to)\b(?:(?!\s[–-])[^,.;!?\n“”\"—()]){3,200})",
    re.IGNORECASE,
)
# A character of a clause; a mark inside a number, behind an initial or a shortened title ends none.
_INSIDE = (
    r"(?:[^,.;:!?\n“”\"()]|(?<=\d)[,.](?=\d)"
    r"|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Lt))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Rev))\.|(?<=\bProf)\.)"
)
_KNOWING = re.compile(
    r"\b((?:who|which)\s(?:[^\W\d_]{2,20}ly\s)?"
    r"(?:(?:has|have|had|was|were|is|are|also|currently|once|then|long|still|first)\s){0,3}"
    rf"(?:[^\W\d_]{{2,20}}ly\s)?([^\W\d_]{{2,20}})\b{_INSIDE}{{0,160}}"
    r"|(?:briefed (?:on|about)|familiar with (?!the (?:matter|situation|issue)\b)|close to|involved in|"
    r"present (?:at|in|during)|"
    r"with (?:direct |first-hand |firsthand |detailed |intimate )?knowledge of|taking part in)"
    rf"\b{_INSIDE}{{2,160}})"
)
_GOES_ON = re.compile(r",?\s(?=(?:who|which|briefed|familiar|close)\b)")
_POSITION_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on", "with"})
_PHRASE_ENDS = frozenset({",", ".", ":", ";", "“", "”", '"', "?", "!", "–", "—", "(", ")", "who"})
_OPENERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_SHORT_TITLES = frozenset(
    {"gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "cpl", "brig", "sen", "rep", "gov", "prof"}
)
_REACH = 160  # characters behind the words of a source
_PAST = frozenset({"former", "ex", "retired"})
_LONGEST_POSITION = 16  # words


def find_anonymity(reading: Reading, attribution: Attribution, *, kind: SourceKind) -> Anonymity | None:
    """The words in the source's sentence that withhold its name, with the reason.

    A body's name is not withheld, only that of somebody who speaks for it. Misses grants told elsewhere.
    """
    source = attribution.source
    start, end = sentence_bounds(reading, attribution)
    text = reading.document.text
    speaks = source is not None and not VOICES.isdisjoint(re.findall(r"\w+", source.text.lower()))
    if kind != "unnamed" and not (kind == "organisation" and speaks):
        return None
    barred = _find_behind(_UNAUTHORISED, text, source, end)
    granted = _GRANTED.search(text, start, end) or _find_behind(_GRANTED_BEHIND, text, source, end) or barred
    if granted is None:
        return None
    reason = _REASON.match(text, granted.end(), end) or barred
    return Anonymity(
        status="granted",
        span=_trimmed(text, *_before_cue(granted.span(), attribution)),
        reason=_trimmed(text, *_before_cue(reason.span(1), attribution)) if reason is not None else None,
    )


def _find_behind(pattern: re.Pattern[str], text: str, source: Span | None, end: int) -> re.Match[str] | None:
    """Where `pattern` stands in the words of the source or right behind them."""
    found = pattern.search(text, source.start, min(end, source.end + _REACH)) if source is not None else None
    return found if found is not None and source is not None and found.start() <= source.end + 2 else None


def _before_cue(bounds: tuple[int, int], attribution: Attribution) -> tuple[int, int]:
    """The stretch without the cue and what stands behind it: "who was not allowed to speak said"."""
    cue = attribution.cue
    return (bounds[0], cue.start) if cue is not None and bounds[0] < cue.start < bounds[1] else bounds


def find_justifications(reading: Reading, attribution: Attribution) -> tuple[Span, ...]:
    """What the words of the source, or right after them, tell of how it can know. Misses what other sentences tell."""
    source = attribution.source
    if source is None:
        return ()
    text = reading.document.text
    _, sentence_end = sentence_bounds(reading, attribution)
    # a clause set off by a comma belongs to the source although the source's words may end before it
    past = source.end
    if _GOES_ON.match(text, source.end, sentence_end):
        past = sentence_end
    found = []
    for match in _KNOWING.finditer(text, source.start, past):
        if match.start() > source.end + 2 or (match.group(2) and match.group(2).lower() not in KNOWING_VERBS):
            continue
        first, last = match.span(1)
        cue = attribution.cue
        if cue is not None and first < cue.end and cue.start < last:
            if cue.start - first < 12:
                continue  # "who noted": the clause is the cue itself
            last = cue.start
        first_content = attribution.content.start
        if first < first_content < last:
            last = first_content
        if _GRANTED.search(text, first, last) is None:
            found.append(_trimmed(text, first, last))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[end - 1].isspace() or text[end - 1] in ",–—-":
        end -= 1
    return make_span(text, start, end)


def sentence_bounds(reading: Reading, attribution: Attribution) -> tuple[int, int]:
    """The sentence of the source, or of the content where no source stands."""
    place = (attribution.source or attribution.cue or attribution.content).start
    at = max(0, bisect_right(reading.sentences, place, key=lambda bounds: bounds[0]) - 1)
    return reading.sentences[at] if reading.sentences else (place, place)


def find_title(reading: Reading, person: Entity) -> Span | None:
    """The words that give a formal position: the fullest that stand beside any mention of the name,
    and one of the past only where no other stands.

    Misses positions told in another clause than the name, and trades, which are none.
    """
    best: tuple[bool, bool, int, Span] | None = None
    for mention in person.mentions:
        first = bisect_left(reading.words, mention.start, key=lambda word: word.start)
        past = bisect_left(reading.words, mention.end, key=lambda word: word.start)
        for bounds in (_position_before(reading.words, first, past), _position_after(reading.words, past)):
            if bounds is None:
                continue
            span = make_span(reading.document.text, reading.words[bounds[0]].start, reading.words[bounds[1] - 1].end)
            position = reading.words[bounds[0] : bounds[1]]
            now = _PAST.isdisjoint(word.lower for word in position)
            held = any(word.text[:1].isupper() for word in position[1:])
            if best is None or (now, held, len(position)) > best[:3]:
                best = now, held, len(position), span
    return best[3] if best else None


def _position_before(words: tuple[Word, ...], first: int, past: int) -> tuple[int, int] | None:
    """ "Defence Minister", "Skarland's energy minister," or "the mayor of Karsk, Dr.", right before the name."""
    at = end = _before_addresses(words, first)
    while at > 0 and (
        words[at - 1].lower in TITLES
        or words[at - 1].lower in ROLES
        or (words[at - 1].text == "." and at > 1 and words[at - 2].lower in _SHORT_TITLES)
        or (at > 1 and " ".join((words[at - 2].lower, words[at - 1].lower)) in TITLES)
    ):
        at -= 1
    ranks = all(word.text == "." or word.lower in _SHORT_TITLES for word in words[at:end])
    if ranks and at > 0 and words[at - 1].text == "," and not parts_name([w.lower for w in words[past : past + 2]]):
        apposed = _apposed_before(words, at - 1)
        if apposed is not None:
            return apposed
    if at == end or not any(_is_formal(word) for word in words[at:end]):
        return None
    return _with_body_before(words, at), end


def _before_addresses(words: tuple[Word, ...], end: int) -> int:
    """Where "Mr" or "Dr." begins, if the words before `end` are such; a king and a priest hold a position."""
    while True:
        at = end - 1 if end > 0 and words[end - 1].text == "." else end
        if at == 0 or words[at - 1].lower not in ADDRESSES or words[at - 1].lower in ROLES:
            return end
        end = at - 1


def _with_body_before(words: tuple[Word, ...], at: int) -> int:
    """Where the words begin that tell whose minister or which chief: "Ukrainian", "Skarland's energy", "deputy"."""
    start = at
    while start > 0 and at - start < 5:
        before = words[start - 1]
        if before.text == "." and start > 1 and words[start - 2].text in _SAINTS:
            start -= 2
            continue
        known = before.text[0].isupper() or before.text in {"'s", "’s", "the"} or before.lower in _MINISTRIES
        if not known or words[start - 1].text == "The" or before.text == "the":
            break
        start -= 1
    while start < at and words[start].text in {"'s", "’s"}:
        start += 1
    return start


_SAINTS = frozenset({"St", "Ste", "Ft", "Mt"})  # "St. Paul Mayor"
_MINISTRIES = frozenset(
    {
        "deputy",
        "vice",
        "foreign",
        "defence",
        "defense",
        "interior",
        "finance",
        "justice",
        "energy",
        "prime",
        "army",
        "navy",
    }
    | {
        "opposition",
        "chief",
        "military",
        "police",
        "government",
        "senior",
        "acting",
        "economy",
        "health",
        "trade",
        "general",
    }
    | {"regional", "security", "state", "district", "commission", "company", "ministry", "party", "union", "managing"}
    | {"policy", "fire", "budget", "intelligence", "communications", "campaign", "climate", "housing", "planning"}
    | {"election", "elections", "emergency", "legal", "medical", "research", "human", "rights", "city", "county"}
)


def _apposed_before(words: tuple[Word, ...], end: int) -> tuple[int, int] | None:
    """The nearest phrase before the comma that opens like "the mayor of" and has a role as its head."""
    for start in range(end - 1, max(-1, end - _LONGEST_POSITION), -1):
        word = words[start]
        if word.text in _PHRASE_ENDS:
            return _position_in(words, start + 1, end)
        if word.lower in _OPENERS and (found := _position_in(words, start + 1, end)):
            return found
    return None


def _position_after(words: tuple[Word, ...], past: int) -> tuple[int, int] | None:
    """ ", director of the Port Authority," after the name, an age between them left out."""
    if past + 1 >= len(words) or words[past].text != ",":
        return None
    start = past + 1
    if words[start].text.isdigit() and start + 1 < len(words) and words[start + 1].text == ",":
        start += 2
    end = start
    while end < len(words) and end - start < _LONGEST_POSITION and words[end].text not in _PHRASE_ENDS:
        end += 1
    if end == len(words) or end - start == _LONGEST_POSITION:
        return None
    if start < end and words[start].lower in _OPENERS:
        start += 1
    return _position_in(words, start, end)


def _position_in(words: tuple[Word, ...], start: int, end: int) -> tuple[int, int] | None:
    """The bounds if the phrase has a role as its head: before the first preposition or at its end."""
    head = next((at for at in range(start, end) if words[at].lower in _POSITION_PREPOSITIONS), end) - 1
    if head < start or words[head].lower not in ROLES:
        return None
    where = head + 1 < end and any(word.text[0].isupper() for word in words[head + 1 : end])
    if not _is_formal(words[head]) and not (
        where and words[head].lower in {"analyst", "engineer", "economist", "lawyer", "researcher"}
    ):
        return None
    speaks = any(word.lower in {"said", "says", "told", "according"} for word in words[start:end])
    return None if speaks else (start, end)


def _is_formal(word: Word) -> bool:
    return (word.lower in ROLES or word.lower in TITLES) and word.lower not in INFORMAL_ROLES
