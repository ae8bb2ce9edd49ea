"""Voice, certainty, checkable and silence on sentences written for this project."""

import pytest

from dateline.extract.attributions import find_attributions
from dateline.extract.sentences import find_sentences
from dateline.language.reading import read_text
from dateline.records.text import Sentence
from tests.make import make_document
from tests.marked import CASES


def _label(text: str) -> tuple[Sentence, ...]:
    reading = read_text(make_document(text), max_sentence_chars=2_000)
    return find_sentences(reading, find_attributions(reading, ()))


def _load() -> list[tuple[str, str]]:
    lines = (CASES / "sentences.md").read_text(encoding="utf-8").splitlines()
    return [(labels.strip(), text.strip()) for labels, bar, text in (line.partition(" | ") for line in lines) if bar]


MISSED = {"A full-scale assault looms."}  # the model is sure that it is flat


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        pytest.param(
            labels, text, marks=pytest.mark.xfail(strict=True, reason="the model misses it") if text in MISSED else ()
        )
        for labels, text in _load()
    ],
)
def test_each_sentence_has_the_labels_that_the_case_gives(labels: str, text: str) -> None:
    sentence = _label(text)[0]

    silence = ["silence"] if sentence.from_silence else []
    assert " ".join([sentence.voice, sentence.certainty, sentence.checkable, *silence]) == labels


def test_a_question_inside_a_quotation_belongs_to_its_speaker() -> None:
    sentences = _label("“We waited. Who was to open the gate? Nobody came,” said Ana Weber.")

    assert [s.voice for s in sentences] == ["source", "source", "source"]


def test_the_words_that_decide_the_certainty_are_shown() -> None:
    sentence = _label("The brigade has probably left the town.")[0]

    assert sentence.certainty_cue is not None
    assert sentence.certainty_cue.text == "probably"


def test_the_month_of_may_is_no_hedge() -> None:
    sentence = _label("The bridge fell on 3 May 2023 and on May 4 it was cleared.")[0]

    assert sentence.certainty == "asserted"
