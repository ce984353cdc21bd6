"""Reads about norms: which hold in a year, and who may draft and adopt them in this agreement."""

from django.db.models import Q, QuerySet

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Decision
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.queries.projects import decisions_of_steering_group
from akkoord.desk.agreements.rules.norms import NormState
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may, roles_that_allow


def norms_thing(agreement_id: int) -> Thing:
    """The norms of an agreement, as a thing to ask permission for."""
    return Thing(Kind.NORMS, agreement_id=agreement_id)


def may_with_norms(actor: Actor, action: Action, agreement_id: int) -> bool:
    """Whether `actor` may for a role in this agreement: norms are read anywhere, and decided at home."""
    allowed = roles_that_allow(actor, action, norms_thing(agreement_id))
    return any(held.agreement_id in {None, agreement_id} for held, _ in allowed)


def norms_of(actor: Actor, agreement: Agreement) -> QuerySet[NormSet]:
    """The versions that `actor` may read: drafts are for who writes or adopts them."""
    rows = agreement.norm_sets.select_related(
        "agreement", "by", "adopted_by", "item", "decision__item__meeting"
    )
    if reads_drafts(actor, agreement.pk):
        return rows
    return rows.filter(state=NormState.ADOPTED)


def norms_open_to(actor: Actor) -> QuerySet[NormSet]:
    """The versions of all agreements that `actor` may read, the newest of each first."""
    agreements = list(Agreement.objects.values_list("pk", flat=True))
    readable = [each for each in agreements if may(actor, Action.READ, norms_thing(each))]
    drafts = [each for each in readable if reads_drafts(actor, each)]
    open_to_them = Q(agreement__in=readable, state=NormState.ADOPTED) | Q(agreement__in=drafts)
    return NormSet.objects.filter(open_to_them).order_by("agreement__name_en", "-version")


def reads_drafts(actor: Actor, agreement_id: int) -> bool:
    """Whether what is not adopted yet is open too."""
    return any(may_with_norms(actor, action, agreement_id) for action in (Action.WRITE, Action.APPROVE))


def norms_in(agreement: Agreement, year: int) -> NormSet | None:
    """The version that holds in a year: the newest that was adopted for it or an earlier one."""
    rows = NormSet.objects.filter(agreement=agreement, state=NormState.ADOPTED, holds_from__lte=year)
    return rows.order_by("-holds_from", "-version").first()


def decisions_on(norms: NormSet) -> QuerySet[Decision]:
    """What the steering group decided under the item of the agenda that is about these norms."""
    return decisions_of_steering_group(norms.agreement).filter(item=norms.item_id)
