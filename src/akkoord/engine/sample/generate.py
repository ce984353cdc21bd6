"""Generates one year of an agreement from a seed: who takes part, what they hand in, and the truth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from akkoord.engine.sample.companies import Company, invent_companies
from akkoord.engine.sample.files import file_bytes
from akkoord.engine.sample.mentions import write_mentions
from akkoord.engine.sample.parties import parties, party_role
from akkoord.engine.sample.people import invent_people
from akkoord.engine.sample.places import TrueLocation, invent_locations
from akkoord.engine.sample.reference import organisation_words
from akkoord.engine.sample.sheets import Placed, lay_out
from akkoord.engine.sample.sourcing import deal_out, list_lengths
from akkoord.engine.sample.submissions import TODAY, invent_cycle, style_of
from akkoord.engine.sample.year import AgreementFacts, CycleFacts, SampleYear, SubmissionFacts


@dataclass(frozen=True, slots=True)
class Size:
    """How large the sample is; `rows` includes what companies mention twice."""

    companies: int = 66
    locations: int = 3200
    rows: int = 4500


DEFAULT_SIZE = Size()
SAID_TWICE = 0.015
"""Share of the rows that mention a location which the same list has already."""


@dataclass(frozen=True, slots=True)
class GeneratedList:
    """One company's file with the place of every mention in it."""

    path: str
    content: bytes = field(repr=False)
    placed: tuple[Placed, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole sample year, in memory."""

    year: SampleYear = field(repr=False)
    locations: tuple[TrueLocation, ...] = field(repr=False)
    lists: tuple[GeneratedList, ...]


def generate(seed: int, size: Size = DEFAULT_SIZE) -> Sample:
    """The same seed and size always give the same sample."""
    companies = invent_companies(size.companies, random=Random(f"{seed}:companies"))
    cycle = invent_cycle(companies, random=Random(f"{seed}:cycle"))
    locations = invent_locations(size.locations, random=Random(f"{seed}:locations"))
    lists = _lists(seed, size, companies, cycle, locations)
    return Sample(_year(seed, companies, cycle), tuple(locations), tuple(lists))


def _lists(
    seed: int,
    size: Size,
    companies: Sequence[Company],
    cycle: CycleFacts,
    locations: Sequence[TrueLocation],
) -> list[GeneratedList]:
    by_key = {company.organisation.key: company for company in companies}
    handed_in = [submission for submission in cycle.submissions if submission.file]
    sizes = {s.organisation: by_key[s.organisation].participation.size_class for s in handed_in}
    random = Random(f"{seed}:sourcing")
    lengths = list_lengths(sizes, round(size.rows / (1 + SAID_TWICE)), random=random)
    dealt = deal_out(locations, lengths, random=random)
    mentioned = _with_some_said_twice(dealt, size.rows, random=random)
    return [
        _list(
            by_key[submission.organisation],
            mentioned[submission.organisation],
            submission,
            year=cycle.year,
            random=Random(f"{seed}:list:{submission.organisation}"),
        )
        for submission in handed_in
    ]


def _with_some_said_twice(
    dealt: Mapping[str, Sequence[TrueLocation]], rows: int, *, random: Random
) -> dict[str, list[TrueLocation]]:
    """The locations of every company, some of them twice, so that they are `rows` in all."""
    pairs = [(key, place) for key, places in dealt.items() for place in places]
    mentioned = {key: list(places) for key, places in dealt.items()}
    for key, place in random.sample(pairs, max(0, rows - len(pairs))):
        mentioned[key].append(place)
    return mentioned


def _list(
    company: Company,
    locations: Sequence[TrueLocation],
    submission: SubmissionFacts,
    *,
    year: int,
    random: Random,
) -> GeneratedList:
    style = style_of(company.organisation.key)
    mentions = write_mentions(locations, style, year=year, random=random)
    sheets, placed = lay_out(mentions, style, company=company.organisation.name, year=year)
    return GeneratedList(str(submission.file), file_bytes(sheets, style), tuple(placed))


def _year(seed: int, companies: Sequence[Company], cycle: CycleFacts) -> SampleYear:
    bodies = parties()
    people = invent_people(companies, bodies, random=Random(f"{seed}:people"))
    return SampleYear(
        seed=seed,
        today=TODAY.isoformat(),
        agreement=AgreementFacts(**organisation_words()["agreement"]),
        organisations=(*(company.organisation for company in companies), *bodies),
        participations=(*(company.participation for company in companies), *map(party_role, bodies)),
        people=tuple(people),
        cycles=(cycle,),
    )
