"""How well names are found: spans with their type, exact, on the development part of UNER English EWT."""

import sys
from collections.abc import Iterator
from pathlib import Path

from training.corpora import load_ewt

from dateline.extract.entities import find_entities
from dateline.language.reading import Reading, read_text
from dateline.settings import Settings
from eval.scores import f1
from eval.sourcing import make_document

TAGS: dict[str, str] = {"person": "PER", "organisation": "ORG", "place": "LOC"}

Name = tuple[int, int, str]  # start, end, tag


def measure(shared: Path) -> dict[str, float]:
    """F1 over names of persons, organisations and places in the texts as they were written."""
    gold: set[tuple[str, Name]] = set()
    found: set[tuple[str, Name]] = set()
    for reading, names in read_readings(shared):
        gold |= {(reading.document.origin, name) for name in names}
        found |= {(reading.document.origin, name) for name in _find_names(reading)}
    figures = {"entities": f1(len(gold & found), len(gold), len(found))}
    for tag in sorted(TAGS.values()):
        wanted, given = ({(key, name) for key, name in names if name[2] == tag} for names in (gold, found))
        figures[f"entities_{tag.lower()}"] = f1(len(wanted & given), len(wanted), len(given))
    return figures


def read_readings(shared: Path) -> Iterator[tuple[Reading, list[Name]]]:
    """Each document of the development part, read, with its names."""
    for text in load_ewt(shared / "corpora", "dev"):
        document = make_document(text.text, origin=text.name)
        names = [leave_genitive(text.text, (start, end, TAGS[kind])) for start, end, kind in text.entities or ()]
        yield read_text(document, max_sentence_chars=Settings().max_sentence_chars), names


def leave_genitive(text: str, name: Name) -> Name:
    """The name without a genitive: the corpus has "Karsk's" as one word, and some houses are called "Roe's"."""
    start, end, tag = name
    return (start, end - 2, tag) if end - start > 2 and text[start:end].endswith(("'s", "’s")) else name


def _find_names(reading: Reading) -> Iterator[Name]:
    for entity in find_entities(reading):
        for mention in entity.mentions if entity.type in TAGS else ():
            yield leave_genitive(reading.document.text, (mention.start, mention.end, TAGS[entity.type]))


if __name__ == "__main__":
    for key, value in measure(Path(sys.argv[1])).items():
        print(f"{key:20} {value:.3f}")
