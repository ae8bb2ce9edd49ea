"""Whose words the sentences of a quotation are: told behind it, "said Jane Roe", also some paragraphs on."""

from collections.abc import Sequence

from dateline.extract.attributions.quotes import find_holding, find_quotes, number_quotations
from dateline.records.sources import Attribution


def find_tellers(text: str, attributions: Sequence[Attribution]) -> dict[int, int]:
    """For each sentence of a quotation that names nobody, the next attribution that tells whose quotation it is.

    Both as indices of `attributions`, which are in text order. Whom the speaker quotes in turn tells nothing.
    """
    quotes, numbers = find_quotes(text), number_quotations(text)

    def find_quotation(place: int) -> int | None:
        at = find_holding(quotes, place)
        return numbers[at] if at is not None else None

    tellers: dict[int, int] = {}
    told: dict[int, int] = {}  # quotation -> the nearest attribution behind that tells whose it is
    for at in range(len(attributions) - 1, -1, -1):
        content, words = attributions[at].content, attributions[at].source or attributions[at].cue
        quotation = find_quotation(content.start)
        if quotation is None:
            quotation = find_quotation(content.end - 1)
        if quotation is None:
            continue
        if words is not None and find_quotation(words.start) is None:
            told[quotation] = at
        elif quotation in told and (words is None or words.text == "I"):
            tellers[at] = told[quotation]
    return tellers
