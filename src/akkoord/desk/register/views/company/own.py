"""The company, year, list and row that a reader may touch; anybody else's do not exist."""

from uuid import UUID

from django.http import HttpRequest

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.queries import answers_for
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.desk.register import queries
from akkoord.desk.register.actions.submissions import check_is_draft, list_of
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
    """A list of the company that the reader works for; anybody else's does not exist."""
    company = own_company(request)
    found = (
        Submission.objects.select_related("cycle__agreement", "organisation")
        .filter(public_id=public_id, organisation=company)
        .first()
    )
    if found is None:
        raise NotAllowed
    require(actor(request), Action.READ, list_of(found))
    return found


def list_to_read(request: HttpRequest, public_id: UUID) -> Submission:
    """A list of the own company, or an accepted one of a company that was merged into it; to read only."""
    company_id = chosen_organisation(request)
    rows = Submission.objects.select_related("cycle__agreement", "organisation")
    found = rows.filter(public_id=public_id).first() if company_id else None
    if found is None or company_id is None or not _is_readable(found, company_id):
        raise NotAllowed
    require(actor(request), Action.READ, Thing(Kind.OWN_LINKS, company_id, found.cycle.agreement_id))
    return found


def _is_readable(found: Submission, company_id: UUID) -> bool:
    if found.organisation_id == company_id:
        return True
    is_accepted = found.state == SubmissionState.ACCEPTED
    return is_accepted and answers_for(found.organisation_id, found.cycle.agreement_id) == company_id


def own_draft(request: HttpRequest, public_id: UUID) -> Submission:
    """A list of the company that is still a draft; any other state is told as a refusal."""
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
