"""Reads about the yearly cycle."""

from akkoord.desk.duties.queries.calendar import OwedDuty, duties_of, duty_or_none
from akkoord.desk.duties.queries.company import (
    DutyPage,
    documents_waiting,
    duty_page,
    submission_or_none,
)
from akkoord.desk.duties.queries.contacts import contacts_of
from akkoord.desk.duties.queries.year import (
    CompanyStanding,
    Standing,
    YearOverview,
    company_standing,
    year_overview,
)

__all__ = [
    "CompanyStanding",
    "DutyPage",
    "OwedDuty",
    "Standing",
    "YearOverview",
    "company_standing",
    "contacts_of",
    "documents_waiting",
    "duties_of",
    "duty_or_none",
    "duty_page",
    "submission_or_none",
    "year_overview",
]
