"""Bring the front-end files of `front_end.yaml` into the repository, so that no machine needs Node later.

    python tools/vendor_front_end.py            fetch with `npm pack`, verify against the lock, write
    python tools/vendor_front_end.py --relock   the same after a change of version: write a new lock
    python tools/vendor_front_end.py --check    compare the committed files with the lock; no network

The lock holds the SHA-256 of every package and of every file written. Large files get compressed twins
(`.br` and `.gz`) beside them, which the web server sends to browsers that take them; their bytes depend on
the machine, so they are not in the lock, but they must unpack to their file.
"""

import argparse
import gzip
import hashlib
import itertools
import json
import math
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import brotli
import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from plain_letters import plain_letters  # noqa: E402 - stands beside this tool

LOCK = HERE / "front_end.lock.json"
VENDOR = HERE.parent / "src/akkoord/project/static/akkoord/vendor"

Arcs = list[list[list[float]]]

LARGE = 40_000  # bytes; smaller text and fonts, which are compressed already, have no twin
TWINS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    ".br": (brotli.compress, brotli.decompress),
    ".gz": (partial(gzip.compress, mtime=0), gzip.decompress),
}
"""End of the name → how a twin is made, and unpacked."""
SMALLEST_STEP = 0.04  # degrees between two points of an outline
STEP_OF_THE_PICTURE = 0.4  # degrees: about a pixel on a screen
AROUND_THE_POLE = "Antarctica"  # has no flat outline, and nobody produces there
FONT_FILE = re.compile(
    r"fonts/(?P<stem>.+?)-(?P<subset>latin-ext|latin|vietnamese|cyrillic|greek)-wght-(?P<style>\w+)\.woff2"
)
EVERY_WEIGHT = "200 900"
SMALLEST_RING = 4  # points: a triangle, closed


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def without_source_map(content: bytes, **_: object) -> bytes:
    """The map is not shipped, and the static files storage refuses a reference to nothing."""
    lines = content.decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL=")).encode() + b"\n"


def font_faces(content: bytes, *, files: list[dict[str, str]], **_: object) -> bytes:
    """A style sheet with one `@font-face` for each font file; a browser loads those it needs."""
    ranges = json.loads(content)
    faces = []
    for file in files:
        if parts := FONT_FILE.fullmatch(file["to"]):
            family = " ".join(part.capitalize() for part in parts["stem"].split("-"))
            faces.append(
                f"@font-face {{\n  font-family: '{family}';\n  font-style: {parts['style']};\n"
                f"  font-display: optional;\n  font-weight: {file.get('weights', EVERY_WEIGHT)};\n"
                f"  src: url('{Path(file['to']).name}') format('woff2-variations');\n"
                f"  unicode-range: {ranges[parts['subset']]};\n}}\n"
            )
    return "".join(faces).encode()


def plain_font(content: bytes, *, file: dict[str, str], **_: object) -> bytes:
    """The letters and weights of our own pages; `weights` and `characters` stand in the list of files."""
    return plain_letters(content, characters=file["characters"], weights=file["weights"])


def decoded_arcs(topology: dict[str, Any], *, least: float = SMALLEST_STEP) -> Arcs:
    """Undo TopoJSON's delta coding, and thin the points out: a basemap needs no more than a few kilometres.

    Neighbours share their arcs, so a border stays one line whatever is left out of it.
    """
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[list[float]] = []
        for step, (delta_x, delta_y) in enumerate(arc, start=1):
            x, y = x + delta_x, y + delta_y
            point = [round(x * scale_x + shift_x, 2), round(y * scale_y + shift_y, 2)]
            if not points or step == len(arc) or math.dist(point, points[-1]) >= least:
                points.append(point)
        arcs.append(points)
    return arcs


def ring(indices: list[int], arcs: Arcs) -> list[list[float]]:
    """Join arcs end to start; a negative index is an arc walked backwards (~index)."""
    points: list[list[float]] = []
    for index in indices:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(part[1:] if points else part)
    return unwrapped(points)


def unwrapped(points: list[list[float]]) -> list[list[float]]:
    """Go on past 180 degrees where a ring crosses the date line, instead of leaping around the world."""
    turns = 0
    flat: list[list[float]] = []
    before = points[0][0] if points else 0.0
    for lng, lat in points:
        turns -= round((lng - before) / 360)
        before = lng
        flat.append([round(lng + 360 * turns, 2), lat])
    return flat


def polygons(geometry: dict[str, Any], arcs: Arcs) -> Iterator[list[list[list[float]]]]:
    """The polygons of a country, without rings that rounding has collapsed."""
    coordinates = geometry.get("arcs", [])
    shapes = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for shape in shapes:
        rings = [points for indices in shape if len(points := ring(indices, arcs)) >= SMALLEST_RING]
        if rings:
            yield rings


def country_outlines(content: bytes, **_: object) -> bytes:
    """TopoJSON of Natural Earth → GeoJSON, one feature a country."""
    topology = json.loads(content)
    arcs = decoded_arcs(topology)
    features = [
        {
            "type": "Feature",
            "properties": {"name": geometry["properties"]["name"]},
            "geometry": {"type": "MultiPolygon", "coordinates": list(polygons(geometry, arcs))},
        }
        for geometry in topology["objects"]["countries"]["geometries"]
        if geometry["properties"]["name"] != AROUND_THE_POLE
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def country_centres(content: bytes, **_: object) -> bytes:
    """The middle of the largest part of each country, in degrees, by its ISO 3166-1 number."""
    topology = json.loads(content)
    arcs = decoded_arcs(topology, least=0.0)
    parts: dict[str, list[list[list[float]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts.setdefault(geometry.get("id", ""), []).extend(shape[0] for shape in polygons(geometry, arcs))
    centres = {number: middle(max(outer, key=area)) for number, outer in parts.items() if number and outer}
    return json.dumps(dict(sorted(centres.items())), separators=(",", ":")).encode()


def middle(points: list[list[float]]) -> list[float]:
    """The centre of gravity of an outline; of one without an area its first point."""
    pairs = list(itertools.pairwise(points))
    weights = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    if not sum(weights):
        return points[0]
    sums = [sum((a[at] + b[at]) * w for (a, b), w in zip(pairs, weights, strict=True)) for at in (0, 1)]
    return [round(each / (3 * sum(weights)), 2) for each in sums]


def area(points: list[list[float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(points)))


def world_picture(content: bytes, **_: object) -> bytes:
    """The world as a picture on the square of Web Mercator, 10,000 wide; light by day, dark by night."""
    topology = json.loads(content)
    arcs = decoded_arcs(topology, least=STEP_OF_THE_PICTURE)
    outlines = [
        drawn(outline)
        for geometry in topology["objects"]["countries"]["geometries"]
        if geometry["properties"]["name"] != AROUND_THE_POLE
        for shape in polygons(geometry, arcs)
        for outline in shape
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10000 10000" width="1000" height="1000">'
        "<style>rect{fill:#dbe7ea}path{fill:#f7f4ee;stroke:#b9ae9c;stroke-width:4;stroke-linejoin:round}"
        "@media(prefers-color-scheme:dark){rect{fill:#10181b}path{fill:#2a3438;stroke:#55646a}}</style>"
        f'<rect width="10000" height="10000"/><path d="{"".join(outlines)}"/></svg>\n'
    ).encode()


def drawn(outline: list[list[float]]) -> str:
    """An outline as a path: its first point, then the steps from point to point."""
    points = [on_the_square(*point) for point in outline]
    steps = [f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in itertools.pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def on_the_square(lng: float, lat: float) -> tuple[int, int]:
    down = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
    return round((lng + 180) / 0.036), round(down * 10_000)


def licence_beside(_: bytes, *, file: dict[str, str], **__: object) -> bytes:
    """The package only names its licence: the text stands beside this tool."""
    return (HERE / "licences" / Path(file["to"]).parent.name).read_bytes()


MAKERS: dict[str, Callable[..., bytes]] = {
    "copy": lambda content, **_: content,
    "without_source_map": without_source_map,
    "font_faces": font_faces,
    "plain_font": plain_font,
    "country_outlines": country_outlines,
    "country_centres": country_centres,
    "world_picture": world_picture,
    "licence_beside": licence_beside,
}


def fetched(package: str, version: str, folder: Path) -> Path:
    """The package as npm packs it, from whatever registry npm is set up with."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package}@{version}"]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    return folder / name


def produced(entry: dict[str, Any], archive: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of `entry`: its path below the vendor folder and its content."""
    with tarfile.open(archive) as package:
        for file in entry["files"]:
            member = package.extractfile(f"package/{file['from']}")
            if member is None:
                raise SystemExit(f"{entry['package']} has no file {file['from']}")
            yield file["to"], MAKERS[file.get("by", "copy")](member.read(), file=file, files=entry["files"])


def vendor(*, lock: dict[str, dict[str, str]] | None) -> dict[str, dict[str, str]]:
    """Fetch and write everything; with a `lock`, refuse what differs from it."""
    found: dict[str, dict[str, str]] = {"packages": {}, "files": {}}
    contents: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        for entry in yaml.safe_load((HERE / "front_end.yaml").read_text()):
            archive = fetched(entry["package"], entry["version"], Path(folder))
            found["packages"][f"{entry['package']}@{entry['version']}"] = sha256(archive.read_bytes())
            contents |= dict(produced(entry, archive))
    found["files"] = {path: sha256(content) for path, content in sorted(contents.items())}
    if lock is not None and found != lock:
        raise SystemExit("What npm delivered differs from front_end.lock.json; nothing was written.")
    for path, content in contents.items():
        (VENDOR / path).parent.mkdir(parents=True, exist_ok=True)
        (VENDOR / path).write_bytes(content)
        for twin, (pack, _) in TWINS.items():
            if has_twin(path, content):
                (VENDOR / f"{path}{twin}").write_bytes(pack(content))
    return found


def has_twin(path: str, content: bytes) -> bool:
    return len(content) >= LARGE and not path.endswith((".woff2", *TWINS))


def differences(files: dict[str, str]) -> list[str]:
    """What is missing, altered or too much in the vendor folder."""
    paths = [path for path in VENDOR.rglob("*") if path.is_file()]
    contents = {path.relative_to(VENDOR).as_posix(): path.read_bytes() for path in paths}
    present = {path: sha256(content) for path, content in contents.items() if not path.endswith(tuple(TWINS))}
    found = [f"{path}: not in the lock" for path in present.keys() - files.keys()]
    found += [f"{path}: missing" for path in files.keys() - present.keys()]
    found += [f"{path}: altered" for path in files.keys() & present.keys() if files[path] != present[path]]
    found += [
        f"{path}{twin}: does not unpack to its file"
        for path, content in contents.items()
        if has_twin(path, content)
        for twin, (_, unpack) in TWINS.items()
        if f"{path}{twin}" not in contents or unpack(contents[f"{path}{twin}"]) != content
    ]
    return sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="compare the committed files with the lock")
    choice.add_argument("--relock", action="store_true", help="write a new lock from what npm delivers")
    options = parser.parse_args()
    if options.check:
        sys.exit("\n".join(differences(json.loads(LOCK.read_text())["files"])) or 0)
    found = vendor(lock=None if options.relock else json.loads(LOCK.read_text()))
    LOCK.write_text(json.dumps(found, indent=2) + "\n")
    print(f"{len(found['files'])} files of {len(found['packages'])} packages stand in {VENDOR}.")


if __name__ == "__main__":
    main()
