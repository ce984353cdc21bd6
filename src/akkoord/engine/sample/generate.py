"""Generates one year of an agreement from a seed: who takes part, what they hand in, and the truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from akkoord.engine.sample.companies import Company, invent_companies
from akkoord.engine.sample.files import file_bytes
from akkoord.engine.sample.mentions import SAID_TWICE, write_mentions
from akkoord.engine.sample.people import invent_people
from akkoord.engine.sample.places import TrueLocation, invent_locations
from akkoord.engine.sample.reference import organisation_words
from akkoord.engine.sample.sheets import Placed, lay_out
from akkoord.engine.sample.sourcing import deal_out, list_lengths
from akkoord.engine.sample.styles import Style, styles
from akkoord.engine.sample.year import (
    AgreementFacts,
    CycleFacts,
    OrganisationFacts,
    ParticipationFacts,
    SampleYear,
    StateChange,
    SubmissionFacts,
)

OPENS = date(2018, 1, 15)
LOCATIONS_DUE = date(2018, 4, 1)
TODAY = date(2018, 6, 15)
MISSING = 7
"""Companies of the cycle that have not handed in: 58 of 65 have (minutes, R12)."""
LATE = 6


@dataclass(frozen=True, slots=True)
class Size:
    """How large the sample is; `rows` includes what companies mention twice."""

    companies: int = 66
    locations: int = 3200
    rows: int = 4500


@dataclass(frozen=True, slots=True)
class GeneratedList:
    """One company's file with the place of every mention in it."""

    path: str
    content: bytes
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole sample year, in memory."""

    year: SampleYear
    locations: tuple[TrueLocation, ...]
    lists: tuple[GeneratedList, ...]


def generate(seed: int, size: Size = Size()) -> Sample:
    """The same seed and size always give the same sample."""
    companies = invent_companies(size.companies, random=Random(f"{seed}:companies"))
    in_cycle = [c for c in companies if c.participation.state in {"active", "suspended"}]
    locations = invent_locations(size.locations, random=Random(f"{seed}:locations"))
    submissions = _submissions(in_cycle, random=Random(f"{seed}:submissions"))
    handed_in = {c.organisation.key: c for c in in_cycle if submissions[c.organisation.key].file}
    sizes = {key: company.participation.size_class for key, company in handed_in.items()}
    random = Random(f"{seed}:sourcing")
    lengths = list_lengths(sizes, round(size.rows / (1 + SAID_TWICE)), random=random)
    dealt = deal_out(locations, lengths, random=random)
    lists = [
        _list(handed_in[key], dealt[key], submissions[key], random=Random(f"{seed}:list:{key}"))
        for key in sorted(handed_in)
    ]
    return Sample(_year(seed, companies, submissions), tuple(locations), tuple(lists))


def _submissions(in_cycle: list[Company], *, random: Random) -> dict[str, SubmissionFacts]:
    turns = random.sample(range(len(in_cycle)), len(in_cycle))
    return {
        company.organisation.key: _submission(company, turn, style_of(company), random=random)
        for company, turn in zip(in_cycle, turns, strict=True)
    }


def style_of(company: Company) -> Style:
    """The habit of a company, by its number."""
    return styles()[int(company.organisation.key.rpartition("-")[2]) % len(styles())]


def _submission(company: Company, turn: int, style: Style, *, random: Random) -> SubmissionFacts:
    key = company.organisation.key
    if turn < MISSING:
        return SubmissionFacts(key, "not_started", None, None, None, is_late=False)
    is_late = turn < MISSING + LATE
    day = (
        LOCATIONS_DUE + timedelta(days=random.randrange(1, 40))
        if is_late
        else OPENS + timedelta(days=random.randrange(7, (LOCATIONS_DUE - OPENS).days + 1))
    )
    return SubmissionFacts(
        organisation=key,
        state="submitted",
        file=f"lists/{company.slug}.{style.format}",
        filename=style.filename.format(company=company.slug.title(), year=OPENS.year) + f".{style.format}",
        handed_in=day.isoformat(),
        is_late=is_late,
        uploads=(day.isoformat(),),
    )


def _list(
    company: Company, locations: list[TrueLocation], submission: SubmissionFacts, *, random: Random
) -> GeneratedList:
    style = style_of(company)
    said_twice = random.sample(locations, round(len(locations) * SAID_TWICE))
    mentions = write_mentions([*locations, *said_twice], style, year=OPENS.year, random=random)
    sheets, placed = lay_out(mentions, style, company=company.organisation.name, year=OPENS.year)
    return GeneratedList(str(submission.file), file_bytes(sheets, style), tuple(placed))


def _year(seed: int, companies: list[Company], submissions: Mapping[str, SubmissionFacts]) -> SampleYear:
    words = organisation_words()
    parties = [
        _party(f"{role}-{number:02d}", entry)
        for role in ("signatory", "supporter")
        for number, entry in enumerate(words[_PLURAL[role]], start=1)
    ]
    return SampleYear(
        seed=seed,
        today=TODAY.isoformat(),
        agreement=AgreementFacts(**words["agreement"]),
        organisations=(*(c.organisation for c in companies), *parties),
        participations=(*(c.participation for c in companies), *(_party_role(party) for party in parties)),
        people=tuple(invent_people(companies, parties, random=Random(f"{seed}:people"))),
        cycles=(
            CycleFacts(
                OPENS.year, "open", OPENS.isoformat(), LOCATIONS_DUE.isoformat(), tuple(submissions.values())
            ),
        ),
    )


_PLURAL = {"signatory": "signatories", "supporter": "supporters"}


def _party(key: str, entry: Mapping[str, str]) -> OrganisationFacts:
    return OrganisationFacts(
        key=key, name=entry["name"], kind=entry["kind"], country="NL", kvk="", website=""
    )


def _party_role(party: OrganisationFacts) -> ParticipationFacts:
    signed = str(organisation_words()["agreement"]["starts"])
    return ParticipationFacts(
        organisation=party.key,
        role=party.key.partition("-")[0],
        state="active",
        size_class="",
        since=signed,
        until=None,
        events=(StateChange(on=signed, from_state="", to_state="active", reason="Signed on the first day."),),
    )
