"""What is found of offices and dates: the slots of a claim, and their spans in any text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipeline import analyse
from dateline.records.claims import Claim
from dateline.settings import Settings
from tests.make import make_document

DAY = date(2025, 4, 12)
PIECES = st.sampled_from(
    """US Defense Secretary|Pentagon chief|Lloyd Austin|, the |former |then-President |“|”|. |
Volodymyr Zelenskyy|Ukraine's |President |of Russia |Friday, April 11, 2025|yesterday, 31 April| |’s |🚀|e\u0301|
שלום |\x00|is the | in 2014 |Xi Jinping|head of Ukraine's presidential office""".replace("\n", "").split("|")
)


def find(text: str, day: date | None = DAY) -> tuple[Claim, ...]:
    return analyse(make_document(text, published=day), Settings()).claims


def slots(claim: Claim) -> dict[str, str]:
    return {slot.role: slot.value for slot in reversed(claim.slots)}


@settings(deadline=None)
@given(pieces=st.lists(PIECES, max_size=30))
def test_every_span_is_the_quote(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = [span for claim in find(text) for span in (claim.span, *(slot.span for slot in claim.slots))]

    assert all(text[span.start : span.end] == span.text and span.text for span in spans)


def test_a_claim_has_person_office_and_jurisdiction() -> None:
    (claim,) = find("The list shows Ukraine's Defence Minister Rustem Umerov.")

    assert claim.span.text == "Ukraine's Defence Minister Rustem Umerov"
    assert slots(claim) == {
        "person": "Rustem Umerov",
        "office": "UA.defence_minister",
        "jurisdiction": "UA",
        "form": "before",
        "full_name": "Rustem Umerov",
    }


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The list shows US Defense Secretary Lloyd Austin.", "before"),
        ("Lloyd Austin, the US defense secretary, is there.", "after"),
        ("The US defense secretary, Lloyd Austin, is there.", "apart"),
        ("Lloyd Austin is the US defense secretary.", "is"),
        ("Lloyd Austin, who is the US defense secretary, is there.", "is"),
    ],
)
def test_the_four_forms_are_found(text: str, form: str) -> None:
    (claim,) = find(text)

    assert (slots(claim)["person"], slots(claim)["office"]) == ("Lloyd Austin", "US.defence_minister")
    assert slots(claim)["form"] == form


def test_a_surname_keeps_the_fuller_name_of_the_text() -> None:
    claims = find("Lloyd Austin is there. The list shows Defense Secretary Austin.")

    assert [slots(claim)["fuller_name"] for claim in claims] == ["Lloyd Austin"]


def test_quoted_words_name_their_speaker() -> None:
    (claim,) = find("“The list shows US Defense Secretary Lloyd Austin,” Jane Roe said.")

    assert slots(claim)["quoted"] == "Jane Roe"


def test_a_time_of_the_sentence_is_kept_as_days() -> None:
    (claim,) = find("In March 2022 Defense Secretary Lloyd Austin was there.")

    assert slots(claim)["time"] == "2022-03-01/2022-03-31"


def test_a_date_has_month_number_year_and_weekday() -> None:
    (claim,) = find("The hall opened on Friday, April 12, 2025.")

    assert claim.kind == "calendar"
    assert slots(claim) == {"month": "4", "number": "12", "year": "2025", "weekday": "Friday"}


def test_claims_have_ids_of_their_own() -> None:
    claims = find(
        "The list of Friday shows President Putin and President Macron. It came out on Friday, April 11, 2025."
    )

    assert len({claim.id for claim in claims}) == len(claims) == 3
