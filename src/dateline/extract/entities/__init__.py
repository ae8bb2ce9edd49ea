"""The people, bodies, places and things that a text names: by the reader model, by capitals and by word lists.

A nationality as an adjective ("Ukrainian shells") is no entity; a people named by it ("the Ukrainians") is a group.
"""

from dateline.extract.entities.choosing import choose_mentions
from dateline.extract.entities.headlines import find_known_names
from dateline.extract.entities.learned import find_learned_names
from dateline.extract.entities.merging import merge_mentions
from dateline.extract.entities.runs import find_runs, is_prose
from dateline.extract.entities.typing import Mention, type_run
from dateline.language.reading import Reading
from dateline.records.sources import Entity


def find_entities(reading: Reading) -> tuple[Entity, ...]:
    """The entities of the text in order of appearance, each with all its mentions.

    Titles ("President") and the genitive are no part of a mention. What word lists and titles tell counts before the
    model, the model before the rest; where both find a name, both have a vote on its type. Misses bodies meant by a
    common noun ("the ministry"), and the parts of a longer name.
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
    learned = list(find_learned_names(reading, headlines=headlines))
    mentions = choose_mentions(reading, learned=learned, by_rule=by_rule)
    return merge_mentions(reading, mentions, lowered=lowered)
