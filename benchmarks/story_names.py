"""Which of 1.1 million locations a story names: by the index, and by reading every name.

python benchmarks/story_names.py           # prints the section of benchmarks/README.md
python benchmarks/story_names.py --write   # puts it there
"""

import argparse
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from figures import measured_on, write_section
from pages import set_up

LOCATIONS, LANGUAGES, WORDS, AT_ONCE = 1_100_000, 4, 1_000, 10_000
FIRST = ("Star", "Padma", "Örüm", "Golden", "Silk", "Delta", "Pioneer", "S.T.", "Royal", "Nguyễn", "Apex")
SECOND = ("Knit", "Apparel", "Tekstil", "Garment", "Denim", "Fashion", "Washing", "Spinning", "Dyeing")
PLAIN = ("the", "wages", "came", "late", "then", "we", "spoke", "with", "manager", "all", "of", "us", "star")
TEXT = """
## Names of locations in a story

`benchmarks/story_names.py` looks which of {locations:,} generated locations a story of {words:,} words in
each of {languages} languages names. Both ways answer the same {named} locations. Processor time, and the most
memory of Python's own beside what was there before. Measured on {machine}, SQLite:

| way | processor | memory |
|---|---|---|
| by the index of first words | {index_seconds:.2f} s | {index_memory:.0f} MB |
| by reading every name | {reading_seconds:.1f} s | {reading_memory:.0f} MB |
"""


def _fill() -> None:
    from akkoord.desk.register.models import Location
    from akkoord.desk.register.rules.spoken_names import name_key

    for start in range(0, LOCATIONS, AT_ONCE):
        named = {number: _name(number) for number in range(start, start + AT_ONCE)}
        Location.objects.bulk_create(
            Location(location_id=f"BD{number:08}X", name=name, name_key=name_key(name), country="BD")
            for number, name in named.items()
        )


def _name(number: int) -> str:
    return f"{FIRST[number % 11]} {SECOND[number // 11 % 9]} {number // 99} Co. Ltd."


def _texts() -> list[str]:
    chance = random.Random(0)
    texts = []
    for _ in range(LANGUAGES):
        words = chance.choices(PLAIN, k=WORDS)
        words[100:100] = _name(chance.randrange(LOCATIONS)).upper().split()
        texts.append(" ".join(words))
    return texts


def _by_reading(texts: Sequence[str]) -> list[str]:
    from akkoord.desk.register.models import Location
    from akkoord.desk.register.rules.spoken_names import spoken_name, what_is_spoken

    spoken = what_is_spoken(texts)
    used = Location.objects.filter(is_in_use=True, redirects_to__isnull=True).values_list("pk", "name")
    return sorted(pk for pk, name in used.iterator() if spoken_name(name) in spoken)


def _by_index(texts: Sequence[str]) -> list[str]:
    from akkoord.desk.stories.queries.facts import _places_named

    return sorted(each.pk for each in _places_named(texts))


def _measured(way: Callable[[Sequence[str]], list[str]]) -> tuple[list[str], float, float]:
    """What was found, processor seconds, and megabytes; the memory is measured apart, as that takes time."""
    texts, began = _texts(), time.process_time()
    found = way(texts)
    seconds = time.process_time() - began
    tracemalloc.start()
    way(texts)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found, seconds, most / 1e6


def main() -> None:
    """Fill, measure both ways, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder) / "desk")
        _fill()
        found, index_seconds, index_memory = _measured(_by_index)
        read, reading_seconds, reading_memory = _measured(_by_reading)
    if found != read:
        raise SystemExit("The two ways find other locations.")
    text = TEXT.format(
        locations=LOCATIONS,
        words=WORDS,
        languages=LANGUAGES,
        named=len(found),
        machine=measured_on(),
        index_seconds=index_seconds,
        index_memory=index_memory,
        reading_seconds=reading_seconds,
        reading_memory=reading_memory,
    )
    write_section("story names", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
