"""Whatever holds for one side holds for the other: exchanging the sides changes no label."""

import re

import pytest

from dateline.pipeline import analyse
from dateline.records.analysis import Analysis
from dateline.settings import Settings
from tests.make import make_document
from tests.marked import CASES

SIDES = (
    ("Ukraine", "Russia"),
    ("Ukrainian", "Russian"),
    ("Kyiv", "Moscow"),
    ("Zelensky", "Putin"),
    ("Israel", "Iran"),
    ("Israeli", "Iranian"),
    ("Jerusalem", "Tehran"),
    ("Beijing", "Taipei"),
    ("Chinese", "Taiwanese"),
    ("Armenian", "Azerbaijani"),
    ("Yerevan", "Baku"),
    ("Indian", "Pakistani"),
    ("Serbian", "Kosovar"),
    ("American", "Cuban"),
    ("Washington", "Havana"),
    ("North Korean", "South Korean"),
    ("Hamas", "Hezbollah"),
    ("Palestinian", "Lebanese"),
)
_OTHER = {one: other for pair in SIDES for one, other in (pair, pair[::-1])}
_NAME = re.compile(r"\b(?:" + "|".join(sorted(_OTHER, key=len, reverse=True)) + r")\b")


def swap_sides(text: str) -> str:
    """The text with each side in the place of the other, articles before vowels put right."""
    swapped = _NAME.sub(lambda match: _OTHER[match.group()], text)
    swapped = re.sub(r"\b([Aa])n (?=[^AEIOUaeiou])", r"\1 ", swapped)
    return re.sub(r"\b([Aa]) (?=[AEIOaeio])", r"\1n ", swapped)


def _labels(analysis: Analysis) -> list[object]:
    sentences = [(s.voice, s.certainty, s.checkable, s.from_silence) for s in analysis.sentences]
    attributions = [(a.kind, a.cue_stance, a.cue and a.cue.text, a.implied) for a in analysis.attributions]
    return [*sentences, *attributions]


def _sentences() -> list[str]:
    body = (CASES / "sides.md").read_text(encoding="utf-8").split("\n\n", 2)[2]
    return [line for line in body.splitlines() if line]


@pytest.mark.parametrize("text", _sentences())
def test_exchanging_the_sides_changes_no_label(text: str) -> None:
    swapped = swap_sides(text)

    assert swapped != text
    assert _labels(analyse(make_document(swapped), Settings())) == _labels(analyse(make_document(text), Settings()))
