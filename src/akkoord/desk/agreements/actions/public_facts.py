"""A company says which brands and which statement everybody sees; the secretariat may take one off."""

from django.db import transaction

from akkoord.desk.agreements.models import Organisation, OrganisationName, Participation
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.rules.public_facts import brands_in, statement_address
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor

BRAND = OrganisationName.NameKind.BRAND


@transaction.atomic
def say_what_is_public(
    actor: Actor, participation: Participation, *, brands: str, statement: str
) -> Participation:
    """Let everybody see these brands, one a line, and this address of the company's own statement.

    A brand that is taken out of the lines stays known to the desk and is not shown any more.
    Raises `NotAllowed`, `StatementNotUnderstood` or `TooManyBrands`; then nothing has changed.
    """
    thing = participation_thing(participation.agreement_id, participation.organisation_id)
    require(actor, Action.WRITE, thing)
    wanted, address = brands_in(brands), statement_address(statement)
    Organisation.objects.select_for_update().get(pk=participation.organisation_id)
    names = OrganisationName.objects.filter(organisation=participation.organisation_id, kind=BRAND)
    names.exclude(name__in=wanted).update(is_public=False)
    for each in wanted:
        OrganisationName.objects.update_or_create(
            organisation_id=participation.organisation_id,
            kind=BRAND,
            name=each,
            defaults={"is_public": True},
        )
    locked = Participation.objects.select_for_update().get(pk=participation.pk)
    locked.statement = address
    locked.save(update_fields=["statement"])
    return locked


@transaction.atomic
def take_statement_off(actor: Actor, participation: Participation) -> None:
    """Show the address no longer, because it leads astray. Raises `NotAllowed`."""
    require(actor, Action.WRITE, participation_thing(participation.agreement_id))
    require(
        actor,
        Action.READ,
        participation_thing(participation.agreement_id, participation.organisation_id),
    )
    Participation.objects.filter(pk=participation.pk).update(statement="")
