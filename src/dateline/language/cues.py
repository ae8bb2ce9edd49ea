"""The words that tell that something is attributed, with what they do to their content."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from dateline.records.sources import CueStance
from dateline.records.text import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """A verb of saying, thinking, showing, denying or demanding."""

    certainty: Certainty | None  # what the verb makes of its content; null leaves it to the content
    stance: CueStance


@cache
def load_cue_verbs() -> dict[str, CueVerb]:
    """Every form in lower case with its verb; the first row that has a form wins."""
    verbs: dict[str, CueVerb] = {}
    for forms, certainty, stance in _read_rows("cues.tsv"):
        verb = CueVerb(
            certainty=None if certainty == "-" else cast(Certainty, certainty), stance=cast(CueStance, stance)
        )
        for form in forms.split():
            verbs.setdefault(form, verb)
    return verbs


def _read_rows(name: str) -> list[list[str]]:
    text = files("dateline.language").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
