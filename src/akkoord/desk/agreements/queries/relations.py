"""Links between agreements, with how many companies take part in both: a public fact, and no more."""

from dataclasses import dataclass

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE
from akkoord.desk.agreements.rules.relations import Relation


@dataclass(frozen=True, slots=True)
class LinkedAgreement:
    """A link with the agreement that it names, where that stands here, and the companies in both."""

    relation: Relation
    agreement: Agreement | None
    companies: int


def linked_agreements(found: Agreement) -> list[LinkedAgreement]:
    """Every link of an agreement."""
    rows = found.relation_rows
    known = {each.slug: each for each in Agreement.objects.filter(slug__in={row.agreement for row in rows})}
    return [
        LinkedAgreement(row, known.get(row.agreement), _in_both(found, known.get(row.agreement)))
        for row in rows
    ]


def _in_both(found: Agreement, other: Agreement | None) -> int:
    if other is None or found.pk is None:
        return 0
    bound = Participation.objects.filter(role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE)
    own = bound.filter(agreement=found).values("organisation")
    return bound.filter(agreement=other, organisation__in=own).values("organisation").distinct().count()
