"""The people, bodies, places and things that a text names: by the reader model, by capitals and by word lists.

A nationality as an adjective ("Ukrainian shells") is no entity; a people named by it ("the Ukrainians") is a group.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.entities.headlines import find_known_names
from dateline.extract.entities.learned import find_learned_names
from dateline.extract.entities.merging import merge_mentions
from dateline.extract.entities.runs import find_runs, is_prose
from dateline.extract.entities.typing import FAIR, SURNAMES_TOO, Mention, type_run
from dateline.language.lexicon import GIVEN_NAMES, ROLES, TITLES
from dateline.language.reading import Reading
from dateline.language.words import Word
from dateline.records.sources import Entity

_SMALL = frozenset({"of", "for", "the", "and", "&", "'s", "’s"})  # inside a name: "Tarn County Sheriff’s Office"


def find_entities(reading: Reading) -> tuple[Entity, ...]:
    """The entities of the text in order of appearance, each with all its mentions.

    Titles ("President") and the genitive are no part of a mention. What word lists, the words of a name and a clear
    context tell counts before the model, the model before a weak context. Misses bodies meant by a common noun ("the
    ministry"), and the parts of a longer name.
    """
    lowered = frozenset(word.text for word in reading.words if word.text.islower())
    by_rule: list[Mention] = []
    headlines: list[tuple[int, int]] = []
    for first, past in reading.sentence_words:
        if is_prose(reading.words, first, past):
            for run in find_runs(reading.words, first, past):
                by_rule.extend(type_run(reading.words, run, lowered=lowered))
        else:
            headlines.append((first, past))
    by_rule.extend(find_known_names(reading.words, headlines, known=by_rule))
    mentions = prefer(reading.words, find_learned_names(reading, headlines=headlines), by_rule)
    return merge_mentions(reading, mentions, lowered=lowered)


def prefer(words: Sequence[Word], learned: Iterable[Mention], by_rule: Iterable[Mention]) -> Iterator[Mention]:
    """All mentions without overlaps: those of which the rules are fairly sure, then the model's, then the others.

    A single word that ends the name of a person is that person, whatever the model takes it for; a person whom the
    model marks from a given name on, or up to a surname that places have too, counts before all, as does a body whose
    name begins with a place; and where the model marks only the end of a body's or place's name, the whole run of
    capitals is it, if the rules know nothing better.
    """
    taken: set[int] = set()
    ruled = list(by_rule)
    learned = list(learned)
    surnames = {words[m.past - 1].text for m in (*ruled, *learned) if m.type == "person" and m.past - m.first > 1}
    learned = [
        m._replace(type="person") if m.past - m.first == 1 and words[m.first].text in surnames else m for m in learned
    ]
    runs = {mention.past: mention.first for mention in ruled if mention.type == "other" and mention.weight < FAIR}
    learned = [m if m.type == "person" else m._replace(first=min(m.first, runs.get(m.past, m.first))) for m in learned]
    sure = [mention for mention in ruled if mention.weight >= FAIR]
    people = {at for m in ruled if m.type == "person" for at in range(m.first, m.past)}
    given = [
        m
        for m in learned
        if m.type == "person"
        and m.past - m.first > 1
        and (words[m.first].text in GIVEN_NAMES or words[m.past - 1].text in SURNAMES_TOO)
        and people.isdisjoint(range(m.first, m.past))
    ]
    placed = {m.first: m.past for m in sure if m.type == "place"}
    wide = [m for m in learned if placed.get(m.first, m.past) < m.past and _is_whole_body(words, m)]
    for mention in (*given, *wide, *sure, *learned, *ruled):
        place = range(mention.first, mention.past)
        if taken.isdisjoint(place):
            taken.update(place)
            yield mention


def _is_whole_body(words: Sequence[Word], mention: Mention) -> bool:
    """Whether all of it is a body's name: it has capitals, and no office follows, as in "US Defense Secretary"."""
    named = all(word.text[0].isupper() or word.text in _SMALL for word in words[mention.first : mention.past])
    office = mention.past < len(words) and words[mention.past].lower in TITLES | ROLES
    return mention.type == "organisation" and named and not office
