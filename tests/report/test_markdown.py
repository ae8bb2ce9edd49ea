"""The Markdown report: text from outside stays plain text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.report.markdown import escape, to_markdown
from dateline.report.visible import make_line
from tests.examples import read_example
from tests.report.hostile import HOSTILE, make_hostile

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parse(markdown: str) -> list[Token]:
    return [token for block in PARSER.parse(markdown) for token in (block, *(block.children or ()))]


def read_plain(markdown: str) -> str:
    """The text that a reader sees."""
    return "".join(token.content for token in parse(markdown) if token.type in ("text", "text_special"))


def test_hostile_text_begins_nothing_that_a_harmless_report_does_not_have() -> None:
    harmless = {token.type for token in parse(to_markdown(read_example("commentary.txt")))}

    assert {token.type for token in parse(to_markdown(make_hostile()))} <= harmless
    assert not harmless & {"html_block", "html_inline", "image", "link_open", "fence", "code_inline", "s_open"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(words: str) -> None:
    assert make_line(words) in read_plain(to_markdown(make_hostile()))


def test_the_headings_are_those_of_the_report() -> None:
    tokens = parse(to_markdown(make_hostile()))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]

    assert headings[1:] == ["Findings", "Not checked, not read", "Sentence by sentence"]


@given(st.text(max_size=60))
def test_an_escaped_text_is_one_line_of_plain_text(words: str) -> None:
    escaped = escape(words)
    kinds = {token.type for token in parse(escaped)}

    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert read_plain(escaped) == make_line(words)


def test_every_sentence_and_every_finding_is_there() -> None:
    analysis = read_example("wire-report.html")
    plain = read_plain(to_markdown(analysis))

    assert all(make_line(sentence.span.text) in plain for sentence in analysis.sentences)
    assert all(make_line(finding.reason) in plain for finding in analysis.findings)
