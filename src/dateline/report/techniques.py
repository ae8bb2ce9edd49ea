"""The persuasion techniques in words, and which of those found are shown unless the reader asks for more."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.records.wording import Technique

SHOWN_FROM = 0.7  # score from which more than six in ten were right on the held-out fifth of PTC: rerun `make eval`


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniqueWords:
    """One technique for a reader."""

    name: str
    means: str


TECHNIQUES: dict[str, TechniqueWords] = {
    key: TechniqueWords(name=name, means=means)
    for key, name, means in (
        ("Appeal_to_Authority", "appeal to authority", "it is to be believed because somebody of standing says so"),
        ("Appeal_to_fear-prejudice", "appeal to fear or dislike", "the alternative is made frightening or hateful"),
        (
            "Bandwagon,Reductio_ad_hitlerum",
            "bandwagon, or guilt by company",
            "right because everybody does it, or wrong because a hated group does it",
        ),
        ("Black-and-White_Fallacy", "black and white", "two choices are given as if there were no third"),
        ("Causal_Oversimplification", "one cause for many", "one cause is named for what has several"),
        ("Doubt", "doubt", "somebody's credibility is put in question"),
        ("Exaggeration,Minimisation", "exaggeration or minimisation", "something is made far larger or smaller"),
        ("Flag-Waving", "flag-waving", "feeling for a nation or group justifies a point"),
        ("Loaded_Language", "loaded language", "words with strong feeling carry the sentence"),
        ("Name_Calling,Labeling", "name-calling", "a name that the audience fears, despises or adores"),
        ("Repetition", "repetition", "the same word or message again and again"),
        ("Slogans", "slogan", "a brief striking phrase that sticks"),
        ("Thought-terminating_Cliches", "cliché that ends a discussion", "a phrase that settles nothing"),
        (
            "Whataboutism,Straw_Men,Red_Herring",
            "whataboutism, straw man or red herring",
            "a charge is answered by another, by an argument nobody made, or by a change of subject",
        ),
    )
}


def choose_shown(techniques: Iterable[Technique]) -> tuple[Technique, ...]:
    """Those that are shown unless the reader asks for more."""
    return tuple(technique for technique in techniques if technique.score >= SHOWN_FROM)


def name_technique(technique: Technique) -> TechniqueWords:
    """The words for a technique; a name that is not in the list, from a model of one's own, stands for itself."""
    known = TECHNIQUES.get(technique.technique)
    return known or TechniqueWords(name=technique.technique.replace("_", " "), means="")
