"""Who says what: sources, the words that tell it, and the content that is attributed to them."""

from dateline.extract.attributions.links import find_links
from dateline.extract.attributions.naming import name_sources
from dateline.extract.attributions.running import find_running
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity


def find_attributions(reading: Reading, entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    """Every place where the text gives content to somebody or something other than its author, in text order.

    Misses links over more than a window of 254 word pieces, sources named only in a heading, and the free continuation
    of speech, without quotation marks and without a cue, which sourcing.md leaves to the author.
    """
    linked = find_links(reading)
    found = sorted((*linked, *find_running(reading, linked)), key=lambda a: (a.sentence, a.content.start))
    return name_sources(reading, entities, tuple(found))
