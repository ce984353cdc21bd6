"""Which rows belong to an agreement, and nothing that only another agreement brought.

A location, and what people said about it, may be shared with another agreement. Of a shared location only
what the lists of this agreement say is told: their own texts, no point, no number, no history.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from akkoord.desk.agreements.actions.destroying import papers_to_go
from akkoord.desk.agreements.models import Organisation, OrganisationName, Participation
from akkoord.desk.duties.models import Reminder
from akkoord.desk.exports.whole.describing import TableOfAgreement
from akkoord.desk.people.models import AccessLogEntry, Letter, Mandate, User
from akkoord.desk.register.models import (
    ListRow,
    Location,
    LocationEvent,
    LocationFact,
    Mention,
    SourcingLink,
    Submission,
)

Rows = QuerySet[Any]


@dataclass(slots=True)
class Chosen:
    """The agreement, the connection that sees one moment of it, and who was named so far."""

    agreement_id: int
    alias: str
    named: dict[type[Model], set[Any]] = field(default_factory=lambda: {Organisation: set(), User: set()})
    """The companies and people that the rows written so far refer to; they are written last."""


def rows_of(table: TableOfAgreement, chosen: Chosen) -> Rows:
    """The rows of a table that belong to the agreement, by key."""
    if table.rows.startswith("="):
        rows = CHOICES[table.rows[1:]](table.model, chosen)
    else:
        rows = _all(table.model, chosen).filter(**{table.rows: chosen.agreement_id})
    return rows.order_by(table.model._meta.pk.name)


def _all(model: type[Model], chosen: Chosen) -> Rows:
    return model._base_manager.using(chosen.alias)


def _paper_files(_: type[Model], chosen: Chosen) -> Rows:
    return papers_to_go([chosen.agreement_id]).using(chosen.alias)


def _texts(_: type[Model], chosen: Chosen) -> Rows:
    return _all(Mention, chosen).filter(pk__in=_own_texts(chosen))


def _own_texts(chosen: Chosen) -> Rows:
    rows = ListRow.objects.filter(submission__cycle__agreement=chosen.agreement_id, mention__isnull=False)
    return rows.order_by().values("mention")


def _own_places(chosen: Chosen) -> Q:
    mentioned = Mention.objects.filter(pk__in=_own_texts(chosen), location__isnull=False)
    linked = SourcingLink.objects.filter(cycle__agreement=chosen.agreement_id)
    return Q(pk__in=mentioned.values("location")) | Q(pk__in=linked.order_by().values("location"))


def _foreign_places(chosen: Chosen) -> Rows:
    """Locations that a list of another agreement names."""
    foreign = ListRow.objects.exclude(submission__cycle__agreement=chosen.agreement_id)
    named = Mention.objects.filter(pk__in=foreign.order_by().values("mention"), location__isnull=False)
    return named.values("location")


def _locations(_: type[Model], chosen: Chosen) -> Rows:
    """Its locations, and those that were merged into one that is its alone."""
    own = Location.objects.filter(_own_places(chosen))
    alone = own.exclude(pk__in=_foreign_places(chosen))
    merged = Q(redirects_to__in=alone.values("pk")) & ~Q(pk__in=_foreign_places(chosen))
    return _all(Location, chosen).filter(Q(pk__in=own.values("pk")) | merged)


def shared_places(chosen: Chosen) -> Mapping[str, tuple[str, str]]:
    """Location that another agreement names too → its name and address as a list of this one writes them."""
    own = _texts(Mention, chosen).filter(location__in=_foreign_places(chosen))
    return {
        place: (name, address)
        for place, name, address in own.order_by("pk").values_list("location", "name", "address")
    }


def _of_places(model: type[Model], chosen: Chosen) -> Rows:
    places = _locations(Location, chosen)
    alone = places.exclude(pk__in=_foreign_places(chosen)).values("pk")
    return _all(model, chosen).filter(location__in=alone)


def _location_events(_: type[Model], chosen: Chosen) -> Rows:
    places = _locations(Location, chosen).values("pk")
    return _of_places(LocationEvent, chosen).filter(Q(other__isnull=True) | Q(other__in=places))


def _location_facts(_: type[Model], chosen: Chosen) -> Rows:
    return _of_places(LocationFact, chosen)


def _pairs(model: type[Model], chosen: Chosen) -> Rows:
    return _all(model, chosen).filter(left__in=_own_texts(chosen), right__in=_own_texts(chosen))


def _participants(chosen: Chosen) -> Rows:
    return Participation.objects.filter(agreement=chosen.agreement_id).order_by().values("organisation")


def _only_here(chosen: Chosen) -> Rows:
    """Participants that take part in no other agreement."""
    elsewhere = Participation.objects.exclude(agreement=chosen.agreement_id).order_by()
    own = Participation.objects.filter(agreement=chosen.agreement_id)
    return own.exclude(organisation__in=elsewhere.values("organisation")).order_by().values("organisation")


def _of_organisations_only_here(model: type[Model], chosen: Chosen) -> Rows:
    return _all(model, chosen).filter(organisation__in=_only_here(chosen))


def _looks(_: type[Model], chosen: Chosen) -> Rows:
    """All looks at those who take part here alone; of the others only those at a list of this agreement."""
    lists = Submission.objects.using(chosen.alias).filter(cycle__agreement=chosen.agreement_id)
    numbers = [str(number) for number in lists.values_list("public_id", flat=True)]
    here, also_elsewhere = Q(organisation__in=_only_here(chosen)), Q(organisation__in=_participants(chosen))
    return _all(AccessLogEntry, chosen).filter(here | (also_elsewhere & Q(thing_id__in=numbers)))


def _letters(_: type[Model], chosen: Chosen) -> Rows:
    reminders = Reminder.objects.filter(cycle__agreement=chosen.agreement_id, letters__isnull=False)
    return _all(Letter, chosen).filter(pk__in=reminders.order_by().values("letters"))


def _roles(_: type[Model], chosen: Chosen) -> Rows:
    """Those held in the agreement, for one of its parties, or in all agreements."""
    everywhere = Q(organisation__isnull=True) | Q(organisation__in=_participants(chosen))
    of_all = Q(agreement__isnull=True) & everywhere
    return _all(Mandate, chosen).filter(Q(agreement=chosen.agreement_id) | of_all)


def _organisations(_: type[Model], chosen: Chosen) -> Rows:
    return _all(Organisation, chosen).filter(
        Q(pk__in=_participants(chosen)) | Q(pk__in=list(chosen.named[Organisation]))
    )


def _organisation_names(_: type[Model], chosen: Chosen) -> Rows:
    return _all(OrganisationName, chosen).filter(organisation__in=_participants(chosen))


def _people(_: type[Model], chosen: Chosen) -> Rows:
    return _all(User, chosen).filter(pk__in=list(chosen.named[User]))


CHOICES: Mapping[str, Callable[[type[Model], Chosen], Rows]] = {
    "paper_files": _paper_files,
    "texts": _texts,
    "locations": _locations,
    "location_events": _location_events,
    "location_facts": _location_facts,
    "pairs": _pairs,
    "of_organisations_only_here": _of_organisations_only_here,
    "looks": _looks,
    "letters": _letters,
    "roles": _roles,
    "organisations": _organisations,
    "organisation_names": _organisation_names,
    "people": _people,
}


def told_of(values: dict[str, Any], shared: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """A row of a location, with nothing that only another agreement brought."""
    own = shared.get(values["location_id"])
    if own is None:
        return values
    name, address = own
    blank: Collection[str] = ("lat", "lng", "town_lat", "town_lng")
    return {**values, "name": name, "address": address, "identifiers": [], **dict.fromkeys(blank)}
