"""What a year brings besides the lists: yearly talks, documents that were handed in, editions."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.duties.models import DutySubmission, Talk
from akkoord.desk.duties.rules import HandInState
from akkoord.desk.people.queries import organisations_of
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import agreements_to_publish
from akkoord.desk.register.queries import company_years
from akkoord.desk.search.queries.hits import Asked, Found, Hit, found, is_meant


def own_talks(actor: Actor, asked: Asked) -> Iterable[Found]:
    """The talks of the own company, with the report once it was sent; never the secretariat's notes."""
    for company in organisations_of(actor):
        if not may(actor, Action.READ, Thing(Kind.TALKS, organisation_id=company)):
            continue
        years = [each.cycle.pk for each in company_years(company)]
        talks = Talk.objects.filter(organisation=company, cycle__in=years)
        known = talks.select_related("cycle__agreement").order_by("-on", "pk")
        meant = (
            each for each in known if is_meant(asked.words, gettext("Yearly talk"), *_read_by_both(each))
        )
        yield found(gettext("Your yearly talks"), map(_own_talk, meant))


def _read_by_both(each: Talk) -> tuple[str, ...]:
    """What the company reads of the talk too."""
    report = each.report if each.shows_report else ""
    return str(each.cycle.year), each.place, each.people, each.agenda, report


def _own_talk(each: Talk) -> Hit:
    title = f"{each.cycle.agreement}, {each.cycle.year}"
    return Hit(title, _standing_of(each), reverse("duties:own_talk", args=[each.cycle_id]))


def _standing_of(each: Talk) -> str:
    return f"{date_format(each.on)}, {each.state_in_words}"


def talks(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Talks with companies by name, year and what was said, for those who plan and report them."""
    agreements = _those_of(actor, Action.WRITE, Kind.TALKS)
    if not agreements:
        return
    known = (
        Talk.objects.filter(cycle__agreement__in=agreements)
        .exclude(organisation__in=actor.recused_from)
        .select_related("cycle__agreement", "organisation")
        .order_by("-on", "pk")
    )
    meant = (each for each in known if is_meant(asked.words, *_read_by_secretariat(each)))
    yield found(gettext("Yearly talks"), map(_talk, meant))


def _read_by_secretariat(each: Talk) -> tuple[str, ...]:
    own = (gettext("Yearly talk"), each.organisation.name, each.report, each.secretariat_notes)
    return *_read_by_both(each), *own


def _talk(each: Talk) -> Hit:
    about = f"{each.cycle.agreement}, {each.cycle.year}, {_standing_of(each)}"
    address = reverse("duties:talk", args=[each.cycle_id, each.organisation_id])
    return Hit(each.organisation.name, about, address)


def own_documents(actor: Actor, asked: Asked) -> Iterable[Found]:
    """What the own company handed in besides its lists, by duty, year, file and web address."""
    for company in organisations_of(actor):
        years = [each.cycle.pk for each in company_years(company)]
        known = _newest_versions().filter(organisation=company, cycle__in=years)
        meant = (
            each
            for each in known
            if is_meant(asked.words, each.kind_in_words, str(each.cycle.year), each.filename, each.address)
        )
        yield found(gettext("Your documents"), map(_own_document, meant))


def _own_document(each: DutySubmission) -> Hit:
    about = ", ".join(filter(None, [each.filename or each.address, each.state_in_words]))
    address = f"{reverse('duties:own_duties')}?year={each.cycle.year}"
    return Hit(f"{capfirst(each.kind_in_words)}, {each.cycle.agreement}, {each.cycle.year}", about, address)


def documents(actor: Actor, asked: Asked) -> Iterable[Found]:
    """That a company handed something in, by its name, the duty and the year.

    Who follows the handing in may not read every document, so nothing of its file is looked at.
    """
    agreements = _those_of(actor, Action.READ, Kind.HAND_IN)
    if not agreements:
        return
    known = _newest_versions().filter(cycle__agreement__in=agreements)
    meant = (
        each
        for each in known.exclude(organisation__in=actor.recused_from)
        if is_meant(asked.words, each.organisation.name, each.kind_in_words, str(each.cycle.year))
    )
    yield found(gettext("Documents handed in"), map(_document, meant))


def _newest_versions() -> QuerySet[DutySubmission]:
    known = DutySubmission.objects.exclude(state=HandInState.REPLACED)
    return known.select_related("cycle__agreement", "organisation").order_by(
        "-cycle__year", "organisation__name", "kind", "-version"
    )


def _document(each: DutySubmission) -> Hit:
    about = f"{each.kind_in_words}, {each.cycle.agreement}, {each.cycle.year}, {each.state_in_words}"
    return Hit(each.organisation.name, about, reverse("duties:document", args=[each.public_id]))


def editions(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Editions by agreement, number, year and what they correct, for those who read the release gate."""
    agreements = agreements_to_publish(actor)
    if not agreements:
        return
    known = Edition.objects.filter(agreement__in=agreements).select_related("agreement", "cycle")
    known = known.defer("report", "supporters", "work", "told_in_private")
    hits = (
        (each, gettext("Edition %(number)s") % {"number": each.number})
        for each in known.order_by("-dated", "-pk")
    )
    meant = (
        _edition(each, title)
        for each, title in hits
        if is_meant(asked.words, title, str(each.agreement), str(each.cycle.year), each.correction)
    )
    yield found(gettext("Editions"), meant, more=reverse("publication:overview"))


def _edition(each: Edition, title: str) -> Hit:
    about = f"{each.agreement}, {date_format(each.dated)}, {each.state_in_words}"
    return Hit(title, about, reverse("publication:edition", args=[each.agreement.slug, each.number]))


def _those_of(actor: Actor, action: Action, kind: Kind) -> list[Agreement]:
    """The agreements in which the reader may do that with this kind of thing of all companies."""
    if not actor.roles:
        return []
    return [each for each in Agreement.objects.all() if may(actor, action, Thing(kind, agreement_id=each.pk))]
