"""What shows up again and again in cases is proposed as a project by the desk itself."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import override as in_language

from akkoord.desk.agreements.actions.projects.deciding import check_names
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.projects import CollectiveProject, ProjectEvent
from akkoord.desk.agreements.rules.projects import ProjectMove, ProjectState
from akkoord.engine.cleaning.country_names import country_name

TOLD_IN = "nl"
"""The language in which the steering group reads what the desk proposes."""
WAITING = (ProjectState.PROPOSED, ProjectState.ON_AGENDA)


@transaction.atomic
def propose_pattern(agreement: Agreement, *, country: str, theme: str, cases: int) -> CollectiveProject:
    """Propose a project on a theme in a country, because so many similar cases were opened.

    Done by the machine, so no permission is asked. It is told country, theme and how many cases, and nothing
    of who is concerned. While a proposal for the same country and theme waits, it counts the newest number.
    """
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    waiting = CollectiveProject.objects.filter(
        agreement=agreement, country=country, theme=theme, cases__isnull=False, state__in=WAITING
    ).first()
    if waiting:
        waiting.cases = cases
        waiting.save(update_fields=["cases"])
        return waiting
    values = _in_words(agreement, country, theme, cases)
    check_names(agreement, values)
    project = CollectiveProject.objects.create(
        agreement=agreement, country=country, theme=theme, cases=cases, **values
    )
    ProjectEvent.objects.create(project=project, move=ProjectMove.PROPOSED, on=timezone.localdate())
    return project


def _in_words(agreement: Agreement, country: str, theme: str, cases: int) -> dict[str, str]:
    named = next((each.named(TOLD_IN) for each in agreement.theme_rows if each.code == theme), theme)
    with in_language(TOLD_IN):
        place = country_name(country, language=TOLD_IN)
        topic = gettext("%(theme)s in %(country)s") % {"theme": named, "country": place}
        why = gettext(
            "%(cases)d similar cases were opened within two years. Together, parties and companies may reach "
            "what no single case can."
        ) % {"cases": cases}
    return {"topic": topic[:1].upper() + topic[1:], "why": why}
