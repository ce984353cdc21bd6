"""On which day of its year the public list and the annual report appear."""

from datetime import date

from akkoord.desk.agreements.rules import Moment
from akkoord.desk.agreements.rules.configuration import day_in
from akkoord.desk.register.models import Cycle

DEFAULTS = {Moment.LIST_PUBLISHED: (7, 4), Moment.ANNUAL_REPORT: (12, 18)}
"""Month and day where neither the year nor its agreement says another (handbook, agreements 2.7)."""


def list_day(cycle: Cycle) -> date:
    """When the public list of the year appears."""
    return cycle.list_on or _as_agreed(cycle, Moment.LIST_PUBLISHED)


def report_day(cycle: Cycle) -> date:
    """When the annual report on the year appears."""
    return cycle.report_on or _as_agreed(cycle, Moment.ANNUAL_REPORT)


def _as_agreed(cycle: Cycle, moment: Moment) -> date:
    agreed = (each.in_year(cycle.year) for each in cycle.agreement.calendar_rows if each.moment is moment)
    return next(agreed, day_in(cycle.year, *DEFAULTS[moment]))
