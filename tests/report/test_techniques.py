"""Possible techniques in each report: shown with their sentence, and hidden below the usual score."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from dateline.records.analysis import Analysis
from dateline.records.wording import Technique
from dateline.report.html import to_html
from dateline.report.markdown import to_markdown
from dateline.report.terminal import print_label
from tests.examples import read_example


@pytest.fixture(scope="module")
def marked() -> Analysis:
    """An example in which the whole fourth sentence may be loaded language."""
    analysis = read_example("commentary.txt")
    technique = Technique(span=analysis.sentences[3].span, technique="Loaded_Language", score=0.9)
    return replace(analysis, techniques=(technique,))


def test_the_terminal_names_the_sentence_of_a_technique(marked: Analysis) -> None:
    file = StringIO()

    print_label(marked, Console(file=file, width=100))

    assert "loaded language, sentence 4: " in file.getvalue()


def test_markdown_names_the_sentence_of_a_technique(marked: Analysis) -> None:
    assert re.search(r"”, sentence 4: possibly loaded language \(0\.90\)", to_markdown(marked))


def test_the_page_links_a_technique_with_its_sentence(marked: Analysis) -> None:
    page = to_html(marked)

    assert '· 0.90 · <a href="#s4">sentence 4</a></span></li>' in page
    assert 'id="s4"' in page
