"""Numbers as the label says them."""

import pytest

from dateline.label import make_label
from dateline.pipeline import analyse
from dateline.report.rows import make_blocks, say_author_share, say_count, say_sentences, say_share
from dateline.settings import Settings
from tests.examples import EXAMPLES, read_example
from tests.make import make_document


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0 %"), (1.0, "100 %"), (0.001, "1 %"), (0.999, "99 %"), (0.5, "50 %"), (0.268, "27 %")]
)
def test_a_share_is_0_only_for_nothing_and_100_only_for_all(share: float, words: str) -> None:
    assert say_share(share) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 claims"), (1, "1 claim"), (1234, "1,234 claims")])
def test_a_count_agrees_with_its_noun(count: int, words: str) -> None:
    assert say_count(count, "claim") == words


def test_sentences_are_counted_from_one() -> None:
    assert say_sentences((0, 4)) == "2 (1, 5)"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_shares_of_a_block_make_a_whole(name: str) -> None:
    for block in make_blocks(make_label(read_example(name))):
        assert sum(row.share for row in block.rows) == pytest.approx(1.0)


def test_a_text_that_asserts_nothing_has_no_share() -> None:
    assert say_author_share(make_label(analyse(make_document("Who signs?"), Settings()))) == (
        "no sentence asserts anything"
    )
