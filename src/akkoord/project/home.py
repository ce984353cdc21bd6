"""The start page of the desk: where each role begins its work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from akkoord.desk.people.rules import REVIEWER, Role, work_of
from akkoord.desk.people.signed_in import actor

STARTS: dict[str, str] = {
    Role.SECRETARIAT_ADVISER: "register:secretariat_home",
    Role.ASSESSOR: "publication:overview",
    Role.CASE_HANDLER: "register:locations",
    Role.MONITOR: "agreements:overview",
    Role.PARTY_REPRESENTATIVE: "agreements:meetings",
    Role.COMPANY_ADMIN: "duties:own_duties",
    Role.COMPANY_USER: "duties:own_duties",
    REVIEWER: "reviewing:own",
}


def home(request: HttpRequest) -> HttpResponse:
    """Send everybody to the page where their work begins."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    held = {work_of(each) for each in actor(request).roles}
    return redirect(next((start for role, start in STARTS.items() if role in held), "people:nothing_here"))
