"""Units and currencies under one name each; nothing is converted: miles stay miles."""

from collections.abc import Sequence

from dateline.language.words import Word

_SPELLINGS = {
    "km": "km kms kilometre kilometres kilometer kilometers",
    "m": "m metre metres meter meters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "miles": "mile miles mi",
    "feet": "ft feet foot",
    "yards": "yard yards",
    "inches": "inch inches",
    "hectares": "hectare hectares ha",
    "acres": "acre acres",
    "percent": "% percent pct",
    "kg": "kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos",
    "g": "g gram grams gramme grammes",
    "tonnes": "tonne tonnes",
    "tons": "ton tons",
    "litres": "litre litres liter liters",
    "barrels": "barrel barrels",
    "kW": "kilowatt kilowatts",
    "MW": "megawatt megawatts",
    "GW": "gigawatt gigawatts",
    "degrees": "° degree degrees",
    "km/h": "kph kmh",
    "mph": "mph",
    "seconds": "seconds",
    "minutes": "minute minutes",
    "hours": "hour hours",
    "days": "day days",
    "weeks": "week weeks",
    "months": "month months",
    "years": "year years year-old years-old",
    "USD": "dollar dollars usd",
    "EUR": "euro euros eur",
    "GBP": "gbp sterling",
    "RUB": "rouble roubles ruble rubles rub",
    "UAH": "hryvnia hryvnias hryvnya uah",
    "CNY": "yuan renminbi",
    "JPY": "yen",
    "CHF": "franc francs",
    "PLN": "zloty zlotys",
    "INR": "rupee rupees",
    "ILS": "shekel shekels",
}
_UNIT_OF = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_LONGER = {
    ("per", "cent"): "percent",
    ("percentage", "points"): "percentage points",
    ("percentage", "point"): "percentage points",
    ("square", "kilometres"): "km2",
    ("square", "kilometers"): "km2",
    ("square", "km"): "km2",
    ("sq", "km"): "km2",
    ("square", "miles"): "square miles",
    ("square", "metres"): "m2",
    ("square", "meters"): "m2",
    ("cubic", "metres"): "m3",
    ("cubic", "meters"): "m3",
    ("nautical", "miles"): "nautical miles",
    ("metric", "tons"): "tonnes",
    ("metric", "tonnes"): "tonnes",
    ("us", "dollars"): "USD",
    ("u.s.", "dollars"): "USD",
    ("canadian", "dollars"): "CAD",
    ("australian", "dollars"): "AUD",
    ("basis", "points"): "basis points",
    ("light", "years"): "light years",
    ("pounds", "sterling"): "GBP",
}
_CASED = {"MW": "MW", "GW": "GW", "kW": "kW", "GWh": "GWh", "MWh": "MWh", "kWh": "kWh"}
_PER_HOUR = {"km": "km/h", "miles": "mph"}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₹": "INR", "₺": "TRY"}
_DOLLARS = {"US": "USD", "A": "AUD", "C": "CAD", "HK": "HKD", "NZ": "NZD", "CA": "CAD", "AU": "AUD"}
_CODES = frozenset({"USD", "EUR", "GBP", "RUB", "UAH", "CHF", "JPY", "CNY", "PLN"})


def find_unit(words: Sequence[Word], at: int, past: int) -> tuple[str, int] | None:
    """The unit that stands at word `at`, after a number, and the word past it."""
    if at >= past:
        return None
    if words[at].text in {"-", "–", "‑"} and at + 1 < past and words[at + 1].start == words[at].end:
        # "a 10-kilometre line", "a 45-year-old"
        head = words[at + 1].lower
        unit = _UNIT_OF.get(head) or _UNIT_OF.get(head.split("-", 1)[0])
        return (unit, at + 2) if unit and words[at + 1].text.isascii() else None
    if at + 1 < past and (longer := _LONGER.get((words[at].lower, words[at + 1].lower))):
        return longer, at + 2
    unit = _CASED.get(words[at].text) or _UNIT_OF.get(words[at].lower)
    if unit is None or (len(words[at].text) == 1 and words[at].text.isupper()):
        return None
    if unit in _PER_HOUR and [word.lower for word in words[at + 1 : at + 3]] in (["per", "hour"], ["an", "hour"]):
        return _PER_HOUR[unit], at + 3
    return unit, at + 1


def read_suffix(suffix: str) -> str | None:
    """The unit of letters stuck to digits, as in "25km"; null for letters that are none."""
    return _UNIT_OF.get(suffix)


def find_currency(words: Sequence[Word], first: int, opening: int) -> tuple[str, int] | None:
    """The currency that stands before the number at word `first`, and the word where it starts."""
    at = first - 1
    if at < opening:
        return None
    if words[at].text in _CODES:
        return words[at].text, at
    unit = _SIGNS.get(words[at].text)
    if unit is None or words[at].end != words[first].start:
        return None
    if unit == "USD" and at > opening and words[at - 1].end == words[at].start and words[at - 1].text in _DOLLARS:
        return _DOLLARS[words[at - 1].text], at - 1
    return unit, at
