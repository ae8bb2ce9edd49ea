"""The table of figures in the README, written from what was measured: `python -m eval.gate --readme`."""

import re
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    what: str
    measure: str
    figure: str  # as in eval/floors.json
    texts: str  # what it was measured on
    by: str  # what finds it


_BOTH, _MODEL, _RULES = "model and rules", "model", "rules"
ROWS = (
    Row(what="voice of a sentence", measure="accuracy", figure="sourcing.voice", texts="24 articles", by=_MODEL),
    Row(what="certainty of a sentence", measure="accuracy", figure="sourcing.certainty", texts="the same", by=_MODEL),
    Row(what="checkable or not", measure="accuracy", figure="sourcing.checkable", texts="the same", by=_MODEL),
    Row(
        what="attributed content",
        measure="F1, by overlap above one half",
        figure="sourcing.contents_f1",
        texts="the same",
        by=_MODEL,
    ),
    Row(what="kind of source", measure="accuracy, of those found", figure="sourcing.kind", texts="the same", by=_BOTH),
    Row(
        what="source, read broadly",
        measure="F1, exact",
        figure="polnear.source_exact",
        texts="US news (PolNeAR)",
        by=_MODEL,
    ),
    Row(what="cue, read broadly", measure="F1, exact", figure="polnear.cue_exact", texts="the same", by=_MODEL),
    Row(what="content, read broadly", measure="F1, exact", figure="polnear.content_exact", texts="the same", by=_MODEL),
    Row(
        what="techniques of given stretches",
        measure="micro-F1",
        figure="techniques.given_f1",
        texts="a fifth of PTC",
        by=_MODEL,
    ),
    Row(
        what="techniques that are shown",
        measure="precision, by overlap",
        figure="techniques.shown_precision",
        texts="the same",
        by=_MODEL,
    ),
    Row(what="sentences", measure="F1, both ends right", figure="boundaries.gum_f1", texts="GUM", by=_MODEL),
    Row(
        what="names and what they are",
        measure="F1",
        figure="entities.entities",
        texts="weblogs and reviews (UNER-EWT)",
        by=_BOTH,
    ),
    Row(
        what="places on the map",
        measure="share within 161 km",
        figure="geo.lgl_within_161_km",
        texts="local news (LGL)",
        by=_RULES,
    ),
    Row(
        what="times and their days",
        measure="F1",
        figure="timex.timebank_value_f1",
        texts="news (TimeBank)",
        by=_RULES,
    ),
    Row(what="text of a web page", measure="F1, by segment", figure="pages.segments_f1", texts="39 pages", by=_RULES),
    Row(what="day of publication", measure="accuracy", figure="pages.dates", texts="the same pages", by=_RULES),
)


def fill_figures(page: str, figures: dict[str, float]) -> str:
    """`page` with the table of `figures` between its two marks; what was not measured keeps its old value."""
    before, rest = page.split(BEGIN, maxsplit=1)
    old, after = rest.split(END, maxsplit=1)
    lines = ["| what | measure | reached | on | by |", "|---|---|--:|---|---|"]
    for row in ROWS:
        reached = f"{figures[row.figure]:.2f}" if row.figure in figures else _read_old(old, row.what)
        lines.append(f"| {row.what} | {row.measure} | {reached} | {row.texts} | {row.by} |")
    return f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}"


def _read_old(table: str, what: str) -> str:
    match = re.search(rf"^\| {re.escape(what)} \|[^|]*\| ([\d.]*) *\|", table, re.MULTILINE)
    return match[1] if match else ""
