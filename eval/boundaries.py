"""Sentences against the development parts of EWT and GUM: a sentence counts when both its ends are right."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.corpora import Labelled, load_ewt, load_gum

from dateline.language.reading import read_text
from dateline.settings import Settings
from eval.scores import f1
from eval.sourcing import make_document


def measure(shared: Path) -> dict[str, float]:
    """F1 of sentences from start to end, and of their starts alone, 0 to 1, by corpus."""
    folder = shared / "corpora"
    corpora = {"ewt": load_ewt(folder, "dev"), "gum": load_gum(folder, "dev", free=False)}
    return {f"{name}_{what}": value for name, texts in corpora.items() for what, value in _measure(texts).items()}


def _measure(texts: Iterable[Labelled]) -> dict[str, float]:
    whole, starts = Counter[str](), Counter[str]()
    for text in texts:
        begun = text.starts or ()
        ends = [*begun[1:], len(text.text)]
        gold = {(start, start + len(text.text[start:end].rstrip())) for start, end in zip(begun, ends, strict=True)}
        document = make_document(text.text, origin=text.name)
        found = set(read_text(document, max_sentence_chars=Settings().max_sentence_chars).sentences)
        whole.update(right=len(gold & found), gold=len(gold), found=len(found))
        starts.update(
            right=len({start for start, _ in gold} & {start for start, _ in found}), gold=len(gold), found=len(found)
        )
    return {
        "f1": f1(whole["right"], whole["gold"], whole["found"]),
        "starts_f1": f1(starts["right"], starts["gold"], starts["found"]),
    }


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.3f}")
