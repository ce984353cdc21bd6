"""Companies and other parties, people, meetings, promises."""

from collections.abc import Iterable
from itertools import chain

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Participation
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.meetings import AgendaItem, Meeting
from akkoord.desk.agreements.queries import agreements_open_to
from akkoord.desk.agreements.queries.accounts import accounts_open_to, givers
from akkoord.desk.agreements.queries.commitments import promises_open_to
from akkoord.desk.agreements.queries.meetings import agreements_that_meet
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import Actor
from akkoord.desk.search.queries.hits import Asked, Found, Hit, found, is_meant, those_meant

LONGEST_TEXT = 100


def companies(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Companies and other parties of the agreements whose participants the reader sees, by any name."""
    agreements = agreements_open_to(actor)
    if not agreements:
        return
    parts = (
        Participation.objects.filter(agreement__in=agreements)
        .exclude(organisation__in=actor.recused_from)
        .select_related("agreement", "organisation")
        .prefetch_related("organisation__names")
        .order_by("organisation__name", "agreement__name_en", "pk")
    )
    yield found(gettext("Companies and parties"), (_party(each) for each in parts if _is_meant(asked, each)))


def _is_meant(asked: Asked, part: Participation) -> bool:
    organisation = part.organisation
    return is_meant(asked.words, organisation.name, organisation.kvk, *map(str, organisation.names.all()))


def _party(part: Participation) -> Hit:
    address = reverse("agreements:organisation", args=[part.agreement.slug, part.organisation_id])
    return Hit(
        part.organisation.name, f"{part.agreement}, {part.role_in_words}, {part.state_in_words}", address
    )


def people(actor: Actor, asked: Asked) -> Iterable[Found]:
    """The people whose accounts the reader looks after."""
    if not givers(actor):
        return
    meant = (each for each in accounts_open_to(actor) if is_meant(asked.words, each.name, each.email))
    yield found(gettext("People"), (_person(each) for each in meant), more=reverse("accounts:people"))


def _person(user: User) -> Hit:
    roles = {each.role_in_words for each in user.shown_mandates}  # type: ignore[attr-defined]  # prefetched
    return Hit(user.name, ", ".join([user.email, *sorted(roles)]), reverse("accounts:person", args=[user.pk]))


def meetings(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Meetings by their body, day and place, and items of their agenda by title."""
    agreements = agreements_that_meet(actor)
    if not agreements:
        return
    known = Meeting.objects.filter(body__agreement__in=agreements).select_related("body__agreement")
    items = AgendaItem.objects.filter(meeting__body__agreement__in=agreements).select_related(
        "meeting__body__agreement"
    )
    held = those_meant(asked.words, known, "body__name", "number", "on", "place")
    about = those_meant(asked.words, items.order_by("-meeting__on", "pk"), "title")
    hits = chain(map(_meeting, held), map(_item, about))
    yield found(gettext("Meetings"), hits, more=reverse("agreements:meetings"))


def _meeting(each: Meeting) -> Hit:
    return Hit(f"{each.body.name}, {each.number}", date_format(each.on), _address(each))


def _item(each: AgendaItem) -> Hit:
    about = f"{each.meeting.body.name}, {each.meeting.number}, {date_format(each.meeting.on)}"
    return Hit(each.title[:LONGEST_TEXT], about, _address(each.meeting))


def _address(each: Meeting) -> str:
    return reverse("agreements:meeting", args=[each.body.agreement.slug, each.pk])


def promises(actor: Actor, asked: Asked) -> Iterable[Found]:
    """What was promised, by its words and its owner."""
    lines = Commitment.objects.order_by().values_list("pk", "what", "owner_role", "owner__name")
    keys = [key for key, what, role, owner in lines if is_meant(asked.words, what, role or owner or "")]
    meant = promises_open_to(actor, among=keys) if keys else []
    yield found(
        gettext("Promises"),
        (
            Hit(each.what[:LONGEST_TEXT], each.owner_in_words, reverse("agreements:promise", args=[each.pk]))
            for each in meant
        ),
        more=reverse("agreements:promises"),
    )
