"""Stories among the figures of the years: counted by the first day of each, and none of fewer than five."""

from datetime import date

import pytest
from django.utils import timezone

from akkoord.desk.progress.queries import counted_figures
from akkoord.desk.stories.actions.consent import withdraw_consent
from akkoord.desk.stories.actions.deciding import rewrite_story
from akkoord.desk.stories.actions.destroying import destroy_story
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.rules.consent import About

AS_OF = date(2018, 12, 31)
DAY = date(2018, 3, 1)


@pytest.fixture
def day_after_day(textile):
    """Lets stories be read for the first time on these days."""

    def read_on(*days):
        for number, day in enumerate(days):
            Story.objects.create(
                agreement=textile, name=f"Story {number}", theme="living_wage", told_in="bn", published_on=day
            )

    return read_on


def counted(agreement, year=2018, as_of=AS_OF):
    """Number and why it is not shown, of the stories alone."""
    rows = counted_figures(agreement, year, as_of)
    return [(each.value, str(each.hidden)) for each in rows if each.series == "stories"]


def test_five_stories_of_a_year_are_shown_and_four_are_not(textile, day_after_day):
    day_after_day(*[DAY] * 4)
    assert counted(textile) == [(4, "small")]

    day_after_day(DAY)
    assert counted(textile) == [(5, "")]


def test_story_counts_in_the_year_of_its_first_day_alone(textile, day_after_day):
    day_after_day(date(2017, 12, 31), date(2018, 1, 1), AS_OF, date(2019, 1, 1), None)

    assert counted(textile) == [(2, "small")]
    assert counted(textile, as_of=date(2018, 6, 30)) == [(1, "small")]
    assert counted(textile, 2019, date(2019, 12, 31)) == [(1, "small")]


def test_agreement_without_a_story_that_was_shown_has_no_such_figure(textile, story):
    assert counted(textile, timezone.localdate().year, timezone.localdate()) == []


def test_year_after_the_first_story_says_that_there_was_none(textile, day_after_day):
    day_after_day(date(2017, 5, 1))

    assert counted(textile) == [(0, "")]


def test_figure_is_the_same_after_taking_back_writing_anew_and_destroying(
    textile, writer, approver, published
):
    today = timezone.localdate()

    def basis():
        rows = counted_figures(textile, today.year, today)
        return [(each.value, each.basis_hash) for each in rows if each.series == "stories"]

    before = basis()
    withdraw_consent(writer, published.people.get(), About.TEXT)
    assert basis() == before

    published.refresh_from_db()
    rewrite_story(writer, published, revision=published.revision)
    destroy_story(published.pk)
    assert len(before) == 1
    assert basis() == before
