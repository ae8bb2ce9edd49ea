"""How well names are found: spans with their type, exact, on the development part of UNER English EWT."""

from collections.abc import Iterator
from pathlib import Path

from dateline.extract.entities import find_entities
from dateline.language.encoder import load_model
from dateline.language.heads import score_text
from dateline.language.reading import Reading
from dateline.language.windows import cut_pieces
from dateline.language.words import Word
from dateline.records.text import Document

_DEV = Path("corpora") / "uner-ewt" / "en_ewt-ud-dev.iob2"
TAGS: dict[str, str] = {"person": "PER", "organisation": "ORG", "place": "LOC"}

Name = tuple[int, int, str]  # words first up to past, tag


def measure(shared: Path) -> dict[str, float]:
    """F1 over names of persons, organisations and places, words and sentences as given; empty without the corpus."""
    if not (shared / _DEV).exists():
        return {}
    gold: set[Name] = set()
    found: set[Name] = set()
    offset = 0
    for reading, names in read_readings(shared):
        gold |= {(first + offset, past + offset, tag) for first, past, tag in names}
        found |= {(first + offset, past + offset, tag) for first, past, tag in _find_names(reading)}
        offset += len(reading.words)
    figures = {"entities": _f1(gold, found)}
    for tag in sorted(TAGS.values()):
        figures[f"entities_{tag.lower()}"] = _f1(
            {name for name in gold if name[2] == tag}, {name for name in found if name[2] == tag}
        )
    return figures


def _f1(gold: set[Name], found: set[Name]) -> float:
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


def read_readings(shared: Path) -> Iterator[tuple[Reading, list[Name]]]:
    """Each document of the development part, read, with its names."""
    return map(_make_reading, _read_documents(shared / _DEV))


def _read_documents(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    """For each document its sentences as lists of (word, tag)."""
    document: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc") and any(document):
            yield [sentence for sentence in document if sentence]
            document = [[]]
        elif not line.strip():
            document.append([])
        elif not line.startswith("#"):
            _, word, tag, *_ = line.split("\t")
            document[-1].append((word, tag))
    yield [sentence for sentence in document if sentence]


def _make_reading(sentences: list[list[tuple[str, str]]]) -> tuple[Reading, list[Name]]:
    """The document with the corpus's own words, one space apart, and its names as word numbers."""
    words: list[Word] = []
    bounds: list[tuple[int, int]] = []
    names: list[Name] = []
    parts: list[str] = []
    at = 0
    for sentence in sentences:
        first = len(words)
        for word, tag in sentence:
            if tag.startswith("B-"):
                names.append((len(words), len(words) + 1, tag[2:]))
            elif tag.startswith("I-") and names:
                names[-1] = (names[-1][0], len(words) + 1, names[-1][2])
            words.append(Word(at, at + len(word), word, word.lower()))
            parts.append(word)
            at += len(word) + 1
        bounds.append((first, len(words)))
    document = Document(
        id="0" * 16,
        origin=str(_DEV),
        title=None,
        publisher=None,
        url=None,
        language="en",
        published=None,
        published_basis=None,
        published_candidates=(),
        retrieved=None,
        sha256="0" * 64,
        header=None,
        incomplete=None,
        text=" ".join(parts),
    )
    spans = tuple((words[first].start, words[past - 1].end) for first, past in bounds)
    model = load_model()
    scores = score_text(model, cut_pieces(document.text, spans, model.tokenizer))
    reading = Reading(
        document=document, words=tuple(words), sentences=spans, sentence_words=tuple(bounds), scores=scores
    )
    return reading, names


def _find_names(reading: Reading) -> Iterator[Name]:
    starts = {word.start: index for index, word in enumerate(reading.words)}
    ends = {word.end: index + 1 for index, word in enumerate(reading.words)}
    for entity in find_entities(reading):
        for mention in entity.mentions if entity.type in TAGS else ():
            yield starts[mention.start], ends[mention.end], TAGS[entity.type]
