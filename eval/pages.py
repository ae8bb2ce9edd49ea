"""How well the text and the day of publication are read from web pages, against segments and dates set by hand.

As in the evaluation of trafilatura: a wanted segment in the text is right, one that is not there is missed, and an
unwanted segment in the text is wrong.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.ingest import read_document
from dateline.records.text import Document
from dateline.settings import Settings
from eval.scores import f1


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """One page against its gold."""

    name: str
    wanted: int
    missed: tuple[str, ...]  # wanted segments that are not in the text
    unwanted: tuple[str, ...]  # unwanted segments that are in it
    date_right: bool
    explanation: str  # of a wrong date: what was chosen, and what became of each candidate


def measure(shared: Path) -> dict[str, float]:
    """F1, precision and recall of segments, and the share of pages with the right day of publication."""
    return summarise(list(score_pages(shared)))


def summarise(scores: list[PageScore]) -> dict[str, float]:
    """The figures over all pages."""
    wanted = sum(score.wanted for score in scores)
    right = wanted - sum(len(score.missed) for score in scores)
    found = right + sum(len(score.unwanted) for score in scores)
    return {
        "segments_f1": f1(right, wanted, found),
        "segments_precision": right / found if found else 0.0,
        "segments_recall": right / wanted if wanted else 0.0,
        "dates": sum(score.date_right for score in scores) / len(scores) if scores else 0.0,
    }


def score_pages(shared: Path) -> Iterator[PageScore]:
    """The score of every page that the gold names, in the order of the gold."""
    folder = shared / "articles" / "pages"
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text("utf-8"))
    for name, page in gold.items():
        yield score_page(read_document(folder / name, settings=Settings()), page)


def score_page(document: Document, gold: dict[str, Any]) -> PageScore:
    """One page; a segment counts as found whatever the white space in it."""
    text = " ".join(document.text.split())
    right = str(document.published) == gold["date"]
    return PageScore(
        name=Path(document.origin).name,
        wanted=len(gold["with"]),
        missed=tuple(words for words in gold["with"] if " ".join(words.split()) not in text),
        unwanted=tuple(words for words in gold["without"] if " ".join(words.split()) in text),
        date_right=right,
        explanation="" if right else explain_date(document, gold["date"]),
    )


def explain_date(document: Document, wanted: str) -> str:
    """Why the wanted day was not chosen."""
    lines = [f"wanted {wanted}, chosen {document.published} ({document.published_basis})"]
    if not any(str(candidate.day) == wanted for candidate in document.published_candidates):
        lines.append("  nothing in the page gives the wanted day in a form that is read")
    lines += [f"  {c.day} {c.basis}: {c.where}: {c.reason}" for c in document.published_candidates]
    return "\n".join(lines)


def main() -> None:
    """Print the figures, then every page with a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    scores = list(score_pages(parser.parse_args().shared))
    for name, value in summarise(scores).items():
        print(f"{name:20} {value:.3f}")
    for score in scores:
        if score.missed or score.unwanted or not score.date_right:
            print(f"\n{score.name}")
            print(*(f"  missed: {words}" for words in score.missed), sep="\n", end="\n" if score.missed else "")
            print(*(f"  not wanted: {words}" for words in score.unwanted), sep="\n", end="\n" if score.unwanted else "")
            print(f"  date: {score.explanation}" if score.explanation else "", end="\n" if score.explanation else "")


if __name__ == "__main__":
    main()
