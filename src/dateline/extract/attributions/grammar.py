"""Just enough grammar to find the subject of a verb without a parser: word classes, verb groups, noun phrases."""

from collections.abc import Sequence

from dateline.language.words import Word

Words = Sequence[Word]

BE = frozenset("is are was were be been being am 's".split())
HAVE = frozenset("has have had having 've 'd".split())
MODALS = frozenset("will would can could may might must should shall cannot 'll".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset("not never n't no nor neither cannot hardly scarcely".split())
AUXILIARIES = BE | HAVE | MODALS | DO
_CONTRACTED = frozenset(
    """didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't
    shouldn't""".split()
)
_STARTING = frozenset("begun began begins started starts keep keeps kept".split())
_ADVERBS = frozenset(
    """also then later again once already still now even just only first long often always yesterday today soon twice
    so far privately too thus therefore instead ever since almost recently""".split()
)
PRONOUNS = frozenset("he she they it we i you who".split())
OBJECT_PRONOUNS = frozenset("him her them us me you it himself herself themselves".split())
DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your some any no each every both all many several few
    most another other one two three four five six seven eight nine ten none neither either such""".split()
)
_STRICT_DETERMINERS = frozenset(
    "the a an this these those his her its their our my your no each every another such".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for from with to into over under about after before during since until through between among
    against near around across along behind beyond within without toward towards despite amid via per than as like
    upon inside outside above below""".split()
)
CONJUNCTIONS = frozenset(
    """but yet while as because although though if when whenever after before since where whereas so that which whose
    whom unless until nor or what how why whether than""".split()
)
WH_WORDS = frozenset("what how why whether who where when which if".split())
STOPS = frozenset(". ! ? …".split())
BREAKS = frozenset(", ; : — – ( ) [ ] -- -".split())
MARKS = frozenset(["“", "”", '"', "''", "«", "»", "„", "‘", "’", "'"])
PLURALS = frozenset(
    """people men women police troops many some few both all others those these they we you i children staff several
    most media data crew personnel families none forces""".split()
)
_SAYING = frozenset(
    "say says said tell tells told think thinks believe believes believed".split()
)  # never in a noun phrase
_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today tonight morning afternoon evening night week month year noon
    midnight earlier later weekend spring summer autumn winter day hours days weeks months""".split()
)
_ADVERBIAL_STARTS = frozenset(
    """on in at by earlier later yesterday today last this late early over during after from through via outside before
    afterwards recently again first once publicly privately repeatedly tonight""".split()
)


def is_verbish(words: Words, at: int) -> bool:
    """Whether the word is a likely finite verb: an auxiliary, a contraction or a form in -ed."""
    lower = words[at].lower
    return lower in AUXILIARIES or lower in _CONTRACTED or (len(lower) > 4 and lower.endswith("ed"))


def is_adverb(lower: str) -> bool:
    """Whether the word may stand inside a verb group."""
    return lower in _ADVERBS or (lower.endswith("ly") and len(lower) > 4)


def find_group_start(words: Words, first: int, verb: int) -> int:
    """Index where the verb group that ends in `verb` starts: auxiliaries, negations and adverbs before it."""
    at = verb
    while at > first:
        lower = words[at - 1].lower
        if lower in {"'s", "’s"}:
            # "he's said" holds an auxiliary, "the ministry's claim" a genitive.
            if at - 1 <= first or words[at - 2].lower not in PRONOUNS | {"that", "there", "what"}:
                break
            at -= 1
        elif (
            lower in AUXILIARIES
            or lower in NEGATIONS
            or lower in _CONTRACTED
            or is_adverb(lower)
            or (lower in _STARTING and words[verb].lower.endswith("ing"))
        ):
            at -= 1
        else:
            break
    # "Recently officials said": an adverb with a capital starts the sentence, not the group.
    while at < verb and words[at].text[:1].isupper() and words[at].lower not in AUXILIARIES:
        at += 1
    return at


def is_negated(words: Words, start: int, verb: int) -> bool:
    """Whether a negation stands in the verb group."""
    return any(words[i].lower in NEGATIONS or words[i].lower in _CONTRACTED for i in range(start, verb))


def find_subject(words: Words, first: int, end: int) -> tuple[int, int] | None:
    """The subject that ends before index `end`: (first, past the last) index, or None.

    Takes a noun phrase with its modifiers and an apposition between commas; leaves out a relative clause between
    commas, and adverbials before the noun phrase.
    """
    if end <= first:
        return None
    before = words[end - 1].lower
    if before in PRONOUNS and before != "who":
        return (end - 1, end)
    if before in {"who", "which", "that"}:
        return _find_noun_phrase(words, first, end - 2 if words[end - 2].text == "," else end - 1)
    if before == "," or words[end - 1].text in {")", "—", "–"}:
        opening = _find_opening_break(words, first, end - 1)
        if opening is None:
            return None
        inside = words[opening + 1]
        head = _find_noun_phrase(words, first, opening)
        if head is None:
            return None
        head = _extend_over_name(words, first, head)
        if words[end - 1].text == "," and _starts_apposition(inside):
            return (head[0], end - 1)
        return head
    return _find_noun_phrase(words, first, end)


def _extend_over_name(words: Words, first: int, head: tuple[int, int]) -> tuple[int, int]:
    """Takes in "Its owner, " before "Jane Roe", which is the same person under two descriptions."""
    if head[0] - 2 < first or words[head[0] - 1].text != "," or not words[head[0]].text[:1].isupper():
        return head
    described = _find_noun_phrase(words, first, head[0] - 1)
    if described is None or words[described[0]].lower not in _STRICT_DETERMINERS:
        return head
    return (described[0], head[1])


def _starts_apposition(word: Word) -> bool:
    lower = word.lower
    if lower in {"who", "which", "whose", "where", "whom", "when"} or lower.endswith("ing"):
        return False
    return lower in DETERMINERS or (word.text[:1].isupper() and lower not in PREPOSITIONS) or word.text[:1].isdigit()


def _find_opening_break(words: Words, first: int, closing: int) -> int | None:
    pairs = {",": ",", ")": "(", "—": "—", "–": "–"}
    wanted = pairs[words[closing].text]
    for at in range(closing - 1, max(first, closing - 30), -1):
        if words[at].text == wanted:
            return at
    return None


def _find_noun_phrase(words: Words, first: int, end: int) -> tuple[int, int] | None:
    start = end
    while start > first and _continues_left(words, first, start - 1, end):
        start -= 1
    if (
        start < end
        and start - 1 > first
        and words[start - 1].lower in {"who", "that", "which"}
        and _is_nominal(words[start - 2])
    ):
        # A relative clause without commas belongs to its noun: "two men who left the town said".
        antecedent = _find_noun_phrase(words, first, start - 1)
        if antecedent is not None:
            return (antecedent[0], end)
    start = _skip_adverbial(words, start, end)
    if start >= end or end - start > 25:
        return None
    return (start, end)


def _is_nominal(word: Word) -> bool:
    return (
        word.text[:1].isalpha()
        and word.lower not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
        and not word.lower.endswith("ed")
    )


def _continues_left(words: Words, first: int, at: int, end: int) -> bool:
    word = words[at]
    lower = word.lower
    if word.text == "." and first < at < end - 1:
        # "Mrs. Clinton", "Lt. Gen. Roe": the stop of an abbreviation.
        return len(words[at - 1].text) <= 5 and words[at - 1].text[:1].isupper() and words[at + 1].text[:1].isupper()
    if lower in {"'s", "’s"}:
        return at > first and words[at - 1].lower not in PRONOUNS | {"that", "there", "what", "it"}
    if lower in _SAYING:
        return False
    if word.text in BREAKS or word.text in STOPS or word.text in MARKS:
        return False
    if lower in PRONOUNS:
        # "the video she played": a relative clause that opens without a pronoun of its own.
        return (
            lower != "who" and first < at < end - 1 and _is_nominal(words[at - 1]) and words[at - 1].text[:1].islower()
        )
    if lower in AUXILIARIES or lower in _CONTRACTED:
        return False
    if lower == "that" and at > first and words[at - 1].lower in PREPOSITIONS and words[at + 1].text[:1].islower():
        return True
    if lower == "and":
        # "Washington and Moscow": both sides short; otherwise "and" opens a clause of its own.
        return (
            at > first and at - 1 >= first and (words[at - 1].text[:1].isupper() or words[at - 1].lower.endswith("s"))
        )
    if lower in CONJUNCTIONS and lower not in PREPOSITIONS and lower not in {"or"}:
        return False
    return lower not in {"but", "that", "as"}


def _skip_adverbial(words: Words, start: int, end: int) -> int:
    """Drops "On Monday", "In Kyiv", "Then" and the like from the left of a noun phrase."""
    while start < end:
        word = words[start]
        lower = word.lower
        if lower in {"and", "then", "also", "still", "now", "later", "earlier", "meanwhile", "yet", "only", "even"} or (
            lower.endswith("ly") and len(lower) > 4 and start + 1 < end and words[start + 1].text[:1].islower()
        ):
            start += 1
            continue
        if lower in PREPOSITIONS and lower != "of":
            at = start + 1
            while at < end and (words[at].lower in _TIME_WORDS or words[at].text[:1].isdigit() or at == start + 1):
                at += 1
            while at < end and not (words[at].lower in _STRICT_DETERMINERS or words[at].text[:1].isupper()):
                at += 1
            if at >= end:
                return start
            start = at
            continue
        break
    return start


def find_subject_after(words: Words, at: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that starts at `at`, as after "said": up to a stop, a time, a preposition of place or a verb."""
    end = at
    if end < last and words[end].lower in PRONOUNS:
        return (end, end + 1)
    while end < last and end - at < 25:
        word = words[end]
        lower = word.lower
        if word.text == "," and end + 1 < last and _starts_apposition(words[end + 1]):
            closing = next(
                (i for i in range(end + 1, min(last, end + 20)) if words[i].text in {",", ".", "”", '"'}), last
            )
            if not any(is_verbish(words, i) for i in range(end + 1, closing)) and closing < last:
                return (at, closing)
            break
        if word.text in BREAKS or word.text in STOPS or word.text in MARKS:
            break
        if (
            lower in {"on", "at", "during", "after", "before", "as", "when", "while", "that", "who", "which", "in"}
            and end > at
        ):
            if lower == "in" and not (
                end + 1 < last and words[end + 1].lower in {"a", "an", "his", "her", "its", "their"}
            ):
                end += 1
                continue
            break
        if lower in AUXILIARIES or lower in _TIME_WORDS:
            break
        end += 1
    return (at, end) if end > at else None


def skip_adverbials(words: Words, at: int, last: int) -> int:
    """Index after adverbials such as "on Monday", "in a statement", "earlier this week"; `at` when there is none."""
    while at < last:
        lower = words[at].lower
        if is_adverb(lower) and lower != "only":
            at += 1
            continue
        if lower in _ADVERBIAL_STARTS and not (at + 1 < last and words[at + 1].lower in {"least", "most"}):
            end = at + 1
            while end < last and end - at < 9:
                word = words[end]
                if word.text in BREAKS or word.text in STOPS or word.text in MARKS or word.lower in {"that", "to"}:
                    break
                end += 1
            closes = end < last and (
                words[end].lower in {"that"} or words[end].text in MARKS or words[end].text in {",", ":"}
            )
            if closes or end >= last or words[end].text in STOPS:
                at = end
                continue
            time_end = at + 1
            while time_end < last and (words[time_end].lower in _TIME_WORDS or words[time_end].text[:1].isdigit()):
                time_end += 1
            if time_end > at + 1 or lower in {"yesterday", "today", "tonight", "later", "earlier"}:
                at = time_end
                continue
        return at
    return at
