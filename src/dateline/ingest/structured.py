"""What a page says of its article as JSON-LD in the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dateline.ingest.contents import DateClue
from dateline.ingest.decoding import scrub_surrogates

# The sorts of things whose dates are the article's, the surest first. Dates of people, comments, films and of the other
# articles in a list are not looked at.
_ARTICLE = re.compile(r"Article$|Posting$|^Report$|Journalism|^OpinionNewsArticle$|^Review$|^Recipe$|^CreativeWork$")
_PAGE = re.compile(r"Page$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")  # where the article may stand in something else
_MAX_SCRIPTS = 50
_MAX_THINGS = 500
_LOOSE = re.compile(r'"(datePublished|dateCreated|dateModified)"\s*:\s*"([^"]{4,40})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """The JSON-LD of one page, reduced to what a document needs."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    clues: tuple[DateClue, ...] = ()


def read_structured(tree: HtmlElement) -> Structured:
    """What the JSON-LD of a page says; broken JSON is searched for its dates only.

    Misses microdata and RDFa, and articles that stand in a list of articles.
    """
    articles: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    loose: list[DateClue] = []
    for script in _take_scripts(tree):
        try:
            parsed = json.loads(_unwrap(script), strict=False)
        except (ValueError, RecursionError):
            loose.extend(_search_dates(script))
            continue
        for thing in _take_things(parsed):
            kinds = _kinds_of(thing)
            if any(_ARTICLE.search(kind) for kind in kinds):
                articles.append(thing)
            elif any(_PAGE.search(kind) for kind in kinds):
                pages.append(thing)
    first = (articles or [{}])[0]
    clues = [
        clue for rank, thing in enumerate([*articles[:1], *pages, *articles[1:]]) for clue in _find_clues(thing, rank)
    ]
    return Structured(
        title=_get_words(first, "headline") or _get_words(first, "name"),
        publisher=_get_name(first.get("publisher")),
        url=_get_words(first, "url"),
        language=_get_words(first, "inLanguage"),
        clues=tuple(clues + loose),
    )


def _take_scripts(tree: HtmlElement) -> list[str]:
    scripts = []
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            scripts.append(element.text)
            if len(scripts) == _MAX_SCRIPTS:
                break
    return scripts


def _unwrap(script: str) -> str:
    """The JSON without the comment marks that some pages put around it."""
    body = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    body = body.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    return body.strip().rstrip(";")


def _take_things(parsed: Any) -> Iterator[dict[str, Any]]:
    """The things at the top and in the places where articles stand, in order; at most `_MAX_THINGS`."""
    waiting = [parsed]
    taken = 0
    while waiting and taken < _MAX_THINGS:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting[:0] = thing[:_MAX_THINGS]
        elif isinstance(thing, dict):
            taken += 1
            yield thing
            waiting[:0] = [thing[key] for key in _INSIDE if isinstance(thing.get(key), dict | list)]


def _kinds_of(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _find_clues(thing: dict[str, Any], rank: int) -> Iterator[DateClue]:
    kind = next(iter(_kinds_of(thing)), "thing")
    for number, key in enumerate(("datePublished", "dateCreated", "dateModified")):
        words = _get_words(thing, key)
        if words is not None:
            against = "it is the day of the last change" if key == "dateModified" else None
            yield DateClue(
                basis="json-ld", where=f"{kind} {key}", words=words, rank=2 * rank + min(number, 1), against=against
            )


def _search_dates(script: str) -> Iterator[DateClue]:
    for key, words in _LOOSE.findall(script)[:10]:
        against = "it is the day of the last change" if key == "dateModified" else None
        yield DateClue(basis="json-ld", where=f"{key} in broken JSON", words=words, rank=1000, against=against)


def _get_words(thing: dict[str, Any], key: str) -> str | None:
    value = thing.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("alternateName") or value.get("name")
    return _clean(value) if isinstance(value, str) else None


def _get_name(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        return _get_words(value, "name")
    return _clean(value) if isinstance(value, str) and not value.startswith("http") else None


def _clean(words: str) -> str | None:
    return " ".join(scrub_surrogates(words[:2000]).split()) or None
