"""Sets beside the played agreement what fills a secretariat's desk: other agreements, comers and goers."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from akkoord.desk.agreements.actions import Signing, note_market_share, object_to, sign_document
from akkoord.desk.agreements.loading import Loaded, load_agreement
from akkoord.desk.agreements.models import Agreement, Participation, ParticipationEvent, PhaseChange
from akkoord.desk.agreements.queries import documents_to_sign
from akkoord.desk.agreements.rules import (
    STATES_IN_FORCE,
    ParticipationState,
    Phase,
    after_working_days,
    ready_configurations,
)
from akkoord.desk.people.actions import give_role
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role

FROM_THE_START = date(2016, 9, 1)
MARKET = (
    (date(2016, 7, 4), Decimal(35), "Press at signing, about 35 % of Dutch turnover"),
    (date(2017, 12, 18), Decimal(37), "Minutes of 16 February 2018, about 37 %"),
)
PHASES = (
    (Phase.NEGOTIATING, Phase.SIGNED, date(2016, 7, 4), "Signed by eleven parties."),
    (
        Phase.SIGNED,
        Phase.IMPLEMENTING,
        FROM_THE_START,
        "The secretariat begins; decision 1 of the steering group.",
    ),
)
SIGNED_ON = date(2018, 4, 20)
DAYS_LEFT = 7
"""Working days in which parties may still object."""


def set_beside(loaded: Loaded) -> None:
    """Load the other agreements that come ready, and fill what the played one is remembered by."""
    for code in ready_configurations():
        slug = code.replace("_", "-")
        if slug != loaded.agreement.slug:
            facts = {"slug": slug, "ready": code}
            load_agreement({"agreement": facts, "organisations": [], "participations": [], "people": []})
    _lead_all_agreements(loaded)
    _remember(loaded.agreement)
    _let_in(loaded)
    _merge(loaded.agreement)


def _lead_all_agreements(loaded: Loaded) -> None:
    """The first adviser leads the secretariat and works in every agreement."""
    adviser = _holding(loaded, Role.SECRETARIAT_ADVISER)
    give_role(adviser.user, HeldRole(Role.SECRETARIAT_ADVISER, is_lead=True), starts=FROM_THE_START)


def _holding(loaded: Loaded, role: Role) -> Mandate:
    mandates = Mandate.objects.filter(user__in=loaded.people.values(), role=role)
    return mandates.order_by("pk").select_related("user")[0]


def _remember(agreement: Agreement) -> None:
    adviser = Mandate.objects.filter(role=Role.SECRETARIAT_ADVISER, agreement__isnull=True)
    actor = actor_of(adviser.select_related("user")[0].user)
    for on, share, source in MARKET:
        note_market_share(actor, agreement, on=on, share=share, source=source)
    for before, after, day, evidence in PHASES:
        PhaseChange.objects.get_or_create(
            agreement=agreement,
            from_phase=before,
            to_phase=after,
            defaults={"decided_on": day, "evidence": evidence},
        )


def _let_in(loaded: Loaded) -> None:
    """A company whose papers are signed and to which a party objects, while others may still do so."""
    waiting = loaded.agreement.participations.filter(
        state__in=[ParticipationState.DOCUMENTS_SIGNED, ParticipationState.OBJECTION_WINDOW]
    )
    for participation in waiting.select_related("organisation", "agreement"):
        people = Mandate.objects.filter(organisation=participation.organisation, role=Role.COMPANY_ADMIN)
        mandate = people.select_related("user")[0]
        for document in documents_to_sign(participation):
            signing = Signing(
                f"{mandate.user.name}, director",
                date(2018, 4, 20),
                f"{document.kind}.txt",
                b"Signed (sample).",
            )
            sign_document(actor_of(mandate.user), participation, document, signing)
        if participation.state == ParticipationState.OBJECTION_WINDOW:
            _open_window(participation, loaded)


def _open_window(participation: Participation, loaded: Loaded) -> None:
    until = after_working_days(timezone.localdate(), DAYS_LEFT)
    Participation.objects.filter(pk=participation.pk).update(objections_until=until)
    party = _holding(loaded, Role.PARTY_REPRESENTATIVE)
    object_to(
        actor_of(party.user),
        participation,
        reason="This company closed a supplier last year without paying its workers what they were owed.",
    )


def _merge(agreement: Agreement) -> None:
    """Say into which company the merged ones went."""
    heir = agreement.participations.filter(state__in=STATES_IN_FORCE, size_class="large").first()
    if heir:
        ParticipationEvent.objects.filter(
            participation__agreement=agreement, to_state=ParticipationState.MERGED, successor=None
        ).update(successor=heir.organisation)
