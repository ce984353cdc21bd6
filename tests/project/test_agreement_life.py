"""No page of an agreement's life is empty in the demonstration."""

import json

import pytest

from akkoord.desk.agreements.loading import load_agreement
from akkoord.desk.agreements.models import (
    Commitment,
    Enrolment,
    Meeting,
    Participation,
    Recommendation,
    Review,
    Seat,
    TrainingDate,
)
from akkoord.desk.agreements.queries.seats import representation_at, seats_by_group
from akkoord.desk.agreements.rules.commitments import Standing
from akkoord.desk.agreements.rules.reviews import RecommendationStanding
from akkoord.desk.duties.models import Talk
from akkoord.desk.people.rules import Role
from akkoord.engine.sample import Size, generate, write_sample
from akkoord.project.agreement_life import play_life
from akkoord.project.demonstration import acting, open_year
from akkoord.project.trainings_and_talks import in_days


@pytest.fixture
def agreement(db, tmp_path):
    """The invented agreement with its parties, companies and people, and a year without lists."""
    write_sample(generate(7, Size(companies=14, locations=30, rows=40)), tmp_path / "sample")
    facts = json.loads((tmp_path / "sample" / "agreement.json").read_text(encoding="utf-8"))
    loaded = load_agreement({**facts, "agreement": {**facts["agreement"], "ready": "textile"}})
    cycle = open_year(facts["cycles"][0], loaded)
    for _ in range(2):
        play_life(acting(loaded, Role.SECRETARIAT_ADVISER), loaded.agreement, year=cycle.year)
    return loaded.agreement


def test_everything_of_an_agreements_life_is_there_in_each_state(agreement):
    assert {each.standing for each in Recommendation.objects.all()} == set(RecommendationStanding)
    assert {each.standing for each in Commitment.objects.all()} == set(Standing)
    assert set(Talk.objects.values_list("state", flat=True)) == {
        "planned",
        "held",
        "report_sent",
        "confirmed",
    }
    assert (Review.objects.count(), Meeting.objects.filter(adopted_in__isnull=False).count()) == (3, 1)
    assert set(Enrolment.objects.values_list("attendance", flat=True)) == {"", "came", "stayed_away"}
    assert Enrolment.objects.filter(score__isnull=False).exists()
    assert TrainingDate.objects.filter(on__lt=in_days(0)).exists()


def test_seats_are_held_but_for_a_vacant_one_and_a_party_has_left(agreement):
    (steering_group,) = seats_by_group(agreement, on=in_days(0))
    assert steering_group.vacant == 2
    assert Seat.objects.filter(is_deputy=True).count() == 1
    assert Seat.objects.filter(ends__isnull=False).count() == 1
    assert list(Participation.objects.filter(role="supporter", state="withdrawn").values_list("state")) == [
        ("withdrawn",)
    ]
    first = Meeting.objects.get(number=1)
    assert representation_at(first, first.attendances.all()).filled > 0
