"""The words around offices: titles, countries, and what makes a title mean something else than the office that day."""

from functools import cache

from dateline.language.words import find_words
from dateline.reference.countries import load_countries
from dateline.reference.offices import Office, load_offices

Phrase = tuple[str, ...]  # words in lower case, apostrophes straight

# A word before a title -> what it makes of the title. Written for this project.
MODIFIERS: dict[str, str] = {
    word: kind
    for kind, words in {
        "former": """former ex then onetime one-time erstwhile previous past late retired ousted deposed exiled
            disgraced fired sacked departed deceased sometime last""",
        "not yet": """incoming next future would-be aspiring prospective designated potential possible likely
            presumptive proposed nominated prospect elect designate""",
        "other post": """deputy vice assistant associate under junior shadow opposition alternate honorary co principal
            first-deputy undersecretary student regional provincial rebel""",
        "doubted": """self-proclaimed self-declared self-styled so-called fictional fake rival puppet alleged
            unrecognised unrecognized impostor imaginary supposed""",
        "acting": "acting interim caretaker temporary provisional",
        "outgoing": "outgoing departing",
    }.items()
    for word in words.split()
}
# Adjectives between country and title, or before both, that change nothing.
PLAIN = frozenset(
    """new newly appointed current incumbent sitting veteran longtime long-time hardline hard-line right-wing left-wing
    conservative liberal centrist embattled wartime authoritarian populist outspoken beleaguered besieged
    re-elected reelected powerful hawkish moderate popular longest-serving long-serving 's ’s' own""".split()
)
RANKS = frozenset(
    """gen general col colonel lt lieutenant maj major adm admiral marshal sir dr mr mrs ms lord dame army air chief
    retired brigadier brig capt captain""".split()
)
# After a title, these are no name but make the bearer somebody who does not hold it.
AFTER_TITLE = frozenset(
    "elect designate nominee candidate hopeful contender pick nominees candidates aspirant apparent emeritus".split()
)
# Words that tie a sentence to an earlier time, a change of office, a wish or an invention: no conflict rests on it.
BACKWARD = frozenset(
    """when while during under until after before since ago history historic historical anniversary memoir memoirs
    tenure term terms era administration appointed appoints appointment nominated nominates nomination nominate
    named names became become becomes becoming succeeded succeeds succeed replaced replaces replace replacing
    replacement predecessor predecessors successor successors resigned resigns resignation resign fired fires
    dismissed dismisses dismissal ousted ousts sacked sacks departure departed stepped steps served serves
    serving formerly previously then former ex once earlier later decade decades century years book film movie
    documentary biography series novel play portrait inherited inauguration inaugurated sworn elected re-elected
    election elections campaign campaigned imagine suppose perhaps maybe possibly candidate candidates nominee
    nominees running bid hopeful transition confirmation confirmed cabinet legacy remembered late died death
    killed funeral widow assassinated assassination cold archive archives photo file pictured photograph caption
    shake-up reshuffle instead like compared unlike successive posthumous tapes emails testified nearly hearing
    investigation investigated probe trial lawsuit indicted pardoned charged""".split()
)
# The same, but only before the claim or right after it: farther on they may belong to what somebody says.
BACKWARD_NEAR = frozenset("had been was were would could should might will shall may if whether unless".split())
# Words that tie a sentence to the days of the article.
PRESENT = frozenset(
    """today yesterday tomorrow now currently tonight says this latest recent recently is are has have tells warns
    calls urges insists believes wants""".split()
)
STOPS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december who the and said says of in on at for with to from a an i he she it they we but or
    as by his her is was were are has had have will would when while after before if that this than not""".split()
)  # "May" and "Sunday" apart, none of these opens or goes on with a name
PARTICLES = frozenset("von der van den de da di del al el bin ben bint la le du dos vel ter zu ibn".split())
BEFORE_COUNTRY = frozenset(
    """african latin central south north native asian anglo northern southern eastern western east west soviet turkish
    new nazi vichy imperial first italian irish mexican chinese japanese korean arab pro anti inner outer""".split()
)


# Names of offices that are common words: without a country or body beside them they are no office.
WEAK = frozenset({("chief",), ("boss",), ("head",), ("king",), ("queen",), ("monarch",), ("top", "diplomat"), ("pm",)})


def straight(word: str) -> str:
    """`word` with straight apostrophes."""
    return word.replace("’", "'")


@cache
def load_titles() -> dict[str, tuple[tuple[Phrase, bool], ...]]:
    """Titles by their first word, longest first; each with whether it says itself whose office it is."""
    titles: dict[Phrase, bool] = {}
    for office in load_offices().values():
        for name in office.names:
            titles.setdefault(cut_phrase(name), False)
        for name in office.own_names:
            titles[cut_phrase(name)] = True
    by_first: dict[str, list[tuple[Phrase, bool]]] = {}
    for phrase, own in titles.items():
        by_first.setdefault(phrase[0], []).append((phrase, own))
    return {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in by_first.items()}


@cache
def load_owners() -> dict[str, dict[Phrase, Office]]:
    """Offices by jurisdiction and name; those with a name that says whose stand under the empty jurisdiction too."""
    owners: dict[str, dict[Phrase, Office]] = {"": {}}
    for office in load_offices().values():
        ours = owners.setdefault(office.jurisdiction, {})
        for name in office.names:
            ours[cut_phrase(name)] = office
        for name in office.own_names:
            ours[cut_phrase(name)] = office
            owners[""][cut_phrase(name)] = office
    return owners


@cache
def load_jurisdictions(*, adjectives: bool = True) -> dict[Phrase, str]:
    """Names, and adjectives if wanted, of countries and bodies, in lower case, with their codes."""
    words: dict[Phrase, str] = {}
    for country in load_countries():
        for name in (country.name, *country.names, *(country.demonyms if adjectives else ())):
            if not any(part in name.lower() for part in ("soviet", "u.s.s.r", "ussr", " cypriot")):
                words.setdefault(cut_phrase(name), country.iso2)
    for code, names in {
        "US": "us|u.s.|usa|united states|united states of america|white house",
        "GB": "uk|u.k.|britain|united kingdom",
        "NATO": "nato|north atlantic treaty organization",
        "EU": "eu|e.u.|european union",
        "UN": "un|u.n.|united nations",
    }.items():
        for name in names.split("|"):
            words[cut_phrase(name)] = code
    return words


@cache
def cut_phrase(name: str) -> Phrase:
    """The words of a name as the text is cut into words."""
    return tuple(straight(word.lower) for word in find_words(name))
