"""The label in a terminal: nothing from outside steers it, every line fits, the bars agree with the numbers."""

import re
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from dateline.records.analysis import Analysis
from dateline.report.rows import make_blocks, say_share
from dateline.report.terminal import draw_bar, print_label
from dateline.report.views import get_label
from dateline.report.visible import make_line
from tests.examples import read_example
from tests.report.hostile import HOSTILE, make_hostile


def show(analysis: Analysis, *, width: int, colour: bool = False) -> str:
    file = StringIO()
    print_label(
        analysis, Console(file=file, width=width, color_system="truecolor" if colour else None, force_terminal=colour)
    )
    return file.getvalue()


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [20, 40, 80, 99, 100, 101, 120, 200])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    lines = show(read_example("commentary.txt"), width=width).splitlines()

    assert max(cell_len(line) for line in lines) <= min(width, 120)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_every_share_is_shown_whole(width: int) -> None:
    shown = show(read_example("commentary.txt"), width=width)

    label = get_label(read_example("commentary.txt"))
    shares = {say_share(row.share) for block in make_blocks(label) for row in block.rows if row.count}
    assert shares
    assert shares <= set(re.findall(r"\d+ %", shown))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(words: str) -> None:
    assert squeeze(make_line(words)) in squeeze(show(make_hostile(), width=120))


def test_no_control_character_of_a_text_reaches_the_terminal() -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", show(make_hostile(), width=100))


def test_in_colour_only_styles_are_sent() -> None:
    escapes = set(re.findall("\x1b[^m]*m?", show(make_hostile(), width=100, colour=True)))

    assert escapes
    assert all(re.fullmatch(r"\x1b\[[\d;]*m", code) for code in escapes)


@pytest.mark.parametrize(
    ("share", "bar"), [(0.0, ""), (1.0, "████"), (0.5, "██"), (0.001, "▏"), (0.25, "█"), (0.3125, "█▎")]
)
def test_a_bar_is_as_long_as_its_share(share: float, bar: str) -> None:
    assert draw_bar(share, 4) == bar


def test_every_sentence_is_there_with_its_number() -> None:
    analysis = read_example("press-release.md")
    shown = squeeze(show(analysis, width=80))

    assert all(squeeze(make_line(sentence.span.text)) in shown for sentence in analysis.sentences)
