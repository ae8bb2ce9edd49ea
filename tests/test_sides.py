"""Whatever holds for one side holds for the other: exchanging the sides changes no label."""

import re

import numpy as np
import pytest

from dateline.extract.techniques import find_techniques
from dateline.language.encoder import Floats
from dateline.language.heads import judge_technique, sigmoid
from dateline.language.reading import Reading, read_text
from dateline.pipeline import analyse
from dateline.records.analysis import Analysis
from dateline.settings import Settings
from tests.make import make_document
from tests.marked import CASES

_LEAST_SENTENCES = 200
_MOST_SHIFT = 0.05  # of a technique score in the mean

SIDES = {
    "Ukraine and Russia": (
        ("Ukraine", "Russia"),
        ("Ukrainian", "Russian"),
        ("Kyiv", "Moscow"),
        ("Zelensky", "Putin"),
    ),
    "NATO and Russia": (("NATO", "Russia"), ("Brussels", "Moscow")),
    "Israel and Iran": (("Israel", "Iran"), ("Israeli", "Iranian"), ("Jerusalem", "Tehran")),
    "Israel and Hamas": (("Israel", "Hamas"), ("Israeli", "Palestinian")),
    "Hamas and Hezbollah": (("Hamas", "Hezbollah"), ("Palestinian", "Lebanese")),
    "the United States and China": (
        ("America", "China"),
        ("American", "Chinese"),
        ("Washington", "Beijing"),
        ("The Pentagon", "The Chinese defence ministry"),
    ),
    "China and Taiwan": (("China", "Taiwan"), ("Chinese", "Taiwanese"), ("Beijing", "Taipei")),
    "India and Pakistan": (("India", "Pakistan"), ("Indian", "Pakistani"), ("New Delhi", "Islamabad")),
    "Armenia and Azerbaijan": (("Armenia", "Azerbaijan"), ("Armenian", "Azerbaijani"), ("Yerevan", "Baku")),
    "Turkey and Greece": (("Turkey", "Greece"), ("Turkish", "Greek"), ("Ankara", "Athens")),
    "Serbia and Kosovo": (("Serbia", "Kosovo"), ("Serbian", "Kosovar"), ("Belgrade", "Pristina")),
    "the Sudanese army and the Rapid Support Forces": (("Sudanese army", "Rapid Support Forces"),),
    "North Korea and South Korea": (
        ("North Korea", "South Korea"),
        ("North Korean", "South Korean"),
        ("Pyongyang", "Seoul"),
    ),
    "the United States and Cuba": (("American", "Cuban"), ("Washington", "Havana")),
    "Ethiopia and Eritrea": (("Ethiopia", "Eritrea"), ("Ethiopian", "Eritrean"), ("Addis Ababa", "Asmara")),
    "Saudi Arabia and the Houthis": (("Saudi", "Houthi"), ("Riyadh", "Sanaa")),
    "Congo and Rwanda": (("Congo", "Rwanda"), ("Congolese", "Rwandan"), ("Kinshasa", "Kigali")),
    "Thailand and Cambodia": (("Thailand", "Cambodia"), ("Thai", "Cambodian"), ("Bangkok", "Phnom Penh")),
    "Venezuela and Guyana": (("Venezuela", "Guyana"), ("Venezuelan", "Guyanese"), ("Caracas", "Georgetown")),
    "Republicans and Democrats": (("Republicans", "Democrats"), ("Republican", "Democratic")),
}
# what a text of no particular conflict is swapped by: the first pair that a name stands in
_EVERY_PAIR = tuple(pair for pairs in SIDES.values() for pair in pairs)


def swap_sides(text: str, pairs: tuple[tuple[str, str], ...] = _EVERY_PAIR) -> str:
    """The text with each side in the place of the other, articles before vowels put right."""
    other: dict[str, str] = {}
    for one, two in pairs:
        if one not in other and two not in other:
            other |= {one: two, two: one}
    names = re.compile(r"\b(?:" + "|".join(sorted(other, key=len, reverse=True)) + r")\b")
    swapped = names.sub(lambda match: other[match.group()], text)
    swapped = re.sub(r"\b([Aa])n (?=[^AEIOUaeiou])", r"\1 ", swapped)
    return re.sub(r"\b([Aa]) (?=(?!Eu)[AEIOaeio])", r"\1n ", swapped)


def _labels(analysis: Analysis) -> list[object]:
    sentences = [(s.voice, s.certainty, s.checkable, s.from_silence) for s in analysis.sentences]
    attributions = [(a.kind, a.cue_stance, a.cue and a.cue.text, a.implied) for a in analysis.attributions]
    return [*sentences, *attributions]


def _sentences() -> list[tuple[str, str]]:
    """Every sentence of the file with the conflict in whose section it stands."""
    _, *sections = (CASES / "sides.md").read_text(encoding="utf-8").split("\n## ")
    return [
        (conflict, line)
        for conflict, _, body in (section.partition("\n") for section in sections)
        for line in body.splitlines()
        if line
    ]


@pytest.mark.parametrize(("conflict", "text"), _sentences())
def test_exchanging_the_sides_changes_no_label(conflict: str, text: str) -> None:
    swapped = swap_sides(text, SIDES[conflict])

    assert swapped != text
    assert _labels(analyse(make_document(swapped), Settings())) == _labels(analyse(make_document(text), Settings()))


def _read(text: str) -> Reading:
    return read_text(make_document(text), max_sentence_chars=Settings().max_sentence_chars)


def _persuasion(reading: Reading) -> Floats:
    """How likely each piece is part of a stretch of persuasion."""
    return sigmoid(reading.scores.kept["persuasion"][:, 0].astype(np.float32))


def _shift_techniques() -> tuple[list[Floats], list[Floats]]:
    """How far exchanging the sides moves, sentence by sentence, the chance of persuasion of each piece, and the chances
    of each technique at the stretches that either text shows."""
    pieces, stretches = [], []
    for conflict, text in _sentences():
        readings = _read(text), _read(swap_sides(text, SIDES[conflict]))
        before, after = map(_persuasion, readings)
        if len(before) != len(after):  # "the Pentagon" has no single word for its like in Beijing
            continue
        pieces.append(np.abs(before - after))
        shown = {
            reading.scores.find_pieces(found.span.start, found.span.end)
            for reading in readings
            for found in find_techniques(reading)
        }
        for stretch in sorted(shown):
            one, other = (judge_technique(reading.scores, *stretch) for reading in readings)
            stretches.append(np.abs(one - other))
    return pieces, stretches


def test_exchanging_the_sides_hardly_moves_technique_scores() -> None:
    pieces, stretches = _shift_techniques()

    assert len(pieces) >= _LEAST_SENTENCES
    assert stretches
    assert np.concatenate(pieces).mean() <= _MOST_SHIFT
    assert np.concatenate(stretches).mean() <= _MOST_SHIFT


def test_every_conflict_has_sentences_and_no_sentence_stands_twice() -> None:
    sentences = _sentences()

    assert {conflict for conflict, _ in sentences} == set(SIDES)
    assert len({text for _, text in sentences}) == len(sentences) >= _LEAST_SENTENCES
