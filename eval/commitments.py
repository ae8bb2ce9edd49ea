"""How surely a text commits to its events: Pearson's r with the people who judged the predicates of UW and UDS-IH2."""

import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import correlation

from training.corpora import Labelled, load_commitments, load_ewt

from dateline.language.heads import judge_commitment
from dateline.language.reading import read_text
from dateline.settings import Settings
from eval.sourcing import make_document


def measure(shared: Path) -> dict[str, float]:
    """Pearson's r, -1 to 1, by corpus."""
    folder = shared / "corpora"
    return {
        "uw_r": _measure(load_commitments(folder / "factuality/UW/dev.jsonl")),
        "meantime_r": _measure(load_commitments(folder / "factuality/MEANTIME/dev.jsonl")),
        "uds_ih2_r": _measure(load_ewt(folder, "dev")),
    }


def _measure(texts: Iterable[Labelled]) -> float:
    told: list[float] = []
    judged: list[float] = []
    for text in texts:
        document = make_document(text.text, origin=text.name)
        reading = read_text(document, max_sentence_chars=Settings().max_sentence_chars)
        for start, end, value in text.commitments or ():
            told.append(value)
            judged.append(judge_commitment(reading.scores, start, end))
    return correlation(told, judged)


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.3f}")
