"""Where the secretariat begins: who has handed in, who has not, and what waits."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import lines_of
from akkoord.desk.agreements.queries import agreements_open_to
from akkoord.desk.agreements.rules import Work
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, queries, tasks
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import (
    companies_that_owe,
    cycles_open_to,
    hand_in_thing,
    locations_named,
    rows_not_placed,
)
from akkoord.desk.register.queries.review import waiting_pairs
from akkoord.desk.register.queries.runs import doubted_lists
from akkoord.desk.register.rules import CycleState

LONGEST_LIST = 12


def secretariat_home(request: HttpRequest) -> HttpResponse:
    """The newest year of the reader's agreements, with what waits for somebody."""
    cycles = cycles_open_to(actor(request))
    if not cycles and not _may_open_any(actor(request)):
        raise NotAllowed
    if not cycles:
        return render(request, "register/no_cycle.html", {"agreements": _agreements_to_open(actor(request))})
    return render(request, "register/secretariat_home.html", _state_of(request, cycles[0], cycles))


def _state_of(request: HttpRequest, found: Cycle, cycles: list[Cycle]) -> dict[str, object]:
    hidden = actor(request).recused_from
    told = lines_of(actor(request), agreements_open_to(actor(request)))
    waiting = {key: [each for each in lines if each.waits] for key, lines in told.items()}
    overview = queries.hand_in_overview(found, companies=companies_that_owe(found, without=hidden))
    run = queries.last_run()
    return {
        "cycle": found,
        "cycles": cycles,
        "overview": overview,
        "missing": overview.missing[:LONGEST_LIST],
        "waiting_lists": list(queries.submissions_waiting(found, without=hidden)[:LONGEST_LIST]),
        "waiting": waiting.pop(found.agreement_id, ()),
        "waiting_elsewhere": sum(len(lines) for lines in waiting.values()),
        "waiting_pairs": waiting_pairs(without=hidden),
        "rows_not_placed": rows_not_placed(found),
        "run": run,
        "doubted": doubted_lists(run, found, without=hidden),
        "locations": locations_named(found),
        "may_write": may(actor(request), Action.WRITE, hand_in_thing(found)),
    }


def cycle_or_refuse(reader: Actor, cycle_id: int, organisation_id: UUID | None = None) -> Cycle:
    """The year, if the reader may see who has handed in, and does not keep away from the organisation."""
    found = Cycle.objects.select_related("agreement").filter(pk=cycle_id).first()
    if found is None:
        raise NotAllowed
    require(reader, Action.READ, hand_in_thing(found))
    require(reader, Action.READ, hand_in_thing(found, organisation_id))
    return found


def _may_open_any(reader: Actor) -> bool:
    return bool(_agreements_to_open(reader))


def _agreements_to_open(reader: Actor) -> list[Agreement]:
    return [
        each
        for each in Agreement.objects.all()
        if each.allows(Work.INTAKE) and may(reader, Action.WRITE, Thing(Kind.HAND_IN, agreement_id=each.pk))
    ]


@require_POST
def change_cycle(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Move a year on."""
    found = cycle_or_refuse(actor(request), cycle_id)
    wanted = request.POST.get("state", "")
    if wanted not in set(CycleState):
        raise NotAllowed
    actions.change_cycle_state(actor(request), found, CycleState(wanted))
    return redirect("duties:year", cycle_id=found.pk)


@require_POST
def consolidate(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Put a comparison of all lists in the queue."""
    found = cycle_or_refuse(actor(request), cycle_id)
    run = actions.request_consolidation(actor(request), found)
    tasks.consolidate.enqueue(run.pk)
    messages.success(request, gettext("All lists are being compared. You can go on working."))
    return redirect("register:secretariat_home")


def progress(request: HttpRequest) -> HttpResponse:
    """How far the comparison is; the page asks for it again while it runs."""
    require(actor(request), Action.READ, Thing(Kind.REGISTER))
    return render(request, "register/progress.html", {"run": queries.last_run()})
