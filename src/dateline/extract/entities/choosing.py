"""Which of the names that the rules and the model find are mentions, and of what type: both have a vote."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.entities.learned import TYPES, judge_words
from dateline.extract.entities.typing import CERTAIN, FAIR, JOINTS, STRONG, WEAK, Mention
from dateline.language.encoder import Floats
from dateline.language.reading import Reading
from dateline.language.words import Word

# What the type that a rule gives counts beside the model's probabilities, which sum up to one.
_VOTES = {CERTAIN: 2.0, STRONG: 0.8, FAIR: 0.5, WEAK: 0.2, 0: 0.0}
# Probability, in the eyes of the model, that a word belongs to a name, from which a rule that is not certain is
# believed. F1 on UNER dev is a little higher at 0.5, which costs news its lesser bodies known by initials.
_SEEN = 0.3
_NICKNAME = re.compile(r" [\"“‘'(][A-Z][\w.-]{0,20}[\"”’')] ")


def choose_mentions(reading: Reading, *, learned: Sequence[Mention], by_rule: Sequence[Mention]) -> Iterator[Mention]:
    """All mentions without overlaps: what the lists know, then the model's names, then what the rules find beside them.

    A single word that ends the name of a person is that person, whatever the model takes it for. A name is whole across
    a nickname between quotation marks.
    """
    chosen = sorted(_choose(reading, learned, by_rule))
    return _join_nicknames(reading.document.text, reading.words, chosen)


def _choose(reading: Reading, learned: Sequence[Mention], by_rule: Sequence[Mention]) -> Iterator[Mention]:
    words, judged = reading.words, judge_words(reading)
    rules = {(mention.first, mention.past): mention for mention in by_rule}
    surnames = {words[m.past - 1].text for m in (*by_rule, *learned) if m.type == "person" and m.past - m.first > 1}
    taken: set[int] = set()
    for mention in (
        *_find_certain(words, learned, by_rule),
        *_find_whole(words, learned, by_rule),
        *learned,
        *_find_seen(judged, by_rule),
    ):
        place = range(mention.first, mention.past)
        if not taken.isdisjoint(place):
            continue
        taken.update(place)
        rule = rules.get((mention.first, mention.past), mention)
        if mention.weight < CERTAIN and len(place) == 1 and words[mention.first].text in surnames:
            yield mention._replace(type="person")
        else:
            yield _vote(mention, rule, judged[mention.first : mention.past].mean(0))


def _find_certain(words: Sequence[Word], learned: Iterable[Mention], by_rule: Iterable[Mention]) -> Iterator[Mention]:
    """What rules find and the model cannot gainsay; it can where one word of a list opens or ends a longer name."""
    longer: set[int] = set()
    for mention in learned:
        if mention.past - mention.first > 1 and words[mention.past - 1].text[0].isupper():
            longer.update(range(mention.first, mention.past))
    for mention in by_rule:
        owns = mention.past < len(words) and words[mention.past].text in {"'s", "’s"}
        alone = mention.past - mention.first > 1 or mention.first not in longer or owns
        if (mention.weight >= CERTAIN and alone) or (mention.weight >= FAIR and mention.type not in TYPES):
            yield mention


def _find_whole(words: Sequence[Word], learned: Iterable[Mention], by_rule: Iterable[Mention]) -> Iterator[Mention]:
    """The bodies of which the model finds a part, and the rules the whole: "Office" and "for National Statistics".

    The number of "9th Guards Brigade" and of "Channel 12" belongs to the name.
    """
    parts = {at: mention for mention in learned for at in range(mention.first, mention.past)}
    for mention in by_rule:
        if mention.type != "organisation" or mention.weight < STRONG:
            continue
        place = range(mention.first, mention.past)
        inside = [parts[at] for at in place if at in parts]
        within = all(part.first in place and part.past - 1 in place and part.type != "person" for part in inside)
        numbered = words[mention.first].text[0].isdigit() or words[mention.past - 1].text.isdigit()
        if inside and within and (numbered or any(words[at].text in JOINTS for at in place)):
            yield mention


def _find_seen(judged: Floats, by_rule: Iterable[Mention]) -> Iterator[Mention]:
    """What rules find and the model does not deny; on weapons, events and peoples it is not asked."""
    for mention in by_rule:
        if mention.type not in TYPES or judged[mention.first : mention.past].sum(1).max() >= _SEEN:
            yield mention


def _vote(mention: Mention, rule: Mention, judged: Floats) -> Mention:
    """The mention with the type for which the rule and the model, with its probability of each type, speak together."""
    if mention.type not in TYPES or rule.type not in TYPES or mention.weight == CERTAIN:
        return mention
    votes = dict(zip(TYPES.values(), judged.tolist(), strict=True))
    votes[rule.type] += _VOTES[rule.weight]
    kind = max(votes, key=votes.__getitem__)
    return mention._replace(type=kind, weight=max(FAIR, mention.weight, rule.weight if rule.type == kind else 0))


def _join_nicknames(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions in text order; "Jane" and "Roe" are one in "Jane “Jay” Roe"."""
    people = {words[mention.first].start: mention for mention in mentions if mention.type == "person"}
    past = 0
    for mention in mentions:
        if mention.first < past:
            continue  # the nickname, or what is part of a whole name
        nickname = _NICKNAME.match(text, words[mention.past - 1].end) if mention.type == "person" else None
        rest = people.get(nickname.end()) if nickname else None
        past = rest.past if rest else mention.past
        yield mention._replace(past=past)
