"""Two statements of one text about the same thing: an age, a birth, a founding, a size, a toll, a holder of a post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.claims.amounts import MarkedSentence, mark_amounts
from dateline.extract.claims.arithmetic import make_claim
from dateline.extract.claims.wording import Wording, places_within, slot_wording, times_within
from dateline.records.claims import Claim, Slot
from dateline.records.sources import Entity
from dateline.records.text import Span, make_span
from dateline.records.time import TimeMention
from dateline.records.world import PlaceMention, Quantity
from dateline.reference.figures import write_figure

_NAME = r"(?<![\w’'-])[A-Z][\w’'-]+(?: (?:[A-Z]\.|(?:of|and|the|de|van|von|al|bin) (?=[A-Z])|[A-Z][\w’'-]+)){0,4}"
_LONG_NAME = r"(?<![\w’'-])[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){1,4}"
_AGE_AFTER = re.compile(r", (?P<age>\d{1,3})(?=,)|(?: is| turned)? (?P<old>\d{1,3}) years old")
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,3})-year-old (?:[a-z]+ ){0,2}$")
_THEN = re.compile(r"\b(?:then|when|was|were|aged|late|died|had|since|ago|former)\b", re.IGNORECASE)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_EVENT = re.compile(
    rf"(?P<name>{_NAME})(?:,? (?:who|which))? (?:was |were )?(?P<verb>born|founded)"
    rf"(?: on [\w ]{{3,20}},?| on)? (?:in )?(?:[A-Z][a-z]+ )?(?:\d{{1,2}},? )?{_YEAR}"
)
_BIRTHPLACE = re.compile(
    rf"(?P<name>{_NAME})(?:, who)? was (?P<verb>born) in "
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?=[,.;]| (?:in|on|to) )"
)
_SIZE = re.compile(
    r"\b(?P<size>\d{1,3})-(?P<what>member|nation|country|state|seat) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    r"(?=[,.;:)]| (?:is|was|has|have|had|met|meets|voted|will|said|which|that|and|in|on|to|for|passed|approved)\b)"
)
_POST = re.compile(
    rf"(?P<person>{_LONG_NAME}), (?:the |its |who is the )?"
    r"(?P<post>mayor|governor|president|chief executive|"
    rf"rector|headmaster|police chief|prime minister|foreign minister|defence minister)"
    rf" of (?:the )?(?P<body>{_NAME})(?=[,.;])"
)
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|acting|deputy|interim|outgoing|incoming|next|new|assistant|vice|until|candidate|since|from|elected|"
    r"was|were|had|became|successor|predecessor|succeeded|replaced|co-?\w+|honorary|elect|one of)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?P<what>(?:death |casualty )?toll|number of dead|body count)"
    r"(?: [\w’'-]+){0,4}? (?:(?:has|had|have) )?(?:now |since |already )?"
    r"(?:rose to|risen to|climbed to|reached|passed|stood at|"
    r"stands at|hit|grew to|grown to|jumped to|rises to|climbs to) ⟨(?P<count>\d+)⟩",
    re.IGNORECASE,
)
_FORMS = (
    ("born", _EVENT, " born"),
    ("born", _EVENT, "founded"),
    ("birthplace", _BIRTHPLACE, " born in "),
    ("size", _SIZE, "-"),
    ("post", _POST, " of "),
)  # form, pattern, and a word without which it cannot match
# "A blast killed 12 people" and later "The blast killed 15 people"
_TOLD = re.compile(
    r"\b(?P<event>blast|explosion|attack|strike|crash|fire|earthquake|flood|shooting|bombing|collapse|shelling|raid|"
    r"landslide|stampede|accident|derailment)\b[^.;⟨]{0,60}? (?P<verb>kill|wound|injur|hurt)(?:s|ed|es)? "
    r"⟨(?P<count>\d+)⟩ "
    r"(?P<noun>people|persons|civilians|soldiers|children|men|women|passengers|students|workers|officers)",
    re.IGNORECASE,
)
_EVENTS = re.compile(r"\b(?:kill|wound|injur|hurt)", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:second|another|other|separate|earlier|later|previous|rose|risen|initially|first|so far|now|updated|since|"
    r"more|"
    r"last|third|similar|each|every|both|one|two|including|toll|revised|correct\w*|reports?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\btoll\b|\bnumber of dead\b|\bbody count\b", re.IGNORECASE)
_REVISED = re.compile(r"\b(?:revis|correct|lower|mistak|error)", re.IGNORECASE)
_FAMILY = re.compile(
    r"\b(?:Jr|Sr|junior|senior|father|mother|son|daughter|grand\w+|namesake|brother|sister|cousin|uncle)\b"
)
_YEAR_THERE = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BLOCS = re.compile(r"\b(?:EU|European|NATO|Union|Alliance|Nations|Eurozone|Euro)\b")  # their size changed
_NEAR_SENTENCES = 2  # without a place, two tolls so close to each other are of one event
_MOST = 200  # statements of one kind that are kept; a longer text is a list, not an article


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """One of the two: what it is about, what it says, and where."""

    form: str
    about: str  # lower case; statements about the same are compared
    value: str
    sentence: int
    subject: Span
    span: Span


def find_pair_claims(
    wording: Wording,
    entities: tuple[Entity, ...],
    *,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    quantities: tuple[Quantity, ...],
) -> Iterator[Claim]:
    """Claims of the kind "self_contradiction" with the slots one, other, about and form; tolls are "arithmetic".

    Misses everything that needs sense to be seen as the same thing, such as two tellings of one event.
    """
    found: dict[tuple[str, str], list[_Statement]] = {}
    for one in _find_statements(wording, entities, times=times, places=places, quantities=quantities):
        found.setdefault((one.form, one.about), []).append(one)
    for (form, about), statements in found.items():
        first, told = statements[0], set[str]()
        for other in statements[1:_MOST]:
            # One claim for each thing that is said otherwise, and one where the same is said again.
            if other.span.start <= first.span.start or other.value.lower() in told:
                continue
            told.add(other.value.lower())
            kind = "arithmetic" if form == "cumulative" else "self_contradiction"
            slots = (
                Slot(role="about", value=about.partition("/")[0], span=first.subject),
                Slot(role="one", value=first.value, span=first.span),
                Slot(role="other", value=other.value, span=other.span),
            )
            yield _make_pair(wording, kind, first, other=other, slots=slots)


def _make_pair(wording: Wording, kind: str, first: _Statement, *, other: _Statement, slots: tuple[Slot, ...]) -> Claim:
    """The claim of both statements, with how each of them is put."""
    claim = make_claim(wording, kind, other.sentence, form=first.form, slots=slots)
    put = (slot for one in (first, other) for slot in slot_wording(wording, one.sentence, one.span))
    kept = tuple(slot for slot in claim.slots if slot.role not in {"wording", "quoted", "said"})
    return replace(claim, slots=(*kept, *put))


def _find_statements(
    wording: Wording,
    entities: tuple[Entity, ...],
    *,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    quantities: tuple[Quantity, ...],
) -> Iterator[_Statement]:
    text = wording.reading.document.text
    yield from _find_ages(wording, entities)
    # Most texts have none of these words; the patterns are tried only where they can match.
    forms = dict.fromkeys((form, pattern) for form, pattern, word in _FORMS if word in text)
    for number, (start, end) in enumerate(wording.reading.sentences):
        for form, pattern in forms:
            for match in pattern.finditer(text, start, end):
                statement = _read(text, number, form, match=match, opening=start)
                if statement is not None:
                    yield statement
    yield from _find_tolls(wording, times=times, places=places, quantities=quantities)
    yield from _find_told(wording, times=times, places=places, quantities=quantities)


def _find_told(
    wording: Wording,
    *,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    quantities: tuple[Quantity, ...],
) -> Iterator[_Statement]:
    """What one event did, told twice: at its first mention, and of "the blast" where no other one is spoken of."""
    text = wording.reading.document.text
    first: dict[str, tuple[_Statement, frozenset[str], frozenset[object]]] = {}
    for number, (start, end) in enumerate(wording.reading.sentences):
        if _MANY.search(text, start, end) or not _EVENTS.search(text, start, end):
            continue
        sentence = mark_amounts(wording.reading, number, quantities)
        match = _TOLD.search(sentence.text)
        if match is None or not sentence.amounts[int(match["count"])].figure.exact:
            continue
        where = places_within(places, start, end)
        when = frozenset(one.first for one in times_within(times, start, end))
        statement = _statement(wording, sentence, match, form="told")
        before = first.setdefault(statement.about, (statement, where, when))
        definite = sentence.text[: match.start("event")].lower().endswith(("the ", "that ", "this "))
        same = (not where or not before[1] or where & before[1]) and (not when or not before[2] or when & before[2])
        if before[0] is not statement and definite and same:
            yield before[0]
            yield statement


def _read(text: str, number: int, form: str, *, match: re.Match[str], opening: int) -> _Statement | None:
    if form == "post":
        if _NOT_NOW.search(text, opening, match.end()) or _YEAR_THERE.search(text, opening, match.end()):
            return None
        about, value, group, subject = f"{match['post']} of {match['body']}", match["person"], "person", "post"
    elif form == "size":
        if _BLOCS.search(match["name"]) or _YEAR_THERE.search(text, opening, match.end()):
            return None
        about, value, group, subject = f"{match['name']}/{match['what']}", match["size"], "size", "name"
    elif form == "birthplace":
        about, value, group, subject = match["name"], match["place"], "place", "name"
    else:
        if " " not in match["name"].removeprefix("The "):
            return None  # a surname alone may be a brother's
        about, value, group, subject = f"{match['name']}/{match['verb']}", match["year"], "year", "name"
    return _Statement(
        form="founded" if form == "born" and match["verb"] != "born" else form,
        about=about.lower().removeprefix("the "),
        value=value,
        sentence=number,
        subject=make_span(text, *match.span(subject)),
        span=make_span(text, *match.span(group)),
    )


def _find_ages(wording: Wording, entities: tuple[Entity, ...]) -> Iterator[_Statement]:
    """Ages that stand right beside the name of a person, in text order for each."""
    text, bounds = wording.reading.document.text, wording.reading.sentences
    for entity in entities:
        if entity.type != "person" or " " not in entity.name:
            continue
        for mention in entity.mentions:
            number = _sentence_at(bounds, mention.start)
            after = _AGE_AFTER.match(text, mention.end)
            before = _AGE_BEFORE.search(text, max(bounds[number][0], mention.start - 40), mention.start)
            match = after or before
            if match is None or _THEN.search(text, bounds[number][0], mention.start):
                continue
            if _FAMILY.search(text, *bounds[number]) or _YEAR_THERE.search(text, *bounds[number]):
                continue  # two of one name, or an age of another year
            group = "age" if match["age"] else "old"
            if after and match["age"] and not text[: mention.end].rstrip().endswith(entity.name.split()[-1]):
                continue
            if 1 <= int(match[group]) <= 110:
                yield _Statement(
                    form="age",
                    about=entity.name.lower(),
                    value=match[group],
                    sentence=number,
                    subject=mention,
                    span=make_span(text, *match.span(group)),
                )


def _find_tolls(
    wording: Wording,
    *,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    quantities: tuple[Quantity, ...],
) -> Iterator[_Statement]:
    """A count that can only grow, told twice with its day, the earlier day first."""
    text = wording.reading.document.text
    told: list[tuple[str, _Statement, frozenset[str]]] = []
    for number, (start, end) in enumerate(wording.reading.sentences):
        if not _COUNTED.search(text, start, end) or _REVISED.search(text, start, end) or len(told) >= _MOST:
            continue
        sentence = mark_amounts(wording.reading, number, quantities)
        match = _TOLL.search(sentence.text)
        dated = [one for one in times_within(times, start, end) if one.first and one.last]
        if match is None or len(dated) != 1:
            continue
        where = places_within(places, start, end)
        statement = _statement(wording, sentence, match, form="cumulative")
        day = f"{dated[0].first}/{dated[0].last}"
        for earlier_day, earlier, there in told:
            if (
                earlier.about == statement.about
                and there == where
                and (where or statement.sentence - earlier.sentence <= _NEAR_SENTENCES)
                and earlier_day.partition("/")[2] < day.partition("/")[0]
            ):
                yield earlier
                yield statement
        told.append((day, statement, where))


def _statement(wording: Wording, sentence: MarkedSentence, match: re.Match[str], *, form: str) -> _Statement:
    text = wording.reading.document.text
    marked = sentence.amounts[int(match["count"])]
    group = "event" if form == "told" else "what"
    first, past = match.span(group)
    about = f"{match['event']}/{match['verb']} {match['noun']}" if form == "told" else match["what"]
    return _Statement(
        form=form,
        about=about.lower(),
        value=write_figure(marked.figure),
        sentence=sentence.number,
        subject=make_span(text, sentence.starts[first], sentence.starts[past - 1] + 1),
        span=marked.span,
    )


def _sentence_at(bounds: tuple[tuple[int, int], ...], place: int) -> int:
    low, high = 0, len(bounds)
    while low < high:
        middle = (low + high) // 2
        if bounds[middle][1] <= place:
            low = middle + 1
        else:
            high = middle
    return min(low, len(bounds) - 1)
