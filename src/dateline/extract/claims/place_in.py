"""In which country or region a place is said to lie."""

import re
from collections.abc import Iterator

from dateline.extract.claims.ground import (
    NAME,
    REGION,
    SIDE,
    TOWN,
    Ground,
    clean_name,
    find_side,
    load_country_names,
    make_claim,
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
                region = clean_name(groups.get("region") or "")
                place = clean_name(found["place"])
                sure = (
                    found.start("place") in starts
                    or "of " in text[max(0, found.start("place") - 3) : found.start("place")]
                )
                if not (region or country) or found.start("place") in seen or not (sure or region):
                    continue
                if place == region or place in load_country_names():
                    continue
                parts = {"place": (place, found.start("place"), found.end("place"))}
                if region:
                    parts["region"] = (region, found.start("region"), found.end("region"))
                if country:
                    name = "country" if groups.get("country") else "side"
                    parts["country"] = (country, found.start(name), found.end(name))
                seen.add(found.start("place"))
                yield make_claim(ground, "place_in", sentence_at(ground, start), parts=parts, scope=found.span())
