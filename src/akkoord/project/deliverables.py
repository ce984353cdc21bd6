"""Plays what companies and parties deliver: one year with the monitor's report, the next one half shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from akkoord.desk.agreements.actions.configuration import change_configuration
from akkoord.desk.agreements.actions.deliverables import (
    Shown,
    ask_for_deliverables,
    hand_in_monitoring_report,
    judge,
    show,
    write_monitoring_report,
)
from akkoord.desk.agreements.models import Agreement, Deliverable
from akkoord.desk.agreements.queries.deliverables import is_fixed
from akkoord.desk.agreements.rules.deliverables import Verdict
from akkoord.desk.people.actions import give_role, open_account
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor, HeldRole, Role
from akkoord.project.trainings_and_talks import entry_of

Facts = Mapping[str, Any]
NOT_SHOWN_EVERY = 6
"""Of so many deliverables of last year one has nothing to show it."""
SHOWN_THIS_YEAR_EVERY = 2
FOUND = (Verdict.MET, Verdict.MET, Verdict.PARTLY, Verdict.MET, Verdict.NOT_MET)
"""What the monitor finds of those that are shown, one after another."""


def play_deliverables(adviser: Actor, agreement: Agreement, facts: Facts, *, year: int, password: str) -> str:
    """Play two years; played again it finds what stands. Answers the address of the monitor."""
    monitor = _monitor(agreement, facts["monitor"], password=password)
    found = _set_up(adviser, agreement, facts)
    for each in (year - 1, year):
        if not is_fixed(found.pk, each):
            ask_for_deliverables(adviser, found, each)
    if not is_fixed(found.pk, year - 1):
        _show(_of_year(found, year - 1), facts, skip=NOT_SHOWN_EVERY)
        _judge(monitor, _of_year(found, year - 1), facts)
        write_monitoring_report(monitor, found, year - 1, text=facts["report"])
        title = facts["title"] % {"year": year - 1}
        hand_in_monitoring_report(monitor, found, year - 1, title=title, author=facts["author"])
    _show(_of_year(found, year)[::SHOWN_THIS_YEAR_EVERY], facts, skip=NOT_SHOWN_EVERY)
    return str(facts["monitor"]["email"])


def _monitor(agreement: Agreement, facts: Facts, *, password: str) -> Actor:
    if not User.objects.filter(email=facts["email"]).exists():
        open_account(email=facts["email"], name=facts["name"], language=facts["language"], password=password)
    user = User.objects.get(email=facts["email"])
    give_role(user, HeldRole(Role.MONITOR, agreement_id=agreement.pk), starts=facts["since"])
    return actor_of(user)


def _set_up(adviser: Actor, agreement: Agreement, facts: Facts) -> Agreement:
    """The agreement with a monitoring committee, and with what everybody delivers."""
    if not agreement.is_monitored:
        committee = {"form": "independent_monitoring_committee", "starts": facts["monitor"]["since"]}
        changes = {"enforcement": [*agreement.enforcement, committee], "deliverables": facts["rows"]}
        change_configuration(adviser, agreement, changes, reason=facts["why"])
    return Agreement.objects.get(pk=agreement.pk)


def _of_year(agreement: Agreement, year: int) -> list[Deliverable]:
    """What is delivered in a year, in the same order every time."""
    rows = Deliverable.objects.filter(agreement=agreement, year=year)
    return list(rows.select_related("agreement", "owner").order_by("owner__name", "code"))


def _show(deliverables: list[Deliverable], facts: Facts, *, skip: int) -> None:
    """Owners that somebody acts for hand in words, here and there with a file or an address."""
    acting = _acting_by_owner()
    for number, each in enumerate(deliverables):
        if number % skip and each.owner_id in acting:
            entry = entry_of(each.agreement, "evidence", each.pk)
            show(acting[each.owner_id], each, _shown(facts["evidence"][each.code], number), entry=entry)


def _shown(text: str, number: int) -> Shown:
    if number % 3 == 0:
        return Shown(text, filename="toelichting.txt", content=text.encode())
    return Shown(text, address="https://example.org/supply-chain" if number % 3 == 1 else "")


def _acting_by_owner() -> dict[Any, Actor]:
    roles = (Role.COMPANY_ADMIN, Role.PARTY_REPRESENTATIVE)
    mandates = Mandate.objects.filter(role__in=roles, organisation__isnull=False).select_related("user")
    return {each.organisation_id: actor_of(each.user) for each in mandates.order_by("-pk")}


def _judge(monitor: Actor, deliverables: list[Deliverable], facts: Facts) -> None:
    for each, verdict in _verdicts(deliverables):
        entry = entry_of(each.agreement, "judgement", each.pk)
        judge(monitor, each, verdict, reason=facts["reasons"][verdict], entry=entry)


def _verdicts(deliverables: list[Deliverable]) -> Iterator[tuple[Deliverable, Verdict]]:
    """What the monitor finds of each: nothing where nothing is shown."""
    for number, each in enumerate(deliverables):
        yield each, FOUND[number % len(FOUND)] if each.evidence.exists() else Verdict.NOT_SHOWN
