"""Who takes part in an agreement, and since when."""

from datetime import date

from django.db.models import Q, QuerySet

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES


def participations_in(agreement: Agreement, *, role: str = "", state: str = "") -> QuerySet[Participation]:
    """Who takes part, by role and name, with brands; narrowed to a role or state where given."""
    narrowed = {name: value for name, value in (("role", role), ("state", state)) if value}
    return (
        agreement.participations.filter(**narrowed)
        .select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("role", "organisation__name", "pk")
    )


def companies_taking_part_between(agreement: Agreement, first: date, last: date) -> QuerySet[Organisation]:
    """The companies whose participation touches the days from `first` to `last`, each once."""
    touching = Participation.objects.filter(
        Q(until__isnull=True) | Q(until__gte=first),
        agreement=agreement,
        role__in=COMPANY_ROLES,
        since__lte=last,
    )
    return Organisation.objects.filter(pk__in=touching.values("organisation"))


def public_parties(agreement: Agreement, *, on: date) -> QuerySet[Participation]:
    """The parties of one day with their dates, as the public list of participants names them."""
    return (
        agreement.participations.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
        .select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("role", "organisation__name", "pk")
    )


def participation_of(agreement: Agreement, organisation: Organisation) -> QuerySet[Participation]:
    """What an organisation is and was in an agreement, with each change of state."""
    return agreement.participations.filter(organisation=organisation).prefetch_related("events__by")
