"""Attacks random worlds with and without the release gate, and judges a large agreement.

python benchmarks/disclosure.py            # prints the section of benchmarks/README.md
python benchmarks/disclosure.py --write    # puts it there
"""

import argparse
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from figures import measured_on, write_section
from large_agreement import COMPANIES, EDITIONS, LOCATIONS, LargeAgreement

from akkoord.engine.disclosure import (
    EarlierEdition,
    Mention,
    PublicationMode,
    Release,
    ReleasePlan,
    prepare_release,
    told_by,
)
from akkoord.engine.disclosure.fewest_rows import fewest_rows, greedily_few_rows

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.engine.disclosure.attacker import (
    World,
    attributed,
    guesses,
    publish,
    publish_together,
    publish_without_gate,
)

SEED = 714
WORLDS, CHOICES, PAIRS = 2_000, 2_000, 1_000
FEW, FEW_ROWS, SHARED = 66, 3_200, 10
"""Companies and locations of each of two agreements, and the companies in both."""
TEXT = """
## The release gate

`benchmarks/disclosure.py` plays {worlds:,} random worlds of nine companies and twelve locations over two to
four years: companies come, stay out for a year and go, and change where they produce. An attacker knows every
edition and who stood behind it at all, compares any of them, and attributes a location when fewer than three
companies came and went with it. Measured on {machine}.

| | links that must not become known | attributed |
|---|---|---|
| without the gate | {links_off:,} | {off:,} |
| with the gate | {links_on:,} | {on:,} |
| with the gate, guessed by who does not know that companies wait and are kept | {links_on:,} | {right:,} |

What companies have done at their sites stands on the list as well: mostly the same everywhere, sometimes
more. An attacker who knows what each has done leaves out those that do not fit what a row ever showed.

| with what companies have done | links | attributed | signers were told of | rows that show something |
|---|---|---|---|---|
| without the gate | {codes_links_off:,} | {codes_off:,} | {codes_told_off:,} | {codes_rows_off:,} |
| with the gate | {codes_links_on:,} | {codes_on:,} | {codes_told_on:,} | {codes_rows_on:,} |

Two agreements of one host, whose companies overlap, publish in turn over two to four years; the attacker lays
all editions of both side by side. In {pairs:,} such pairs of worlds:

| two agreements | links | attributed | locations on the lists |
|---|---|---|---|
| each judged alone | {alone_links:,} | {alone_found:,} | {alone_rows:,} |
| judged with the other's editions | {joined_links:,} | {joined_found:,} | {joined_rows:,} |
| alone, by who knows the work | {known_alone_links:,} | {known_alone_found:,} | {known_alone_rows:,} |
| together, by who knows the work | {known_joined_links:,} | {known_joined_found:,} | {known_joined_rows:,} |

Of what is found in the last line the gate told the signers, company by company. Locations are counted in
every edition that shows them. Two agreements of {few:,} companies and {few_rows:,} locations, with {shared}
companies in both: the second list shows {large_alone:,} locations judged alone, {large_joined:,} judged
with the first.

The gate tells the signers of a company where what earlier editions showed cannot be taken back and too few
are left who could hide it.

A reader who only knows who took part leaves out companies that could be the reason, is wrong {wrong:,}
times, and cannot tell when.

Which companies are kept for the others' sake is a covering problem. In {choices:,} random ones the solver
keeps {solved:,} locations, which is the fewest; taking always the company that keeps the fewest more keeps
{greedy:,} ({more:.1%} more).

An agreement of {companies:,} companies and {locations:,} locations (`benchmarks/large_agreement.py`): every
company has its speciality, two to four processes and one to five products at each of its locations; some
come, go, stay out for a year or open their links, and each year they leave locations for others and have
other things done. Its {editions}th edition of {rows:,} locations and {links:,} links is judged against the
nine before it, and its rows made, in {seconds:.0f} s of processor time (wanted: 60 s) with {memory:,} MB,
which hold all ten; {held:,} locations wait and {kept:,} stay; {telling:,} rows show {codes:,} processes,
stages and products.
"""


def random_world(chance: random.Random) -> World:
    """Nine companies over some years."""
    places = [f"BD{number}" for number in range(12)]
    years = chance.randint(2, 4)
    lists: list[dict[str, frozenset[str]]] = [{} for _ in range(years)]
    for number in range(9):
        first, last = chance.choice([(0, years), (0, years), (0, years), (1, years), (0, 1), (1, 2)])
        own = frozenset(chance.sample(places, chance.randint(1, 4)))
        for year in range(years):
            if chance.random() < 1 / 6:
                own = frozenset(chance.sample(places, chance.randint(1, 4)))
            is_there = first <= year < last and chance.random() > 1 / 10
            lists[year][f"c{number}"] = own if is_there else frozenset()
    return World(tuple(lists), {}, frozenset())


def with_codes(world: World, chance: random.Random) -> World:
    """The same world, and what each company has done at each place."""
    companies = sorted({company for year in world.years for company in year})
    usual = {company: chance.choice(("MK1", "MK2", "MK2")) for company in companies}
    codes = {(company, f"BD{at}"): frozenset({usual[company]}) for company in companies for at in range(12)}
    for _ in range(10):
        link = (chance.choice(companies), f"BD{chance.randrange(12)}")
        codes[link] |= {chance.choice(("FB1", "DF4", "MK1"))}
    return replace(world, codes=codes)


def attack_codes(chance: random.Random) -> dict[str, int]:
    """The same, by somebody who knows what each company has done."""
    kinds = ("codes_links", "codes", "codes_rows", "codes_told")
    found = dict.fromkeys([f"{kind}_{state}" for kind in kinds for state in ("off", "on")], 0)
    for _ in range(WORLDS):
        world = with_codes(random_world(chance), chance)
        without = publish_without_gate(world), frozenset[str]()
        for state, (published, exposed) in (("off", without), ("on", publish(world))):
            companies = [company for _, company in attributed(published, reads_codes=True)]
            told = sum(company in exposed for company in companies)
            found[f"codes_links_{state}"] += len(frozenset().union(*published.links))
            found[f"codes_{state}"] += len(companies)
            found[f"codes_told_{state}"] += told
            found[f"codes_rows_{state}"] += sum(map(len, published.told))
    return found


def attack(chance: random.Random) -> dict[str, int]:
    """How many links an attacker finds in random worlds, by what is done against it."""
    told = dict.fromkeys(("links_off", "off", "links_on", "on", "right", "wrong"), 0)
    for _ in range(WORLDS):
        world = random_world(chance)
        without, (with_gate, _exposed) = publish_without_gate(world), publish(world)
        told["links_off"] += len(frozenset().union(*without.links))
        told["off"] += len(attributed(without))
        told["links_on"] += len(frozenset().union(*with_gate.links))
        told["on"] += len(attributed(with_gate))
        by_dates = guesses(with_gate, with_gate.there)
        right = {(place, company) for place, candidates, true in by_dates for company in candidates & true}
        told["right"] += len(right)
        told["wrong"] += len({place for place, candidates, true in by_dates if not candidates & true})
    return told


def attack_pairs(chance: random.Random) -> dict[str, int]:
    """How many links are found by who joins the lists of two agreements, and how many locations they show."""
    told: dict[str, int] = {"pairs": PAIRS}
    for codes in ("", "known_"):
        for state in ("alone", "joined"):
            told |= {f"{codes}{state}_{kind}": 0 for kind in ("links", "found", "rows")}
        for _ in range(PAIRS):
            first, second = random_world(chance), random_world(chance)
            second = shifted(second, by=chance.randint(1, 8))
            both = [with_codes(each, chance) for each in (first, second)] if codes else [first, second]
            for state in ("alone", "joined"):
                published, exposed = publish_together(both, sees_sisters=state == "joined")
                found = attributed(published, reads_codes=bool(codes))
                if state == "joined" and {company for _, company in found} - exposed:
                    raise AssertionError("The gate did not tell of a company.")
                told[f"{codes}{state}_links"] += len(frozenset().union(*published.links))
                told[f"{codes}{state}_found"] += len(found)
                told[f"{codes}{state}_rows"] += sum(map(len, published.places))
    return told


def shifted(world: World, *, by: int) -> World:
    """The same world with other companies, but for some."""
    renamed = {f"c{number}": f"c{number + by}" for number in range(9)}
    return replace(
        world, years=tuple({renamed[each]: own for each, own in year.items()} for year in world.years)
    )


def second_list(chance: random.Random) -> dict[str, int]:
    """What a second agreement of a host shows of its locations, judged alone and with the first."""
    own = {
        f"c{number}": frozenset(f"BD{each:05}" for each in chance.sample(range(FEW_ROWS), 60))
        for number in range(2 * FEW - SHARED)
    }
    companies = sorted(own)
    first, second = companies[:FEW], companies[-FEW:]
    both = [World(({each: own[each] for each in those},), {}, frozenset()) for those in (first, second)]
    shown = {
        state: len(publish_together(both, sees_sisters=state == "large_joined")[0].places[1])
        for state in ("large_alone", "large_joined")
    }
    return shown | {"few": FEW, "few_rows": FEW_ROWS, "shared": SHARED}


def compare_choices(chance: random.Random) -> tuple[int, int]:
    """Locations kept in random choices: by the solver, and greedily."""
    kept = [0, 0]
    for _ in range(CHOICES):
        choices, rows = [], {}
        for group in range(chance.randint(1, 3)):
            names = [f"{group}.{number}" for number in range(chance.randint(4, 8))]
            rows |= {name: frozenset(chance.sample(range(40), chance.randint(1, 12))) for name in names}
            choices.append((frozenset(names), chance.randint(1, 3)))
        for at, choose in enumerate((fewest_rows, greedily_few_rows)):
            kept[at] += len(frozenset().union(*(rows[each] for each in choose(choices, rows))))
    return kept[0], kept[1]


def large_agreement(chance: random.Random) -> dict[str, float]:
    """Judge the editions of a large agreement, each with all before it; what the last one took."""
    earlier: list[EarlierEdition] = []
    written: dict[str, tuple[Mention, ...]] = {}
    for mentions in LargeAgreement(chance).years():
        present = _by_company(mentions)
        left = {company: last for company, last in written.items() if company not in present}
        plan = ReleasePlan(PublicationMode.FULL_LIST, 3, mentions, {}, {}, earlier=tuple(earlier), left=left)
        written |= present
        began = time.process_time()
        release = prepare_release(plan)
        seconds = time.process_time() - began
        earlier.append(edition_of(release, number=len(earlier) + 1))
    shown = [len(row.processes) + len(row.products) for row in release.locations]
    return {
        "seconds": seconds,
        "rows": len(release.locations),
        "links": len(mentions),
        "held": len(release.report.difference.held),
        "kept": len(release.report.difference.kept),
        "codes": sum(shown),
        "telling": sum(map(bool, shown)),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
    }


def _by_company(mentions: Iterable[Mention]) -> dict[str, tuple[Mention, ...]]:
    """What each company wrote."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        if each.company is not None:
            found[each.company].append(each)
    return {company: tuple(own) for company, own in found.items()}


def edition_of(release: Release, *, number: int) -> EarlierEdition:
    """What later editions are judged with."""
    rows = {row.location_id: row for row in release.locations}
    supporters = release.report.difference.supporters
    return EarlierEdition(number, rows, supporters, told_by(release.locations), release.work)


def main() -> None:
    """Measure all three."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - worlds to play with, not secrets
    attacked = attack(chance)
    rows, greedy = compare_choices(chance)
    text = TEXT.format(
        worlds=WORLDS,
        machine=measured_on(),
        choices=CHOICES,
        solved=rows,
        greedy=greedy,
        more=greedy / rows - 1,
        companies=COMPANIES,
        locations=LOCATIONS,
        editions=EDITIONS,
        **attacked,
        **attack_codes(random.Random(SEED)),  # noqa: S311 - worlds to play with, not secrets
        **attack_pairs(random.Random(SEED)),  # noqa: S311 - worlds to play with, not secrets
        **second_list(random.Random(SEED)),  # noqa: S311 - worlds to play with, not secrets
        **large_agreement(chance),
    )
    write_section("disclosure", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
