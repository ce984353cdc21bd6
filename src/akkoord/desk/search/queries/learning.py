"""What is learnt in an agreement: reviews, what they recommend, trainings."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from akkoord.desk.agreements.models.reviews import Recommendation, Review
from akkoord.desk.agreements.models.trainings import Training
from akkoord.desk.agreements.queries.reviews import agreements_with_reviews, recommendations_open_to
from akkoord.desk.agreements.queries.trainings import trainings_of_company, trainings_open_to
from akkoord.desk.people.queries import organisations_of
from akkoord.desk.people.rules import Actor
from akkoord.desk.search.queries.hits import Asked, Found, Hit, found, is_meant, those_meant

LONGEST_TEXT = 100


def reviews(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Reviews by their title, who wrote them and what they found in short."""
    agreements = agreements_with_reviews(actor)
    if not agreements:
        return
    known = Review.objects.filter(agreement__in=agreements).select_related("agreement")
    meant = those_meant(asked.words, known.order_by("-received_on", "pk"), "title", "author", "summary")
    yield found(gettext("Reviews"), map(_review, meant))


def _review(each: Review) -> Hit:
    day = date_format(each.received_on) if each.received_on else ""
    about = ", ".join(filter(None, [str(each.agreement), each.author, day]))
    return Hit(
        each.title[:LONGEST_TEXT], about, reverse("agreements:review", args=[each.agreement.slug, each.pk])
    )


def recommendations(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Recommendations by their words and to whom they are addressed."""
    hits = (
        _recommendation(each)
        for each in recommendations_open_to(actor)
        if is_meant(asked.words, each.text, each.addressee_in_words)
    )
    yield found(gettext("Recommendations"), hits, more=reverse("agreements:recommendations"))


def _recommendation(each: Recommendation) -> Hit:
    about = f"{each.addressee_in_words}, {each.standing_in_words}"
    return Hit(each.text[:LONGEST_TEXT], about, reverse("agreements:recommendation", args=[each.pk]))


def trainings(actor: Actor, asked: Asked) -> Iterable[Found]:
    """Trainings by their title, what they teach and who gives them."""
    of_companies = [each for company in organisations_of(actor) for each in trainings_of_company(company)]
    every = {each.pk: each for each in (*of_companies, *trainings_open_to(actor))}
    hits = (
        _training(each)
        for each in every.values()
        if is_meant(asked.words, each.title, each.about, each.provider_in_words)
    )
    yield found(gettext("Trainings"), hits, more=reverse("agreements:trainings"))


def _training(each: Training) -> Hit:
    about = ", ".join(filter(None, [str(each.agreement), each.provider_in_words]))
    return Hit(
        each.title[:LONGEST_TEXT], about, reverse("agreements:training", args=[each.agreement.slug, each.pk])
    )
