"""Word lists written for this project: names, titles, roles, bodies, places, events and weapons as news spells them.

A learned reader will replace most of them; until then they are the evidence that a capitalised run names something.
"""

from pathlib import Path

_DATA = Path(__file__).parent / "data"


def load_sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of the list `name` by section: parted by "|" where a line has one, else by white space."""
    sections: dict[str, list[str]] = {}
    entries = sections.setdefault("", [])
    for line in (_DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            entries.extend(line.split("|") if "|" in line else line.split())
    return {section: tuple(found) for section, found in sections.items()}


def _number(names: str, first: int) -> dict[str, int]:
    """The names, as they stand in lists parted by "|", with the number of their list."""
    return {name: number for number, row in enumerate(names.split("|"), start=first) for name in row.split()}


# Names in lower case, in full and shortened without a full stop, in the order of the year and of the week.
MONTHS = _number(
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec",
    first=1,
)
WEEKDAYS = _number(
    "monday mon|tuesday tues tue|wednesday wed|thursday thurs thu|friday fri|saturday sat|sunday sun", first=0
)

_PEOPLE = load_sections("people")
_BODIES = load_sections("bodies")
_THINGS = load_sections("things")

# Given name -> "female", "male" or "either".
GIVEN_NAMES: dict[str, str] = {name: gender for gender, names in load_sections("given_names").items() for name in names}
COMMON_WORDS = frozenset(load_sections("common_words")[""])  # lower case; no names although they may open a sentence

# Address before a surname, lower case -> the gender that it tells.
ADDRESSES: dict[str, str] = {
    word.lower(): gender
    for section, gender in (("address male", "male"), ("address female", "female"), ("address", "either"))
    for word in _PEOPLE[section]
}
TITLES = frozenset(title.lower() for title in _PEOPLE["titles"])  # one to four words, without full stops
HONOURS = frozenset(_PEOPLE["honours"])  # as written behind a name: "OBE"
ROLES = frozenset(_PEOPLE["roles"])  # lower-case singular nouns
SPEECH_VERBS = frozenset(_PEOPLE["speech"])

ORGANISATION_HEADS = frozenset(_BODIES["heads"])
HEADS_BEFORE_OF = frozenset(_BODIES["heads before of"])
OUTLETS = frozenset(_BODIES["outlets"])  # agencies, papers, broadcasters
PEOPLES = frozenset(_BODIES["peoples"])  # adjectives and nouns, of peoples and faiths that are no state's
PUBLIC_BODIES = frozenset(_BODIES["public"])
PARTIES = frozenset(_BODIES["parties"])
MOVEMENTS = frozenset(_BODIES["movements"])  # armed or political; parties and groups alike
PLATFORMS = frozenset(_BODIES["platforms"])
COMPANIES = PLATFORMS | frozenset(_BODIES["companies"])
GROUPS = frozenset(_BODIES["groups"])
BODIES = PUBLIC_BODIES | PARTIES | MOVEMENTS | COMPANIES | GROUPS

PLACE_HEADS = frozenset(_THINGS["place heads"])
PLACE_NOUNS = frozenset(_THINGS["place nouns"])
PLACES = frozenset(_THINGS["places"])
EVENT_OPENERS = frozenset(_THINGS["event openers"])
EVENT_HEADS = frozenset(_THINGS["event heads"])
EVENTS = frozenset(_THINGS["events"])
WEAPONS = frozenset(_THINGS["weapons"])
PLAIN_ACRONYMS = frozenset(_THINGS["plain acronyms"])

_SOURCES = load_sections("sources")
DOCUMENT_NOUNS = frozenset(_SOURCES["documents"])
IMAGERY_NOUNS = frozenset(_SOURCES["imagery"])
IMAGERY_ADJECTIVES = frozenset(_SOURCES["imagery adjectives"])
NEUTRAL_UNDER_IMAGERY = frozenset(_SOURCES["neutral under imagery adjectives"])
BODY_NOUNS = frozenset(_SOURCES["bodies"])
VOICES = frozenset(_SOURCES["voices"])  # they speak for the body that they belong to
COUNTERS = frozenset(_SOURCES["counters"])
AFTER_HEAD = frozenset(_SOURCES["after the head"])  # small words and participles
NOBODY = frozenset(_SOURCES["nobody"])
VAGUE_ADJECTIVES = frozenset(_SOURCES["vague adjectives"])
INFORMAL_ROLES = frozenset(_PEOPLE["informal"])
KNOWING_VERBS = frozenset(_PEOPLE["knowing"])
