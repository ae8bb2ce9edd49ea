"""The places of an article: small locators without tiles, and a table with every place.

Countries and regions are only in the table: a dot in the middle of a country would say that something happened there.
The records tell a town by its number in the gazetteer, so a site without one is left out of the drawing as well.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, log10, radians

from dateline.records.world import PlaceMention
from dateline.report.escaping import bdi, esc
from dateline.report.visible import shorten
from dateline.report.words import say_degrees

_WIDTH, _HEIGHT = 480.0, 300.0  # units of the drawing
_MARGIN = 34.0  # room for the degrees at the edge
_NEAR_DEGREES = 16.0  # places nearer than this to one of a group are drawn with the group
_MIN_DEGREES = 1.5  # the least height of a drawing, so that a lone town is not shown street by street
_MAX_DRAWN = 60  # more dots cannot be told apart
_MAX_GROUPS = 3
_KM_PER_DEGREE = 111.2  # of latitude
_CHAR_WIDTH = 6.4  # of a label, in units of the drawing

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One place of the world, with how often the article names it."""

    name: str
    latitude: float
    longitude: float
    country: str
    is_town: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A stretch of the globe and its scale; equirectangular, true at the middle latitude."""

    west: float
    north: float
    x_scale: float  # units of the drawing per degree of longitude
    y_scale: float  # units of the drawing per degree of latitude

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The point of the drawing for a point of the globe."""
        return (longitude - self.west) * self.x_scale, (self.north - latitude) * self.y_scale


def make_places(places: Sequence[PlaceMention]) -> str:
    """The drawings and the table; empty when the article names no place."""
    dots = collect_dots(places)
    if not dots:
        return ""
    groups = [group for group in group_dots([dot for dot in dots if dot.is_town]) if len(group) > 1][:_MAX_GROUPS]
    drawings = "".join(f'<div class="map">{draw_map(group[:_MAX_DRAWN])}</div>' for group in groups)
    drawn = {dot for group in groups for dot in group[:_MAX_DRAWN]}
    rows = "".join(
        f"<tr><th scope=row>{bdi(dot.name)}</th><td>{esc(dot.country) or '–'}</td>"
        f"<td>{say_degrees(dot.latitude, 'NS')} {say_degrees(dot.longitude, 'EW')}</td><td>{dot.count}</td>"
        f"<td>{'on the map' if dot in drawn else 'far from the others' if dot.is_town else 'not a town'}</td></tr>"
        for dot in dots
    )
    return (
        f'<div class="maps">{drawings}</div><div class="scroll" tabindex="0" role="group" aria-label="Table of places">'
        '<table class="rows places"><thead><tr><th scope="col">Place</th><th scope="col">Country</th>'
        '<th scope="col">Where</th><th scope="col">Named</th><th scope="col">Drawn</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def collect_dots(places: Sequence[PlaceMention]) -> list[Dot]:
    """Each place once, in order of appearance."""
    keys = [(place.name, place.latitude, place.longitude) for place in places]
    counts = Counter(keys)
    firsts = dict(zip(reversed(keys), reversed(places), strict=True))  # the first of each wins
    return [
        Dot(
            name=shorten(firsts[key].name, 60),
            latitude=key[1],
            longitude=key[2],
            country=firsts[key].country,
            is_town=firsts[key].geoname_id is not None,
            count=count,
        )
        for key, count in counts.items()
    ]


def group_dots(dots: Sequence[Dot]) -> list[list[Dot]]:
    """The places in groups of neighbours, the most often named group first."""
    groups: list[list[Dot]] = []
    for dot in dots:
        near = [group for group in groups if any(_are_near(dot, other) for other in group)]
        merged = [other for group in near for other in group]
        groups = [group for group in groups if group not in near] + [[*merged, dot]]
    return sorted(groups, key=lambda group: (-sum(dot.count for dot in group), group[0].name))


def draw_map(dots: Sequence[Dot]) -> str:
    """A drawing with the dots, their names, the net of degrees and a scale."""
    frame = fit_frame(dots)
    names = esc("Where these places lie: " + ", ".join(dot.name for dot in dots))
    return (
        f'<svg viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="img" aria-label="{names}">'
        f'<rect class="sea" width="{_WIDTH:.0f}" height="{_HEIGHT:.0f}"/>{_draw_net(frame)}{_draw_scale(frame)}'
        f"{_draw_dots(dots, frame)}</svg>"
    )


def fit_frame(dots: Sequence[Dot]) -> Frame:
    """The stretch that holds all dots with room around them."""
    south, north = min(dot.latitude for dot in dots), max(dot.latitude for dot in dots)
    west, east = min(dot.longitude for dot in dots), max(dot.longitude for dot in dots)
    middle_latitude, middle_longitude = (south + north) / 2, (west + east) / 2
    squeeze = max(cos(radians(middle_latitude)), 0.1)  # a degree of longitude is this much shorter
    inner_width, inner_height = _WIDTH - 4 * _MARGIN, _HEIGHT - 3 * _MARGIN
    y_scale = min(
        inner_height / max(north - south, _MIN_DEGREES), inner_width / max((east - west) * squeeze, _MIN_DEGREES)
    )
    x_scale = y_scale * squeeze
    return Frame(
        west=middle_longitude - _WIDTH / 2 / x_scale,
        north=middle_latitude + _HEIGHT / 2 / y_scale,
        x_scale=x_scale,
        y_scale=y_scale,
    )


def _are_near(one: Dot, other: Dot) -> bool:
    squeeze = cos(radians((one.latitude + other.latitude) / 2))
    across = abs(one.longitude - other.longitude) * squeeze
    return across < _NEAR_DEGREES and abs(one.latitude - other.latitude) < _NEAR_DEGREES


def _draw_net(frame: Frame) -> str:
    """Lines of whole degrees with their numbers at the edge."""
    degrees_wide, degrees_high = _WIDTH / frame.x_scale, _HEIGHT / frame.y_scale
    step = next(step for step in (0.5, 1, 2, 5, 10, 20, 30, 90) if step == 90 or degrees_high / step <= 5)
    parts = []
    for index in range(int(frame.west // step), int((frame.west + degrees_wide) // step) + 1):
        x, _ = frame.place(index * step, 0)
        if _MARGIN < x < _WIDTH - 12:
            parts.append(f'<path class="net" d="M{x:.1f} 0V{_HEIGHT:.0f}"/>')
            parts.append(f'<text class="deg" x="{x + 3:.1f}" y="11">{_say_line(index * step, "EW")}</text>')
    for index in range(int((frame.north - degrees_high) // step), int(frame.north // step) + 1):
        _, y = frame.place(0, index * step)
        if 18 < y < _HEIGHT - 4:
            parts.append(f'<path class="net" d="M0 {y:.1f}H{_WIDTH:.0f}"/>')
            parts.append(f'<text class="deg" x="3" y="{y - 3:.1f}">{_say_line(index * step, "NS")}</text>')
    return "".join(parts)


def _say_line(value: float, letters: str) -> str:
    return f"{abs(value):g}°{letters[value < 0] if value else ''}"


def _draw_scale(frame: Frame) -> str:
    """A bar of a round number of kilometres, about a fifth of the drawing wide."""
    wanted = _WIDTH / 5 / frame.y_scale * _KM_PER_DEGREE
    power = 10 ** int(log10(wanted))
    length = next(factor * power for factor in (5, 2, 1) if factor * power <= wanted or factor == 1)
    units = length / _KM_PER_DEGREE * frame.y_scale
    x, y = _WIDTH - 12 - units, _HEIGHT - 10
    return (
        f'<path class="scale" d="M{x:.1f} {y - 5:.1f}v5h{units:.1f}v-5"/>'
        f'<text class="deg" x="{x + units / 2:.1f}" y="{y - 6:.1f}" text-anchor="middle">{length:,} km</text>'
    )


def _draw_dots(dots: Sequence[Dot], frame: Frame) -> str:
    """Dots, each with its name beside it where that covers nothing else, and as its tooltip."""
    points = [frame.place(dot.longitude, dot.latitude) for dot in dots]
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    marks, names, leads = [], [], []
    for dot, (x, y) in zip(dots, points, strict=True):
        marks.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{esc(dot.name)}</title></circle>')
        width = len(dot.name) * _CHAR_WIDTH
        box = next((box for box in _list_boxes(x, y, width) if _fits(box, taken)), None)
        if box is None:
            continue
        taken.append(box)
        left, top, right, _ = box
        if not left - 10 <= x <= right + 10 or not top - 10 <= y <= top + 24:  # too far off to be read without a line
            edge = left if x < left else right if x > right else x
            leads.append(f'<path class="lead" d="M{x:.1f} {y:.1f}L{edge:.1f} {top + 7:.1f}"/>')
        names.append(f'<text class="town" x="{left:.1f}" y="{top + 11:.1f}">{esc(dot.name)}</text>')
    return "".join(leads) + "".join(marks) + "".join(names)


def _list_boxes(x: float, y: float, width: float) -> Iterable[Box]:
    """Where a name may stand, nearest first: right, left, above, below of its dot, then farther away."""
    for away in (7, 22, 38, 56):
        for left, top in (
            (x + away, y - 7),
            (x - away - width, y - 7),
            (x - width / 2, y - away - 14),
            (x - width / 2, y + away),
            (x + away, y - away - 7),
            (x + away, y + away - 7),
            (x - away - width, y - away - 7),
            (x - away - width, y + away - 7),
        ):
            yield left, top, left + width, top + 14


def _fits(box: Box, taken: Iterable[Box]) -> bool:
    inside = box[0] >= 2 and box[2] <= _WIDTH - 2 and box[1] >= 14 and box[3] <= _HEIGHT - 4
    return inside and not any(_overlap(box, other) for other in taken)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
