"""The year after the sample year on a small desk: every site explained, no pair asked twice."""

import pytest

from akkoord.desk.register.models import JudgementRecord, LastYearSite, ListRow, Submission
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.engine.sample import Size, generate
from akkoord.project.second_year import play_first_year, play_second_year

pytestmark = pytest.mark.django_db(transaction=True)


def judged():
    return {frozenset(pair) for pair in JudgementRecord.objects.values_list("left", "right")}


def test_second_year_asks_nothing_twice_and_explains_every_site(tmp_path):
    first = play_first_year(generate(3, Size(companies=8, locations=80, rows=160)), tmp_path / "sample")
    before = judged()
    assert before == first.asked
    assert before, "Nothing is asked about this sample; another seed shows more."
    accepted_before = Submission.objects.filter(cycle__year=2018, state="accepted").count()

    work = play_second_year(first)
    assert not before & work.pairs
    assert judged() == before | work.pairs
    newer = Submission.objects.filter(cycle__year=2019)
    assert {each.state for each in newer} == {"accepted"}
    compared = [comparison_of(each) for each in newer]
    assert sum(each.last is not None for each in compared) == accepted_before
    assert not sum(each.undecided for each in compared)
    assert sum(len(each.sites) for each in compared) + work.ended == work.sites > 0
    ended = ListRow.objects.filter(submission__cycle__year=2018, ended_on__isnull=False).exclude(
        end_reason=""
    )
    assert len(set(ended.values_list("submission", "mention"))) == work.ended > 0
    assert LastYearSite.objects.filter(decision="ended").count() == work.ended
