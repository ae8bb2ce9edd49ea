"""The command line: `read`, `check`, `explain`, `reference` and `schema`.

The functions import what they need themselves, so that `dateline --help` answers at once.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from errno import EBADF
from io import StringIO
from itertools import chain
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from dateline import __version__
from dateline.cli_reference import reference

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.errors import DatelineError
    from dateline.outputs import OutputFolder
    from dateline.records.analysis import Analysis
    from dateline.reference.facts import Tables
    from dateline.settings import Settings

FORMATS = {"terminal": ".txt", "json": ".json", "jsonl": ".jsonl", "markdown": ".md", "html": ".html"}
SINGLE = ("json", "html")  # of these, standard output takes one document
FAILED, USAGE = 1, 2
PLAIN_WIDTH = 100  # columns of the label in a file or a pipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What `dateline read` was asked for, with all words understood."""

    settings: "Settings"
    date_option: date | None
    as_of: date | None  # null for the day of publication
    both: bool  # print the day of publication and `as_of` side by side
    tables: "Tables | None"  # null when nothing is checked
    checks: bool
    form: str
    folder: "OutputFolder | None"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
def main() -> None:
    """Dateline tells of every sentence of an article who says it, on what evidence and how surely.

    Exit codes: 0 all done, 1 some documents failed, 2 the command was not understood. What went wrong is told on
    standard error after a slug, under which docs/messages.md explains it.
    """


main.add_command(reference)
AS_OF = click.option(
    "--as-of",
    "as_of_words",
    metavar="D",
    help="Day of knowledge: publication (the default), a day such as 2025-04-12, today, or both side by side.",
)
REFERENCE = click.option(
    "--reference", "packs", metavar="PATH", multiple=True, help="A reference pack beside those found; may be repeated."
)


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--date", "date_words", metavar="D", help="Day of publication (YYYY-MM-DD); goes before all others.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="terminal", show_default=True)
@click.option("--out", metavar="DIR", help="Write one file per document into this folder.")
@click.option("--checks/--no-checks", default=True, show_default=True, help="Hold claims against dated tables.")
@AS_OF
@REFERENCE
def read(
    paths: tuple[str, ...],
    date_words: str | None,
    form: str,
    out: str | None,
    checks: bool,  # noqa: FBT001 - click passes options by name
    as_of_words: str | None,
    packs: tuple[str, ...],
) -> None:
    """Read articles and print the sourcing label of each.

    PATH is a file (.txt, .md, .html, .htm, .pdf), a folder, a pattern such as 'news/*.html', or - for standard input.

    \b
    json and html print one document; use jsonl, or --out, for several.
    --out never replaces a file that Dateline did not write, or that was changed since.

    Exit codes: 0 all done, 1 some documents failed, 2 the command was not understood.
    """
    from dateline.errors import DatelineError
    from dateline.ingest.dates import find_option
    from dateline.outputs import open_folder
    from dateline.settings import load_settings

    try:
        settings = load_settings(os.environ)
        as_of, both = read_clock(as_of_words)
        order = Order(
            settings=settings,
            date_option=find_option(date_words) if date_words is not None else None,
            as_of=as_of,
            both=both,
            tables=open_tables(packs, settings) if checks else None,
            checks=checks,
            form=form,
            folder=open_folder(out) if out is not None else None,
        )
    except DatelineError as error:
        report_error(error)
        sys.exit(USAGE)
    sys.exit(run_reading(paths, order))


@main.command()
@click.argument("file")
@click.option("--date", "date_words", metavar="D", help="Day of publication of an article (YYYY-MM-DD).")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="terminal", show_default=True)
@AS_OF
@REFERENCE
def check(file: str, date_words: str | None, form: str, as_of_words: str | None, packs: tuple[str, ...]) -> None:
    """Hold a saved analysis, or an article, against the tables as they are now.

    FILE is the JSON of one analysis, whose text is not read again, or an article; - is standard input. Other tables
    give other findings.
    """
    from dateline.errors import DatelineError
    from dateline.ingest.dates import find_option
    from dateline.settings import load_settings

    try:
        settings = load_settings(os.environ)
        as_of, both = read_clock(as_of_words)
        tables = open_tables(packs, settings)
        day = find_option(date_words) if date_words is not None else None
        order = Order(
            settings=settings,
            date_option=day,
            as_of=as_of,
            both=both,
            tables=tables,
            checks=True,
            form=form,
            folder=None,
        )
        content = render(hold(open_analysis(file, order), order), order)
    except DatelineError as error:
        report_error(error)
        sys.exit(FAILED)
    write_bytes(content)


@main.command()
@click.argument("file")
@click.argument("what")
@click.option("--date", "date_words", metavar="D", help="Day of publication of an article (YYYY-MM-DD).")
@AS_OF
@REFERENCE
def explain(file: str, what: str, date_words: str | None, as_of_words: str | None, packs: tuple[str, ...]) -> None:
    """Tell in words what was found at one place of an article, and why; or the whole reasoning behind one finding.

    FILE is an article or a saved analysis; - is standard input. WHAT is start:end as in the JSON, the number of a
    sentence, counted from 1, the number of a finding after #, such as '#2', or the id of a claim.
    """
    from dateline.errors import DatelineError
    from dateline.ingest.dates import find_option
    from dateline.report.steps import explain_claim
    from dateline.report.words import explain_span
    from dateline.settings import load_settings

    try:
        settings = load_settings(os.environ)
        tables = open_tables(packs, settings)
        as_of, _ = read_clock(as_of_words)
        order = Order(
            settings=settings,
            date_option=find_option(date_words) if date_words is not None else None,
            as_of=as_of,
            both=False,
            tables=tables,
            checks=True,
            form="terminal",
            folder=None,
        )
        analysis = hold(open_analysis(file, order), order)
        if what.startswith("#") or (what[:1].isalpha() and ":" in what):
            names = [f"{pack.name} {pack.version}: {pack.title}" for pack in tables.packs]
            lines = explain_claim(analysis, what, packs=names)
        else:
            lines = explain_span(analysis, *find_stretch(analysis, what))
    except DatelineError as error:
        report_error(error)
        sys.exit(FAILED)
    for line in lines:
        write_bytes(line.encode("utf-8", "replace") + b"\n")


@main.command()
def schema() -> None:
    """Print the JSON Schema of the result."""
    from dateline.report.json_text import make_schema

    write_bytes(make_schema())


def read_clock(words: str | None) -> tuple[date | None, bool]:
    """The day of knowledge, null for that of publication, and whether both are to be shown.

    Raises:
        DateError: the words are no day.
    """
    from dateline.ingest.dates import find_option

    if words is None or words == "publication":
        return None, False
    if words in {"today", "both"}:
        return date.today(), words == "both"
    return find_option(words), False


def open_tables(packs: tuple[str, ...], settings: "Settings") -> "Tables":
    """The tables of the package, of the user's data folder and of `packs`.

    Raises:
        TableError: in one of its kinds, when a pack cannot be used.
    """
    from dateline.pipeline import load_tables

    return load_tables(packs, max_table_bytes=settings.max_table_bytes)


def open_analysis(file: str, order: Order) -> "Analysis":
    """The analysis saved as JSON in a file or on standard input, or that of the article in it, without findings.

    Raises:
        InputError: in one of its kinds, when the file cannot be read.
        RecordError: it is named as JSON, or opens as an analysis does, and holds none.
    """
    from dateline.ingest import read_document
    from dateline.ingest.files import read_file
    from dateline.pipeline import analyse
    from dateline.report.json_text import from_json, is_result

    data = read_file(file, settings=order.settings)
    if file.lower().endswith((".json", ".jsonl")) or is_result(data):
        return from_json(data)
    document = read_document(data, settings=order.settings, date_option=order.date_option, origin=file)
    return analyse(document, order.settings)


def hold(analysis: "Analysis", order: Order) -> "Analysis":
    """The analysis with its findings by the clock, or the two clocks, that were asked for."""
    from dateline.pipeline import check as check_claims
    from dateline.pipeline import compare, finish

    if not order.checks:
        return finish(analysis)
    if order.both and order.as_of is not None:
        return compare(analysis, as_of=order.as_of, tables=order.tables)
    return check_claims(analysis, as_of=order.as_of, tables=order.tables)


def run_reading(paths: Iterable[str], order: Order) -> int:
    """The exit code, after every document was read and written."""
    from dateline.ingest.inputs import find_inputs

    inputs: Iterable[Any] = find_inputs(paths, settings=order.settings)
    if order.folder is None and order.form in SINGLE:
        inputs, several = look_ahead(inputs)
        if several:
            click.echo(
                f"usage: --format {order.form} prints one document, and several were given. "
                f"Use --format jsonl, or --out DIR for one file each.",
                err=True,
            )
            return USAGE
    failed = False
    with show_progress(inputs, order) as items:
        for item in items:
            error = work_on(item, order)
            if error is not None:
                report_error(error)
                failed = True
    return FAILED if failed else 0


def work_on(item: Any, order: Order) -> "DatelineError | None":
    """What went wrong with one input; null when it was read and written, or was only a notice."""
    from dateline.errors import DatelineError, FailedError
    from dateline.ingest import read_document
    from dateline.ingest.files import show_name
    from dateline.ingest.inputs import Notice
    from dateline.outputs import write_result
    from dateline.pipeline import analyse

    if isinstance(item, DatelineError):
        return item
    if isinstance(item, Notice):
        click.echo(f"note: {item.text}", err=True)
        return None
    try:
        document = read_document(item, settings=order.settings, date_option=order.date_option)
        analysis = hold(analyse(document, order.settings), order)
        content = render(analysis, order)
        if order.folder is not None:
            write_result(order.folder, content, document=analysis.document, suffix=FORMATS[order.form])
    except DatelineError as error:
        if show_name(item) not in str(error):
            error.args = (f"{show_name(item)}: {error}",)
        return error
    except Exception as error:  # noqa: BLE001 - the fault of one document must not stop the others; it is reported
        return FailedError(
            f"{show_name(item)}: Dateline failed in {find_place(error)}: {type(error).__name__}: {str(error)[:200]}.",
            right="Every document should be read, or refused with a reason.",
            act="Please report this with the document; the others are not affected.",
        )
    if order.folder is None:
        write_bytes(content)
    return None


def render(analysis: "Analysis", order: Order) -> bytes:
    """The result in the format that was asked for."""
    if order.form == "json":
        from dateline.report.json_text import to_json

        return to_json(analysis)
    if order.form == "jsonl":
        from dateline.report.json_text import to_json_line

        return to_json_line(analysis)
    if order.form == "html":
        from dateline.report.html import to_html

        return to_html(analysis).encode("utf-8", "replace")
    if order.form == "markdown":
        from dateline.report.markdown import to_markdown

        return to_markdown(analysis).rstrip("\n").encode("utf-8", "replace") + b"\n\n"
    from dateline.report.terminal import print_label

    shown = order.folder is None and is_watched()
    text = StringIO()
    print_label(analysis, make_console(text, shown=shown))
    if shown:
        return text.getvalue().encode(sys.stdout.encoding, "replace") + b"\n"
    lines = (line.rstrip(" ") for line in text.getvalue().split("\n"))  # the padding is of use on a screen only
    return "\n".join(lines).encode("utf-8", "replace") + b"\n"


def make_console(file: StringIO, *, shown: bool) -> "Console":
    """A console that writes to `file` as for the terminal, or as plain text when nobody looks."""
    from rich.console import Console

    if shown:
        return Console(file=file, force_terminal=True, width=get_terminal_size().columns)
    return Console(file=file, width=PLAIN_WIDTH, color_system=None)


def look_ahead(inputs: Iterable[Any]) -> tuple[Iterable[Any], bool]:
    """The same inputs, and whether more than one of them is a document."""
    taken: list[Any] = []
    rest = iter(inputs)
    documents = 0
    for item in rest:
        taken.append(item)
        documents += isinstance(item, str)
        if documents > 1:
            break
    return chain(taken, rest), documents > 1


@contextmanager
def show_progress(inputs: Iterable[Any], order: Order) -> Iterator[Iterable[Any]]:
    """The same inputs, counted by a bar on standard error when there are many and somebody looks on."""
    results_scroll_by = order.folder is None and is_watched()
    if not sys.stderr.isatty() or results_scroll_by:
        yield inputs
        return
    from rich.console import Console
    from rich.progress import track

    items = list(inputs)  # only names: the bar needs their number
    if len(items) < order.settings.progress_from_documents:
        yield items
        return
    yield track(items, description="reading", console=Console(stderr=True), transient=True)


def find_stretch(analysis: "Analysis", words: str) -> tuple[int, int]:
    """Start and end of the stretch that `words` name: "120:180", or the number of a sentence from 1.

    Raises:
        SpanError: there is no such stretch.
    """
    from dateline.errors import SentenceNumberError, SpanError

    length = len(analysis.document.text)
    numbers = [int(part) if part.isascii() and part.isdigit() and len(part) < 12 else -1 for part in words.split(":")]
    if len(numbers) == 1 and 1 <= numbers[0] <= len(analysis.sentences):
        span = analysis.sentences[numbers[0] - 1].span
        return span.start, span.end
    if len(numbers) == 2:
        if not 0 <= numbers[0] < numbers[1] <= length:
            raise SpanError(start=numbers[0], end=numbers[1], length=length)
        return numbers[0], numbers[1]
    raise SentenceNumberError(
        f"{words[:80]!r} is neither a stretch of this text nor the number of one of its sentences.",
        right=f"A stretch is written start:end, and the sentences are numbered from 1 to {len(analysis.sentences)}.",
        act="Take the numbers from the result of the same file.",
    )


def find_place(error: BaseException) -> str:
    """Module and line of Dateline in which an exception arose."""
    place, step = "cli", error.__traceback__
    while step is not None:
        module = str(step.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("dateline."):
            place = f"{module.removeprefix('dateline.')} line {step.tb_lineno}"
        step = step.tb_next
    return place


def report_error(error: "DatelineError") -> None:
    """One line on standard error: slug and message, without anything that could steer a terminal."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(str(error).split()))
    click.echo(f"{error.slug}: {text}", err=True)


def write_bytes(content: bytes) -> None:
    """Write to standard output, as it is; the run ends with a message where that cannot be."""
    from dateline.errors import OutputError

    try:
        if sys.stdout is None:
            raise OSError(EBADF, "it is closed")
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        raise
    except OSError as error:
        report_error(
            OutputError(
                f"Standard output cannot be written: {error.strerror or error}.",
                right="It has to be open, and on a disk with room when it is a file.",
                act="Give another file to write to, or a folder to --out.",
            )
        )
        if sys.stdout is not None:  # what is left in the buffer must not raise once more at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)


def is_watched() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
