"""Who receives the letters of a company."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from akkoord.desk.people.models import User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import Role


def contacts_of(organisations: Collection[UUID]) -> Mapping[UUID, Sequence[User]]:
    """The company admins of each organisation who may sign in; its users where it has no admin."""
    found: dict[UUID, dict[Role, list[User]]] = defaultdict(lambda: defaultdict(list))
    mandates = mandates_in_force().filter(
        organisation__in=organisations,
        role__in=[Role.COMPANY_ADMIN, Role.COMPANY_USER],
        user__is_active=True,
    )
    for mandate in mandates.select_related("user").order_by("user__name", "user_id"):
        if mandate.organisation_id is None:
            continue
        people = found[mandate.organisation_id][Role(mandate.role)]
        if mandate.user not in people:
            people.append(mandate.user)
    return {
        organisation: roles[Role.COMPANY_ADMIN] or roles[Role.COMPANY_USER]
        for organisation, roles in found.items()
    }
