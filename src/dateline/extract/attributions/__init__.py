"""Who says what: sources, the words that tell it, and the content that is attributed to them."""

from dateline.extract.attributions.links import find_links
from dateline.extract.attributions.naming import name_sources
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.running import find_running
from dateline.extract.attributions.unsaid import drop_unsaid, place
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity


def find_attributions(reading: Reading, entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    """Every place where the text gives content to somebody or something other than its author, in text order.

    Misses links over more than a window of 254 word pieces, sources named only in a heading, and the free continuation
    of speech, without quotation marks and without a cue, which sourcing.md leaves to the author.
    """
    text = reading.document.text
    told = drop_unsaid(find_links(reading), text=text, quotes=find_quotes(text))
    found = sorted((*told, *find_running(reading, told)), key=place)
    return name_sources(reading, entities, tuple(found))
