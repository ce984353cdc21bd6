"""Plays the trainings of an agreement, who came to them, and the yearly talks with some companies."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from akkoord.desk.agreements.actions.trainings import (
    enrol,
    note_who_came,
    plan_date,
    say_how_it_was,
    write_training,
)
from akkoord.desk.agreements.models import Agreement, Enrolment, Organisation, TrainingDate
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE
from akkoord.desk.agreements.rules.trainings import Attendance
from akkoord.desk.duties.actions.talks import (
    agree_in_talk,
    confirm_report,
    plan_talk,
    report_talk,
    send_report,
)
from akkoord.desk.duties.models import Talk
from akkoord.desk.duties.rules import TalkState
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor, Role
from akkoord.desk.register.models import Cycle

Facts = Mapping[str, Any]
SOON = 30
"""Days after which a date stands while people enrol, before it is put in its place."""


def entry_of(agreement: Agreement, *which: object) -> UUID:
    """The same mark every time, so that playing again writes nothing anew."""
    return uuid5(NAMESPACE_URL, "/".join(map(str, ("life", agreement.pk, *which))))


def in_days(number: int) -> date:
    """A day counted from today, so that the demonstration never grows old."""
    return timezone.localdate() + timedelta(days=number)


def companies_that_act(agreement: Agreement) -> list[Organisation]:
    """The companies that take part, by name, as far as somebody acts for them."""
    acting = Mandate.objects.filter(role=Role.COMPANY_ADMIN).values("organisation")
    return list(
        Organisation.objects.filter(
            pk__in=agreement.participations.filter(
                role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE, organisation__in=acting
            ).values("organisation")
        )
    )


def admin_of(organisation: Organisation) -> Mandate:
    mandates = Mandate.objects.filter(organisation=organisation, role=Role.COMPANY_ADMIN)
    return mandates.select_related("user").order_by("pk")[0]


def play_trainings(adviser: Actor, agreement: Agreement, trainings: list[Facts]) -> None:
    """Announce trainings with dates before and after today; who came said how it was."""
    companies = companies_that_act(agreement)
    for number, facts in enumerate(trainings):
        values = {name: value for name, value in facts.items() if name != "dates"}
        values["provider"] = _provider(agreement, facts["provider"])
        training = write_training(
            adviser, agreement, entry=entry_of(agreement, "training", number), values=values
        )
        for place, each in enumerate(facts["dates"]):
            values = {"on": in_days(max(each["days"], SOON))}
            values |= {"place": each["place"], "seats": each["seats"]}
            entry = entry_of(agreement, "training", number, place)
            if not TrainingDate.objects.filter(entry=entry).exists():
                planned = plan_date(adviser, training, entry=entry, values=values)
                _enrol(adviser, planned, companies[: each["enrolled"]])
                _take_place(adviser, planned, each["days"])


def _provider(agreement: Agreement, wanted: str) -> Organisation | None:
    """The first supporter, or the first party of a kind."""
    parties = agreement.participations.filter(state__in=STATES_IN_FORCE).exclude(role__in=COMPANY_ROLES)
    named = (
        parties.filter(role=wanted) if wanted == "supporter" else parties.filter(organisation__kind=wanted)
    )
    found = named.select_related("organisation").order_by("organisation__name").first()
    return found.organisation if found else None


def _enrol(adviser: Actor, planned: TrainingDate, companies: list[Organisation]) -> None:
    for company in companies:
        entry = entry_of(planned.training.agreement, "enrolled", planned.pk, company.pk)
        enrol(adviser, planned, company, entry=entry, person=admin_of(company).user.name)


def _take_place(adviser: Actor, planned: TrainingDate, days: int) -> None:
    """Put the date where it belongs; of one that was, all but the last came, and most said how it was."""
    if days >= 0:
        return
    TrainingDate.objects.filter(pk=planned.pk).update(on=in_days(days))
    people = list(Enrolment.objects.filter(date=planned).order_by("pk"))
    noted = {each.pk: Attendance.CAME for each in people}
    noted |= {each.pk: Attendance.STAYED_AWAY for each in people[-1:]}
    note_who_came(adviser, planned, noted)
    for number, each in enumerate(people[:-2]):
        say_how_it_was(adviser, each, score=4 + number % 2, remark="Nuttig; graag meer voorbeelden.")


def play_talks(adviser: Actor, cycle: Cycle, talks: list[Facts]) -> None:
    """Plan, hold, report and confirm the yearly talk, each with another company."""
    for number, (facts, company) in enumerate(zip(talks, companies_that_act(cycle.agreement), strict=False)):
        if Talk.objects.filter(cycle=cycle, organisation=company).exists():
            continue
        admin = admin_of(company)
        values = {
            "on": in_days(facts["days"]),
            "begins": None,
            "place": "Online",
            "people": f"{admin.user.name}; de adviseur",
            "agenda": "Wat nog open is, de normen van dit jaar, en het komende jaar.",
        }
        entry = entry_of(cycle.agreement, "talk", number)
        talk = plan_talk(adviser, cycle, company, entry=entry, values=values)
        _go_on(adviser, actor_of(admin.user), talk, facts)


def _go_on(adviser: Actor, company: Actor, talk: Talk, facts: Facts) -> None:
    """Bring a planned talk to its state."""
    state = TalkState(facts["state"])
    if state is TalkState.PLANNED:
        return
    said = {"report": facts["report"], "secretariat_notes": facts["notes"]}
    talk = report_talk(adviser, talk, said)
    if facts.get("promise"):
        promise = {"what": facts["promise"], "owner": talk.organisation, "owner_role": "", "due": None}
        agree_in_talk(adviser, talk, entry=entry_of(talk.cycle.agreement, "talk", talk.pk), values=promise)
    if state in {TalkState.REPORT_SENT, TalkState.CONFIRMED}:
        talk = send_report(adviser, talk)
    if state is TalkState.CONFIRMED:
        confirm_report(company, talk, report=facts["report"])
