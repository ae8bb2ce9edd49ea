"""Who speaks where no words name a source: a quotation that runs on, a transcript, a statement under a heading."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.people import Person
from dateline.extract.attributions.roles import DETERMINERS, find_called
from dateline.extract.attributions.settled import Article, Who, be
from dateline.records.sources import Attribution

ASKS = "questioner"  # the head of those whom the label of a turn does not name
_HEADING = 3  # sentences in which a statement names its speaker


def settle_without_words(article: Article, attribution: Attribution, *, said: Sequence[Who]) -> Who:
    """A running quotation goes on with the speaker of its turn, or else the one before; a cue alone is nobody in
    particular."""
    start = attribution.content.start
    nobody = Who(
        kind="unspecified", entity=None, name=None, head="", plural=False, is_one=False, gender="either",
        sentence=attribution.sentence, end=start,
    )  # fmt: skip
    if attribution.cue is not None:
        return nobody
    turn = _find_turn(article, start)
    if turn is not None:
        return be(nobody, turn[1]) if turn[1] is not None else replace(nobody, kind="unnamed", head=ASKS)
    led_in = _lead_in(article, attribution.sentence)
    before = said[-1] if said else None
    if led_in is not None and (
        before is None or before.end < led_in.starts[0] or before.sentence < attribution.sentence - 1
    ):
        return be(nobody, led_in)
    if before is not None:
        return replace(before, sentence=attribution.sentence, end=start)
    headed = _headed_by(article, attribution.sentence)
    return be(nobody, headed) if headed is not None else replace(nobody, kind="unnamed")


def _find_turn(article: Article, place: int) -> tuple[int, Person | None] | None:
    """The turn of a transcript in which a sentence stands; none for what the speaker quotes."""
    at = bisect_right(article.quotes, place, key=lambda quote: quote[0]) - 1
    if at >= 0 and place < article.quotes[at][1]:
        return None
    at = bisect_right(article.turns, place, key=lambda turn: turn[0]) - 1
    return article.turns[at] if at >= 0 else None


def _lead_in(article: Article, sentence: int) -> Person | None:
    """The speaker of the sentence before, if it opens a quotation: "Jane Roe said:", "The minister said:"."""
    for at in range(sentence - 1, max(-1, sentence - 3), -1):
        start, end = article.reading.sentences[at]
        if article.reading.document.text[end - 1] == ":":
            named = [article.people[e.id] for _, _, e in article.index.inside(start, end) if e.type == "person"]
            first, past = article.reading.sentence_words[at]
            words = [word.lower for word in article.reading.words[first:past]]
            roles = sorted(set(words) & article.people_by_role.keys())
            if named or len(roles) != 1:
                return named[0] if named else None
            before = words[max(0, words.index(roles[0]) - 1)]
            fitting = find_called(article, roles[0], modifiers={before} - DETERMINERS - {roles[0]})
            return fitting[0] if len(fitting) == 1 else None
    return None


def _headed_by(article: Article, sentence: int) -> Person | None:
    """The one person whom the first sentences name, where a statement opens without saying whose it is."""
    if sentence == 0:
        return None
    end = article.reading.sentences[min(sentence, _HEADING) - 1][1]
    named = {e.id for _, _, e in article.index.inside(0, end) if e.type == "person"}
    return article.people[named.pop()] if len(named) == 1 else None
