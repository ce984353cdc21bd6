"""Invents the companies of an agreement: names, brands, sizes, and how each came and perhaps went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from akkoord.engine.sample.reference import organisation_words
from akkoord.engine.sample.year import AlsoKnownAs, OrganisationFacts, ParticipationFacts, StateChange

SIGNED = date(2016, 7, 4)
COMPANY_ROLE = "participating_company"
AT_SIGNING = 55
"""Companies that took part from the first day; the others joined later (minutes, R3)."""

ENTRY = ("applied", "documents_signed", "objection_window", "admitted", "active")
LEFT = {
    "withdrawn": "Stops selling clothes.",
    "bankrupt": "Declared bankrupt by the court.",
    "terminated": "Did not keep its duties, decided by the steering group.",
    "merged": "Taken over by another participating company.",
    "expired": "The term of one year ended and was not extended.",
}
LEAVERS = ("withdrawn", "withdrawn", "bankrupt", "terminated", "merged", "expired")
ON_THE_WAY = ("applied", "documents_signed", "objection_window", "refused", "cancelled")
SIZES = (("micro", 12), ("small", 24), ("medium", 20), ("large", 10))


@dataclass(frozen=True, slots=True)
class Company:
    """A company with what it is in the agreement."""

    organisation: OrganisationFacts
    participation: ParticipationFacts

    @property
    def slug(self) -> str:
        """The company's name as part of a file name or e-mail address."""
        return slug_of(self.organisation.name)


def slug_of(name: str) -> str:
    """The first word of a name, in small letters."""
    return name.split(" ", maxsplit=1)[0].lower()


def invent_companies(current: int, *, random: Random) -> list[Company]:
    """`current` companies in force or just admitted, and with them those that left or are on their way.

    All but two of the current ones are active; one is suspended and one is admitted but not yet active,
    so that all but one (65 of 66) take part in the year's cycle.
    """
    states = ["active"] * (current - 2) + ["suspended", "admitted", *LEAVERS, *ON_THE_WAY]
    names = invent_names(len(states), random=random)
    sizes = random.choices([s for s, _ in SIZES], [weight for _, weight in SIZES], k=len(states))
    brands = invent_brands(random=random)
    return [
        Company(
            organisation=_organisation(number, name, brands, random=random),
            participation=_participation(f"company-{number:03d}", state, size, number, random=random),
        )
        for number, (name, state, size) in enumerate(zip(names, states, sizes, strict=True), start=1)
    ]


def invent_names(count: int, *, random: Random) -> list[str]:
    """Different invented Dutch company names; the first word alone tells them apart."""
    words = organisation_words()["company_words"]
    stems = [f"{first}{second}" for first in words["first"] for second in words["second"]]
    rounds = -(-count // len(stems))
    stems = [f"{stem}{turn or ''}" for turn in range(rounds) for stem in random.sample(stems, len(stems))]
    return [
        f"{stem} {random.choice(words['kind'])} {random.choice(words['legal'])}".strip()
        for stem in stems[:count]
    ]


def invent_brands(*, random: Random) -> Iterator[str]:
    """Brands, each once; they end some day."""
    words = organisation_words()["company_words"]
    brands = [f"{brand} {kind}" for brand in words["brand"] for kind in words["kind"]]
    return iter(random.sample(brands, len(brands)))


def _organisation(number: int, name: str, brands: Iterator[str], *, random: Random) -> OrganisationFacts:
    own_brands = islice(brands, random.choice([0, 0, 1, 1, 1, 2, 3]))
    names = [AlsoKnownAs(name=brand, kind="brand") for brand in own_brands]
    if random.random() < 0.3:
        names.append(AlsoKnownAs(name=name.split(" ", maxsplit=1)[0].upper(), kind="alias"))
    return OrganisationFacts(
        key=f"company-{number:03d}",
        name=name,
        kind="company",
        country="NL",
        kvk=f"{number:08d}",  # the trade register gives no numbers that begin with 00
        website=f"https://{slug_of(name)}.example",
        names=tuple(names),
    )


def _participation(key: str, state: str, size: str, number: int, *, random: Random) -> ParticipationFacts:
    events = _events(state, is_founder=number <= AT_SIGNING, random=random)
    since = next((event.on for event in events if event.to_state == "active"), None)
    return ParticipationFacts(
        organisation=key,
        role=COMPANY_ROLE,
        state=state,
        size_class=size,
        since=since,
        until=events[-1].on if state in LEFT else None,
        events=tuple(events),
    )


def _events(state: str, *, is_founder: bool, random: Random) -> list[StateChange]:
    path = _path_to(state)
    started = (
        SIGNED - timedelta(days=60) if is_founder else SIGNED + timedelta(days=random.randrange(30, 480))
    )
    if state not in {"active", "suspended", *LEFT}:
        started = date(2018, 4, 3) + timedelta(days=random.randrange(0, 20))
    steps = [started + timedelta(days=15 * turn) for turn in range(len(path))]
    if len(path) > len(ENTRY):
        steps[-1] = date(2017, 9, 1) + timedelta(days=random.randrange(0, 150))
    return [
        StateChange(on=on.isoformat(), from_state=before, to_state=after, reason=_reason(after))
        for on, before, after in zip(steps, ("", *path), path, strict=False)
    ]


def _path_to(state: str) -> tuple[str, ...]:
    if state in ENTRY:
        return ENTRY[: ENTRY.index(state) + 1]
    if state in {"refused", "cancelled"}:
        return (*ENTRY[:3], state)
    return (*ENTRY, state)


def _reason(state: str) -> str:
    return {
        **LEFT,
        "applied": "Form received.",
        "documents_signed": "Agreement, confidentiality protocol and service agreement signed.",
        "objection_window": "Parties informed; ten working days to object.",
        "admitted": "No objection.",
        "active": "Takes part from today.",
        "suspended": "No answer to three letters about its plan of action.",
        "refused": "A party objected with good reasons.",
        "cancelled": "Withdrew its application.",
    }[state]
