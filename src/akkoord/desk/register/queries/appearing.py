"""On which day of its year the public list and the annual report appear."""

from datetime import date

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Moment
from akkoord.desk.agreements.rules.configuration import day_in
from akkoord.desk.register.models import Cycle

DEFAULTS = {Moment.LIST_PUBLISHED: (7, 4), Moment.ANNUAL_REPORT: (12, 18)}
"""Month and day where neither the year nor its agreement says another (handbook, agreements 2.7)."""


def list_day(cycle: Cycle) -> date:
    """When the public list of the year appears."""
    return cycle.list_on or agreed_day(cycle.agreement, cycle.year, Moment.LIST_PUBLISHED)


def report_day(cycle: Cycle) -> date:
    """When the annual report on the year appears."""
    return cycle.report_on or agreed_day(cycle.agreement, cycle.year, Moment.ANNUAL_REPORT)


def agreed_day(agreement: Agreement, year: int, moment: Moment) -> date:
    """The day of a year on which something appears, as the calendar of the agreement has it."""
    agreed = (each.in_year(year) for each in agreement.calendar_rows if each.moment is moment)
    return next(agreed, day_in(year, *DEFAULTS[moment]))
