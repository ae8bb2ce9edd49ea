"""Sentences against the development parts of EWT and GUM: a sentence counts when both its ends are right."""

import sys
from collections.abc import Iterable
from pathlib import Path

from training.corpora import Labelled, load_ewt, load_gum

from dateline.language.reading import read_text
from dateline.settings import Settings
from eval.scores import f1
from eval.sourcing import make_document


def measure(shared: Path) -> dict[str, float]:
    """F1 of sentences, 0 to 1, by corpus."""
    folder = shared / "corpora"
    return {"ewt_f1": _measure(load_ewt(folder, "dev")), "gum_f1": _measure(load_gum(folder, "dev", free=False))}


def _measure(texts: Iterable[Labelled]) -> float:
    right = wanted = found = 0
    for text in texts:
        starts = text.starts or ()
        ends = [*starts[1:], len(text.text)]
        gold = {(start, start + len(text.text[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)}
        document = make_document(text.text, origin=text.name)
        reading = read_text(document, max_sentence_chars=Settings().max_sentence_chars)
        right += len(gold & set(reading.sentences))
        wanted += len(gold)
        found += len(reading.sentences)
    return f1(right, wanted, found)


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.3f}")
