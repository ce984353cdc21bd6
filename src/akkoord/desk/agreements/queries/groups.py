"""Signatories and supporters by group: who takes part, who did, since when."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE, OrganisationKind, PartyRole, Phase
from akkoord.desk.agreements.rules.parties import PARTY_GROUP_TITLES
from akkoord.desk.people.rules import Facet, Kind, Thing

PHASES_WITH_PUBLIC_PARTIES = frozenset({Phase.SIGNED, Phase.IMPLEMENTING, Phase.CLOSING, Phase.ENDED})
"""Who signed is public from the day of signing."""


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """The parties of one sort, those that take part first."""

    kind: OrganisationKind
    here: tuple[Participation, ...]
    left: tuple[Participation, ...]

    @property
    def title(self) -> str:
        """The group as people call it."""
        return gettext(PARTY_GROUP_TITLES[self.kind])


def parties_thing(agreement: Agreement) -> Thing:
    """Signatories and supporters with their names and dates; public once the agreement is signed."""
    facets = {Facet.SUMMARY}
    if agreement.phase in PHASES_WITH_PUBLIC_PARTIES:
        facets.add(Facet.RELEASED)
    return Thing(Kind.PARTICIPATION, agreement_id=agreement.pk, facets=frozenset(facets))


def party_groups(agreement: Agreement, *, without: Collection[UUID] = ()) -> list[PartyGroup]:
    """Every party that is no participating company, by group and name; none of `without`."""
    rows = list(
        agreement.participations.exclude(role__in=COMPANY_ROLES)
        .exclude(organisation__in=without)
        .select_related("organisation")
        .order_by("role", "organisation__name", "pk")
    )
    groups = [_group(kind, rows) for kind in PARTY_GROUP_TITLES]
    return [each for each in groups if each.here or each.left]


def _group(kind: OrganisationKind, rows: list[Participation]) -> PartyGroup:
    own = [each for each in rows if each.organisation.kind == kind]
    here = tuple(each for each in own if each.state in STATES_IN_FORCE)
    return PartyGroup(kind, here, tuple(each for each in own if each.state not in STATES_IN_FORCE))


def parties_elsewhere(agreement: Agreement) -> list[Organisation]:
    """Parties of agreements whose parties are public, and that this one does not have: to be chosen from."""
    here = agreement.participations.filter(state__in=STATES_IN_FORCE).values("organisation")
    public = Participation.objects.filter(
        agreement__phase__in=list(PHASES_WITH_PUBLIC_PARTIES),
        role__in=[PartyRole.SIGNATORY, PartyRole.SUPPORTER],
    )
    return list(Organisation.objects.filter(pk__in=public.values("organisation")).exclude(pk__in=here))
