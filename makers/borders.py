"""Writes src/dateline/reference/data/borders.geojson: the land borders of some states, after Natural Earth.

    python -m makers.borders countries-10m.json

The file is that of the npm package world-atlas (version 2.0.2, `npm pack world-atlas@2`): Natural Earth 1:10m, version
4.1, which is in the public domain. Natural Earth draws borders as they are on the ground, in its own view; the line
between Crimea and the rest of Ukraine, which the United Nations do not regard as a border of states (General Assembly
resolution 68/262), is left out.
"""

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "src" / "dateline" / "reference" / "data" / "borders.geojson"
STATES = {"Ukraine": "UA", "Russia": "RU", "Belarus": "BY"}
NEIGHBOURS = {
    "Poland": "PL", "Slovakia": "SK", "Hungary": "HU", "Romania": "RO", "Moldova": "MD", "Lithuania": "LT",
    "Latvia": "LV", "Estonia": "EE", "Finland": "FI", "Norway": "NO", "Georgia": "GE", "Azerbaijan": "AZ",
    "Kazakhstan": "KZ", "Mongolia": "MN", "China": "CN", "North Korea": "KP",
}  # fmt: skip
DECIMALS = 3  # of a degree: about 100 m, finer than the source


def read_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs of a TopoJSON file as longitude and latitude."""
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            arc.append((round(x * width + west, DECIMALS), round(y * height + south, DECIMALS)))
        arcs.append(list(dict.fromkeys(arc)) if len(set(arc)) > 2 else arc)
    return arcs


def find_owners(topology: dict[str, Any]) -> dict[int, set[str]]:
    """The states on both sides of each arc."""
    codes = STATES | NEIGHBOURS
    owners: dict[int, set[str]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry["properties"]["name"])
        stack = [geometry.get("arcs", [])] if code else []
        while stack:
            part = stack.pop()
            if isinstance(part, int):
                owners.setdefault(part if part >= 0 else ~part, set()).add(str(code))
            else:
                stack.extend(part)
    return owners


def is_crimea(arc: list[tuple[float, float]]) -> bool:
    """Whether an arc is the line across the isthmus of Perekop and the Syvash."""
    return all(33 < longitude < 35.5 and 45.5 < latitude < 46.5 for longitude, latitude in arc)


def main(path: str) -> None:
    """Writes one feature for each pair of states, in the order of their codes."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = read_arcs(topology)
    lines: dict[str, list[list[tuple[float, float]]]] = {}
    for index, states in sorted(find_owners(topology).items()):
        arc = arcs[index]
        if len(states) < 2 or not states & set(STATES.values()) or len(set(arc)) < 2:
            continue
        if not (states == {"UA", "RU"} and is_crimea(arc)):
            lines.setdefault("|".join(sorted(states)), []).append(arc)
    features = [
        {
            "type": "Feature",
            "properties": {"key": f"border.{pair.replace('|', '-')}", "countries": pair},
            "geometry": {"type": "MultiLineString", "coordinates": lines[pair]},
        }
        for pair in sorted(lines)
    ]
    rows = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    OUT.write_text(f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
