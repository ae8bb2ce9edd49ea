"""The articles written for Dateline keep to the markup, the lists of the guide and the text they stand in."""

import json
from pathlib import Path

import pytest
from training.written_articles import (
    Article,
    MarkupError,
    count_labels,
    load_articles,
    make_record,
    read_articles,
    read_sentence,
    write_records,
)

ARTICLE = """what stands before the first heading is skipped

# 0-01 | wire report | 2024-05-03

nnn Blast in Vessin

say {sp Jane Roe} {c said} {t the bridge, {s2u residents} {c2 believed}, {t2 had fallen}}.
say"p “It’s gone.

aay! She did not name the town, so it is Vessin.
"""


def make_articles() -> list[Article]:
    return list(read_articles(ARTICLE))


def words(record: dict[str, object]) -> list[tuple[str | None, str | None, str | None, str]]:
    """The words of every attribution of a record, cut out of its text again."""
    text = str(record["text"])

    def cut(span: dict[str, int] | None) -> str | None:
        return None if span is None else text[span["start"] : span["end"]]

    sentences = json.loads(json.dumps(record["sentences"]))
    return [
        (cut(one["source"]), cut(one["cue"]), cut(one["content"]), one["kind"])
        for sentence in sentences
        for one in sentence["attributions"]
    ]


def test_paragraphs_and_sentences_make_the_text() -> None:
    (article,) = make_articles()

    assert article.text == (
        "Blast in Vessin\n\nJane Roe said the bridge, residents believed, had fallen. “It’s gone.\n\n"
        "She did not name the town, so it is Vessin."
    )


def test_the_marked_words_come_out_of_the_text_again() -> None:
    (article,) = make_articles()

    assert words(make_record(article)) == [
        ("Jane Roe", "said", "the bridge, residents believed, had fallen", "person"),
        ("residents", "believed", "had fallen", "unnamed"),
        (None, None, "“It’s gone.", "person"),
    ]


def test_an_exclamation_mark_is_a_conclusion_from_silence() -> None:
    (article,) = make_articles()

    assert [sentence.from_silence for sentence in article.sentences] == [False, False, False, True]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Nothing before the sentence.", "no labels"),
        ("say Nobody is named.", "without an attribution"),
        ("aay {sp She} {c said} {t so}.", "author with an attribution"),
        ("nay A heading", "none with a certainty"),
        ("say {sp She} {c said so.", "opening brace"),
        ("say She} said so.", "closing brace"),
        ("say {zp She} {c said} {t so}.", "unknown role"),
        ("say {s She} {c said} {t so}.", "one kind"),
        ("say {sp She} {c said} so.", "content"),
        ("say {sp She} {c said} {t that the bridge fell}.", "begin with 'that'"),
        ("sap {sp She} {c said} {t so}.", "a prediction that is asserted"),
        ('aay"p “It’s gone.', "author with an attribution"),
    ],
)
def test_a_line_that_contradicts_itself_is_refused(line: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        read_sentence(line, 0)


def test_every_written_article_keeps_the_rules() -> None:
    articles = load_articles()

    assert len(articles) >= 40
    assert set(count_labels(articles)["kind"]) == {
        "person",
        "organisation",
        "unnamed",
        "document",
        "imagery",
        "unspecified",
    }


def test_sentences_stand_in_order_and_leave_only_white_space_between_them() -> None:
    for article in load_articles():
        at = 0
        for sentence in article.sentences:
            assert not article.text[at : sentence.start].strip()
            assert sentence.start >= at
            at = sentence.end

        assert at == len(article.text)


def test_a_file_is_written_one_article_a_line(tmp_path: Path) -> None:
    out = tmp_path / "written.jsonl"

    write_records(make_articles(), out)

    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["written-0-01"]
