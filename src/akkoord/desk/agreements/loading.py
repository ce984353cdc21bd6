"""Loads an agreement with its parties and accounts from the facts of `agreement.json`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from akkoord.desk.agreements.actions import configuration_of
from akkoord.desk.agreements.models import (
    Agreement,
    Organisation,
    OrganisationName,
    Participation,
    ParticipationEvent,
)
from akkoord.desk.people.actions import give_role
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import COMPANY_ROLES, HeldRole, Role

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What stands after loading: the agreement, organisations by key, accounts by e-mail address."""

    agreement: Agreement
    organisations: Mapping[str, Organisation]
    people: Mapping[str, User]


@transaction.atomic
def load_agreement(facts: Facts, *, password: str | None = None) -> Loaded:
    """Load what `akkoord.engine.sample.year.SampleYear.as_json` describes, without its cycles.

    Done by the operator, so no permission is asked. `password` is that of every new account; without
    it they cannot sign in. Loading the same facts again finds what stands and adds nothing.
    """
    agreement = _agreement(facts["agreement"])
    organisations = {each["key"]: _organisation(each) for each in facts["organisations"]}
    for each in facts["participations"]:
        _participation(each, agreement=agreement, organisation=organisations[each["organisation"]])
    hashed = make_password(password)
    people = {each["email"]: _person(each, hashed=hashed) for each in facts["people"]}
    for each in facts["people"]:
        _mandates(each["roles"], people[each["email"]], agreement=agreement, organisations=organisations)
    return Loaded(agreement, organisations, people)


def _agreement(facts: Facts) -> Agreement:
    """The agreement; `ready` names the ready configuration it begins from, the other facts go on top."""
    own = {name: value for name, value in facts.items() if name != "ready"}
    values = {**configuration_of(facts["ready"]), **own} if facts.get("ready") else own
    days = {name: values.get(name) for name in ("starts", "ends")}
    values |= {name: _day(day) if isinstance(day, str) else day for name, day in days.items()}
    return Agreement.objects.get_or_create(slug=facts["slug"], defaults=values)[0]


def _organisation(facts: Facts) -> Organisation:
    organisation, _ = Organisation.objects.get_or_create(
        name=facts["name"],
        country=facts["country"],
        kvk=facts["kvk"],
        defaults={"website": facts["website"], "kind": facts["kind"]},
    )
    OrganisationName.objects.bulk_create(
        [OrganisationName(organisation=organisation, **each) for each in facts["names"]],
        ignore_conflicts=True,
    )
    return organisation


def _participation(facts: Facts, *, agreement: Agreement, organisation: Organisation) -> None:
    participation, is_new = Participation.objects.get_or_create(
        agreement=agreement,
        organisation=organisation,
        role=facts["role"],
        defaults={
            "state": facts["state"],
            "size_class": facts["size_class"],
            "since": _day(facts["since"]),
            "until": _day(facts["until"]),
            "objections_until": _day(facts.get("objections_until")),
        },
    )
    if is_new:
        ParticipationEvent.objects.bulk_create(
            ParticipationEvent(participation=participation, **{**each, "on": _day(each["on"])})
            for each in facts["events"]
        )


def _person(facts: Facts, *, hashed: str) -> User:
    return User.objects.get_or_create(
        email=facts["email"].lower(),
        defaults={"name": facts["name"], "language": facts["language"], "password": hashed},
    )[0]


def _mandates(
    roles: Iterable[Facts], user: User, *, agreement: Agreement, organisations: Mapping[str, Organisation]
) -> None:
    """Roles of companies hold in every agreement of the company, the others in this one."""
    for facts in roles:
        organisation = organisations[facts["organisation"]] if facts["organisation"] else None
        held = HeldRole(
            Role(facts["role"]),
            organisation.pk if organisation else None,
            None if facts["role"] in COMPANY_ROLES else agreement.pk,
        )
        give_role(user, held, starts=date.fromisoformat(facts["starts"]), ends=_day(facts["ends"]))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
