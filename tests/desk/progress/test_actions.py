"""Drawing up and releasing the figures of a year."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from tests.desk.progress.conftest import AS_OF, hand_in_plan, make_person

from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.progress.actions import count_figures, enter_figure, take_out_figure
from akkoord.desk.progress.models import FigureSet
from akkoord.desk.progress.queries import released_figures
from akkoord.desk.progress.rules import CountedAlready, Entered, FiguresMoved, NoFigures, OwnFigures
from akkoord.desk.publication.actions import release_figures
from akkoord.engine.disclosure.yearly_figures import FIGURES, YearlyFigures


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """Where the public site reads."""
    settings.EDITIONS_DIR = tmp_path
    return tmp_path / "textile"


def shown(figures):
    """What is told outside: series, part → number."""
    return {(each.series, each.cell): None if each.hidden else int(each.value) for each in figures.rows.all()}


def entered(adviser, agreement, **values):
    """A figure of 2016, from the press."""
    reason = values.pop("reason", "")
    given = {"series": "locations", "value": Decimal(2802), "source": "Minister, 2 Feb 2018", **values}
    return enter_figure(adviser, agreement, 2016, Entered(**given), reason=reason)


def test_year_of_the_minutes_is_counted_with_definition_and_checksum(adviser, textile, handed_in):
    figures = count_figures(adviser, textile, 2017, as_of=AS_OF)

    assert shown(figures) == {
        ("companies", ""): 65,
        ("brands", ""): 0,
        ("rows", ""): 0,
        ("handed_in_locations", ""): 65,
        ("handed_in_locations", "handed_in"): 58,
        ("handed_in_locations", "handed_in.on_time"): 52,
        ("handed_in_locations", "handed_in.late"): 6,
        ("handed_in_locations", "never"): 7,
        ("handed_in_plan", ""): 65,
        ("handed_in_plan", "handed_in"): 57,
        ("handed_in_plan", "handed_in.on_time"): 57,
        ("handed_in_plan", "handed_in.late"): 0,
        ("handed_in_plan", "never"): 8,
        ("talks", ""): 65,
        ("talks", "held"): 0,
        ("talks", "not_held"): 65,
    }
    assert all(len(each.basis_hash) == len(each.definition_hash) == 64 for each in figures.rows.all())


def test_counting_again_gives_the_same_figures_and_checksums(adviser, textile, handed_in):
    def counted():
        rows = count_figures(adviser, textile, 2017, as_of=AS_OF).rows.all()
        return [(each.series, each.cell, each.value, each.hidden, each.basis_hash) for each in rows]

    assert counted() == counted()
    assert FigureSet.objects.count() == 1


def test_other_company_behind_the_same_number_has_another_checksum(adviser, textile, handed_in, cycle):
    def plans():
        row = count_figures(adviser, textile, 2017, as_of=AS_OF).rows.get(series="handed_in_plan", cell="")
        return row.basis_hash

    before = plans()
    cycle.duty_submissions.filter(organisation=handed_in[0]).update(organisation=handed_in[64])
    assert plans() != before


def test_small_group_is_counted_and_not_told(adviser, textile, handed_in, cycle):
    for company in handed_in[57:62]:
        hand_in_plan(company, cycle, datetime(2017, 6, 1, tzinfo=UTC))

    plans = {
        cell: number
        for (series, cell), number in shown(count_figures(adviser, textile, 2017, as_of=AS_OF)).items()
        if series == "handed_in_plan"
    }
    assert plans == {
        "": 65,
        "handed_in": None,
        "handed_in.on_time": 57,
        "handed_in.late": None,
        "never": None,
    }


def test_figure_of_a_year_before_the_desk_is_entered_with_its_source(adviser, textile):
    figure = entered(adviser, textile)

    assert (figure.value, figure.is_by_hand, figure.source) == (2802, True, "Minister, 2 Feb 2018")
    with pytest.raises(ReasonNeeded):
        entered(adviser, textile, source=" ")


def test_entering_the_same_figure_again_takes_its_place(adviser, textile):
    entered(adviser, textile)
    entered(adviser, textile, value=Decimal(2803))

    assert shown(FigureSet.objects.get()) == {("locations", ""): 2803}


def test_figure_that_the_desk_counts_is_not_entered(adviser, textile, handed_in):
    count_figures(adviser, textile, 2017, as_of=AS_OF)
    with pytest.raises(CountedAlready):
        enter_figure(adviser, textile, 2017, Entered("companies", Decimal(66), "Press"))


def test_figure_by_hand_stays_when_the_year_is_counted_again(adviser, textile, cycle):
    enter_figure(adviser, textile, 2017, Entered("market_share", Decimal(37), "Minutes"))
    figures = count_figures(adviser, textile, 2017, as_of=AS_OF)

    assert shown(figures)["market_share", ""] == 37


def test_somebody_else_releases(adviser, assessor, textile, folder):
    entered(adviser, textile)
    draft = FigureSet.objects.get()
    with pytest.raises(OwnFigures):
        release_figures(adviser, textile, 2016, revision=draft.revision)
    with pytest.raises(FiguresMoved):
        release_figures(assessor, textile, 2016, revision=draft.revision - 1)
    assert not folder.exists()

    released = release_figures(assessor, textile, 2016, revision=draft.revision)
    again = release_figures(assessor, textile, 2016, revision=draft.revision)

    assert (released.state, again.pk) == ("released", released.pk)
    assert YearlyFigures.read((folder / FIGURES).read_text()) == released_figures(textile)


def test_colleague_releases_where_no_assessor_is_at_hand(adviser, textile):
    entered(adviser, textile)
    colleague = actor_of(make_person("SA"))

    assert release_figures(colleague, textile, 2016, revision=1).state == "released"


def test_company_releases_and_enters_nothing(textile, companies, adviser):
    contact = actor_of(make_person("CA", organisation=companies[0]))
    entered(adviser, textile)
    with pytest.raises(NotAllowed):
        entered(contact, textile)
    with pytest.raises(NotAllowed):
        release_figures(contact, textile, 2016, revision=1)


def test_correction_has_a_reason_begins_with_what_stands_and_replaces_it(adviser, assessor, textile):
    entered(adviser, textile)
    entered(adviser, textile, series="companies", value=Decimal(64))
    release_figures(assessor, textile, 2016, revision=2)
    with pytest.raises(ReasonNeeded):
        entered(adviser, textile, value=Decimal(2800))

    entered(adviser, textile, value=Decimal(2800), reason="Two were counted twice.")
    second = textile.figure_sets.get(number=2)
    assert shown(second) == {("locations", ""): 2800, ("companies", ""): 64}
    assert released_figures(textile).years[0].number == 1

    release_figures(assessor, textile, 2016, revision=second.revision)
    (year,) = released_figures(textile).years
    assert (year.number, year.reason) == (2, "Two were counted twice.")
    assert textile.figure_sets.get(number=1).state == "replaced"


def test_released_figures_do_not_change(adviser, assessor, textile):
    figure = entered(adviser, textile)
    release_figures(assessor, textile, 2016, revision=1)
    with pytest.raises(FiguresMoved):
        take_out_figure(adviser, figure)


def test_year_without_a_figure_is_not_released(adviser, assessor, textile):
    take_out_figure(adviser, entered(adviser, textile))
    with pytest.raises(NoFigures):
        release_figures(assessor, textile, 2016, revision=2)
    with pytest.raises(NoFigures):
        release_figures(assessor, textile, 2015, revision=0)


def test_drafts_and_hidden_numbers_are_not_in_what_is_released(adviser, assessor, textile, handed_in, cycle):
    for company in handed_in[57:62]:
        hand_in_plan(company, cycle, datetime(2017, 6, 1, tzinfo=UTC))
    draft = count_figures(adviser, textile, 2017, as_of=AS_OF)
    assert released_figures(textile).series == ()

    release_figures(assessor, textile, 2017, revision=draft.revision)
    plans = next(each for each in released_figures(textile).series if each.code == "handed_in_plan")
    assert {each.cell: each.value for each in plans.figures} == {
        "": 65,
        "handed_in": None,
        "handed_in.on_time": 57,
        "handed_in.late": None,
        "never": None,
    }
