"""The stories that a company brought, and what it said when one would name it.

Who is in a story is sealed, and stands in no copy.
"""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext

from akkoord.desk.exports.queries.content import Table, rows_of
from akkoord.desk.stories.models import NamedCompany, StoryText


def tables_of_stories(organisation_id: UUID) -> Iterator[Table]:
    """One table of the own stories in each language, one of the answers."""
    texts = StoryText.objects.filter(story__organisation=organisation_id).select_related("story__agreement")
    yield Table(
        "stories",
        gettext("Stories that you brought"),
        ("agreement", "theme", "state", "language", "title", "text", "translated_by", "shown_since"),
        rows_of(
            (
                *(str(each.story.agreement), each.story.theme_in_words, each.story.state_in_words),
                *(each.language, each.title, each.text, each.translated_by, each.story.published_on),
            )
            for each in texts.order_by("story", "pk")
        ),
    )
    asked = NamedCompany.objects.filter(organisation=organisation_id).select_related("story__agreement")
    yield Table(
        "named_in_stories",
        gettext("Stories that would name you"),
        ("agreement", "asked", "agreed", "refused"),
        rows_of((str(each.story.agreement), each.at, each.agreed_at, each.refused_at) for each in asked),
    )
