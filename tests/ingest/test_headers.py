"""Header lines and front matter of plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.headers import find_clues, find_header

BODY = "The road to Sheko was closed on Monday, the ministry said."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f" date 2025-04-12 {BODY}", "date 2025-04-12"),
        (f"Date: 12 April 2025\n\n{BODY}", "Date: 12 April 2025"),
        (f"Published: Sat, 12 Apr 2025 10:00 GMT\n{BODY}", "Published: Sat, 12 Apr 2025 10:00 GMT"),
        (f"Road Closed\nPublished on April 12, 2025\n\n{BODY}", "Published on April 12, 2025"),
        (f"12 April 2025\n\n{BODY}", "12 April 2025"),
        (f"PUBLISHED: 21:14, 12 April 2025\n\n{BODY}", "PUBLISHED: 21:14, 12 April 2025"),
        (f"Published 9:14 AM ET, Sat April 12, 2025\n\n{BODY}", "Published 9:14 AM ET, Sat April 12, 2025"),
        (f"First published on Sat 12 Apr 2025 09.14 BST\n{BODY}", "First published on Sat 12 Apr 2025 09.14 BST"),
        (f"Last updated 12 April 2025\n\n{BODY}", "Last updated 12 April 2025"),
        (f"Updated 13 April 2025\nBy Jane Roe\nPublished 12 April 2025\n{BODY}", "Published 12 April 2025"),
        (f"Road Closed\nNobody knows why.\n12 April 2025\n\n{BODY}", "12 April 2025"),
        (f"{BODY} It is wet.\n\nPublished 12 April 2025\n\n{BODY}", "Published 12 April 2025"),
        (f"**Date:** 2025-04-12\n\n{BODY}", "Date:** 2025-04-12"),
        (f"Title: Road Closed\nDate: 2025-04-12\n\n{BODY}", "Title: Road Closed\nDate: 2025-04-12"),
        (f"---\ntitle: Road Closed\ndate: 2025-04-12\n---\n{BODY}", "---\ntitle: Road Closed\ndate: 2025-04-12\n---"),
    ],
)
def test_the_header_is_the_words_of_the_header_and_no_more(text: str, words: str) -> None:
    header = find_header(text)

    assert header is not None
    assert text[header.start : header.end] == words
    assert [clue.basis for clue in find_clues(header)] == ["header"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"On 12 April 2025 {BODY}",
        "date palms grow here.",
        "Dated ideas.",
        "Updated 12 April 2025 figures show a fall.",
        "Updated: the road is open again.",
        f"Road Closed\n\n{BODY} It is wet.\n\n12 April 2025\n\n{BODY}",
        f"{BODY}\n\nIt is “wet.”\n\n12 April 2025\n\n{BODY}",
        f"{BODY}\n" * 20 + "Date: 2025-04-12",
        "",
    ],
)
def test_an_article_without_a_header_has_none(text: str) -> None:
    assert find_header(text) is None


def test_the_day_of_a_change_in_front_matter_is_not_that_of_publication() -> None:
    header = find_header("---\ndate: 2025-04-12\nupdated: 2025-05-01\n---\nText.")

    assert header is not None
    assert [clue.against is None for clue in find_clues(header)] == [True, False]


@pytest.mark.parametrize("parted", [" | ", "\n", ", "])
def test_the_day_of_a_change_beside_that_of_publication_belongs_to_the_header(parted: str) -> None:
    line = f"Published: 21:14, 12 April 2025{parted}Updated: 22:10, 13 April 2025"

    header = find_header(f"{line}\n\n{BODY}")

    assert header is not None
    assert header.end == len(line)
    assert [clue.against is None for clue in find_clues(header)] == [True, False]


@given(st.text(alphabet="date: 2025-04-12\n---publishedMay ", max_size=120))
def test_a_header_is_never_empty_and_lies_in_the_text(text: str) -> None:
    header = find_header(text)

    assert header is None or 0 <= header.start < header.end <= len(text)
