"""Locations and lists."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import get_language, gettext

from akkoord.desk.people.queries import organisations_of
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.register.models import ListRow, Location, Submission
from akkoord.desk.register.queries import found_locations
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.search.queries.hits import SHOWN, Asked, Found, Hit, found, is_meant, those_meant
from akkoord.engine.cleaning.country_names import country_name

LONGEST_NAME = 80
SHORTEST_IDENTIFIER = 6


def locations(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Locations of the register by name, address or any identifier; no company is named with them."""
    if not may(actor, Action.READ, Thing(Kind.REGISTER)):
        return
    hits = list(found_locations(asked.text)[: SHOWN + 1]) or list(_by_other_identifier(asked.text))
    more = f"{reverse('register:locations')}?{urlencode({'text': asked.text})}"
    yield found(gettext("Locations"), map(_of_register, hits), more=more)


def _by_other_identifier(text: str) -> Iterable[Location]:
    """Locations that a list gave this identifier of another scheme, such as the OS ID."""
    wanted = text.replace(" ", "").replace("-", "")
    if len(wanted) < SHORTEST_IDENTIFIER or not any(letter.isdigit() for letter in wanted):
        return []
    known = Location.objects.filter(redirects_to__isnull=True)
    named = known.annotate(known_as=Cast("identifiers", CharField())).filter(known_as__icontains=wanted)
    return named.order_by("country", "name", "location_id")[:SHOWN]


def _of_register(each: Location) -> Hit:
    country = country_name(each.country, language=get_language() or "en") if each.country else ""
    about = ", ".join(filter(None, [each.address, country, each.pk]))
    return Hit(each.name[:LONGEST_NAME] or each.pk, about, reverse("register:location", args=[each.pk]))


def own_locations(actor: Actor, asked: Asked) -> Iterable[Found]:
    """The rows of the own company's newest list in each agreement, in its own words only."""
    companies = organisations_of(actor)
    if not companies:
        return
    live = Submission.objects.filter(organisation__in=companies, state=SubmissionState.ACCEPTED)
    years = live.order_by("cycle__year").values_list("organisation", "cycle__agreement", "pk")
    newest = {(company, agreement): number for company, agreement, number in years}
    rows = ListRow.objects.filter(submission__in=newest.values(), is_taken_out=False).order_by("name", "pk")
    meant = (
        Hit(name[:LONGEST_NAME], ", ".join(filter(None, [address, str(year)])), _list(public_id))
        for name, address, year, public_id in rows.values_list(
            *("name", "address", "submission__cycle__year", "submission__public_id")
        ).iterator()
        if is_meant(asked.words, name, address)
    )
    yield found(gettext("Your locations"), meant, more=reverse("register:company_locations"))


def _list(public_id: object) -> str:
    return reverse("register:company_list", args=[public_id])


def lists(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Lists by company and year: of the own company, or of those whose handing in the reader follows."""
    companies = set(organisations_of(actor))
    known = (
        Submission.objects.exclude(state=SubmissionState.REPLACED)
        .select_related("cycle__agreement", "organisation")
        .defer("mapping", "sheets")
        .order_by("-cycle__year", "organisation__name", "-version")
    )
    if companies:
        own = known.filter(organisation__in=companies)
        meant = those_meant(asked.words, own, "cycle__year", "filename")
        yield found(gettext("Your lists"), map(_of_company, meant))
    agreements = [held.agreement_id for held in actor.roles]
    seen = {
        number
        for number in known.order_by().values_list("cycle__agreement", flat=True).distinct()
        if agreements and may(actor, Action.READ, Thing(Kind.HAND_IN, agreement_id=number))
    }
    if seen:
        others = known.filter(cycle__agreement__in=seen).exclude(organisation__in=actor.recused_from)
        meant = those_meant(asked.words, others, "cycle__year", "organisation__name")
        yield found(gettext("Lists"), map(_of_secretariat, meant))


def _of_company(each: Submission) -> Hit:
    title = f"{each.cycle.agreement}, {each.cycle.year}"
    about = ", ".join(filter(None, [each.filename, each.get_state_display()]))
    return Hit(title, about, _list(each.public_id))


def _of_secretariat(each: Submission) -> Hit:
    about = f"{each.cycle.agreement}, {each.cycle.year}, {each.get_state_display()}"
    return Hit(each.organisation.name, about, reverse("register:submission", args=[each.public_id]))
