"""What is worked on and told together: collective projects, deliverables, norms, stories."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language, gettext

from akkoord.desk.agreements.models.deliverables import Deliverable
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.queries.deliverables import deliverables_open_to
from akkoord.desk.agreements.queries.norms import norms_open_to
from akkoord.desk.agreements.queries.projects import readings_of
from akkoord.desk.agreements.rules import YearNorm
from akkoord.desk.people.rules import Actor
from akkoord.desk.search.queries.hits import Asked, Found, Hit, found, is_meant
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.reading import stories_open_to
from akkoord.engine.cleaning.country_names import country_name

LONGEST_TEXT = 100


def projects(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Collective projects by their topic or country; no member is named with them."""
    every = CollectiveProject.objects.select_related("agreement")
    meant = [each for each in every if is_meant(asked.words, each.topic, _country(each))]
    readings = readings_of(actor, meant) if meant else {}
    hits = (_project(each) for each in meant if each.pk in readings)
    yield found(gettext("Projects"), hits, more=reverse("agreements:projects"))


def _country(each: CollectiveProject) -> str:
    return country_name(each.country, language=get_language() or "en") if each.country else ""


def _project(each: CollectiveProject) -> Hit:
    about = ", ".join(filter(None, [str(each.agreement), _country(each), each.standing_in_words]))
    return Hit(
        each.topic[:LONGEST_TEXT], about, reverse("agreements:project", args=[each.agreement.slug, each.pk])
    )


def deliverables(actor: Actor, asked: Asked) -> Iterable[Found]:
    """What parties and companies deliver, by its name in both languages, its year and its owner."""
    lines = Deliverable.objects.order_by().values_list("pk", "name_en", "name_nl", "year", "owner__name")
    keys = [key for key, *texts in lines if is_meant(asked.words, *map(str, texts))]
    meant = deliverables_open_to(actor, among=keys) if keys else []
    yield found(gettext("Deliverables"), map(_deliverable, meant))


def _deliverable(each: Deliverable) -> Hit:
    about = f"{each.owner}, {each.year}, {each.agreement}"
    return Hit(str(each)[:LONGEST_TEXT], about, reverse("agreements:deliverable", args=[each.pk]))


def stories(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Stories by their working title and their titles; never by who is in them."""
    open_to = stories_open_to(actor)
    lines = open_to.order_by("-at").values_list("pk", "name", "texts__title")
    keys = dict.fromkeys(
        key for key, *texts in lines if is_meant(asked.words, *map(str, filter(None, texts)))
    )
    meant = open_to.filter(pk__in=keys) if keys else []
    yield found(gettext("Stories"), map(_story, meant))


def _story(each: Story) -> Hit:
    about = f"{each.agreement}, {each.theme_in_words}, {each.state_in_words}"
    return Hit(each.name[:LONGEST_TEXT], about, reverse("stories:story", args=[each.code]))


def norms(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Norms by their own name or the label of their version."""
    versions = norms_open_to(actor).select_related("agreement")
    yield found(
        gettext("Norms"), (_norm(version, row) for version in versions for row in _meant(asked, version))
    )


def _meant(asked: Asked, version: NormSet) -> Iterable[YearNorm]:
    named = ((row, row.named(get_language() or "en")) for row in version.rows)
    return (row for row, name in named if is_meant(asked.words, name, version.label))


def _norm(version: NormSet, row: YearNorm) -> Hit:
    name = row.named(get_language() or "en")
    number = gettext("version %(version)s") % {"version": version.version}
    address = reverse("agreements:norms", args=[version.agreement.slug, version.pk])
    return Hit(name[:LONGEST_TEXT], f"{version.agreement}, {number}, {version.state_in_words}", address)
