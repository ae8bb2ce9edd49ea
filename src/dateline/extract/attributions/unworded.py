"""Who speaks where no words name a source: a quotation that runs on, a transcript, a statement under a heading."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.lines import leads_in
from dateline.extract.attributions.people import Person
from dateline.extract.attributions.pronouns import find_subject
from dateline.extract.attributions.quotes import find_holding
from dateline.extract.attributions.roles import DETERMINERS, find_called
from dateline.extract.attributions.settled import Article, Who, be
from dateline.extract.attributions.turns import Turn
from dateline.records.sources import Attribution

UNNAMED_TURN = "turn"  # the head of those whom the label of a turn does not name
_NEW = frozenset({"a", "an"})  # before one who has not spoken yet
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
    turn = find_turn(article, start)
    if turn is not None:
        return be(nobody, turn.person) if turn.person else replace(nobody, kind="unnamed", head=UNNAMED_TURN)
    before = said[-1] if said else None
    opening = _find_opening(article, attribution.sentence)
    led_in = _lead_in(article, opening) if opening is not None else None
    if led_in is not None and (
        before is None or before.end < led_in.starts[0] or before.sentence < attribution.sentence - 1
    ):
        return be(nobody, led_in)
    if led_in is None and opening is not None and (before is None or before.sentence < opening):
        another = _lead_in_another(article, opening, nobody=nobody)
        if another is not None:
            return another
    if before is not None:
        return replace(before, sentence=attribution.sentence, end=start)
    headed = _headed_by(article, attribution.sentence)
    return be(nobody, headed) if headed is not None else replace(nobody, kind="unnamed")


def find_turn(article: Article, place: int) -> Turn | None:
    """The turn of a transcript in which a sentence stands; none for what the speaker quotes."""
    if find_holding(article.quotes, place) is not None:
        return None
    at = find_holding(article.turns, place)
    return article.turns[at] if at is not None else None


def _find_opening(article: Article, sentence: int) -> int | None:
    """The sentence that opens a quotation or a statement in which this one is the first or the second."""
    text, ends = article.reading.document.text, article.reading.sentences
    return next((at for at in range(sentence - 1, max(-1, sentence - 3), -1) if text[ends[at][1] - 1] == ":"), None)


def _lead_in(article: Article, opening: int) -> Person | None:
    """The person whose words a sentence opens: "Jane Roe said:", "The minister said:"."""
    named = [e for _, _, e in article.index.inside(*article.reading.sentences[opening]) if e.type == "person"]
    words = _words_of(article, opening)
    roles = sorted(set(words) & article.people_by_role.keys())
    if named or len(roles) != 1:
        return article.people[named[0].id] if named else None
    before = words[max(0, words.index(roles[0]) - 1)]
    fitting = find_called(article, roles[0], modifiers={before} - DETERMINERS - {roles[0]})
    return fitting[0] if len(fitting) == 1 else None


def _lead_in_another(article: Article, opening: int, *, nobody: Who) -> Who | None:
    """A body or somebody new whose words a sentence opens: "The Energy Ministry said:", "A spokesman said:"."""
    start, end = article.reading.sentences[opening]
    if not leads_in(article.reading.document.text[start:end]):
        return None
    subject = find_subject(article, opening, before=end)
    if subject is not None and subject.type == "organisation":
        return replace(nobody, kind="organisation", entity=subject, name=subject.name)
    return replace(nobody, kind="unnamed") if _words_of(article, opening)[0] in _NEW else None


def _words_of(article: Article, sentence: int) -> list[str]:
    first, past = article.reading.sentence_words[sentence]
    return [word.lower for word in article.reading.words[first:past]]


def _headed_by(article: Article, sentence: int) -> Person | None:
    """The one person whom the first sentences name, where a statement opens without saying whose it is."""
    if sentence == 0:
        return None
    end = article.reading.sentences[min(sentence, _HEADING) - 1][1]
    named = {e.id for _, _, e in article.index.inside(0, end) if e.type == "person"}
    return article.people[named.pop()] if len(named) == 1 else None
