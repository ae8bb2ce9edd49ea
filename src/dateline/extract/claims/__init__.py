"""Statements that a dated table can speak to, taken apart into slots, each with the words that gave it."""

from dateline.extract.claims.arithmetic import find_arithmetic_claims
from dateline.extract.claims.calendar import find_calendar_claims
from dateline.extract.claims.control import find_control_claims
from dateline.extract.claims.distance import find_distance_claims
from dateline.extract.claims.ground import read_ground
from dateline.extract.claims.meetings import find_meeting_claims
from dateline.extract.claims.offices import find_office_claims
from dateline.extract.claims.pairs import find_pair_claims
from dateline.extract.claims.place_in import find_place_in_claims
from dateline.extract.claims.records import find_record_claims
from dateline.extract.claims.wording import read_wording
from dateline.language.reading import Reading
from dateline.records.claims import Claim
from dateline.records.sources import Attribution, Entity
from dateline.records.text import Sentence
from dateline.records.time import TimeMention
from dateline.records.world import PlaceMention, Quantity


def find_claims(
    reading: Reading,
    sentences: tuple[Sentence, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...] = (),
    quantities: tuple[Quantity, ...] = (),
) -> tuple[Claim, ...]:
    """The claims of the text in order, each of the kind of the check that can speak to it.

    Who holds an office ("office_held"), what day it was ("calendar"), how far it is ("distance"), who holds a place
    ("control"), where a place lies ("place_in"), which meeting it was ("meeting", "first_or_only"), how numbers hang
    together ("arithmetic"), what is said twice ("self_contradiction"), and totals ("quantity_on_record").

    What keeps a claim from being held against the record ("former", quoted words, an earlier time) stands in its slots;
    the check says so. Misses numbers, meetings and totals in other forms of words than those listed, offices without a
    title from the table, titles apart from the name ("She took over as minister"), and pronouns.
    """
    wording = read_wording(reading, sentences, attributions)
    ground = read_ground(reading, sentences, attributions, times=times, places=places)
    found = [
        *find_office_claims(reading, sentences, attributions, entities=entities, times=times),
        *find_calendar_claims(reading, attributions),
        *find_distance_claims(ground, quantities),
        *find_control_claims(ground, quantities),
        *find_place_in_claims(ground),
        *find_arithmetic_claims(wording, quantities),
        *find_meeting_claims(wording, entities, times=times),
        *find_record_claims(wording, quantities, times=times),
        *find_pair_claims(wording, entities, times=times, places=places, quantities=quantities),
    ]
    return tuple(sorted(found, key=lambda claim: (claim.span.start, claim.span.end, claim.id)))
