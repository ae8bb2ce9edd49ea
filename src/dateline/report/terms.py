"""What each value of a label is called in a report, its letter, and what it means in one line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One value of a label, for readers."""

    key: str
    letter: str  # marks it in the article where a line under the words cannot be told from another
    name: str
    meaning: str


def _terms(*rows: tuple[str, str, str, str]) -> dict[str, Term]:
    return {key: Term(key=key, letter=letter, name=name, meaning=meaning) for key, letter, name, meaning in rows}


VOICES = _terms(
    ("source", "S", "attributed", "the main content is given to a source"),
    ("mixed", "M", "mixed", "the author's own assertion stands beside attributed words"),
    ("author", "A", "author's own", "the author asserts it, and the sentence names no source"),
    ("none", "", "asserts nothing", "a question, a heading, a call or a fragment"),
)
KINDS = _terms(
    ("person", "P", "named person", "a person whom the article names"),
    ("organisation", "O", "named body", "a named state, ministry, army, company or outlet"),
    ("document", "D", "document", "a report, letter, law, poll, post or paper"),
    ("imagery", "I", "imagery", "photographs, video, satellite pictures, intercepted sound"),
    ("unnamed", "U", "unnamed", "people known only by role, number or group"),
    ("unspecified", "N", "nobody in particular", "“reports”, “rumours”, “it is believed”, “many”"),
)
CERTAINTIES = _terms(
    ("asserted", "", "flat", "nothing marks it as uncertain"),
    ("hedged", "h", "hedged", "may, likely, seems, reportedly, fear that"),
    ("unconfirmed", "u", "unconfirmed", "the text itself says that it is not confirmed"),
    ("predicted", "p", "predicted", "about the future"),
    ("denied", "d", "denied", "reported as denied or rejected"),
    ("none", "", "not applicable", "nothing is asserted, or only called for"),
)
OUTCOMES = _terms(
    ("conflicts", "≠", "conflicts", "the record of that day says something else"),
    ("contested", "≈", "contested", "the record itself is divided"),
    ("no_record", "∅", "no record", "the table is silent"),
    ("agrees", "=", "agrees", "the record of that day says the same"),
)
SILENCE = Term(
    key="silence", letter="…", name="drawn from silence", meaning="concludes from something not said or shown"
)
PREMISE = Term(
    key="premise", letter="u›", name="unconfirmed premise", meaning="builds on content that the text calls unconfirmed"
)
NOT_CHECKED = Term(key="not_checked", letter="–", name="not checked", meaning="a check left it alone, and says why")

BASES = {  # how the day of publication was found
    "option": "given as an option",
    "header": "from a header line",
    "json-ld": "from the page's JSON-LD",
    "meta": "from a meta tag",
    "time": "from a time element",
    "url": "from the address",
    "text": "from the text",
    "dateline": "from the dateline",
    "file": "from the file",
    "feed": "from the feed",
}


def name_check(check: str) -> str:
    """The name of a check for readers: "office held"."""
    return check.replace("_", " ")
