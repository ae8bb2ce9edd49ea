"""Names whose type the word lists and the table of countries know."""

from dateline.language.lexicon import BODIES, EVENTS, OUTLETS, PEOPLES, PLACES, WEAPONS
from dateline.records.sources import EntityType
from dateline.reference.countries import load_countries

LONGEST = 5  # words in the longest name of the lists that is looked for


def _known_types() -> dict[str, EntityType]:
    known: dict[str, EntityType] = dict.fromkeys(sorted(WEAPONS), "weapon")
    known.update(dict.fromkeys(sorted(EVENTS), "event"))
    known.update(dict.fromkeys(sorted(PLACES), "place"))
    for country in load_countries():
        known.update(dict.fromkeys((country.name, *country.names, *country.capitals), "place"))
    known.update(dict.fromkeys(sorted(BODIES | OUTLETS), "organisation"))
    return known


KNOWN = _known_types()  # name as written -> type
# A country's initials -> its name; other by-names ("America", "Soviet Union") stay entities of their own.
INITIALS = {
    name: country.name
    for country in load_countries()
    for name in country.names
    if name.replace(".", "").isupper() and len(name) < 6
}
DEMONYMS = frozenset(word for country in load_countries() for word in country.demonyms) | PEOPLES
ONE_OF_PEOPLE = frozenset(  # told by a plural beside it: "Swede", "Dutchman", "Mosotho", "Republican", but not "French"
    word
    for word in DEMONYMS
    if (DEMONYMS | KNOWN.keys()) & ({f"{word}s", f"{word[:-3]}men", word.replace("Mo", "Ba", 1)} - {word})
)
