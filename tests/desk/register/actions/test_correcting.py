"""A company's better name or address goes into its accepted row; nothing else of it changes."""

import pytest
from tests.desk.register.handing_in import MEGHNA, MEGHNA_ABROAD, ORUM, admin_of, live

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    answer_place_question,
    ask_company,
    consolidate_cycle,
    judge_pair,
)
from akkoord.desk.register.actions.sites import revise
from akkoord.desk.register.models import ListRow, Location, MendedCell, SourcingLink, Submission
from akkoord.desk.register.queries import location_page, review_queue
from akkoord.engine.matching import Verdict

BETTER = "24 Kashimpur Road, Gazipur"


@pytest.fixture
def asked(company, cycle, secretariat):
    """Alpha was asked about its row in Bangladesh; Beta has the like in India."""
    alpha = company("Alpha")
    live(secretariat, alpha, cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta"), cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    pair = review_queue().pairs[0]
    about = next(side.fingerprint for side in (pair.left, pair.right) if side.country == "BD")
    return ask_company(secretariat, pair.pk, about, "Is the address complete?")


def answer(asked, **better):
    admin = actor_of(admin_of(asked.submission.organisation))
    return answer_place_question(admin, asked, "It should read otherwise.", **better)


def row_of(asked):
    return ListRow.objects.get(submission=asked.submission, row=asked.row)


def test_better_address_is_in_the_list_and_in_the_register(asked, cycle):
    place = asked.about.location
    answer(asked, better_address=BETTER)
    row = row_of(asked)
    assert (row.address, row.mention.location) == (BETTER, place)
    place.refresh_from_db()
    assert place.address == BETTER
    assert SourcingLink.objects.filter(location=place, organisation__name="Alpha").exists()
    before = dict(ListRow.objects.values_list("pk", "mention__location"))
    consolidate_cycle(cycle)
    assert dict(ListRow.objects.values_list("pk", "mention__location")) == before


def test_file_receipt_and_state_stay_and_a_new_version_has_the_better_words(asked):
    answer(asked, better_name="Meghna Denims Limited", better_address="24 Station Road")
    submission = Submission.objects.get(pk=asked.submission_id)
    assert (submission.state, submission.is_read) == ("accepted", True)
    assert submission.receipt.sha256 == asked.submission.receipt.sha256
    assert set(MendedCell.objects.values_list("field", "text")) == {
        ("name", "Meghna Denims Limited"),
        ("address", "24 Station Road"),
        ("city", ""),
    }
    draft = revise(actor_of(admin_of(asked.submission.organisation)), submission)
    assert draft.rows.get(row=asked.row).address == "24 Station Road"


def test_earlier_judgement_holds_for_the_better_words(asked, secretariat, cycle):
    answer(asked, better_address=BETTER)
    pair = review_queue().pairs[0]
    judge_pair(secretariat, pair.pk, Verdict.DIFFERENT)
    consolidate_cycle(cycle)
    assert review_queue().waiting == 0


def test_story_tells_of_it_and_names_nobody(asked):
    answer(asked, better_address=BETTER)
    place = Location.objects.get(pk=row_of(asked).mention.location_id)
    [line] = [each for each in location_page(place).lines if "corrected its row" in each.sentence]
    assert (line.who, line.undo_act is not None) == ("", True)
    assert "Alpha" not in str(location_page(place))


def test_answer_in_words_changes_no_row(asked):
    answer(asked)
    assert row_of(asked).address == asked.address
    assert not MendedCell.objects.exists()
