"""How well places are found and told apart: LGL (local news) and GeoVirus (news of epidemics)."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median

from dateline.extract.entities import find_entities
from dateline.extract.places import count_peoples, find_places
from dateline.extract.places.resolution import NamedPlace, weigh_candidates
from dateline.language.reading import read_text
from dateline.records.text import Document
from dateline.reference.countries import load_countries
from dateline.reference.placekeys import make_place_key
from dateline.reference.places import PlaceRow, find_abbreviation, find_candidates, load_demonyms
from dateline.settings import Settings

_GEO = Path("corpora") / "geo"
_NEAR_KM = 161.0  # 100 miles, the usual bound
_COUNTRY_NAMES = {country.iso2: country.name for country in load_countries()}
_NOWHERE_KM = 20_000.0  # the error where no place is given

Weighed = dict[str, tuple[tuple[float, PlaceRow], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A marked place; without a point it counts for finding only."""

    start: int
    end: int
    name: str
    point: tuple[float, float] | None  # latitude, longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text with its marked places."""

    text: str
    places: tuple[GoldPlace, ...]


def measure(shared: Path) -> dict[str, float]:
    """For each corpus: shares within 161 km and median errors of marked names, and how well names are found.

    `..._most_populous` is the share within 161 km when every name means its most populous bearer. Names marked for
    peoples ("Russian") count where names are given, not where they have to be found.
    """
    figures: dict[str, float] = {}
    for name, read in (("lgl", _read_lgl), ("geovirus", _read_geovirus)):
        path = shared / _GEO / {"lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}[name]
        if path.exists():
            articles = list(read(path))
            figures |= {f"{name}_{key}": value for key, value in _measure_resolution(articles).items()}
            figures |= {f"{name}_{key}": value for key, value in _measure_finding(articles).items()}
    return figures


def _read_lgl(path: Path) -> Iterator[GoldArticle]:
    for article in ElementTree.parse(path).iter("article"):  # noqa: S314 - a corpus on this machine
        places = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            point = None if tag is None else (float(tag.findtext("lat", "0")), float(tag.findtext("lon", "0")))
            start, end = int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0"))
            places.append(GoldPlace(start=start, end=end, name=toponym.findtext("phrase", ""), point=point))
        yield GoldArticle(text=article.findtext("text", ""), places=tuple(places))


def _read_geovirus(path: Path) -> Iterator[GoldArticle]:
    for article in ElementTree.parse(path).iter("article"):  # noqa: S314 - a corpus on this machine
        places = []
        for location in article.iter("location"):
            start, end = int(location.findtext("start", "1")) - 1, int(location.findtext("end", "1")) - 1
            point = (float(location.findtext("lat", "0")), float(location.findtext("lon", "0")))
            places.append(GoldPlace(start=start, end=end, name=location.findtext("name", ""), point=point))
        yield GoldArticle(text=article.findtext("text", ""), places=tuple(sorted(places, key=lambda gold: gold.start)))


def _measure_resolution(articles: list[GoldArticle]) -> dict[str, float]:
    errors: list[float] = []
    baseline: list[float] = []
    for article in articles:
        weighed = _resolve(article)
        for gold in article.places:
            if gold.point is not None:
                errors.append(_error_km(gold, weighed, lambda item: item[0]))
                baseline.append(_error_km(gold, weighed, lambda item: item[1].population))
    return {
        "within_161_km": _share(errors),
        "within_161_km_most_populous": _share(baseline),
        "median_error_km": median(errors),
        "median_error_km_most_populous": median(baseline),
        "without_candidate": sum(error == _NOWHERE_KM for error in errors) / len(errors),
    }


def _resolve(article: GoldArticle) -> Weighed:
    """Every marked name weighed among the article's marked names, as `find_places` weighs those that it finds."""
    names: dict[str, NamedPlace] = {}
    for gold, following in zip(article.places, (*article.places[1:], None), strict=True):
        key = make_place_key(gold.name)
        containers: tuple[PlaceRow, ...] = ()
        if following is not None and article.text[gold.end : following.start].strip() in {",", ""}:
            containers = tuple(row for row in _find_rows(following.name) if row.kind != "town")
        if key in names:
            known = names[key]
            names[key] = NamedPlace(rows=known.rows, containers=known.containers + containers, count=known.count + 1)
        elif rows := _find_rows(gold.name):
            names[key] = NamedPlace(rows=rows, containers=containers, count=1)
    return weigh_candidates(names, count_peoples(read_text(_make_document(article.text), max_sentence_chars=2_000)))


def _find_rows(name: str) -> tuple[PlaceRow, ...]:
    country = load_demonyms().get(name)
    if country:
        return tuple(row for row in find_candidates(_COUNTRY_NAMES[country]) if row.kind == "country")
    return find_abbreviation(name) or find_candidates(name)


def _error_km(gold: GoldPlace, weighed: Weighed, key: Callable[[tuple[float, PlaceRow]], float]) -> float:
    found = weighed.get(make_place_key(gold.name))
    if not found or gold.point is None:
        return _NOWHERE_KM
    row = max(found, key=key)[1]
    return _distance_km(gold.point, (row.latitude, row.longitude))


def _distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    south, north = radians(first[0]), radians(second[0])
    step = sin((north - south) / 2) ** 2
    step += cos(south) * cos(north) * sin(radians(second[1] - first[1]) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(step)))


def _share(errors: list[float]) -> float:
    return sum(error <= _NEAR_KM for error in errors) / len(errors)


def _measure_finding(articles: list[GoldArticle]) -> dict[str, float]:
    """Precision, recall and F1 of names that overlap, and the share of the matched ones within 161 km."""
    settings = Settings()
    hits = found_count = gold_count = near = pointed = 0
    for article in articles:
        reading = read_text(_make_document(article.text), max_sentence_chars=settings.max_sentence_chars)
        found = find_places(reading, find_entities(reading))
        golds = [gold for gold in article.places if gold.name not in load_demonyms()]
        found_count += len(found)
        gold_count += len(golds)
        for mention in found:
            gold = next((g for g in golds if g.start < mention.span.end and mention.span.start < g.end), None)
            if gold is None:
                continue
            golds.remove(gold)
            hits += 1
            if gold.point is not None:
                pointed += 1
                near += _distance_km(gold.point, (mention.latitude, mention.longitude)) <= _NEAR_KM
    precision, recall = hits / max(1, found_count), hits / max(1, gold_count)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "found_within_161_km": near / max(1, pointed),
    }


def _make_document(text: str) -> Document:
    return Document(
        id="0" * 16,
        origin=str(_GEO),
        title=None,
        publisher=None,
        url=None,
        language="en",
        published=None,
        published_basis=None,
        published_candidates=(),
        retrieved=None,
        sha256="0" * 64,
        header=None,
        incomplete=None,
        text=text,
    )
