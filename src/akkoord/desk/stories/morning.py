"""What stories tell in the morning: those that wait for somebody who did not work on them."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.people.rules import Actor
from akkoord.desk.stories.queries.reading import stories_to_approve


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The stories that the reader can approve."""
    for story in stories_to_approve(actor, agreements):
        sentence = gettext("Story “%(name)s”: %(state)s") % {
            "name": story.name,
            "state": story.state_in_words,
        }
        yield Line(story.agreement_id, sentence, reverse("stories:story", args=[story.code]))
