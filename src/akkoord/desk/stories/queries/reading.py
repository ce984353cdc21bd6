"""Which stories somebody works with."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import STATES_IN_FORCE
from akkoord.desk.people.rules import Action, Actor, Kind, Role, Thing, may
from akkoord.desk.private_folder import PrivateFolder
from akkoord.desk.stories.models import Consent, NamedCompany, Story, StoryPicture
from akkoord.desk.stories.rules.states import StoryState

CONSENTS = PrivateFolder("consents")
"""Documents and recordings, sealed."""
PICTURES = PrivateFolder("pictures")
OF_A_CONSENT = "consent of a person in a story"
OF_A_PERSON = "person in a story"
"""What the sealing is for."""


def stories_thing(agreement_id: int, organisation_id: UUID | None = None) -> Thing:
    """The stories of an agreement, or those that one party or company brings."""
    return Thing(Kind.STORIES, organisation_id=organisation_id, agreement_id=agreement_id)


def story_thing(story: Story) -> Thing:
    """One story, as a thing to ask permission for."""
    return stories_thing(story.agreement_id, story.organisation_id)


def story_or_none(code: str) -> Story | None:
    """The story with this code."""
    return Story.objects.select_related("agreement", "organisation", "approved_by").filter(code=code).first()


def may_read_story(actor: Actor, story: Story) -> bool:
    """Whether somebody works with it; not who keeps away from a company that is named in it."""
    named = NamedCompany.objects.filter(story=story, organisation__in=actor.recused_from)
    return may(actor, Action.READ, story_thing(story)) and not named.exists()


def stories_open_to(actor: Actor, *, within: Sequence[Agreement] | None = None) -> QuerySet[Story]:
    """The stories that somebody works with, of all agreements or of these: all of an agreement, or those of
    the own organisation."""
    numbers = [each.pk for each in (Agreement.objects.all() if within is None else within)]
    may_be_read = Q(agreement__in=_readable(actor, numbers))
    for own in {held.organisation_id for held in actor.roles} - {None} - actor.recused_from:
        may_be_read |= Q(organisation=own, agreement__in=_readable(actor, numbers, own))
    kept_away = Q(organisation__in=actor.recused_from) | Q(
        named_companies__organisation__in=actor.recused_from
    )
    return Story.objects.select_related("agreement", "organisation").filter(may_be_read).exclude(kept_away)


def _readable(actor: Actor, agreements: Sequence[int], organisation_id: UUID | None = None) -> list[int]:
    return [each for each in agreements if may(actor, Action.READ, stories_thing(each, organisation_id))]


def stories_to_approve(actor: Actor, agreements: Sequence[Agreement]) -> list[Story]:
    """The offered stories of these agreements on which somebody did not work, and that they may approve."""
    own = [each for each in agreements if may(actor, Action.APPROVE, stories_thing(each.pk))]
    waiting = stories_open_to(actor, within=own).filter(state=StoryState.OFFERED)
    return [each for each in waiting if actor.user_id not in each.makers]


def ending_of(filename: str) -> str:
    """How a name of a file ends, where that says something: "pdf"."""
    ending = filename.rpartition(".")[2].lower()
    return ending if ending.isalnum() and ending.isascii() else "bin"


def kept_files() -> tuple[set[str], set[str]]:
    """The names in the folders of consents and of pictures that something still refers to."""
    consents = Consent.objects.exclude(stored_as="").values_list("stored_as", flat=True)
    pictures = StoryPicture.objects.values_list("stored_as", "small_stored_as")
    return set(consents), {name for pair in pictures for name in pair}


def brings_for(actor: Actor, agreement: Agreement) -> Organisation | None:
    """For whom somebody would write a story: None for the secretariat, else the own organisation."""
    if may(actor, Action.WRITE, stories_thing(agreement.pk)):
        return None
    own = [held.organisation_id for held in actor.roles if held.organisation_id is not None]
    parts = agreement.participations.filter(organisation__in=own, state__in=STATES_IN_FORCE)
    found = parts.select_related("organisation").order_by("pk")
    allowed = (
        each for each in found if may(actor, Action.WRITE, stories_thing(agreement.pk, each.organisation_id))
    )
    return next((each.organisation for each in allowed), None)


def may_bring(actor: Actor, agreement: Agreement) -> bool:
    """Whether somebody may write a story in this agreement at all."""
    return may(actor, Action.WRITE, stories_thing(agreement.pk)) or brings_for(actor, agreement) is not None


def agreements_to_bring_to(actor: Actor) -> list[Agreement]:
    """The agreements in which somebody may write a story."""
    return [each for each in Agreement.objects.all() if may_bring(actor, each)]


def companies_asked(actor: Actor) -> QuerySet[NamedCompany]:
    """The questions to the companies for which somebody works: may this story name us?"""
    own = {
        held.organisation_id
        for held in actor.roles
        if held.organisation_id and may_answer(actor, held.organisation_id)
    }
    rows = NamedCompany.objects.filter(organisation__in=own).select_related(
        "story__agreement", "organisation"
    )
    return rows.order_by("-at", "-pk")


def may_answer(actor: Actor, organisation_id: UUID) -> bool:
    """Whether somebody answers for a company that a story would name: its admins decide what it opens."""
    return organisation_id not in actor.recused_from and any(
        held.role is Role.COMPANY_ADMIN and held.organisation_id == organisation_id for held in actor.roles
    )
