"""Cases of checks, one a line: `- 2025-04-12 conflicts ROW: The text.`"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_LINE = re.compile(r"- (\d{4}-\d\d-\d\d) (\w+)(?: \(([^)]+)\)| ([^:]+))?: (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCase:
    """One case: a text published on a day, and what is expected of it."""

    heading: str
    day: date
    outcome: str  # of a finding; "left": not checked; "nothing": no claim; "quiet": anything but a conflict
    because: str  # part of the reason; empty when any will do
    row: str  # key of the row that the outcome rests on; empty when any or none will do
    text: str


def load_lines(name: str) -> list[LineCase]:
    """The cases of tests/cases/<name>.md.

    Raises:
        ValueError: a line that begins like a case and is none.
    """
    cases, heading = [], ""
    for line in (CASES / f"{name}.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("- "):
            found = _LINE.fullmatch(line)
            if found is None:
                raise ValueError(f"{line!r} is no case.")
            day, outcome, because, row, text = found.groups()
            case = LineCase(
                heading=heading,
                day=date.fromisoformat(day),
                outcome=outcome,
                because=because or "",
                row=row or "",
                text=text,
            )
            cases.append(case)
    return cases
