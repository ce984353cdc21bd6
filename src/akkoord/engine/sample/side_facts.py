"""What a list may say of a location besides its name and address: products, workers, contact, remarks."""

from dataclasses import dataclass
from random import Random

from akkoord.engine.sample.places import CLOSED, MOVED, TrueLocation

PRODUCTS = (
    "T-shirts", "Jeans", "Knitwear", "Sokken", "Ondergoed", "Jackets", "Shirts", "Kinderkleding", "Dresses",
    "Werkkleding", "Shoes", "Bags", "Bed linen", "Towels", "Swimwear", "Belts", "Hats", "Scarves",
)  # fmt: skip
PROCESSES = (
    "Cut-make-trim", "CMT", "Sewing", "Knitting", "Weaving", "Dyeing", "Printing", "Washing", "Embroidery",
    "Spinning", "Naaien", "Finishing",
)  # fmt: skip
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
    """Drawn for one mention; two companies do not tell the same."""
    return SideFacts(
        phone=place.phone if random.random() < 0.8 else "",
        workers=_workers(place.workers, random=random),
        products=", ".join(random.sample(PRODUCTS, random.choice((1, 1, 2, 3)))),
        processes=random.choice(PROCESSES),
        tier=random.choice(TIERS),
        relation=random.choice(RELATIONS),
        since=str(random.randrange(1998, 2018)) if random.random() < 0.7 else "",
        contact=f"Contact {random.randrange(1, 400)}",
        email=f"factory{random.randrange(1, 4000)}@example.org",
        remark=_remark(place, random=random),
        disclosure=random.choice(DISCLOSURES),
    )


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
