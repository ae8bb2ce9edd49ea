"""The words that tell that something is attributed, with what they take and what they do to their content."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from dateline.language.lexicon import load_sections
from dateline.records.sources import CueStance
from dateline.records.text import Certainty

Form = Literal["base", "s", "past", "ing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """One inflected form of a verb of saying, thinking, showing, denying or demanding."""

    lemma: str
    form: Form
    takes: frozenset[str]  # letters as the head of data/cues.tsv explains them
    certainty: Certainty | None  # what the verb makes of its content; null leaves it to the content
    stance: CueStance


@cache
def load_cue_verbs() -> dict[str, CueVerb]:
    """Every form in lower case with its verb; the first row that has a form wins."""
    verbs: dict[str, CueVerb] = {}
    for forms, takes, certainty, stance in _rows("cues.tsv"):
        inflected = forms.split()
        for form in inflected:
            verbs.setdefault(
                form,
                CueVerb(
                    lemma=inflected[0],
                    form=_form(form, inflected[0]),
                    takes=frozenset(takes),
                    certainty=None if certainty == "-" else cast(Certainty, certainty),
                    stance=cast(CueStance, stance),
                ),
            )
    return verbs


_MATERIALS = load_sections("materials")
DOCUMENTS = frozenset(_MATERIALS["documents"])  # nouns, singular and plural
IMAGERY = frozenset(_MATERIALS["imagery"])  # nouns, singular and plural
MATERIAL_VERBS = frozenset(_MATERIALS["verbs"])  # forms that give content when a document or an image is the subject


def _rows(name: str) -> list[list[str]]:
    text = files("dateline.language").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _form(form: str, base: str) -> Form:
    if form == base:
        return "base"
    if form.endswith("ing"):
        return "ing"
    return "s" if form.endswith("s") and not base.endswith("s") else "past"
