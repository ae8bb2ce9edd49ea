"""Whether a stretch of words holds a clause: a finite verb, by word lists, since nothing here is parsed."""

from collections.abc import Sequence

from dateline.language.cues import load_cue_verbs
from dateline.language.words import Word

AUXILIARIES = frozenset(
    """is are was were am be been has have had will would can could may might must should shall do does did cannot
    isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't mustn't
    shouldn't 'll 've 're 'd 'm it's that's there's he's she's we're they're we've they've i'm i've you're who's
    what's let's""".split()
)
# Past and present forms of frequent verbs that neither end in -ed nor report.
FREQUENT = frozenset(
    """became began bought brought built came cost cut drew drove fell fought fled flew froze gave goes went got
    grew hung hid hit held kept knew laid led left lent lost made meant met paid put ran rang rose sat saw sank sent
    set shook shot shut slept slid spent split spoke spread stood stole struck swam swept swore took taught threw
    told tore understood wore won wound become begin bring come fall fight get give go keep leave lie lies lay lose
    make makes mean means meet pay remain remains rest rests run runs say seek seeks sought sit sits stand stands
    take takes tell tells think want wants work works live lives face faces needs need looks look leads lead
    continues continue grows grow gives comes shows seems seem appears appear follows includes include contains
    contain begins holds hold keeps plays play turns turn moves move starts ends helps help deepen deepens loom
    looms happens matters belongs depends wins loses rises falls opens closes hits kills strikes signs sign meets
    bans backs vows seizes claims denies warns says urges faces calls expels launches fires votes rejects accuses
    welcomes condemns puts fails threatens stays sees finds reports""".split()
)


_NO_PAST = frozenset("united need seed feed speed indeed breed bleed shed sled hundred sacred naked wicked".split())


def has_clause(words: Sequence[Word], *, strict: bool = False) -> bool:
    """Whether the words hold a finite verb; `strict` trusts no form in -ed, which may be a participle.

    Misses rare irregular verbs and present forms in -s of rare verbs.
    """
    for index, word in enumerate(words):
        lower = word.lower
        if lower in AUXILIARIES or (index and lower in FREQUENT):
            return True
        if strict:
            continue
        if index and len(lower) > 3 and lower.endswith("ed") and lower not in _NO_PAST:
            return True
        verb = load_cue_verbs().get(lower) if index else None
        if verb is not None and verb.form in {"past", "s"}:
            return True
    return False
