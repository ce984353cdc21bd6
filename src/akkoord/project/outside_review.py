"""Plays a review from outside: somebody is appointed and let in, the data set is built and handed over."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Decision
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.people.actions import open_account
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import Actor
from akkoord.desk.reviewing.actions import (
    Person,
    appoint,
    ask_for_reviewer,
    ask_for_set,
    build_sets,
    let_in,
    sign_set,
)
from akkoord.desk.reviewing.models import DataSet
from akkoord.desk.reviewing.rules import SetState
from akkoord.project.trainings_and_talks import entry_of

REVIEWER = "evaluator@bureau.example"
MONTHS_OF_ACCESS = timedelta(days=120)


def play_review(
    agreement: Agreement, *, year: int, lead: Actor, second: Actor, signers: Sequence[Actor], password: str
) -> str:
    """Play it once; played again it finds what stands. Answers the address of the reviewer."""
    review = Review.objects.select_related("agreement").get(agreement=agreement, kind="final_evaluation")
    decision = Decision.objects.filter(item__meeting__body__agreement=agreement).order_by("pk").first()
    today = timezone.localdate()
    values = {
        "decision": decision,
        "starts": today - timedelta(days=7),
        "ends": today + MONTHS_OF_ACCESS,
        "ends_on_receipt": True,
        "years": [year],
    }
    appointment = appoint(lead, review, entry=entry_of(agreement, "appointment"), values=values)
    if not User.objects.filter(email=REVIEWER).exists():
        open_account(email=REVIEWER, name="Iris de Graaf", language="nl", password=password)
    let_in(second, ask_for_reviewer(lead, appointment, Person(REVIEWER, "Iris de Graaf", "nl")))
    if not appointment.data_sets.filter(state=SetState.HANDED_OVER).exists():
        _hand_over(ask_for_set(lead, appointment), signers)
    return REVIEWER


def _hand_over(data_set: DataSet, signers: Sequence[Actor]) -> None:
    build_sets()
    data_set.refresh_from_db()
    signed = set(data_set.signatures.values_list("signer_id", flat=True))
    for signer in signers:
        if signer.user_id not in signed:
            sign_set(signer, data_set)
