"""Finds the project that an address names, or says that it does not exist."""

from django.http import HttpRequest

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.queries.projects import (
    Reading,
    may_write_project,
    project_or_none,
    projects_thing,
    reading_of,
)
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor


def project_to_read(request: HttpRequest, slug: str, project_id: int) -> tuple[CollectiveProject, Reading]:
    """The project, and as whom the reader reads it."""
    found = project_or_none(slug, project_id)
    reading = reading_of(actor(request), found) if found else None
    if found is None or reading is None:
        raise NotAllowed
    return found, reading


def project_to_write(request: HttpRequest, slug: str, project_id: int) -> CollectiveProject:
    """The project, if the reader looks after all of them."""
    found = project_or_none(slug, project_id)
    if found is None or not may_write_project(actor(request), found):
        raise NotAllowed
    return found


def agreement_with_projects(request: HttpRequest, slug: str, action: Action = Action.READ) -> Agreement:
    """The agreement, if the reader may do `action` with all its projects."""
    found = agreement_or_refuse(slug)
    require(actor(request), action, projects_thing(found.pk))
    return found
