"""Who says what: sources, the words that tell it, and the content that is attributed to them."""

from dateline.extract.attributions.combining import combine, place
from dateline.extract.attributions.links import find_links
from dateline.extract.attributions.naming import name_sources
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.ruled import find_ruled
from dateline.extract.attributions.running import find_running
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity


def find_attributions(reading: Reading, entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    """Every place where the text gives content to somebody or something other than its author, in text order.

    The reader model and the cue words each find them; what both find counts, and what one of them is sure of. Misses
    links over more than a window of 254 word pieces, sources named only in a heading, and the free continuation of
    speech, without quotation marks and without a cue, which sourcing.md leaves to the author.
    """
    text = reading.document.text
    told = combine(find_links(reading), find_ruled(reading, entities), text=text, quotes=find_quotes(text))
    found = sorted((*told, *find_running(reading, told)), key=place)
    return name_sources(reading, entities, tuple(found))
