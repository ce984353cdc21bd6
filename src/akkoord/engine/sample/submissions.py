"""Says what each company of the cycle did with its list: handed in, late, twice, or not at all."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from akkoord.engine.sample.companies import Company
from akkoord.engine.sample.styles import Style, styles
from akkoord.engine.sample.year import CycleFacts, SubmissionFacts

OPENS = date(2018, 1, 15)
LOCATIONS_DUE = date(2018, 4, 1)
TODAY = date(2018, 6, 15)
IN_CYCLE = {"active", "suspended"}
"""States in which a company must hand in its list."""

SHARE_MISSING = 7 / 65
"""58 of 65 have handed in (minutes, R12)."""
SHARE_LATE = 6 / 65
STATES = {"accepted": 92, "in_review": 3, "submitted": 3, "returned": 2}


def invent_cycle(companies: Sequence[Company], *, random: Random) -> CycleFacts:
    """The cycle of the year with one submission for each company that takes part in it."""
    taking_part = [company for company in companies if company.participation.state in IN_CYCLE]
    turns = random.sample(range(len(taking_part)), len(taking_part))
    missing = round(len(taking_part) * SHARE_MISSING)
    late = missing + round(len(taking_part) * SHARE_LATE)
    submissions = [
        _not_handed_in(company)
        if turn < missing
        else _handed_in(company, is_late=turn < late, is_twice=turn == late, random=random)
        for company, turn in zip(taking_part, turns, strict=True)
    ]
    return CycleFacts(OPENS.year, "open", OPENS.isoformat(), LOCATIONS_DUE.isoformat(), tuple(submissions))


def style_of(company: Company) -> Style:
    """The habit of a company, by its number."""
    return styles()[int(company.organisation.key.rpartition("-")[2]) % len(styles())]


def _not_handed_in(company: Company) -> SubmissionFacts:
    return SubmissionFacts(company.organisation.key, "not_started", None, None, None, is_late=False)


def _handed_in(company: Company, *, is_late: bool, is_twice: bool, random: Random) -> SubmissionFacts:
    day = _day(is_late=is_late, random=random)
    again = [day + timedelta(days=1)] if is_twice else []
    style = style_of(company)
    name = style.filename.format(company=company.slug.capitalize(), year=OPENS.year)
    return SubmissionFacts(
        organisation=company.organisation.key,
        state=random.choices(list(STATES), list(STATES.values()))[0],
        file=f"lists/{company.slug}.{style.format}",
        filename=f"{name}.{style.format}",
        handed_in=day.isoformat(),
        is_late=is_late,
        uploads=tuple(moment.isoformat() for moment in (day, *again)),
    )


def _day(*, is_late: bool, random: Random) -> date:
    if is_late:
        return LOCATIONS_DUE + timedelta(days=random.randrange(1, 40))
    return OPENS + timedelta(days=random.randrange(7, (LOCATIONS_DUE - OPENS).days + 1))
