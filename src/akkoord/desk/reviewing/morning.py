"""What reviewing tells in the morning: data sets that wait for the reader's signature."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.reviewing.queries import review_set, sets_to_sign


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The data sets that the reader may sign and has not signed; whoever had one built does not sign it."""
    for each in sets_to_sign(actor, agreements):
        review = each.appointment.review
        if may(actor, Action.APPROVE, review_set(review.agreement_id, review.pk)):
            sentence = gettext("The data set for “%(review)s” waits for your signature") % {
                "review": review.title
            }
            address = reverse("reviewing:page", args=[review.agreement.slug, review.pk])
            yield Line(review.agreement_id, sentence, address)
