"""How long does an edition take from the desk to a public site on another machine?

python benchmarks/carrying.py            # prints the section of benchmarks/README.md, in about five minutes
python benchmarks/carrying.py --write    # puts it there
python benchmarks/carrying.py --locations 3200
"""

import argparse
import logging
import os
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import measured_on, write_section
from large_list import LARGEST, edition_of
from moto.server import ThreadedMotoServer
from pyarrow import fs

from akkoord.doors.fetching import fetch
from akkoord.doors.shipping import ship
from akkoord.doors.store import Store

TEXT = """
## An edition over a store

`benchmarks/carrying.py` ships an edition of {locations:,} locations ({size:,} MB, without the formats for
download that the site does not open) to a store, fetches it into an empty folder, and opens it there. The
bucket is a server in Python on the same machine (`moto`), which shares its processors: it is slower than a
real one, and there is no network between. Measured on {machine};
load before it began: {load:.1f}.

| seconds | a bucket | a folder |
|---|---|---|
| ship it: put in place, and read all of it back | {bucket_ship:.1f} | {folder_ship:.1f} |
| ship again, nothing changed | {bucket_again:.2f} | {folder_again:.2f} |
| fetch it: read, compare, bring to the disk | {bucket_fetch:.1f} | {folder_fetch:.1f} |
| fetch again, nothing changed | {bucket_look:.2f} | {folder_look:.2f} |
| withdraw it: until the folder of the site has it no more | {bucket_withdraw:.2f} | {folder_withdraw:.2f} |

The public site opens it for the first time, with all checksums, in {opening:.1f} s. All of it took at most
{memory:,} MB of memory, nearly all of it the server in Python, which keeps the bucket there.
"""
OPEN = """
import time
began = time.perf_counter()
from akkoord.project.wsgi.public import application
from django.test import Client
assert Client(HTTP_HOST="localhost").get("/en/").status_code == 200
print(time.perf_counter() - began)
"""


def carried(store: Store, edition: Path, folder: Path) -> dict[str, float]:
    """Seconds of each step, from a desk below `folder` to a site below it."""
    desk, site = folder / "desk", folder / "site"
    shutil.copytree(edition, desk / "sample" / "1", copy_function=os.link)
    steps = {
        "ship": lambda: ship(desk, store),
        "again": lambda: ship(desk, store),
        "fetch": lambda: fetch(store, site),
        "look": lambda: fetch(store, site),
    }
    return {name: _seconds(act) for name, act in steps.items()}


def withdrawn(store: Store, folder: Path) -> float:
    """Seconds until the site has it no more, without the waiting between two looks."""
    shutil.rmtree(folder / "desk" / "sample" / "1")
    (folder / "desk" / "sample" / "withdrawn-1.json").write_text('{"reason": "r", "on": "2018-03-01"}\n')
    seconds = _seconds(lambda: (ship(folder / "desk", store), fetch(store, folder / "site")))
    if (folder / "site" / "sample" / "1").exists():
        raise AssertionError("A withdrawn edition is still there.")
    return seconds


def opening(site: Path) -> float:
    """Seconds from the start of a process of the public site to its first page."""
    environment = os.environ | {"AKKOORD_PUBLIC_EDITIONS_DIR": str(site)}
    asked = [sys.executable, "-c", OPEN]
    said = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)
    return float(said.stdout)


def bucket() -> Store:
    """An empty bucket of a server within this process."""
    os.environ |= {
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    place = ":".join(map(str, server.get_host_and_port()))
    name = f"editions-{secrets.token_hex(4)}"
    fs.S3FileSystem(
        endpoint_override=place, scheme="http", region="eu-west-1", allow_bucket_creation=True
    ).create_dir(name)
    return Store.at(f"s3://{name}/public?endpoint_override={place}&scheme=http&region=eu-west-1")


def _seconds(act) -> float:  # noqa: ANN001 - anything that can be called
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main() -> None:
    """Measure both kinds of store."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--locations", type=int, default=LARGEST)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    load, edition = os.getloadavg()[0], edition_of(asked.locations)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=edition.parents[2]) as below:
        for kind in ("bucket", "folder"):
            folder = Path(below) / kind
            store = bucket() if kind == "bucket" else Store.at(f"file://{folder}/store")
            figures |= {
                f"{kind}_{name}": seconds for name, seconds in carried(store, edition, folder).items()
            }
            figures["opening"] = opening(folder / "site")
            figures[f"{kind}_withdraw"] = withdrawn(store, folder)
    text = TEXT.format(
        locations=asked.locations,
        size=sum(file.stat().st_size for file in edition.iterdir()) // 1_000_000,
        machine=measured_on(),
        load=load,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
        **figures,
    )
    write_section("carrying", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
