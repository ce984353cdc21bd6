"""Joining and taking apart by form: choose, look, do; never twice, never against a person's word."""

import pytest
from django.urls import reverse
from tests.desk.register.handing_in import MEGHNA, MEGHNA_ABROAD, ORUM, live
from tests.desk.register.views.test_secretariat import queries_of

from akkoord.desk.register.actions import consolidate_cycle, judge_pair, merge_locations
from akkoord.desk.register.models import JudgementRecord, Location
from akkoord.desk.register.queries import review_queue
from akkoord.engine.matching import Verdict


def named(word):
    return Location.objects.get(name__contains=word, is_in_use=True)


def page_of(desk, name, location, query):
    return desk.get(reverse(f"register:{name}", args=[location.pk]), query)


def mark_in(page):
    return page.context["preview"].mark


def test_merge_from_search_to_the_one_that_stays(desk, two_spellings):
    orum, padma = named("Tekstil"), named("Padma")
    found = page_of(desk, "merge", orum, {"text": "padma knit"}).content.decode()
    assert f"?other={padma.pk}" in found
    page = page_of(desk, "merge", orum, {"other": padma.pk})
    text = page.content.decode()
    assert "What will move" in text
    assert "In the next edition" in text
    form = {"other": padma.pk, "note": "One owner, one gate.", "seen": mark_in(page)}
    answer = desk.post(reverse("register:merge", args=[orum.pk]), form, follow=True)
    gone = Location.objects.get(redirects_to__isnull=False)
    assert answer.redirect_chain == [(reverse("register:location", args=[gone.redirects_to_id]), 302)]
    assert "The two locations are one now." in answer.content.decode()
    again = desk.post(reverse("register:merge", args=[orum.pk]), form, follow=True)
    assert "These two are one location already." in again.content.decode()
    assert JudgementRecord.objects.count() == 1


def test_merge_after_a_colleague_was_faster_shows_the_preview_again(desk, two_spellings, colleague):
    screen, orum, padma = named("Screen"), named("Tekstil"), named("Padma")
    mark = mark_in(page_of(desk, "merge", orum, {"other": padma.pk}))
    merge_locations(colleague, screen, padma)
    form = {"other": padma.pk, "note": "One gate.", "seen": mark}
    answer = desk.post(reverse("register:merge", args=[orum.pk]), form, follow=True)
    assert "The register changed while you looked" in answer.content.decode()
    assert "What will move" in answer.content.decode()


def test_merge_needs_a_reason(desk, two_spellings):
    orum, padma = named("Tekstil"), named("Padma")
    form = {"other": padma.pk, "note": "", "seen": mark_in(page_of(desk, "merge", orum, {"other": padma.pk}))}
    assert "errorlist" in desk.post(reverse("register:merge", args=[orum.pk]), form).content.decode()
    assert not JudgementRecord.objects.exists()


def test_merge_against_a_persons_word_offers_to_undo_it(desk, company, cycle, secretariat):
    live(secretariat, company("Alpha"), cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta"), cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    pair = review_queue().pairs[0]
    act = judge_pair(secretariat, pair.pk, Verdict.DIFFERENT).act
    here = Location.objects.get(pk=pair.left.location_id)
    text = page_of(desk, "merge", here, {"other": pair.right.location_id}).content.decode()
    assert "Ada Adviser said on" in text
    assert reverse("register:undo", args=[act]) in text
    assert "Yes, make them one" not in text
    assert f"?other={pair.right.location_id}" in page_of(desk, "merge", here, {}).content.decode()


def test_split_by_ticking(desk, two_spellings):
    screen = named("Screen")
    text = screen.mentions.first().pk
    assert "What will move" not in page_of(desk, "split", screen, {}).content.decode()
    page = page_of(desk, "split", screen, {"texts": [text]})
    assert "What will move" in page.content.decode()
    form = {"texts": [text], "note": "Another gate.", "seen": mark_in(page)}
    answer = desk.post(reverse("register:split", args=[screen.pk]), form, follow=True)
    assert "The location is split." in answer.content.decode()
    assert Location.objects.filter(is_in_use=True).count() == 4
    again = desk.post(reverse("register:split", args=[screen.pk]), form, follow=True)
    assert "There is nothing to join or to take apart" in again.content.decode()
    assert Location.objects.filter(is_in_use=True).count() == 4


def test_split_of_all_texts_says_why_not(desk, two_spellings):
    screen = named("Screen")
    every = list(screen.mentions.values_list("pk", flat=True))
    assert "There is nothing to join" in page_of(desk, "split", screen, {"texts": every}).content.decode()


def test_previews_name_no_company(desk, two_spellings):
    screen, padma = named("Screen"), named("Padma")
    pages = [
        page_of(desk, "merge", screen, {"other": padma.pk}).content.decode(),
        page_of(desk, "split", screen, {"texts": screen.mentions.first().pk}).content.decode(),
    ]
    assert "2 links of companies" in pages[0] or "1 link of a company" in pages[0]
    assert not [page for page in pages if "Alpha" in page or "Beta" in page]


@pytest.mark.parametrize("companies", [1, 3])
def test_previews_ask_the_database_the_same_number_of_times(desk, company, cycle, secretariat, companies):
    for number in range(companies):
        live(
            secretariat,
            company(f"Company {number}"),
            cycle,
            ORUM,
            MEGHNA.replace("Ltd", ["Ltd", "Limited", "Co"][number]),
        )
    consolidate_cycle(cycle)
    orum, meghna = named("Tekstil"), Location.objects.filter(name__contains="Meghna").first()
    address = reverse("register:merge", args=[orum.pk])
    assert queries_of(desk, address, f"{address}?text=meghna", f"{address}?other={meghna.pk}") == [6, 8, 29]
