"""What a list may say of a location besides its name and address: products, workers, contact, remarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from akkoord.engine.sample.places import CLOSED, MOVED, TrueLocation


@dataclass(frozen=True, slots=True)
class KindOfSite:
    """What sites of a kind do and make, in words of lists; some lists use words that mean too much."""

    share: int
    processes: tuple[str, ...]
    products: tuple[str, ...]


KINDS = (
    KindOfSite(26, ("Sewing", "Cut-make-trim", "CMT", "Naaien", "Sewing, packing"), ("T-shirts", "Shirts")),
    KindOfSite(16, ("Sewing", "CMT", "Naaien"), ("Jeans", "Trousers")),
    KindOfSite(10, ("Sewing", "Cut-make-trim"), ("Jackets", "Werkkleding")),
    KindOfSite(9, ("Knitting", "Knitting to shape and linking"), ("Knitwear", "Scarves")),
    KindOfSite(7, ("Sewing", "CMT"), ("Kinderkleding", "T-shirts")),
    KindOfSite(5, ("Sewing", "Knitting"), ("Ondergoed", "Sokken")),
    KindOfSite(6, ("Shoe making", "Schoenmaken"), ("Shoes",)),
    KindOfSite(5, ("Sewing", "Finishing"), ("Bags", "Belts")),
    KindOfSite(6, ("Weaving", "Weven"), ("Bed linen", "Towels")),
    KindOfSite(4, ("Dyeing", "Printing"), ()),
    KindOfSite(3, ("Washing", "Embroidery"), ("Jeans",)),
    KindOfSite(2, ("Spinning",), ()),
    KindOfSite(1, ("Sewing",), ("Swimwear", "Hats")),
)
WORDS_OF_KIND = 12
MOST_PRODUCTS = 18
RELATIONS = ("direct", "direct", "direct", "agent", "own", "subcontractor")
TIERS = ("1", "1", "1", "1", "1b", "2", "2", "3")
REMARKS = (
    "", "", "", "", "", "", "nieuw dit jaar", "audit in 2017", "via agent", "samples only", "small orders",
    "contract loopt af", "kledinglijn kinderen", "checked by phone",
)  # fmt: skip
DISCLOSURES = ("confidential",) * 8 + ("public", "case_peers")


@dataclass(frozen=True, slots=True)
class SideFacts:
    """Cells that matching does not need and that must not get lost."""

    phone: str
    workers: str | int
    products: str
    processes: str
    tier: str
    relation: str
    since: str
    contact: str
    email: str
    remark: str
    disclosure: str


def side_facts(place: TrueLocation, *, random: Random) -> SideFacts:
    """Drawn for one mention; two companies tell of the same site in other words, and not all of it."""
    kind = kind_of_site(place)
    return SideFacts(
        phone=place.phone if random.random() < 0.8 else "",
        workers=_workers(place.workers, random=random),
        products=_some(kind.products, random.sample(range(MOST_PRODUCTS), random.choice((1, 1, 2, 3)))),
        processes=kind.processes[random.randrange(WORDS_OF_KIND) % len(kind.processes)],
        tier=random.choice(TIERS),
        relation=random.choice(RELATIONS),
        since=str(random.randrange(1998, 2018)) if random.random() < 0.7 else "",
        contact=f"Contact {random.randrange(1, 400)}",
        email=f"factory{random.randrange(1, 4000)}@example.org",
        remark=_remark(place, random=random),
        disclosure=random.choice(DISCLOSURES),
    )


def kind_of_site(place: TrueLocation) -> KindOfSite:
    """What is done at a site: the same for everybody who tells of it."""
    return Random(place.location_id).choices(KINDS, [kind.share for kind in KINDS])[0]


def _some(words: Sequence[str], drawn: Sequence[int]) -> str:
    """The words that were drawn, each once."""
    return ", ".join(dict.fromkeys(words[each % len(words)] for each in drawn)) if words else ""


def _workers(workers: int, *, random: Random) -> str | int:
    about = round(workers * random.uniform(0.9, 1.1))
    turn = random.random()
    if turn < 0.1:
        return ""
    if turn < 0.2:
        return f"{about // 50 * 50 + 1}-{about // 50 * 50 + 50}"
    return f"ca. {about}" if turn < 0.23 else about


def _remark(place: TrueLocation, *, random: Random) -> str:
    if place.status == CLOSED and random.random() < 0.7:
        return random.choice(("gesloten in 2017", "CLOSED", "factory closed since Nov 2017"))
    if place.status == MOVED and random.random() < 0.5:
        return random.choice(("moved to new building", "verhuisd", "old address"))
    return random.choice(REMARKS)
