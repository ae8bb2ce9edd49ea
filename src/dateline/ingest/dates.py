"""The day of publication: every place that speaks of one is kept, and an ordered table says which is believed."""

from datetime import date, timedelta

from dateline.errors import DateError
from dateline.ingest.contents import DateClue
from dateline.ingest.days import find_day, read_day
from dateline.records.text import DateBasis, DateCandidate

# Who knows the day best: the reader who gives it, then what was written to tell it, then what only happens to show it.
# A file's own time stamps are not asked: they change when it is copied, and the same text must give the same result.
BELIEVED: tuple[tuple[DateBasis, str], ...] = (
    ("option", "it was given by --date"),
    ("header", "the document opens with it"),
    ("feed", "the feed gives it"),
    ("json-ld", "the page gives it as structured data"),
    ("meta", "the page gives it in its head"),
    ("time", "the page marks it as a time"),
    ("url", "the address holds it"),
    ("text", "it stands near the text"),
    ("dateline", "the text opens with it"),
    ("file", "the file was made then, which need not be when the text appeared"),
)
FIRST_YEAR = 1900  # what is dated earlier is a misreading far more often than a newspaper
LAST_YEAR = 2100  # the clock is not asked, so only the absurd can be seen without a day of capture
_ZONES = timedelta(days=1)  # a page captured on one day can be dated the next, further east
_SHOWN = 120  # characters of a clue that are shown


def find_option(words: str) -> date:
    """The day that was given by hand.

    Raises:
        DateError: the words are no day.
    """
    found = find_day(words)
    if found is None or words[: found[1]].strip() or words[found[2] :].strip():
        raise DateError(
            f"{words[:_SHOWN]!r} is not a day.",
            right="A day has a year, a month and a day that exist, such as 2025-04-12.",
            act="Write it as YYYY-MM-DD.",
        )
    return found[0]


def choose_date(
    clues: tuple[DateClue, ...], *, option: date | None, retrieved: date | None
) -> tuple[DateCandidate, ...]:
    """Every clue that is a day, as a candidate with its reason; at most one is chosen. The surest comes first."""
    days = _days_of(clues, option)
    order = {basis: number for number, (basis, _) in enumerate(BELIEVED)}
    days.sort(key=lambda item: (item[0].against is not None, order[item[0].basis], item[0].rank))
    candidates: list[DateCandidate] = []
    chosen: DateCandidate | None = None
    for clue, day in days:
        against = _find_objection(clue, day, retrieved)
        taken = chosen is None and against is None
        reason = _explain(clue, day, against=against, chosen=chosen)
        candidate = DateCandidate(day=day, basis=clue.basis, where=clue.where[:_SHOWN], chosen=taken, reason=reason)
        if any((c.day, c.basis, c.where) == (candidate.day, candidate.basis, candidate.where) for c in candidates):
            continue
        candidates.append(candidate)
        chosen = candidate if taken else chosen
    return tuple(candidates)


def _days_of(clues: tuple[DateClue, ...], option: date | None) -> list[tuple[DateClue, date]]:
    days = [] if option is None else [(DateClue(basis="option", where="--date", words=str(option)), option)]
    for clue in clues:
        day = read_day(clue.words)
        if day is not None:
            days.append((clue, day))
    return days


def _find_objection(clue: DateClue, day: date, retrieved: date | None) -> str | None:
    if clue.basis == "option":
        return None
    if clue.against is not None:
        return clue.against
    if day.year < FIRST_YEAR:
        return f"it lies before {FIRST_YEAR}"
    if day.year > LAST_YEAR:
        return f"it lies after {LAST_YEAR}"
    if retrieved is not None and day > retrieved + _ZONES:
        return f"it lies after {retrieved}, when the document was captured"
    return None


def _explain(clue: DateClue, day: date, *, against: str | None, chosen: DateCandidate | None) -> str:
    trust = dict(BELIEVED)[clue.basis]
    if against is not None:
        return f"Not chosen: {against}."
    if chosen is None:
        return f"Chosen: {trust}."
    if chosen.day == day:
        return f"Not needed: it says the same as {chosen.basis} ({chosen.where})."
    return f"Not chosen: {chosen.basis} ({chosen.where}) says {chosen.day} and is believed first."
