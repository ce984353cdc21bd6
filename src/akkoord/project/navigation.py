"""The menus of the desk: what each role works with, and what concerns oneself."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from akkoord.desk.people.rules import COMPANY_ROLES, REVIEWER, Role, work_of
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.engine.text import gettext_noop

SECRETARIAT = {Role.SECRETARIAT_ADVISER}
Entry = tuple[str, str, AbstractSet[str]]
MENU: list[Entry] = [
    ("register:secretariat_home", gettext_noop("Overview"), SECRETARIAT),
    ("register:review", gettext_noop("Pairs to judge"), SECRETARIAT),
    ("register:locations", gettext_noop("Locations"), SECRETARIAT | {Role.CASE_HANDLER}),
    ("duties:own_duties", gettext_noop("Your year"), COMPANY_ROLES),
    ("register:company_home", gettext_noop("Your lists"), COMPANY_ROLES),
    ("register:company_locations", gettext_noop("Your locations"), COMPANY_ROLES),
    ("publication:overview", gettext_noop("Publication"), SECRETARIAT | {Role.ASSESSOR}),
    ("agreements:overview", gettext_noop("Agreements"), SECRETARIAT | {Role.MONITOR}),
    ("reviewing:own", gettext_noop("Your reviews"), {REVIEWER}),
    ("agreements:own", gettext_noop("Your participation"), COMPANY_ROLES),
    ("agreements:joining", gettext_noop("Companies that want to join"), {Role.PARTY_REPRESENTATIVE}),
    (
        "agreements:meetings",
        gettext_noop("Meetings"),
        SECRETARIAT | {Role.PARTY_REPRESENTATIVE, Role.MONITOR},
    ),
    (
        "agreements:promises",
        gettext_noop("Promises"),
        SECRETARIAT | COMPANY_ROLES | {Role.PARTY_REPRESENTATIVE, Role.MONITOR, Role.GUARDIAN},
    ),
    (
        "agreements:trainings",
        gettext_noop("Trainings"),
        COMPANY_ROLES
        | {
            Role.PARTY_REPRESENTATIVE,
            Role.SUPPORTER,
            Role.CASE_HANDLER,
            Role.ASSESSOR,
            Role.PARTNER_LIAISON,
        },
    ),
    (
        "agreements:projects",
        gettext_noop("Projects"),
        COMPANY_ROLES | {Role.PARTY_REPRESENTATIVE, Role.SUPPORTER, Role.MONITOR},
    ),
    (
        "stories:own",
        gettext_noop("Stories"),
        COMPANY_ROLES | {Role.PARTY_REPRESENTATIVE, Role.SUPPORTER},
    ),
    (
        "agreements:recommendations",
        gettext_noop("Recommendations"),
        {Role.PARTY_REPRESENTATIVE, Role.MONITOR, Role.GUARDIAN},
    ),
    (
        "progress:overview",
        gettext_noop("Results"),
        COMPANY_ROLES
        | {Role.PARTY_REPRESENTATIVE, Role.SUPPORTER, Role.ASSESSOR, Role.COMMITTEE}
        | {Role.MONITOR, Role.PARTNER_LIAISON, Role.GUARDIAN},
    ),
    ("accounts:people", gettext_noop("People"), SECRETARIAT | {Role.COMPANY_ADMIN}),
    ("retention:overview", gettext_noop("Kept and destroyed"), SECRETARIAT),
]
"""Name of the page, its title, and the roles that work with it."""
OWN_PAGES: list[Entry] = [
    ("people:account", gettext_noop("My account"), {*Role, REVIEWER}),
    ("people:access_log", gettext_noop("Who looked"), COMPANY_ROLES),
    ("exports:own_copies", gettext_noop("Your data"), COMPANY_ROLES),
]
"""The same for the menu under somebody's name."""


def context(request: HttpRequest) -> dict[str, object]:
    """For every page: `navigation` and `own_pages`.

    `works_for` is the company for which somebody of a company works now, one of `companies`, and
    `works_for_id` its key.
    Nothing for somebody who is not signed in.
    """
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    person, chosen = actor(request), chosen_organisation(request)
    return {
        "navigation": _links(MENU, request),
        "own_pages": _links(OWN_PAGES, request),
        "companies": person.companies,
        "works_for": person.companies[chosen] if chosen else "",
        "works_for_id": chosen,
    }


def _links(entries: Iterable[Entry], request: HttpRequest) -> list[dict[str, object]]:
    """The entries for the one who asks; the page that is asked for is marked."""
    held = {work_of(each) for each in actor(request).roles}
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {"url": reverse(page), "label": gettext(label), "is_current": page == here}
        for page, label, roles in entries
        if held & roles
    ]
