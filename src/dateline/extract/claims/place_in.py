"""In which country or region a place is said to lie."""

import re
from collections.abc import Iterator

from dateline.extract.claims.ground import (
    NAME,
    REGION,
    SIDE,
    TOWN,
    Ground,
    find_side,
    is_no_town,
    load_country_names,
    make_claim,
    read_name,
    sentence_at,
)
from dateline.records.claims import Claim

_TOWN_OF = rf"(?:[a-z-]+ ){{0,2}}?{TOWN} of "
_FORMS = (
    # Trostianets in the Sumy region; Trostianets, in Ukraine's Sumy region
    re.compile(rf"(?P<place>{NAME}),? in (?:the )?(?:(?:[a-z]+ )?{SIDE} )?(?P<region>{NAME}) {REGION}\b"),
    # the Sumy region town of Trostianets
    re.compile(rf"(?P<region>{NAME}) {REGION} {_TOWN_OF}(?P<place>{NAME})"),
    # the Ukrainian city of Sumy
    re.compile(rf"\b[Tt]he {SIDE} {_TOWN_OF}(?P<place>{NAME})"),
    # the city of Sumy in Ukraine; Sumy, Ukraine
    re.compile(rf"(?P<place>{NAME}),? in (?:[a-z]+ )?(?P<country>{NAME})\b(?!['’]s? | {REGION})"),
    re.compile(rf"(?P<place>{NAME}), (?P<country>{NAME})(?=[,.;:)\n]| [—–-] |$)"),
)


_NAMED_TOWN = re.compile(rf"\b{TOWN} of $")
_TIED = re.compile(rf"\b(?:{TOWN} of|[Ii]n|[Nn]ear|[Aa]t|{TOWN}) $")
_LIST_BEFORE = re.compile(r"(?:,|\band|\bor) $")
_LIST_AFTER = re.compile(rf"(?:,|,? and|,? or) (?:the )?{NAME}")


def find_place_in_claims(ground: Ground) -> Iterator[Claim]:
    """Claims of the kind "place_in" with the slots place, and region or country.

    Misses streets, districts and seas, and places farther than a comma from their region or country.
    """
    text = ground.reading.document.text
    starts = {place.span.start: place for place in ground.places if place.geoname_id}
    seen: set[int] = set()
    for start, end in ground.reading.sentences:
        for form in _FORMS:
            for found in form.finditer(text, start, end):
                groups = found.groupdict()
                country = load_country_names().get(groups.get("country") or "") or find_side(groups.get("side") or "")
                region = read_name(found, "region")[0] if groups.get("region") else ""
                place, begin, past = read_name(found, "place")
                sure = begin in starts or bool(_NAMED_TOWN.search(text, start, begin))
                if groups.get("country") and not _is_plain(ground, found):
                    continue
                if not (region or country) or begin in seen or not (sure or region):
                    continue
                if is_no_town(place) or place == region or place in load_country_names():
                    continue
                parts = {"place": (place, begin, past)}
                if region:
                    parts["region"] = read_name(found, "region")
                if country:
                    name = "country" if groups.get("country") else "side"
                    parts["country"] = (country, found.start(name), found.end(name))
                if _TIED.search(text, max(start, begin - 40), begin):
                    parts["tied"] = ("yes", begin, past)
                seen.add(begin)
                yield make_claim(ground, "place_in", sentence_at(ground, start), parts=parts, scope=found.span())


def _is_plain(ground: Ground, found: re.Match[str]) -> bool:
    """Whether a country after a place says where it lies: it is that country in this text, and no item of a list."""
    text = found.string
    code = load_country_names().get(found["country"])
    mentions = [place for place in ground.places if place.span.start == found.start("country")]
    if any(place.country != code for place in mentions):
        return False  # Georgia, the state
    if ", " not in text[found.end("place") : found.start("country")]:
        return True
    before = _LIST_BEFORE.search(text, max(0, found.start() - 6), found.start())
    return before is None and _LIST_AFTER.match(text, found.end("country")) is None
