"""The tables of offices: those kept by hand whole, and heads of state and government kept as one short row a term."""

import re
import unicodedata
from collections.abc import Iterator

Row = dict[str, str]

_THE = frozenset({"AE", "CD", "CZ", "NL", "PH", "US", "GB", "DO", "GM", "BS", "MV"})  # countries that take an article
_TITLES = {  # class -> title and names; a country's own words below
    "president": ("President of {}", "president", ""),
    "head_of_government": ("Prime Minister of {}", "prime minister|premier|pm", ""),
    "monarch": ("Monarch of {}", "king|queen|monarch", ""),
    "supreme_leader": ("Supreme Leader of {}", "supreme leader", ""),
}
_OWN = {
    "AT.head_of_government": ("Federal Chancellor of {}", "chancellor|federal chancellor", ""),
    "IE.head_of_government": ("Prime Minister of {}", "prime minister|premier|pm", "taoiseach"),
    "JP.monarch": ("Emperor of {}", "emperor", ""),
    "QA.monarch": ("Emir of {}", "emir|amir|ruler", ""),
    "ES.head_of_government": ("Prime Minister of {}", "prime minister|premier|pm|president of the government", ""),
    "SY.president": ("President of {}", "president", ""),
}
_CLASSES = {"president": "head_of_state"}


def make_titles(kept: list[Row], leaders: list[Row], countries: dict[str, str]) -> Iterator[Row]:
    """Every office once: those kept whole, then those of the leaders."""
    yield from kept
    for office in dict.fromkeys(_office(row) for row in leaders):
        country, _, kind = office.partition(".")
        title, names, own = _OWN.get(office, _TITLES[kind])
        name = f"the {countries[country]}" if country in _THE else countries[country]
        yield {
            "office": office,
            "jurisdiction": country,
            "office_class": _CLASSES.get(kind, kind),
            "title": title.format(name),
            "names": names,
            "own_names": own,
        }


def make_people(kept: list[Row], leaders: list[Row]) -> list[Row]:
    """Every person once, with all spellings that either table has."""
    people = {row["person"]: dict(row) for row in kept}
    for row in leaders:
        known = people.setdefault(row["person"], {"person": row["person"], "surname": row["surname"], "spellings": ""})
        spellings = [*known["spellings"].split("|"), *row["spellings"].split("|")]
        known["spellings"] = "|".join(dict.fromkeys(one for one in spellings if one))
    return list(people.values())


def make_terms(kept: list[Row], leaders: list[Row], *, covered_through: str) -> Iterator[Row]:
    """Every term: those kept whole, then those of the leaders with key and days of knowledge."""
    yield from kept
    seen: set[str] = set()
    for row in leaders:
        acting = "a" if row["acting"] else ""
        key = f"{_office(row)}.{_slug(row['surname'])}.{row['first'][:4]}{acting}"
        key = f"{key}.{row['first'][5:7]}" if key in seen else key  # two terms in one year
        seen.add(key)
        yield {
            "key": key,
            "office": _office(row),
            "person": row["person"],
            "acting": row["acting"],
            "valid_from": row["first"],
            "valid_to": row["last"],
            "known_from": row["first"],
            "known_through": row["last"] or covered_through,
            "source": row["source"],
        }


def _office(row: Row) -> str:
    return f"{row['country']}.{row['office_class']}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().translate(str.maketrans("đøłı", "doli")))
    return re.sub(r"[^a-z]", "", plain)
