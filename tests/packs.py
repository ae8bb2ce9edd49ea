"""Makers of small packs with invented rows for tests."""

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

DATED = {"valid_from": "2020-01-01", "known_from": "2020-01-01", "known_through": "2030-12-31", "source": "invented"}


def write_pack(folder: Path, *resources: tuple[dict[str, Any], str], name: str = "invented") -> Path:
    """The folder, with a descriptor of the tables and a file for the text of each."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"name": name, "resources": [described for described, _ in resources]}
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    for described, text in resources:
        (folder / described["path"]).write_text(text, encoding="utf-8")
    return folder


def make_table(
    kind: str,
    rows: Sequence[Mapping[str, object]],
    *,
    values: Mapping[str, str] = DATED,
    name: str | None = None,
    **more: Any,
) -> tuple[dict[str, Any], str]:
    """A table of one kind whose columns have Dateline's own names, and its CSV."""
    columns = list(rows[0])
    text = StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    fixed = {key: value for key, value in values.items() if key not in columns}
    ours = {"kind": kind, "columns": {column: column for column in columns}, "values": fixed, **more}
    name = name or kind
    return {"name": name.replace("_", "-"), "path": f"{name}.csv", "dateline": ours}, text.getvalue()


def make_map(
    kind: str,
    features: Sequence[tuple[Mapping[str, object], Mapping[str, Any]]],
    *,
    values: Mapping[str, str] = DATED,
    **more: Any,
) -> tuple[dict[str, Any], str]:
    """A table of shapes, each with its properties and its geometry, and its GeoJSON."""
    columns = list(features[0][0])
    content = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": dict(properties), "geometry": dict(geometry)}
            for properties, geometry in features
        ],
    }
    fixed = {key: value for key, value in values.items() if key not in columns}
    ours = {"kind": kind, "columns": {column: column for column in columns}, "values": fixed, **more}
    described = {"name": kind.replace("_", "-"), "path": f"{kind}.geojson", "format": "geojson", "dateline": ours}
    return described, json.dumps(content)


def square(west: float, south: float, *, side: float = 0.1) -> dict[str, Any]:
    """A square polygon with this south-west corner, in degrees."""
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
