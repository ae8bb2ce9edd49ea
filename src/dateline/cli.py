"""The command line: `read`, `explain` and `schema`.

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

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.errors import DatelineError
    from dateline.outputs import OutputFolder
    from dateline.records.analysis import Analysis
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
    as_of: date | None
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


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--date", "date_words", metavar="D", help="Day of publication (YYYY-MM-DD); goes before all others.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="terminal", show_default=True)
@click.option("--out", metavar="DIR", help="Write one file per document into this folder.")
@click.option("--checks/--no-checks", default=True, show_default=True, help="Hold claims against dated tables.")
@click.option("--as-of", "as_of_words", metavar="D", help="Check as of this day as well as the day of publication.")
def read(
    paths: tuple[str, ...],
    date_words: str | None,
    form: str,
    out: str | None,
    checks: bool,  # noqa: FBT001 - click passes options by name
    as_of_words: str | None,
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
        order = Order(
            settings=load_settings(os.environ),
            date_option=find_option(date_words) if date_words is not None else None,
            as_of=find_option(as_of_words) if as_of_words is not None else None,
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
@click.argument("span")
def explain(file: str, span: str) -> None:
    """Tell in words what was found at one place of an article, and why.

    SPAN is start:end as in the JSON, or the number of a sentence, counted from 1.
    """
    from dateline.errors import DatelineError
    from dateline.pipeline import read as read_analysis
    from dateline.report.words import explain_span
    from dateline.settings import load_settings

    try:
        analysis = read_analysis(file, settings=load_settings(os.environ))
        start, end = find_stretch(analysis, span)
        lines = explain_span(analysis, start, end)
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
    from dateline.ingest.files import show_name
    from dateline.ingest.inputs import Notice
    from dateline.outputs import write_result
    from dateline.pipeline import read as read_analysis

    if isinstance(item, DatelineError):
        return item
    if isinstance(item, Notice):
        click.echo(f"note: {item.text}", err=True)
        return None
    try:
        analysis = read_analysis(
            item, settings=order.settings, date_option=order.date_option, as_of=order.as_of, checks=order.checks
        )
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
