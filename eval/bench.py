"""How fast Dateline is and how much memory it takes, measured in one run and told as ratios.

A time alone says as much about the machine as about the code. So each stands beside something measured in the same run:
starting against a bare Python, reading against the bare pass of the encoder over the same pieces, and that pass against
an encoder of the size that such work is mostly done with.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from rich.console import Console
from rich.table import Table

from dateline.ingest import read_document
from dateline.language.encoder import Model, load_model, run_windows
from dateline.language.reading import read_text
from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import Pieces, cut_pieces, cut_windows
from dateline.pipeline import STEPS, analyse, check
from dateline.records.analysis import Analysis
from dateline.records.text import Document
from dateline.report.html import to_html
from dateline.report.json_text import to_json_line
from dateline.settings import Settings
from eval.large_encoder import WIDTH, load_large_encoder

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLE_WORDS = 600
STARTS = 5  # of each process; the median counts
ARTICLES = 60
MAX_CHARS = Settings().max_sentence_chars
LARGE_ARTICLES = 2  # about eight windows; the large encoder takes seconds for each
LARGE_TIMES = 10  # that the bare pass beside it is repeated, so that its time can be told
WARMING_ARTICLES = 5  # before the clock runs: tables and word lists are loaded once
Given = TypeVar("Given")
CLI = "from dateline.cli import main; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the table."""

    name: str
    value: str
    ratio: str
    wanted: str  # what it should be; empty when it is only told
    missed: bool = False


def make_articles() -> Iterator[Document]:
    """Articles of 600 words without end, all different: the sentences of the examples in ever other order."""
    sentences = []
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix:
            document = read_document(str(path), settings=Settings())
            bounds = read_text(document, max_sentence_chars=Settings().max_sentence_chars).sentences
            sentences += [document.text[start:end] for start, end in bounds]
    number = 0
    while True:
        step = 1 + number % (len(sentences) - 1)
        words, parts, at = 0, [f"date 2025-05-17\n\nArticle {number}."], number
        while words < ARTICLE_WORDS:
            parts.append(sentences[at % len(sentences)])
            words += len(parts[-1].split())
            at += step if step % 2 else 1
        yield read_document("\n".join(parts).encode(), settings=Settings(), date_option=date(2025, 5, 17))
        number += 1


def run_one(document: Document) -> Analysis:
    """Everything that is done for one article, and its JSON."""
    analysis = check(analyse(document, Settings(threads=1)))
    to_json_line(analysis)
    return analysis


def cut_document(document: Document, model: Model) -> Pieces:
    """The pieces that the model is given of a document."""
    bounds = find_sentence_bounds(document.text, max_sentence_chars=MAX_CHARS)
    return cut_pieces(document.text, bounds, model.tokenizer)


def time_process(*words: str) -> float:
    """Seconds of processor time that a Python process takes from start to end, the median of some.

    Not by the clock on the wall, which other work on the machine would lengthen.
    """
    seconds = []
    for _ in range(STARTS):
        begun = read_children_seconds()
        subprocess.run([sys.executable, *words], check=True, capture_output=True)  # noqa: S603 - our own commands
        seconds.append(read_children_seconds() - begun)
    return statistics.median(seconds)


def time_work(work: Callable[[Given], object], items: Sequence[Given]) -> float:
    """Seconds of processor time for each item."""
    begun = time.process_time()
    for item in items:
        work(item)
    return (time.process_time() - begun) / len(items)


def measure_starts() -> Iterator[Measure]:
    """A bare Python, the help, and one article in a new process."""
    bare = time_process("-c", "pass")
    yield Measure(name="a bare Python", value=f"{bare:.3f} s", ratio="1.0", wanted="")
    runs = (
        ("dateline --help", 0.3, ("-c", CLI, "--help")),
        ("one article, cold", 1.5, ("-c", CLI, "read", str(EXAMPLES / "commentary.txt"))),
    )
    for name, limit, words in runs:
        seconds = time_process(*words)
        yield Measure(
            name=name,
            value=f"{seconds:.3f} s",
            ratio=f"{seconds / bare:.1f} bare Pythons",
            wanted=f"below {limit} s",
            missed=seconds >= limit,
        )


def measure_speed() -> Iterator[Measure]:
    """Articles a second on one core, and what each step has of the time."""
    documents = list(islice(make_articles(), ARTICLES))
    time_work(run_one, documents[:WARMING_ARTICLES])
    model = load_model(1)
    pieces = {document.id: cut_document(document, model) for document in documents}
    bare = time_work(lambda document: list(run_windows(model, pieces[document.id])), documents)
    read = time_work(lambda document: read_text(document, max_sentence_chars=MAX_CHARS, model=model), documents)
    whole = time_work(run_one, documents)
    size = sum(len(one.ids) for one in pieces.values()) / len(pieces)
    yield Measure(name="the bare pass", value=f"{size / bare:,.0f} pieces a second", ratio="1.0", wanted="")
    yield Measure(
        name="articles of 600 words, one core",
        value=f"{1 / whole:.0f} a second",
        ratio=f"{whole / bare:.2f} times the bare pass",
        wanted="1.3 times or less",
        missed=whole > 1.3 * bare,
    )
    yield Measure(
        name="  all but the model",
        value=f"{1 / (whole - read):.0f} a second",
        ratio=f"{(whole - read) / bare:.2f} times",
        wanted="60 a second or more",
        missed=whole - read > 1 / 60,
    )
    spent = {step.field: 0.0 for step in STEPS}
    for document in documents:
        reading = read_text(document, max_sentence_chars=MAX_CHARS, model=model)
        found: dict[str, object] = {}
        for step in STEPS:
            begun = time.process_time()
            found[step.field] = step.find(reading, *(found[name] for name in step.needs))
            spent[step.field] += time.process_time() - begun
    for name, seconds in spent.items():
        each = seconds / len(documents)
        yield Measure(name=f"  {name}", value=f"{1000 * each:.2f} ms", ratio=f"{each / bare:.2f} times", wanted="")


def measure_large_encoder() -> Iterator[Measure]:
    """The bare pass beside that of an encoder of the size of RoBERTa-large in float32, over the same windows."""
    name = "an encoder of RoBERTa-large's size"
    session = load_large_encoder()
    if session is None:
        yield Measure(name=name, value="not measured", ratio="needs onnx: pip install '.[training]'", wanted="")
        return
    model, random = load_model(1), np.random.default_rng(0)
    pieces = [cut_document(document, model) for document in islice(make_articles(), LARGE_ARTICLES)]
    large = small = 0.0
    for number, one in enumerate(pieces):  # by turns, so that other work on the machine slows down both
        shapes = [(end - start + 2, WIDTH) for start, end in cut_windows(one.stretches)]
        states = [random.standard_normal(shape, np.float32) for shape in shapes]
        if number == 0:  # warming
            session.run(None, {"hidden_0": states[0]})
            list(run_windows(model, one))
        large += time_work(lambda state: session.run(None, {"hidden_0": state}), states) * len(states)
        small += time_work(lambda one: list(run_windows(model, one)), [one] * LARGE_TIMES)
    size = sum(len(one.ids) for one in pieces)
    yield Measure(
        name=name,
        value=f"{size / large:,.0f} pieces a second",
        ratio=f"the bare pass, {size / small:,.0f} a second, is {large / small:.1f} times as fast",
        wanted="50 times or more",
        missed=large < 50 * small,
    )


def measure_memory(articles: int) -> Iterator[Measure]:
    """Memory after a tenth of the articles and after all of them."""
    kept = 0
    for number, document in enumerate(islice(make_articles(), articles), start=1):
        run_one(document)
        if number == articles // 10:
            kept = read_memory()
    grown = read_memory()
    yield Measure(
        name=f"memory after {articles:,} articles",
        value=f"{grown / 1e6:.0f} MB",
        ratio=f"{grown / kept:.3f} times that after {articles // 10:,}",
        wanted="1.05 times or less",
        missed=grown > 1.05 * kept,
    )


def measure_large(words: int) -> Iterator[Measure]:
    """One document as long as a book, analysed and shown as HTML, against articles of the same length together."""
    articles = list(islice(make_articles(), words // ARTICLE_WORDS))
    whole = "\n\n".join(article.text for article in articles)
    document = read_document(whole.encode(), settings=Settings(), date_option=date(2025, 5, 17))
    apart = time_work(run_one, articles) * len(articles)
    together = time_work(run_one, [document])
    yield Measure(
        name=f"a text of {words:,} words",
        value=f"{together:.1f} s",
        ratio=f"{together / apart:.2f} times its articles one by one",
        wanted="2 times or less",
        missed=together > 2 * apart,
    )
    analysis = run_one(document)
    begun = time.process_time()
    page = to_html(analysis).encode()
    seconds = time.process_time() - begun
    yield Measure(
        name="  its HTML",
        value=f"{seconds:.1f} s, {len(page) / 1e6:.1f} MB",
        ratio=f"{seconds / together:.2f} times the analysis; {len(page) / len(whole.encode()):.0f} times the text",
        wanted="no longer than the analysis",
        missed=seconds > together,
    )


def read_children_seconds() -> float:
    """Processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_memory() -> int:
    """Bytes of memory that this process holds now."""
    resident_pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return resident_pages * 4096


def main() -> int:
    """0 when every wish is met, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, help="for the measure of memory")
    parser.add_argument("--words", type=int, default=60_000, help="of the large text")
    options = parser.parse_args()
    table = Table("what", "measured", "beside it", "wanted", "")
    missed = False
    for measures in (
        measure_starts(),
        measure_speed(),
        measure_large(options.words),
        measure_memory(options.articles),
        measure_large_encoder(),  # last: its weights stay in memory
    ):
        for measure in measures:
            table.add_row(
                measure.name, measure.value, measure.ratio, measure.wanted, "MISSED" if measure.missed else ""
            )
            missed = missed or measure.missed
    Console(width=130).print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
