"""Every conflict found in articles that nobody wrote to be wrong, for a person to read: each should be a true slip.

    python -m eval.conflicts SHARED [OUTCOME] [--all]

`make eval` takes one article in `EVERY`; `python -m eval.gate conflicts --all` and the command above take all.

PolNeAR's file names hold the day of publication (outlet_2016-09-12_...). Other parts take part where they are dated.
The packs of docs/packs are given along where their tables are there. With --all, the news of the corpora for times and
places is read too; those for places are undated and get a day.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

from dateline.pipeline import analyse, check
from dateline.records.analysis import Analysis
from dateline.reference.facts import Tables
from dateline.settings import Settings
from eval.packs import load_big_tables
from eval.sourcing import make_document
from eval.timex import read_timeml

EVERY = 5  # of the articles one in so many is measured; all take three minutes on a free core
_UNDATED = date(2024, 6, 1)  # for articles without a day, of which only what hangs on no day is printed
# Checks whose outcome hangs on no day, as long as no front is near.
_DAYLESS = {"distance", "place_in", "arithmetic", "self_contradiction"}
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def read_articles(shared: Path) -> Iterator[tuple[str, date, str]]:
    """Name, day of publication and text of every dated article: PolNeAR dev and train, and the written articles."""
    for part in ("dev", "train"):
        for path in sorted((shared / "corpora" / "polnear" / "data" / part / "text").glob("*.txt")):
            if found := _DAY.search(path.name):
                yield path.name, date.fromisoformat(found.group()), path.read_text(encoding="utf-8")
    for name in ("dev", "train", "written"):
        path = shared / "corpora" / "sourcing" / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            published = _DAY.search(str(row["meta"].get("published", "")))
            if published:
                yield f"sourcing {name} {row['id']}", date.fromisoformat(published.group()), row["text"]


def read_more(shared: Path) -> Iterator[tuple[str, date, str]]:
    """Name, day and text of the articles of the corpora for times and places."""
    for folder in ("TimeBank", "AQUAINT"):
        for path in sorted((shared / "corpora" / "timex" / folder).rglob("*.tml")):
            document, _ = read_timeml(path)
            if document.published is not None:
                yield path.name, document.published, document.text
    for name in ("lgl.xml", "GeoVirus.xml"):
        path = shared / "corpora" / "geo" / name
        # The files are parts of the test sets beside the project, and were not sent by anybody.
        articles = ElementTree.parse(path).getroot().iter("article") if path.exists() else ()  # noqa: S314 - a corpus on this machine
        for number, article in enumerate(articles):
            yield f"{name} {number}", _UNDATED, article.findtext("text") or ""


def check_article(name: str, day: date, text: str, *, tables: Tables) -> Analysis:
    """The analysis of one article with its findings."""
    return check(analyse(replace(make_document(text, origin=name), published=day), Settings()), tables=tables)


def measure(shared: Path, every: int = EVERY) -> dict[str, float]:
    """The share of articles that was read, how many they were, claims found, and findings by outcome; a conflict counts
    as its negative.

    Every conflict is printed, for a person to read.
    """
    counts: Counter[str] = Counter()
    tables = load_big_tables(shared)
    for name, day, text in islice(read_articles(shared), None, None, every):
        analysis = check_article(name, day, text, tables=tables)
        counts["articles"] += 1
        counts["claims"] += len(analysis.claims)
        counts["not_checked"] += len(analysis.not_checked)
        counts.update(finding.outcome for finding in analysis.findings)
        _print_findings(name, day, analysis, outcome="conflicts")
    names = ("articles", "claims", "agrees", "no_record", "not_checked")
    figures: dict[str, float] = {name: counts[name] for name in names}
    return {"share": 1 / every} | figures | {"minus_conflicts": 0.0 - counts["conflicts"]}


def print_conflicts(shared: Path, outcome: str = "conflicts", *, more: bool = False) -> None:
    """Prints every finding of one outcome with its sentence, and how many findings and claims left alone there were."""
    tables, counts = load_big_tables(shared), Counter[str]()
    for name, day, text in chain(read_articles(shared), read_more(shared) if more else ()):
        analysis = check_article(name, day, text, tables=tables)
        counts["articles"] += 1
        counts.update(f"{finding.check} {finding.outcome}" for finding in analysis.findings)
        counts.update(f"{left.check} not checked" for left in analysis.not_checked)
        _print_findings(name, day, analysis, outcome=outcome)
    for key, count in sorted(counts.items()):
        print(f"{key:28} {count}")


def _print_findings(name: str, day: date, analysis: Analysis, *, outcome: str) -> None:
    sentences = {claim.id: analysis.sentences[claim.sentence].span.text for claim in analysis.claims}
    for finding in analysis.findings:
        if finding.outcome == outcome and (day != _UNDATED or finding.check in _DAYLESS):
            words = f"[{finding.spans[0].text}] {sentences[finding.claim or '']}"
            print(f"{finding.check}: {name} {day}\n  {words}\n  {finding.reason}", flush=True)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--all"]
    print_conflicts(Path(words[0]), *words[1:2], more="--all" in sys.argv)
