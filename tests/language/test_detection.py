"""Which language a text is in, and what is done with one that is not English."""

import pytest

from dateline.language.detection import find_language
from dateline.pipeline import read

GERMAN = (
    "Die Brücke über den Fluss wurde am Dienstag wieder geöffnet, nachdem der Stadtrat die Arbeiten geprüft hatte. " * 3
)
FRENCH = (
    "Le pont sur la rivière a été rouvert mardi après que le conseil municipal eut vérifié les travaux en cours. " * 3
)
ENGLISH = "The bridge over the river was opened again on Tuesday after the town council had looked at the work. " * 3


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), (ENGLISH, "en"), ("Karsk.", None)])
def test_the_language_is_told(text: str, language: str | None) -> None:
    assert find_language(text) == language


def test_a_text_in_another_language_is_not_judged_and_the_result_says_so() -> None:
    analysis = read(GERMAN.encode())

    assert analysis.sentences == ()
    assert [gap.step for gap in analysis.not_read] == ["language"]
    assert "(de)" in analysis.not_read[0].reason
