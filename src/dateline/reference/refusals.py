"""What keeps a row of a table from being used: days in the wrong order, points outside the bounds, a missing source."""

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.errors import CoordinateError, ReversedError, SourceError, TableError
from dateline.reference.descriptors import Resource


def refuse_days(resource: Resource, numbers: Sequence[int], found: Mapping[str, Sequence[Any]]) -> None:
    """Nothing, when every row has a source and its days are in order.

    Raises:
        SourceError: a source is empty.
        ReversedError: a last day lies before the first one.
    """
    for number, source in zip(numbers, found["source"], strict=True):
        if not source:
            raise SourceError(
                f"{resource.path.name}, row {number}, column {name_column(resource, 'source')} is empty.",
                right="Every row must say where it comes from.",
                act='Fill it in, or state the source for the whole table under "values".',
            )
    for first, last in (("valid_from", "valid_to"), ("known_from", "known_through")):
        for number, early, late in zip(numbers, found[first], found.get(last) or found[first], strict=True):
            if late is not None and late < early:
                raise ReversedError(
                    f"{resource.path.name}, row {number}, column {name_column(resource, last)} holds {late}.",
                    right=f"It must not lie before {early}, which {name_column(resource, first)} holds.",
                    act="Correct the row, or exchange the two columns in the descriptor if they are mixed up.",
                )


def refuse_points(
    resource: Resource,
    numbers: Sequence[int],
    latitudes: Sequence[float | None],
    *,
    others: Sequence[float | None],
    pair: tuple[str, str],
) -> None:
    """Nothing, when every point lies within the bounds of the table; `others` are the longitudes.

    Raises:
        CoordinateError: one does not.
    """
    if resource.bounds is None:
        return
    west, south, east, north = resource.bounds
    for number, latitude, longitude in zip(numbers, latitudes, others, strict=True):
        if latitude is None or longitude is None:
            continue
        if south <= latitude <= north and west <= longitude <= east:
            continue
        act = "Correct the row, or the bounds of the table."
        if south <= longitude <= north and west <= latitude <= east:
            act = "Latitude and longitude look exchanged: exchange the two columns in the descriptor."
        elif abs(latitude) > 90 or abs(longitude) > 180:
            act = "These are no degrees of WGS84: convert the table from its coordinate system (to EPSG:4326)."
        raise CoordinateError(
            f"{resource.path.name}, row {number}, columns {name_column(resource, pair[0])} and "
            f"{name_column(resource, pair[1])} hold {latitude} and {longitude}.",
            right=f"By its bounds the table lies from {south} to {north} north and from {west} to {east} east.",
            act=act,
        )


def bad_cell(resource: Resource, number: int, name: str, raw: Any, *, right: str) -> TableError:
    """The error for a cell, or with the number 0 for a statement of the descriptor, that cannot be read."""
    where = f"row {number}, column {name_column(resource, name)}" if number else f"the statement for {name}"
    met = f"{resource.path.name}, {where} holds {str(raw)[:80]!r}."
    return TableError(met, right=right, act="Correct it and try again.")


def name_column(resource: Resource, name: str) -> str:
    """The user's own word for a field."""
    mapped = resource.columns.get(name, name)
    return mapped if isinstance(mapped, str) else name
