"""Known series of meetings: what texts call them, and since when their table is complete."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "meeting_series.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series of meetings; its meetings are rows of the kind `Meeting`."""

    series: str  # its usual short name, as in the rows
    title: str  # in full, as a reader should see it
    names: tuple[str, ...]  # lower case, as texts write one meeting of it
    complete_from: date | None  # every meeting from this day on is in the table; null when some may be missing
    complete_through: date  # the last day for which that was looked into
    source: str


@cache
def load_series() -> dict[str, Series]:
    """Every known series by its short name."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["series"]: Series(
                series=row["series"],
                title=row["title"],
                names=tuple(row["names"].split("|")),
                complete_from=date.fromisoformat(row["complete_from"]) if row["complete_from"] else None,
                complete_through=date.fromisoformat(row["complete_through"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        }
