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
NOT_YET_ACCEPTED = ("returned", "in_review", "submitted")
"""Where three lists of small companies stand; the secretariat took the long lists first."""
SMALL = {"micro", "small"}


def invent_cycle(companies: Sequence[Company], *, random: Random) -> CycleFacts:
    """The cycle of the year with one submission for each company that takes part in it."""
    taking_part = [company for company in companies if company.participation.state in IN_CYCLE]
    turns = random.sample(range(len(taking_part)), len(taking_part))
    missing = round(len(taking_part) * SHARE_MISSING)
    late = missing + round(len(taking_part) * SHARE_LATE)
    handed_in = [company for company, turn in zip(taking_part, turns, strict=True) if turn >= missing]
    states = _states(handed_in, random=random)
    submissions = [
        _not_handed_in(company)
        if turn < missing
        else _handed_in(
            company,
            states[company.organisation.key],
            is_late=turn < late,
            is_twice=turn == late,
            random=random,
        )
        for company, turn in zip(taking_part, turns, strict=True)
    ]
    return CycleFacts(OPENS.year, "open", OPENS.isoformat(), LOCATIONS_DUE.isoformat(), tuple(submissions))


def style_of(organisation: str) -> Style:
    """The habit of a company, by the number in its key."""
    return styles()[int(organisation.rpartition("-")[2]) % len(styles())]


def _states(handed_in: Sequence[Company], *, random: Random) -> dict[str, str]:
    """Company → state of its list: a few small ones wait, the others are accepted."""
    small = [c.organisation.key for c in handed_in if c.participation.size_class in SMALL]
    waiting = random.sample(small, min(len(small), len(NOT_YET_ACCEPTED)))
    accepted = {company.organisation.key: "accepted" for company in handed_in}
    return accepted | dict(zip(waiting, NOT_YET_ACCEPTED, strict=False))


def _not_handed_in(company: Company) -> SubmissionFacts:
    return SubmissionFacts(company.organisation.key, "not_started", None, None, None, is_late=False)


def _handed_in(
    company: Company, state: str, *, is_late: bool, is_twice: bool, random: Random
) -> SubmissionFacts:
    day = _day(is_late=is_late, random=random)
    again = [day + timedelta(days=1)] if is_twice else []
    style = style_of(company.organisation.key)
    name = style.filename.format(company=company.slug.capitalize(), year=OPENS.year)
    return SubmissionFacts(
        organisation=company.organisation.key,
        state=state,
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
