"""The company, year, list and row that a reader may touch; anybody else's do not exist."""

from uuid import UUID

from django.http import HttpRequest

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.desk.register import queries
from akkoord.desk.register.actions.submissions import answered_by, check_is_draft, list_of
from akkoord.desk.register.models import Cycle, ListRow, Submission
from akkoord.desk.register.rules import RowGone, SubmissionState


def own_company(request: HttpRequest) -> Organisation:
    """The company that the reader works for now."""
    chosen = chosen_organisation(request)
    if chosen is None:
        raise NotAllowed
    return Organisation.objects.get(pk=chosen)


def own_cycle(company: Organisation, cycle_id: int) -> Cycle:
    """A year of an agreement that the company takes part in."""
    years = queries.company_years(company.pk)
    found = next((each.cycle for each in years if each.cycle.pk == cycle_id), None)
    if found is None:
        raise NotAllowed
    return found


def own_list(request: HttpRequest, public_id: UUID) -> Submission:
    """A list that the company the reader works for may change; anybody else's does not exist.

    Its own, or, while the year takes lists, what a company that was merged into it handed in.
    """
    found = list_to_read(request, public_id)
    if not is_own(request, found) and not is_corrected_by_heir(found):
        raise NotAllowed
    return found


def list_to_read(request: HttpRequest, public_id: UUID) -> Submission:
    """A list of the own company, or one of a company that was merged into it.

    Of the latter what is accepted, and in a year that takes lists whatever followed from handing in.
    """
    company = own_company(request)
    rows = Submission.objects.select_related("cycle__agreement", "organisation", "answered_by")
    found = rows.filter(public_id=public_id).first()
    if found is None or not (found.organisation_id == company.pk or _goes_on_with(company, found)):
        raise NotAllowed
    require(actor(request), Action.READ, Thing(Kind.OWN_LINKS, company.pk, found.cycle.agreement_id))
    return found


def is_own(request: HttpRequest, found: Submission) -> bool:
    """Is it a list of the reader's company itself?"""
    return found.organisation_id == chosen_organisation(request)


def is_corrected_by_heir(found: Submission) -> bool:
    """May the company that answers for a merged one still correct this list of it?"""
    return found.cycle.takes_lists and found.first_submitted_at is not None


def _goes_on_with(company: Organisation, found: Submission) -> bool:
    is_open = found.state == SubmissionState.ACCEPTED or is_corrected_by_heir(found)
    return is_open and answered_by(found) == company.pk


def own_draft(request: HttpRequest, public_id: UUID) -> Submission:
    """A list that the company may change and that is still a draft; any other state is told as a refusal."""
    found = own_list(request, public_id)
    require(actor(request), Action.WRITE, list_of(found))
    check_is_draft(found)
    return found


def own_row(submission: Submission, row_id: int) -> ListRow:
    """A row of the list, by the key that its page has."""
    found = submission.rows.filter(pk=row_id).first()
    if found is None:
        raise RowGone
    return found
