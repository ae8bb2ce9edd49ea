"""Names whose type the word lists and the table of countries know."""

from typing import Any

from dateline.language.lexicon import BODIES, EVENTS, OUTLETS, PLACES, WEAPONS
from dateline.records.sources import EntityType

COUNTRIES: tuple[Any, ...] = ()

LONGEST = 5  # words in the longest name of the lists that is looked for


def _known_types() -> dict[str, EntityType]:
    known: dict[str, EntityType] = dict.fromkeys(sorted(WEAPONS), "weapon")
    known.update(dict.fromkeys(sorted(EVENTS), "event"))
    known.update(dict.fromkeys(sorted(PLACES), "place"))
    for country in COUNTRIES:
        known.update(dict.fromkeys((country.name, *country.names, *country.capitals), "place"))
    known.update(dict.fromkeys(sorted(BODIES | OUTLETS), "organisation"))
    return known


KNOWN = _known_types()  # name as written -> type
DEMONYMS = frozenset(word for country in COUNTRIES for word in country.demonyms)
