"""The forms of words in which numbers of one sentence hang together; ⟨⟩ is an amount (extract/claims/amounts.py)."""

import re
from dataclasses import dataclass

_ALL = r"(?: (?:the|its|their|his|her|these|those|our|all|some|a total of))*"
_CLOSED = r"(?=\s?(?:[),.;:”\"—–]|$))"
# "60 percent (12 of 20 precincts reporting)": the part counts something else than the share.
_NOT_COUNTED = (
    r"(?!(?: [\w’'-]+){0,2} (?:precincts|districts|polling|stations|states|wards|counties|reporting|counted|complete))"
)
# Where the greater number is the worse one, "fell from 8 to 12" is no slip: ranks, odds, currencies.
OTHER_SCALES = re.compile(
    r"\b(?:rank\w*|plac(?:e|es|ed)|positions?|spots?|standings|tables?|seed\w*|league|charts?|odds|ratios?|par|yen|roubles?|"
    r"rubles?|liras?|hryvnias?|rupees?|rials?|yuan|pesos?|naira|kron[ae]r?|zloty|forint|francs?|won|currency|currencies|"
    r"exchange rates?|minus|below zero|degrees|seconds?|handicap)\b",
    re.IGNORECASE,
)
PER = re.compile(r"\b(?:a|an|per|each|every) (?:hour|day|week|month|quarter|year|person|head)\b", re.IGNORECASE)
# Words in a list that say it is no whole list: "12 people (two children and three women among them)".
NO_LIST = frozenset("among them critically seriously hospitalised hospitalized in with from aged still who".split())
LINKS = ("", ", ", " and ", "; ", "the other ", "the remaining ", "the remainder, ")  # what may stand before a part
_UP = """rose|risen|rises|rising|increased|increases|increasing|grew|grown|grows|growing|climbed|climbs|climbing|jumped
jumps|soared|surged|swelled|went up|gone up|edged up|raised|expanded""".replace("\n", "|")
_DOWN = """fell|fallen|falls|falling|dropped|drops|dropping|declined|declines|declining|decreased|decreases
shrank|shrunk|slipped|plunged|plummeted|tumbled|went down|gone down|edged down|lowered|reduced""".replace("\n", "|")
_VERB = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
_NOUN = r"(?:increase|rise|jump|gain|growth|surge|drop|fall|decline|decrease|cut|reduction|loss)"
_PER = r"(?: [\w’'-]+){0,3}? (?:a|an|per|each|every) (?P<%s>hour|day|week|month|year)\b"
_SHARE_WORDS = (
    r"(?P<word>(?:(?:well |slightly |just )?(?:more than|over|less than|fewer than|under|nearly|almost|about) )?"
    r"(?:half|a majority|a third|one[- ]third|two[- ]thirds|a quarter|one[- ]quarter|three[- ]quarters))"
)


def _words(most: int) -> str:
    """Up to `most` words between two amounts, as few as fit."""
    return rf"(?: [\w’'$€£%-]+){{0,{most}}}?"


def _amount(role: str) -> str:
    return rf"⟨(?P<{role}>\d+)⟩"


def _form(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of words: groups named as roles hold the number of an amount, the others words."""

    name: str
    pattern: re.Pattern[str]
    amounts: tuple[str, ...]  # groups that hold amounts
    words: tuple[str, ...] = ()  # groups that hold words


_PART_OF = (_amount("part"), _words(3), r" (?:of|out of)", _ALL, " ", _amount("whole"))
FORMS: tuple[Form, ...] = (
    # 12 of the 20 members, or 60 percent
    Form(
        name="share",
        pattern=_form(*_PART_OF, _words(4), r"(?:, or|,| or| —| –|\s?\() ?", _amount("share"), _CLOSED),
        amounts=("part", "whole", "share"),
    ),
    # 60 percent (12 of 20)
    Form(
        name="share",
        pattern=_form(_amount("share"), r"(?:, or| or| —| –|\s?\() ?", *_PART_OF, _NOT_COUNTED),
        amounts=("part", "whole", "share"),
    ),
    # 60 percent of the 20 members, or 12
    Form(
        name="share",
        pattern=_form(
            _amount("share"),
            " of",
            _ALL,
            " ",
            _amount("whole"),
            _words(4),
            r"(?:, or| or|\s?\() ?",
            _amount("part"),
            _CLOSED,
        ),
        amounts=("part", "whole", "share"),
    ),
    # 12 of the 20 members, more than half
    Form(
        name="share_word",
        pattern=_form(*_PART_OF, _words(3), r"(?:, or|,| —| –|\s?\() ?", _SHARE_WORDS, _CLOSED),
        amounts=("part", "whole"),
        words=("word",),
    ),
    # more than half of the 20 members, 12
    Form(
        name="share_word",
        pattern=_form(
            r"\b",
            _SHARE_WORDS,
            " of",
            _ALL,
            " ",
            _amount("whole"),
            _words(3),
            r"(?:, or|\s?\() ?",
            _amount("part"),
            _CLOSED,
        ),
        amounts=("part", "whole"),
        words=("word",),
    ),
    # rose by 25 percent from 8 to 10
    Form(
        name="change",
        pattern=_form(
            _VERB,
            r"(?:(?: by)? ",
            _amount("change"),
            r")?,?(?: [\w’'-]+){0,4}? from ",
            _amount("before"),
            _words(3),
            " to ",
            _amount("after"),
            r"(?![\w’'-]* ?(?:in|out of) ⟨)",
            r"(?:",
            _words(4),
            r",? (?:an?|up|down|or) ",
            _amount("later"),
            rf"(?:(?= {_NOUN})|{_CLOSED}))?",
        ),
        amounts=("change", "before", "after", "later"),
        words=("up", "down"),
    ),
    # rose to 10 from 8
    Form(
        name="change",
        pattern=_form(
            _VERB,
            r"(?:(?: by)? ",
            _amount("change"),
            r")?,?(?: [\w’'-]+){0,2}? to ",
            _amount("after"),
            _words(3),
            ",? from ",
            _amount("before"),
            r"(?![\w’'-]* ?(?:in|out of|to) ⟨)",
        ),
        amounts=("change", "before", "after"),
        words=("up", "down"),
    ),
    # 332 votes, 62 more than the 270 needed
    Form(
        name="difference",
        pattern=_form(
            _amount("one"),
            _words(4),
            r",? (?:or )?",
            _amount("margin"),
            r"(?: [\w’'-]+)?? (?P<sign>more|fewer|less|higher|lower) than",
            r"(?: the)? ",
            _amount("other"),
        ),
        amounts=("one", "other", "margin"),
        words=("sign",),
    ),
    # doubled from 10 to 20
    Form(
        name="multiple",
        pattern=_form(
            r"(?P<word>(?:(?:nearly|almost|roughly|about|more than) )?(?:doubled|tripled|trebled|quadrupled|halved))",
            r"(?: [\w’'-]+){0,6}?,? from ",
            _amount("before"),
            _words(3),
            " to ",
            _amount("after"),
        ),
        amounts=("before", "after"),
        words=("word",),
    ),
    # 25 ships, twice the 12 of last year
    Form(
        name="multiple",
        pattern=_form(
            _amount("after"),
            _words(3),
            r",? (?:or )?(?P<word>(?:(?:nearly|almost|roughly|about|more than) )?(?:twice|double|triple|half))",
            r" (?:as (?:many|much) as )?the ",
            _amount("before"),
        ),
        amounts=("before", "after"),
        words=("word",),
    ),
    # 100 a day, or 3,000 a month
    Form(
        name="rate",
        pattern=_form(
            _amount("part"), _PER % "per", r"(?:, or| or| —| –|\s?\() ?", _amount("whole"), _PER % "whole_per"
        ),
        amounts=("part", "whole"),
        words=("per", "whole_per"),
    ),
    # 100 a day for 30 days, a total of 3,000
    Form(
        name="rate_total",
        pattern=_form(
            _amount("part"),
            _PER % "per",
            r" (?:for|over) ",
            _amount("time"),
            r",? (?:(?:for|making|or|to give) )?(?:a total of|altogether|in total) ",
            _amount("whole"),
        ),
        amounts=("part", "time", "whole"),
        words=("per",),
    ),
    # 10 km (6 miles)
    Form(
        name="unit",
        pattern=_form(_amount("one"), r"(?:\s?\(|, or |/)", _amount("other"), r"(?=\s?[),])"),
        amounts=("one", "other"),
    ),
    # 47 percent to 44 percent, a 3-point lead
    Form(
        name="lead",
        pattern=_form(
            _amount("one"),
            r" (?:to|versus|against) (?:[\w’']+ ){0,3}?",
            _amount("other"),
            r",? (?:for )?an? (?:⟨(?P<margin>\d+)⟩|(?P<points>\d{1,2}))",
            r"(?:[- ](?:percentage[- ])?points?)? (?:lead|margin|advantage|edge)\b",
        ),
        amounts=("one", "other", "margin"),
        words=("points",),
    ),
    # a 3-point lead, 47 percent to 44 percent
    Form(
        name="lead",
        pattern=_form(
            r"\b(?:has|have|had|holds|held|with|by|to|enjoys|enjoyed|keeps|kept) an? ",
            r"(?P<points>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
            r"[- ](?:percentage[- ])?point ",
            r"(?:lead|margin|advantage|edge)(?: over(?: [\w.’'-]+){1,3}?)?, ",
            _amount("one"),
            " to ",
            _amount("other"),
        ),
        amounts=("one", "other"),
        words=("points",),
    ),
)
# "three men and two women, five people in all", "a total of 5"
TOTAL_AFTER = _form(
    r"(?P<parts>⟨\d+⟩",
    _words(4),
    r"(?:, ⟨\d+⟩",
    _words(4),
    r"){0,5},? and ⟨\d+⟩",
    _words(4),
    r")",
    r"(?:,|\s?[—–:(-])? ?(?:(?:for|making|or) a (?:combined )?total of ",
    _amount("whole"),
    r"|⟨(?P<all>\d+)⟩",
    _words(2),
    r" (?:in all|in total|altogether|all told))(?! ?(?:for|per|each|a (?:day|week|month|year))\b)",
)
# "twelve people: five men and seven women", also with the parts between brackets or dashes
TOTAL_BEFORE = _form(
    _amount("whole"),
    r"(?P<noun>(?: [\w’'-]+){1,3}?)(?P<open>:| —| –|\s?\() ?",
    r"(?P<parts>⟨\d+⟩(?: [\w’'-]+){1,3}?(?:, ⟨\d+⟩(?: [\w’'-]+){1,3}?){0,5},? and ⟨\d+⟩(?: [\w’'-]+){1,3}?)",
    r"(?P<close>\)| —| –|\.|;|$)",
)
# "twelve people, including five men and eight women"
INCLUDING = _form(
    _amount("whole"),
    r"(?P<noun>(?: [\w’'-]+){1,3}?)",
    r"(?: (?:were|was|have been|had been|are|dead|killed|wounded|injured|died)){0,3}",
    r"(?:,? including|,? among them|, of them) ",
    r"(?P<parts>⟨\d+⟩(?: [\w’'-]+){1,3}?(?:, ⟨\d+⟩(?: [\w’'-]+){1,3}?){0,3}(?:,? and ⟨\d+⟩(?: [\w’'-]+){1,3}?)?)",
    _CLOSED,
)
# "Of the 30 seats, 18 went to the north and the remaining 10 to the south"
REMAINING = _form(
    r"^\W?of",
    _ALL,
    r" ",
    _amount("whole"),
    r"(?P<noun>(?: [\w’'-]+){0,3}?), ",
    r"(?P<parts>⟨\d+⟩.{0,120}?(?:the (?:other|remaining)|the remainder,) ⟨\d+⟩)",
    r"(?![^⟨]*⟨)",
)
# Nouns for single people; a part in them can be no greater than a whole in them. Written for this project.
PEOPLE = frozenset(
    """people persons men women children boys girls civilians soldiers troops servicemen passengers officers victims
    adults students pupils workers miners residents patients fighters militants police policemen hostages prisoners
    dead wounded injured killed suspects lawmakers deputies members delegates voters refugees migrants villagers sailors
    crew guards medics doctors journalists firefighters rescuers teachers foreigners minors babies""".split()
)
# Groups whose members cannot stand in two of them.
APART: tuple[frozenset[str], ...] = (
    frozenset({"men", "women", "children"}),
    frozenset({"men", "women", "boys", "girls"}),
    frozenset({"adults", "children"}),
    frozenset({"soldiers", "civilians", "police", "policemen"}),
    frozenset({"dead", "wounded"}),
    frozenset({"killed", "wounded"}),
    frozenset({"killed", "injured"}),
)
