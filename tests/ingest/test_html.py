"""Web pages."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError, HtmlInputError, SizeInputError
from dateline.ingest import read_document
from dateline.ingest.nesting import measure_shape
from dateline.settings import Settings

SAID = "The ministry of works said on Monday that the road to Sheko had been closed after heavy rain in the north. "
MORE = "".join(
    f"<p>Day {day} of the rain brought {day * 10} millimetres to the valley, the office said.</p>"
    for day in range(2, 7)
)
BODY = f"<body><nav><a href=/>Home</a></nav><article><h1>Road Closed</h1><p>{SAID}</p>{MORE}</article></body>"
NEWS = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-04-12T09:00:00Z"}</script>'


def make_page(head: str = "", body: str = BODY) -> bytes:
    return (
        f"<!doctype html><html lang=en-GB><head><title>Road Closed - Gazette</title>{head}</head>{body}</html>".encode()
    )


def test_the_text_is_the_article_without_the_menu() -> None:
    document = read_document(make_page(), settings=Settings())

    assert SAID.strip() in document.text
    assert "Home" not in document.text


def test_title_language_publisher_and_address_are_read() -> None:
    head = '<meta property="og:site_name" content="Gazette"><link rel=canonical href="https://gazette.example/road">'

    document = read_document(make_page(head), settings=Settings())

    assert (document.title, document.language, document.publisher, document.url) == (
        "Road Closed",
        "en",
        "Gazette",
        "https://gazette.example/road",
    )


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        (NEWS, "json-ld"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2025-04-12"}]}</script>',
            "json-ld",
        ),
        ('<script type="application/ld+json">{"datePublished":"2025-04-12", broken</script>', "json-ld"),
        ('<meta property="article:published_time" content="2025-04-12T09:00">', "meta"),
        ('<link rel=canonical href="https://gazette.example/2025/04/12/road">', "url"),
    ],
)
def test_the_day_of_publication_is_found_in_the_head(head: str, basis: str) -> None:
    document = read_document(make_page(head), settings=Settings())

    assert (document.published, document.published_basis) == (date(2025, 4, 12), basis)


@pytest.mark.parametrize(
    ("mark", "basis"),
    [
        ('<time datetime="2025-04-12">Saturday</time>', "time"),
        ("<p>Published on 12 April 2025</p>", "text"),
        ('<p class="byline">By A. Writer, 12 April 2025</p>', "text"),
    ],
)
def test_the_day_of_publication_is_found_beside_the_article(mark: str, basis: str) -> None:
    document = read_document(make_page(body=BODY.replace("<p>", mark + "<p>", 1)), settings=Settings())

    assert (document.published, document.published_basis) == (date(2025, 4, 12), basis)


def test_dates_of_comments_in_structured_data_are_not_those_of_the_article() -> None:
    head = '<script type="application/ld+json">{"@type":"Comment","dateCreated":"2025-04-12"}</script>'

    assert read_document(make_page(head), settings=Settings()).published_candidates == ()


def test_a_change_alone_is_kept_as_candidate_and_not_chosen() -> None:
    head = '<meta property="article:modified_time" content="2025-04-12">'

    document = read_document(make_page(head), settings=Settings())

    assert document.published is None
    assert [c.reason for c in document.published_candidates] == ["Not chosen: it is the day of the last change."]


def test_a_date_after_the_day_of_an_archive_is_not_chosen() -> None:
    head = (
        "<!-- FILE ARCHIVED ON 21:13:46 Oct 21, 2019 AND RETRIEVED FROM AN ARCHIVE -->"
        '<meta property="article:published_time" content="2025-04-12">'
    )

    document = read_document(make_page(head), settings=Settings())

    assert (document.retrieved, document.published) == (date(2019, 10, 21), None)


def test_a_declared_encoding_is_used() -> None:
    page = make_page('<meta charset="windows-1251">', BODY.replace("Sheko", "Шеко").replace("</article>", "</article>"))

    document = read_document(page.decode().encode("cp1251"), settings=Settings())

    assert "road to Шеко" in document.text


@pytest.mark.parametrize("before", ["", "<!-->", "<title>", "<p title='>'>"])
def test_a_page_nested_a_hundred_thousand_deep_ends_in_a_message_or_a_result(before: str) -> None:
    page = make_page(body=f"<body>{before}{'<div>' * 100_000}{SAID}")

    assert read_or_refuse(page) in ("html-too-deep", "read")


def test_paragraphs_that_are_never_closed_are_not_taken_for_depth() -> None:
    shape = measure_shape("<table>" + "<tr><td><p>one<p>two" * 1000, max_depth=250, max_elements=10_000)

    assert shape.depth <= 5


def test_a_page_with_too_many_elements_is_refused_with_the_name_of_the_setting() -> None:
    with pytest.raises(SizeInputError, match="max_html_elements"):
        read_document(make_page(body="<b>x</b>" * 200), settings=replace(Settings(), max_html_elements=100))


def test_a_page_with_too_many_characters_is_refused_with_the_name_of_the_setting() -> None:
    with pytest.raises(SizeInputError, match="max_html_chars"):
        read_document(make_page(), settings=replace(Settings(), max_html_chars=300))


def test_a_tag_with_too_many_attributes_is_refused() -> None:
    attributes = " ".join(f"a{number}" for number in range(20_000))

    with pytest.raises(HtmlInputError, match="attributes"):
        read_document(make_page(body=f"<body><p {attributes}>{SAID}"), settings=Settings())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SAID + "Subscribe to continue reading this story.", "subscribers"),
        ("We and our partners store cookies. Accept all cookies? " * 3, "cookie notice"),
        ("Please enable JavaScript to view this page. " * 8, "lets no reader in"),
        ("A short note on the road.", "min_complete_words (40)"),
    ],
)
def test_a_page_that_is_no_whole_article_is_read_and_marked(text: str, reason: str) -> None:
    document = read_document(make_page(body=f"<body><article><p>{text}</p></article></body>"), settings=Settings())

    assert reason in (document.incomplete or "")


def test_a_whole_article_is_not_marked() -> None:
    assert read_document(make_page(), settings=Settings()).incomplete is None


def test_an_entity_that_names_a_file_is_not_followed() -> None:
    page = b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + make_page(body=f"<body><p>&x; {SAID * 5}</p>")

    assert "root:" not in read_document(page, settings=Settings()).text


@given(st.text(alphabet="<>/!-pdivscript='\" &#x;01Dtabler\n", max_size=300))
def test_any_tag_soup_gives_text_that_can_be_written_or_a_message(soup: str) -> None:
    assert read_or_refuse(f"<html>{soup}".encode()) in ("read", "empty", "broken-html", "binary")


def read_or_refuse(data: bytes) -> str:
    """ "read" when the text can be written, else the slug."""
    try:
        return "read" if read_document(data, settings=Settings()).text.encode("utf-8") else "nothing"
    except DatelineError as error:
        return error.slug
