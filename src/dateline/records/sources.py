"""Who says it: attributions and the entities that speak or are spoken of."""

from dataclasses import dataclass
from typing import Literal

from dateline.records.text import Span

SourceKind = Literal["person", "organisation", "unnamed", "document", "imagery", "unspecified"]
CueStance = Literal["neutral", "certain", "doubtful", "distancing"]
EntityType = Literal["person", "organisation", "place", "group", "weapon", "event", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymity:
    """The text says that the source's name is withheld by agreement."""

    status: Literal["granted"]
    span: Span  # the words that say so
    reason: Span | None  # why, if the text tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One place where the text gives content to somebody or something other than its author."""

    source: Span | None
    cue: Span | None
    content: Span
    kind: SourceKind
    name: str | None  # the fullest name that the article gives this source
    title: Span | None  # the words that give a named person's formal position
    justification: tuple[Span, ...]  # the words that tell why this source can speak to this
    anonymity: Anonymity | None
    cue_stance: CueStance | None
    implied: bool  # only the position tells the source: inside a running quotation or right after it
    entity: str | None  # id of the entity that the source is
    sentence: int  # index of the sentence in which the content starts
    score: float  # probability, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, body or thing that the article names, with all its mentions."""

    id: str
    name: str  # the fullest name in the article
    type: EntityType
    mentions: tuple[Span, ...]  # in text order
