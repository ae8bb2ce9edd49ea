"""Stub."""
from dateline.language.reading import Reading
from dateline.records.sources import Attribution, Entity


def name_sources(reading: Reading, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    return attributions
