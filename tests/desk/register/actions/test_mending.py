"""Mending in place: cell by cell, by two people at once, with the file as it was."""

import pytest
from tests.desk.register.handing_in import ORUM, SCREEN, admin_of, content_of, hand_in, person, upload

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register import private_files
from akkoord.desk.register.actions import mend_row, mend_rows, take_rows_out
from akkoord.desk.register.actions.mending import Conflict, Written
from akkoord.desk.register.models import MendedCell
from akkoord.desk.register.rules import IllegalMove

NAMELESS = ",Rua da Indústria 41 e 43,4750 Barcelos,Portugal"
NOWHERE = "Padma Knit Composite Ltd,Plot 22 Kashimpur Road,Gazipur,Bengalen-Ost"


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def draft(alpha, cycle):
    return upload(alpha, cycle, SCREEN, NAMELESS, NOWHERE).submission


@pytest.fixture
def admin(alpha):
    return actor_of(admin_of(alpha))


@pytest.fixture
def colleague_of(alpha):
    return actor_of(person("CU", organisation=alpha, name="Bram"))


def row_of(draft, number):
    return draft.rows.get(row=number)


def codes(draft):
    return list(draft.problems.filter(severity="block").values_list("code", flat=True))


def test_mended_cell_counts_at_once_and_the_file_stays(admin, draft):
    key = row_of(draft, 3).pk
    assert mend_row(admin, draft, row_of(draft, 3), {"name": Written("Malhas do Ave", "")}) == []
    mended = row_of(draft, 3)
    assert (mended.pk, mended.name, mended.cells) == (key, "Malhas do Ave", NAMELESS.split(","))
    assert mended.mention_id
    assert codes(draft) == ["country_unknown"]
    kept = private_files.path_of(draft.files.get().stored_as)
    assert kept.read_bytes() == content_of(SCREEN, NAMELESS, NOWHERE)
    assert [(cell.field, cell.text, cell.by_id) for cell in draft.mended_cells.all()] == [
        ("name", "Malhas do Ave", admin.user_id)
    ]


def test_what_is_not_changed_is_not_written(admin, draft):
    mend_row(admin, draft, row_of(draft, 2), {"country": Written("Vietnam", "Vietnam")})
    assert not MendedCell.objects.exists()


def test_cell_put_back_as_it_came(admin, draft):
    mend_row(admin, draft, row_of(draft, 4), {"country": Written("BD", "Bengalen-Ost")})
    mend_row(admin, draft, row_of(draft, 4), {"country": Written("Bengalen-Ost", "BD")})
    assert codes(draft) == ["value_missing", "country_unknown"]
    assert [cell.text for cell in draft.mended_cells.all()] == ["BD", None]


def test_two_colleagues_in_one_cell(admin, colleague_of, draft):
    mend_row(colleague_of, draft, row_of(draft, 3), {"name": Written("Malhas do Ave", "")})
    second = {"name": Written("Malhas Ave Lda", ""), "city": Written("Barcelos", "4750 Barcelos")}
    assert mend_row(admin, draft, row_of(draft, 3), second) == [
        Conflict("name", yours="Malhas Ave Lda", theirs="Malhas do Ave", by="Bram")
    ]
    assert (row_of(draft, 3).name, row_of(draft, 3).fields["city"]) == ("Malhas do Ave", "Barcelos")


def test_two_colleagues_who_write_the_same(admin, colleague_of, draft):
    for each in (colleague_of, admin):
        assert mend_row(each, draft, row_of(draft, 3), {"name": Written("Malhas do Ave", "")}) == []
    assert MendedCell.objects.count() == 1


def test_same_answer_for_many_rows(admin, alpha, cycle):
    rows = [f"Factory {number} Ltd,Plot {number} Main Road Industrial Zone,Savar," for number in range(3)]
    draft = upload(alpha, cycle, *rows).submission
    assert mend_rows(admin, draft, draft.rows.all(), {"country": "BD"}) == 3
    assert mend_rows(admin, draft, draft.rows.all(), {"country": "BD"}) == 0
    draft.refresh_from_db()
    assert draft.is_acceptable
    assert set(draft.rows.values_list("country", flat=True)) == {"BD"}


def test_row_taken_out_is_kept_and_comes_back(admin, draft):
    take_rows_out(admin, draft, [row_of(draft, 2)])
    assert (row_of(draft, 2).is_taken_out, row_of(draft, 2).mention_id) == (True, None)
    assert draft.rows.count() == 3
    draft.refresh_from_db()
    assert not draft.is_acceptable  # the others are blocked
    take_rows_out(admin, draft, [row_of(draft, 2)], back=True)
    assert row_of(draft, 2).mention_id


def test_mending_after_handing_in(admin, alpha, cycle):
    handed_in = hand_in(alpha, cycle, ORUM)
    with pytest.raises(IllegalMove):
        mend_row(admin, handed_in, handed_in.rows.get(), {"name": Written("X", "Y")})


def test_mending_by_a_stranger(company, draft):
    stranger = actor_of(admin_of(company("Beta Kleding")))
    for act in (
        lambda: mend_row(stranger, draft, row_of(draft, 3), {"name": Written("X", "")}),
        lambda: mend_rows(stranger, draft, [row_of(draft, 3)], {"name": "X"}),
        lambda: take_rows_out(stranger, draft, [row_of(draft, 3)]),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("disclosure", ["public", "case_peers"])
def test_colleague_opens_no_link_and_nothing_of_the_change_is_saved(admin, colleague_of, draft, disclosure):
    row = row_of(draft, 2)
    wish = {"tier": Written("1", ""), "disclosure": Written(disclosure, "")}
    with pytest.raises(NotAllowed):
        mend_row(colleague_of, draft, row, wish)
    with pytest.raises(NotAllowed):
        mend_rows(colleague_of, draft, [row], {"tier": "1", "disclosure": disclosure})
    assert not draft.mended_cells.exists()
    assert mend_row(admin, draft, row, wish) == []
    assert row_of(draft, 2).disclosure == disclosure


def test_colleague_closes_a_link_and_does_not_open_it_again(admin, colleague_of, draft):
    rows = [row_of(draft, 2)]
    mend_rows(admin, draft, rows, {"disclosure": "public"})
    assert mend_rows(colleague_of, draft, rows, {"disclosure": "public", "tier": "1"}) == 1
    mend_rows(colleague_of, draft, rows, {"disclosure": "confidential"})
    assert row_of(draft, 2).disclosure == "confidential"
    with pytest.raises(NotAllowed):
        mend_row(colleague_of, draft, rows[0], {"disclosure": Written("public", "confidential")})
    assert row_of(draft, 2).disclosure == "confidential"
