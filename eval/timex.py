"""How well times are found and resolved: TimeBank, AQUAINT (news) and WikiWars (histories), in TimeML."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from dateline.extract.times import find_times
from dateline.language.reading import read_text
from dateline.records.text import Document
from dateline.records.time import TimeMention
from dateline.settings import Settings

_TIMEX = Path("corpora") / "timex"
_CORPORA = {"timebank": "TimeBank", "aquaint": "AQUAINT", "wikiwars": "wikiwars"}
_TAG = re.compile(r"<(/?)(TIMEX3)([^>]*)>|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DCT = re.compile(r"<DCT>.*?value=\"(\d{4}-\d{2}-\d{2})", re.DOTALL)
_LEADING = re.compile(r"(?:since|until|till|by|up to|from|between) ", re.IGNORECASE)  # no part of a TIMEX3
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A marked time; without days it is set aside, found or not."""

    start: int
    end: int
    days: Days | None
    vague: bool  # marked as a part of `days` (early, late, about)


def measure(shared: Path) -> dict[str, float]:
    """For each corpus: F1 of exact and of overlapping spans, and the share of the matched ones with the right days.

    Gold: times of type DATE and TIME whose value stands for days; durations, sets, "now" and "recently" are set aside.
    "early", "late" and the like are right when they lie inside the marked days; "since" and "until" by their one day.
    """
    figures: dict[str, float] = {}
    for name, folder in _CORPORA.items():
        paths = sorted((shared / _TIMEX / folder).rglob("*.tml"))
        if paths:
            figures |= {f"{name}_{key}": value for key, value in _measure(paths).items()}
    return figures


def _measure(paths: list[Path]) -> dict[str, float]:
    exact = overlapping = right = found_count = gold_count = 0
    for path in paths:
        document, golds = read_timeml(path)
        found = find_times(read_text(document, max_sentence_chars=Settings().max_sentence_chars))
        wanted = [gold for gold in golds if gold.days]
        aside = [gold for gold in golds if not gold.days]
        found = tuple(mention for mention in found if not any(_meets(mention, gold) for gold in aside))
        gold_count += len(wanted)
        found_count += len(found)
        for mention in found:
            gold = next((gold for gold in wanted if _meets(mention, gold)), None)
            if gold is not None:
                wanted.remove(gold)
                overlapping += 1
                exact += (_start(mention), mention.span.end) == (gold.start, gold.end)
                right += is_right(mention, gold)
    return {
        "exact_f1": 2 * exact / max(1, found_count + gold_count),
        "overlap_f1": 2 * overlapping / max(1, found_count + gold_count),
        "value_accuracy": right / max(1, overlapping),
        "value_f1": 2 * right / max(1, found_count + gold_count),
    }


def read_timeml(path: Path) -> tuple[Document, list[GoldTime]]:
    """The text with its day of publication, and its marked times."""
    raw = path.read_text("utf-8")
    told = _DCT.search(raw)
    body = raw[raw.index("<TEXT>") + len("<TEXT>") : raw.rindex("</TEXT>")]
    parts: list[str] = []
    golds: list[GoldTime] = []
    opened: list[tuple[int, dict[str, str]]] = []
    length = at = 0
    for match in _TAG.finditer(body):
        parts.append(unescape(body[at : match.start()]))
        length += len(parts[-1])
        at = match.end()
        if match[2] and not match[1]:
            opened.append((length, dict(_ATTRIBUTE.findall(match[3]))))
        elif match[2]:
            start, attributes = opened.pop()
            golds.append(_make_gold(start, length, attributes))
    parts.append(unescape(body[at:]))
    document = Document(
        id="0" * 16,
        origin=path.name,
        title=None,
        publisher=None,
        url=None,
        language="en",
        published=date.fromisoformat(told[1]) if told else None,
        published_basis=None,
        published_candidates=(),
        retrieved=None,
        sha256="0" * 64,
        header=None,
        incomplete=None,
        text="".join(parts),
    )
    return document, golds


def _make_gold(start: int, end: int, attributes: dict[str, str]) -> GoldTime:
    days = read_value(attributes.get("value", "")) if attributes.get("type") in {"DATE", "TIME"} else None
    return GoldTime(start=start, end=end, days=days, vague="mod" in attributes)


def read_value(value: str) -> Days | None:
    """The days of a TimeML value; null for durations, references and parts left open."""
    value = value.split("T")[0]
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value), date.fromisoformat(value)
        if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
        if match := re.fullmatch(r"(\d{4})-(?:(\d{2})|Q(\d)|H(\d)|(SP|SU|FA|WI))", value):
            year = int(match[1])
            if match[2]:
                return _months(year, int(match[2]), 1)
            if match[3]:
                return _months(year, 3 * int(match[3]) - 2, 3)
            if match[4]:
                return _months(year, 6 * int(match[4]) - 5, 6)
            return _months(year, _SEASONS[match[5]], 3)
        if re.fullmatch(r"\d{2,4}", value):
            width = 10 ** (4 - len(value))
            first = int(value) * width + (1 if width == 100 else 0)
            return date(first, 1, 1), date(first + width - 1, 12, 31)
    except ValueError:
        return None
    return None


def _months(year: int, month: int, count: int) -> Days:
    past = year * 12 + month - 1 + count
    return date(year, month, 1), date(past // 12, past % 12 + 1, 1) - timedelta(days=1)


def _start(mention: TimeMention) -> int:
    leading = _LEADING.match(mention.span.text)
    return mention.span.start + (leading.end() if leading else 0)


def _meets(mention: TimeMention, gold: GoldTime) -> bool:
    return _start(mention) < gold.end and gold.start < mention.span.end


def is_right(mention: TimeMention, gold: GoldTime) -> bool:
    """Whether the mention has the days of the gold time, or the one end that it has."""
    if gold.days is None or (mention.first is None and mention.last is None):
        return False
    first, last = mention.first or gold.days[0], mention.last or gold.days[1]
    part = re.match(r"(?:the )?(?:early|late|mid|beginning|end|start|middle|close)\b", mention.span.text, re.IGNORECASE)
    if gold.vague or part:
        return gold.days[0] <= first and last <= gold.days[1]
    return (first, last) == gold.days
