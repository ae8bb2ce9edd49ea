"""Every conflict found in articles that nobody wrote to be wrong, for a person to read: each should be a true slip.

PolNeAR's file names hold the day of publication (outlet_2016-09-12_...). Other parts take part where they are dated.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.pipeline import analyse, check
from dateline.records.analysis import Analysis
from dateline.settings import Settings
from eval.sourcing import make_document

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


def check_article(name: str, day: date, text: str) -> Analysis:
    """The analysis of one article with its findings."""
    return check(analyse(replace(make_document(text, origin=name), published=day), Settings()))


def measure(shared: Path) -> dict[str, float]:
    """How many articles were read, claims found, and findings by outcome; a conflict counts as its negative."""
    counts: Counter[str] = Counter()
    for name, day, text in read_articles(shared):
        analysis = check_article(name, day, text)
        counts["articles"] += 1
        counts["claims"] += len(analysis.claims)
        counts["not_checked"] += len(analysis.not_checked)
        counts.update(finding.outcome for finding in analysis.findings)
    names = ("articles", "claims", "agrees", "no_record", "not_checked")
    figures: dict[str, float] = {name: counts[name] for name in names}
    return figures | {"minus_conflicts": 0.0 - counts["conflicts"]}


def print_conflicts(shared: Path, outcome: str = "conflicts") -> None:
    """Prints every finding of one outcome with its sentence."""
    for name, day, text in read_articles(shared):
        analysis = check_article(name, day, text)
        sentences = {claim.id: analysis.sentences[claim.sentence].span.text for claim in analysis.claims}
        for finding in analysis.findings:
            if finding.outcome == outcome:
                print(f"{name} {day}\n  [{finding.spans[0].text}] {sentences[finding.claim or '']}\n  {finding.reason}")


if __name__ == "__main__":
    print_conflicts(Path(sys.argv[1]), *sys.argv[2:3])
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.0f}")
