"""Attributions whose cue is a verb: "X said that Y", "Y, said X", "X denied Y", "X is said to Y"."""

from collections.abc import Sequence

from dateline.extract.attributions import grammar as g
from dateline.extract.attributions.drafts import Draft
from dateline.language.clauses import FREQUENT
from dateline.language.cues import DOCUMENTS, IMAGERY, CueVerb, load_cue_verbs
from dateline.language.lexicon import ROLES
from dateline.language.words import Word

_PASSIVE = frozenset(
    """say believe think understand report rumour expect fear allege claim know suspect estimate presume assume feel
    whisper forecast suppose predict""".split()
)
_CONVICTIONS = frozenset(
    """furious clear unhappy angry alarmed convinced confident certain sure adamant hopeful optimistic pessimistic
    concerned worried afraid fearful anxious sceptical skeptical doubtful aware satisfied persuaded""".split()
)
_CATENATIVE = frozenset(
    "went go goes going continue continues continued appear appears appeared seem seems seemed came come began".split()
)
_BELIEF = frozenset("believe think expect know doubt feel want".split())  # negated, they still tell a belief
_CLOSERS = frozenset(
    """but while although though whereas despite adding citing saying noting calling describing accusing warning urging
    insisting arguing claiming""".split()
)
_SHARED = 0.7  # the score of a draft whose subject stands with an earlier verb
_LONGEST_OBJECT = 12  # words between a verb and its "that"
_HYPOTHETICAL = frozenset("can could should must may might cannot".split())  # speech that did not take place
_SHOWING = frozenset(
    """confirm show suggest indicate prove reveal demonstrate underscore underline imply hint signal highlight attest
    depict record insinuate warrant rule document guarantee promise threaten""".split()
)
_SPEAKING_NOUNS = (
    DOCUMENTS
    | IMAGERY
    | g.PLURALS
    | frozenset(
        """evidence findings results research data intelligence investigators experts analysts court panel commission
        government ministry army police agency""".split()
    )
)
_NOBODY = frozenset("no nothing nobody none neither not".split())
_CLAIM_NOUNS = frozenset(
    """claim claims allegation allegations accusation accusations suggestion suggestions report reports notion idea
    assertion assertions charge charges rumour rumours rumor rumors talk criticism story version findings any as reading
    link inference view figure this that it""".split()
)
_ASIDES = frozenset("claim detail matter wording statement assertion charge allegation figure move version".split())
_SHORT_ANSWER = 4  # words: "Not so", "Nonsense" can be all that was said
_NEVER_CONTENT = frozenset(
    "asked pressed given speaking responding following opening commenting writing quoting".split()
)
_PARTICIPLES = frozenset("shown known written proven sworn foreseen".split())  # no past tense: "photographs shown here"
_BARE_TRAILING = frozenset(["c", "t", "q"])


def find_verb_drafts(words: Sequence[Word], first: int, last: int, quoted: Sequence[bool]) -> list[Draft]:
    """The drafts of the sentence words[first:last]; `quoted` tells of each word whether it stands in a quotation."""
    verbs = load_cue_verbs()
    drafts: list[Draft] = []
    titled = 2 * sum(word.text[:1].isupper() for word in words[first:last]) > last - first
    for at in range(first, last):
        verb = verbs.get(words[at].lower)
        if verb is not None and at > first and words[at].text[0].isupper() and not titled:
            verb = None  # "the United States": a name inside a sentence
        if words[at].lower in _CONVICTIONS:
            found = _read_conviction(words, first, last, at=at, quoted=quoted)
            if found is not None:
                drafts.extend(found)
        if verb is not None:
            found = _read_verb(words, first, last, at=at, verb=verb, quoted=quoted)
            if found is not None:
                drafts.extend(_share_source(words, first, draft, drafts) for draft in found)
    return drafts


def _read_conviction(
    words: Sequence[Word], first: int, last: int, *, at: int, quoted: Sequence[bool]
) -> list[Draft] | None:
    """ "X is convinced that Y"."""
    group = g.find_group_start(words, first, at)
    states = (
        words[at].lower in {"concerned", "furious", "adamant", "confident", "convinced"}
        and words[min(at + 1, last - 1)].lower in g.DETERMINERS
    )
    if (
        at + 2 >= last
        or not (words[at + 1].lower == "that" or states)
        or not any(words[i].lower in g.BE for i in range(group, at))
    ):
        return None
    source = g.find_subject(words, _clause_start(first, group, quoted), group)
    if source is None or not _is_speaker(words, source) or words[source[0]].lower == "it":
        return None
    start = at + 2 if words[at + 1].lower == "that" else at + 1
    return [Draft(source, (group, at + 1), (start, _content_end(words, start, last, quoted)), 0.8)]


def _is_witness(words: Sequence[Word], source: tuple[int, int]) -> bool:
    """Whether a person, body, document or image can be meant: "The attack showed" gives nobody's words."""
    head = next(
        (i for i in range(source[0] + 1, source[1]) if words[i].lower in g.PREPOSITIONS or words[i].text in g.BREAKS),
        source[1],
    )
    word = words[head - 1]
    if word.text[:1].isupper():
        return word.lower not in g.DETERMINERS
    return word.lower in _SPEAKING_NOUNS or word.lower.removesuffix("s") in ROLES or word.lower in g.PRONOUNS - {"it"}


def _share_source(words: Sequence[Word], first: int, draft: Draft, earlier: list[Draft]) -> Draft:
    """Gives "and added", "adding" and the like the source of the verb before, or else the subject of the sentence."""
    if draft.source is not None or draft.score != _SHARED:
        return draft
    source = next((d.source for d in reversed(earlier) if d.source is not None), None)
    if source is None:
        verb = next((i for i in range(first + 1, draft.content[0]) if g.is_verbish(words, i)), None)
        source = g.find_subject(words, first, verb) if verb is not None else None
    if source is not None and not _is_speaker(words, source):
        source = None
    return draft._replace(source=source)


def _read_verb(
    words: Sequence[Word], first: int, last: int, *, at: int, verb: CueVerb, quoted: Sequence[bool]
) -> list[Draft] | None:
    group = g.find_group_start(words, first, at)
    clause = _clause_start(first, group, quoted)
    if g.is_negated(words, group, at) and verb.lemma not in _BELIEF:
        return None
    if any(words[i].lower in _HYPOTHETICAL for i in range(group, at)):
        return None
    before = words[group - 1] if group > first else None
    if words[at].lower in _PARTICIPLES and group == at:
        return None
    if _is_passive(words, group, at, verb):
        return _read_passive(words, first, last, group=group, at=at, verb=verb, clause=clause)
    if before is not None and before.lower == "to":
        lead = _catenative_start(words, first, group - 1)
        if lead is None:
            return None
        group = lead
        before = words[group - 1] if group > first else None
    if (
        verb.form == "ing"
        and at - 2 > first
        and words[at - 1].lower == "as"
        and words[at - 2].lower in {"quoted", "cited", "reported"}
    ):
        group = g.find_group_start(words, first, at - 2)
    elif verb.form == "ing" and group == at:
        return _read_participle(words, first, last, at=at, verb=verb, quoted=quoted)
    if before is not None and _is_noun(words, group, at):
        return None
    inverted = _read_inverted(words, first, last, group=group, at=at, verb=verb, quoted=quoted)
    if inverted is not None:
        return inverted
    if before is not None and before.lower in {"and", "but", "then"} and verb.form in {"past", "s"}:
        return _read_participle(words, first, last, at=at, verb=verb, quoted=quoted)
    source = g.find_subject(words, clause, group)
    if source is None or not _is_speaker(words, source):
        return None
    if verb.lemma in _SHOWING and not _is_witness(words, source):
        return None
    if verb.form == "base" and group == at and not _is_plural(words, source):
        return None
    trailing = _read_trailing(words, first, last, source=source, group=group, at=at, verb=verb, quoted=quoted)
    if trailing is not None:
        return trailing
    content = _find_content(words, at, last, verb=verb, quoted=quoted)
    if content is None:
        return None
    start, cue_end = content
    end = _content_end(words, start, last, quoted)
    return [Draft(source, (group, cue_end), (start, end), 0.9)] if end > start else None


def _clause_start(first: int, group: int, quoted: Sequence[bool]) -> int:
    """A verb outside quotation marks has its subject outside them, and the other way round."""
    at = group
    while at > first and quoted[at - 1] == quoted[group]:
        at -= 1
    return at


def _is_passive(words: Sequence[Word], group: int, at: int, verb: CueVerb) -> bool:
    if verb.form != "past" or group == at:
        return False
    for index in range(at - 1, group - 1, -1):
        if words[index].lower in g.BE:
            return True
        if not g.is_adverb(words[index].lower) and words[index].lower not in g.NEGATIONS:
            return False
    return False


def _read_passive(
    words: Sequence[Word], first: int, last: int, *, group: int, at: int, verb: CueVerb, clause: int
) -> list[Draft] | None:
    after = words[at + 1].lower if at + 1 < last else ""
    agent = g.find_subject_after(words, at + 2, last) if after == "by" else None
    if verb.lemma in _PASSIVE and after in {"to", "that"} and not (after == "to" and verb.lemma in {"tell"}):
        start = at + 2 if after == "that" else at + 1
        impersonal = group > first and words[group - 1].lower in {"it", "there"}
        cue = (group - 1 if impersonal else group, at + 1)
        return [Draft(None, cue, (start, _trim_stop(words, start, last)), 0.8)]
    if verb.lemma in _PASSIVE and group > first and words[group - 1].lower == "it" and at + 3 < last:
        return [Draft(None, (group - 1, at + 1), (at + 1, _trim_stop(words, at + 1, last)), 0.6)]
    if agent is not None and "n" in verb.takes:
        subject = g.find_subject(words, clause, group)
        content = (agent[1], _trim_stop(words, agent[1], last)) if agent[1] + 2 < last else subject
        if content is not None and content[1] > content[0]:
            return [Draft(agent, (group, at + 2), content, 0.6)]
    return None


def _catenative_start(words: Sequence[Word], first: int, to: int) -> int | None:
    """Where the verb group starts when "to" hangs on "continued", "went on", "appears" or "is said"."""
    at = to - 1
    if at >= first and words[at].lower == "on":
        at -= 1
    if at >= first and words[at].lower in _CATENATIVE:
        return g.find_group_start(words, first, at)
    verb = load_cue_verbs().get(words[at].lower) if at >= first else None
    if verb is not None and verb.form == "past":
        start = g.find_group_start(words, first, at)
        if _is_passive(words, start, at, verb):
            return start
    return None


def _is_noun(words: Sequence[Word], group: int, at: int) -> bool:
    """Whether "report", "claims", "fears" and the like is a noun here."""
    if group != at:
        return False
    before = words[at - 1]
    if before.lower in g.DETERMINERS and before.lower not in {
        "all",
        "many",
        "some",
        "most",
        "few",
        "both",
        "several",
        "that",
        "none",
    }:
        return True
    return before.text in {"'s", "’s"} or before.lower in g.PREPOSITIONS or before.text[:1].isdigit()


def _is_plural(words: Sequence[Word], source: tuple[int, int]) -> bool:
    lowers = [words[i].lower for i in range(*source)]
    head = next((i for i, lower in enumerate(lowers) if i and lower in g.PREPOSITIONS), len(lowers))
    return (
        "and" in lowers
        or any(word in g.PLURALS or (word.endswith("s") and word not in {"'s", "’s"}) for word in lowers[:head])
        or (len(lowers) == 1 and lowers[0] in g.PLURALS)
    )


def _is_speaker(words: Sequence[Word], source: tuple[int, int]) -> bool:
    """A speaker's own "I think" is no attribution to somebody else; "there" and "this" do not speak."""
    only = words[source[0]].lower if source[1] - source[0] == 1 else ""
    if only in {"there", "this", "that", "you"}:
        return False
    return only not in {"i", "we"} and words[source[0]].lower not in _NOBODY


def _read_inverted(
    words: Sequence[Word], first: int, last: int, *, group: int, at: int, verb: CueVerb, quoted: Sequence[bool]
) -> list[Draft] | None:
    """ "...", said Jane Roe. The verb follows a comma or a closing mark and the speaker follows the verb."""
    if group == first or group != at or at + 1 >= last or not verb.takes & _BARE_TRAILING:
        return None
    if verb.takes == {"q"} and not quoted[group - 1]:
        return None
    before, after = words[group - 1], words[at + 1]
    if not (before.text == "," or before.text in g.MARKS) or after.lower == "that":
        return None
    if not (
        after.text[:1].isupper() or after.lower in g.DETERMINERS or after.lower in {"he", "she", "they", "officials"}
    ):
        return None
    if verb.form == "ing" or (before.text == "," and not quoted[group - 2] and verb.lemma != "say"):
        return None
    source = g.find_subject_after(words, at + 1, last)
    if source is None or not _ends_clause(words, source[1], last):
        return None
    return _around(words, first, last, source=source, cue=(at, at + 1), left=group, right=source[1], quoted=quoted)


def _ends_clause(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether nothing follows but a break or an adverbial: "said Jane Roe on Monday."."""
    after = g.skip_adverbials(words, at, last)
    return (
        after >= last
        or words[after].text in g.STOPS
        or words[after].text in g.BREAKS
        or words[after].text in g.MARKS
        or (words[after].lower in {"who", "as", "when", "after", "during", "in", "on", "at"})
    )


def _read_trailing(
    words: Sequence[Word],
    first: int,
    last: int,
    *,
    source: tuple[int, int],
    group: int,
    at: int,
    verb: CueVerb,
    quoted: Sequence[bool],
) -> list[Draft] | None:
    """ "...", Jane Roe said on Monday. The speaker follows a comma or a closing mark, nothing else follows the verb."""
    if source[0] - 1 <= first or not verb.takes & _BARE_TRAILING:
        return None
    boundary = words[source[0] - 1]
    if boundary.lower == "as" and words[source[0] - 2].text == ",":
        boundary = words[source[0] - 2]
    if not (boundary.text in {",", "—", "–"} or boundary.text in g.MARKS):
        return None
    after = g.skip_adverbials(words, at + 1, last)
    if "o" in verb.takes and after == at + 1:
        after = _skip_addressee(words, at + 1, last)
    if verb.takes == {"q"} and not quoted[source[0] - 2] and not quoted[source[0] - 1]:
        return None
    ends = (
        after >= last
        or words[after].text in g.STOPS
        or words[after].text in {",", ";", "—", "–"}
        or words[after].text in g.MARKS
    )
    if not ends or (
        after < last and words[after].text in g.MARKS and not quoted[source[0] - 1] and boundary.text == ","
    ):
        return None
    if (
        after + 1 < last
        and words[after].text == ","
        and words[after + 1].text in g.MARKS
        and boundary.text == ","
        and not quoted[source[0] - 2]
    ):
        return None
    return _around(words, first, last, source=source, cue=(group, at + 1), left=source[0], right=after, quoted=quoted)


def _skip_addressee(words: Sequence[Word], at: int, last: int) -> int:
    end = at
    while end < last and end - at < 8 and words[end].text not in g.BREAKS and words[end].text not in g.STOPS:
        if words[end].lower in {"that", "to"} or words[end].text in g.MARKS:
            break
        end += 1
    return end


def _around(
    words: Sequence[Word],
    first: int,
    last: int,
    *,
    source: tuple[int, int],
    cue: tuple[int, int],
    left: int,
    right: int,
    quoted: Sequence[bool],
) -> list[Draft] | None:
    """The content before a trailing cue and, where the sentence goes on with it, after."""
    end = left
    while end > first and (words[end - 1].text in {",", "—", "–"} or words[end - 1].lower == "as"):
        end -= 1
    start = first
    for index in range(end - 1, first, -1):
        if words[index].text == ";" and not quoted[index]:
            start = index + 1
            break
    while start < end and words[start].lower in {"but", "and", "yet"}:
        start += 1
    if end <= start or not _can_be_content(words, start, end, quoted):
        return None
    if (
        not quoted[end - 1]
        and right < last
        and words[right].text == ","
        and not any(_is_finite(words, i) for i in range(start, end))
    ):
        # "The trail, says the minister, leads north": the sentence goes on around the cue.
        return [Draft(source, cue, (start, _trim_stop(words, start, last)), 0.8)]
    drafts = [Draft(source, cue, (start, end), 0.9)]
    after = right
    while after < last and words[after].text in {",", ":", ".", "—", "–"}:
        after += 1
    if after < last:
        goes_on = words[after].text in g.MARKS or quoted[after]
        if goes_on:
            drafts.append(Draft(source, cue, (after, _content_end(words, after, last, quoted)), 0.8))
        elif not quoted[end - 1] and after < last - 2 and words[right].text == "," and g.is_verbish(words, after):
            # "What divided them, three people said, was a map": the sentence goes on around the cue.
            drafts = [Draft(source, cue, (start, _trim_stop(words, start, last)), 0.8)]
    return drafts


def _can_be_content(words: Sequence[Word], start: int, end: int, quoted: Sequence[bool]) -> bool:
    """Whether the stretch before a trailing cue can be what was said, and not "Asked about it" or "On Monday"."""
    if any(quoted[i] for i in range(start, end)):
        return True
    if not any(_is_finite(words, i) for i in range(start, end)) and end - start > _SHORT_ANSWER:
        return False
    opening = words[start].lower
    if opening in _NEVER_CONTENT or (
        opening.endswith("ing") and opening not in {"nothing", "something", "everything", "anything"}
    ):
        return False
    if opening in g.PREPOSITIONS or opening in {"when", "while", "although", "as", "if"}:
        return any(words[i].text == "," for i in range(start, end))
    return True


def _read_participle(
    words: Sequence[Word], first: int, last: int, *, at: int, verb: CueVerb, quoted: Sequence[bool]
) -> list[Draft] | None:
    """ "..., adding that Y": the subject is that of the clause before."""
    if at == first or words[at - 1].lower in g.PREPOSITIONS or words[at - 1].lower in g.DETERMINERS:
        return None
    if not (
        words[at - 1].text in {",", "—", "–"} or words[at - 1].lower in {"and", "but"} or words[at - 1].text in g.MARKS
    ):
        return None
    content = _find_content(words, at, last, verb=verb, quoted=quoted)
    if content is None:
        return None
    start, cue_end = content
    end = _content_end(words, start, last, quoted)
    return [Draft(None, (at, cue_end), (start, end), 0.7)] if end > start else None


def _find_content(
    words: Sequence[Word], at: int, last: int, *, verb: CueVerb, quoted: Sequence[bool]
) -> tuple[int, int] | None:
    """(first word of the content, past the last word of the cue) for content after the verb, or None."""
    after = at + 1
    if after < last and words[after].lower in {"out"}:
        after += 1
    cue_end = after
    after = g.skip_adverbials(words, after, last)
    if after >= last or words[after].text in g.STOPS:
        return None
    word = words[after]
    if word.lower == "that" and (after + 1 == last or words[after + 1].text in g.STOPS | {","}):
        return (after, cue_end) if "n" in verb.takes else None
    opened = _find_opening(words, after, last, quoted, verb)
    if opened is not None:
        return opened, cue_end
    if word.lower in g.WH_WORDS and verb.takes & {"c", "t"}:
        return after, cue_end
    if word.lower == "to":
        return (after, cue_end) if "i" in verb.takes else None
    if word.lower in {"for", "on"} and "f" in verb.takes:
        return after + 1, after + 1
    if word.lower == "of" and "w" in verb.takes:
        return after + 1, after + 1
    if word.text in g.BREAKS or word.text in g.MARKS:
        return None
    if "p" in verb.takes:
        amount = next((i for i in range(after, min(last, after + 8)) if words[i].lower == "at"), None)
        return (
            (after, cue_end)
            if amount is not None and amount + 1 < last and words[amount + 1].text[:1].isdigit()
            else None
        )
    if "o" in verb.takes:
        return _after_addressee(words, after, last, verb=verb)
    counted = after + 1 < last and words[after + 1].text[:1].isdigit()
    if (word.lower in g.PREPOSITIONS and not counted) or word.lower in {"and", "or", "but"}:
        return None
    if "n" in verb.takes:
        if verb.lemma in {"reject", "dismiss"} and not any(
            words[i].lower in _CLAIM_NOUNS for i in range(after, min(last, after + 7))
        ):
            return None
        return after, cue_end
    if "g" in verb.takes and word.lower.endswith("ing"):
        return after, cue_end
    if "c" in verb.takes and any(_is_finite(words, i) for i in range(after, min(last, after + 20))):
        return after, cue_end
    return None


def _is_finite(words: Sequence[Word], at: int) -> bool:
    lower = words[at].lower
    return (
        g.is_verbish(words, at)
        or lower in FREQUENT
        or (lower.endswith("s") and not lower.endswith("ss"))
        or lower in load_cue_verbs()
    )


def _after_addressee(words: Sequence[Word], after: int, last: int, *, verb: CueVerb) -> tuple[int, int] | None:
    """Content after "told reporters" or "urged both sides": a clause, or an infinitive where the verb takes one."""
    if words[after].lower in g.OBJECT_PRONOUNS or words[after].lower in {"reporters", "journalists", "residents"}:
        end = after + 1
    else:
        end = _skip_addressee(words, after, last)
    if end < last and words[end].lower == "to" and "i" in verb.takes:
        return end, after
    if end < last and end == after + 1 and words[end].text not in g.BREAKS and words[end].text not in g.STOPS:
        return end, after
    if "n" in verb.takes or ("c" in verb.takes and verb.lemma not in {"tell", "assure"}):
        return after, after
    return None


def _find_opening(words: Sequence[Word], after: int, last: int, quoted: Sequence[bool], verb: CueVerb) -> int | None:
    """Index after the next "that" or colon, or of the next opening mark, if no other clause comes before it."""
    near = _LONGEST_OBJECT if "o" in verb.takes or words[after].lower == "to" else 1
    for index in range(after, min(last, after + near + 1)):
        word = words[index]
        if word.lower == "that" and index + 1 < last and quoted[index] == quoted[after]:
            return index + 1
        if word.text == ":" and index + 2 < last:
            return index + 1
        if word.text in g.MARKS and quoted[index] and index + 1 < last and (index == 0 or not quoted[index - 1]):
            return index
        if word.text in {",", "that"} and index + 1 < last and words[index + 1].text in g.MARKS:
            return index + 1
        if word.text == ",":
            that = next((i for i in range(index, min(last, index + 8)) if words[i].lower == "that"), None)
            return that + 1 if that is not None and index == after else None
        if word.text in g.BREAKS or (index > after and g.is_verbish(words, index)):
            return None
    return None


def _content_end(words: Sequence[Word], start: int, last: int, quoted: Sequence[bool]) -> int:
    """Where content that starts at `start` ends: the sentence, or a clause that is the author's again."""
    if quoted[start] and words[start].text in g.MARKS:
        end = start + 1
        while end < last and quoted[end]:
            end += 1
        if end < last and (words[end].text in STOPPERS):
            return end
    for index in range(start + 1, last):
        if quoted[index]:
            continue
        word = words[index]
        following = words[index + 1].lower if index + 1 < last else ""
        if word.text == ";":
            return index
        if word.text in {",", "—", "–"} and (following in _CLOSERS or following == "according"):
            return index
        if word.text == "," and _starts_own_clause(words, index + 1, last):
            return index
        if word.lower == "according" and following == "to":
            return index
        if word.lower in {"and", "but"} and _is_reporting(following) and index > start + 1:
            return index
    return _trim_stop(words, start, last)


def _is_reporting(lower: str) -> bool:
    """Whether the word can only be a verb of saying with the subject of the clause before."""
    verb = load_cue_verbs().get(lower)
    return verb is not None and verb.form == "past" and "c" in verb.takes | ({"c"} if "t" in verb.takes else set())


def _starts_own_clause(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether the author goes on after a comma: "and the log shows", "calls it a forgery", "a claim that"."""
    if at + 2 >= last:
        return False
    lower = words[at].lower
    verb = load_cue_verbs().get(lower)
    if (
        verb is not None
        and verb.form in {"s", "past"}
        and lower not in {"read", "reports", "charges", "fears", "hopes"}
    ):
        return True
    if lower in {"a", "an"}:
        return words[at + 1].lower in _ASIDES
    if lower in {"and", "but", "yet", "so"}:
        opener = words[at + 1]
        if opener.lower in {"has", "have", "is", "was", "had", "are", "were"}:
            return True
        if not (opener.lower in g.DETERMINERS or opener.lower in g.PRONOUNS or opener.text[:1].isupper()):
            return False
        return any(words[i].lower in load_cue_verbs() for i in range(at + 2, min(last, at + 9)))
    return False


STOPPERS = frozenset([",", ";", "—", "–", "."])


def _trim_stop(words: Sequence[Word], start: int, last: int) -> int:
    end = last
    while end > start + 1 and words[end - 1].text in g.STOPS:
        end -= 1
    return end
