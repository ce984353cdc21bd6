"""Several agreements of one secretariat: each list is judged with what the others have out."""

import json

import pytest
from tests.desk.publication.conftest import (
    DAY,
    bring_out,
    hand_in,
    make_agreement,
    make_company,
    make_cycle,
    place,
    take_part,
)

from akkoord.desk.publication.actions import build_edition, refuse_edition, sign_edition
from akkoord.desk.publication.actions.decisions import look_at_companies
from akkoord.desk.publication.actions.withdrawing import ask_to_withdraw, withdraw_edition
from akkoord.desk.publication.queries import report_text
from akkoord.desk.publication.queries.gate_report import gate_report
from akkoord.desk.publication.rules import ListsSince

BOTH = place(50)


@pytest.fixture
def wool(db):
    return make_agreement("wool", name_en="Agreement on Wool", name_nl="Convenant Wol")


@pytest.fixture
def wool_cycle(wool):
    return make_cycle(wool, 2017)


@pytest.fixture
def spinners(wool, wool_cycle):
    """Three companies of the other agreement alone."""
    found = [make_company(wool, name) for name in ("Spinhuis", "Wolhoek", "Kaardwerk")]
    for at, company in enumerate(found):
        hand_in(company, wool_cycle, place(60 + at))
    return found


def take_part_too(company, cycle, *places):
    """A company that is in one agreement already comes into another one."""
    take_part(company, cycle.agreement)
    hand_in(company, cycle, *places)


def on_the_list(edition):
    return set(edition.supporters)


def test_one_company_in_both_agreements_waits_in_the_second(
    builder, published, wool_cycle, spinners, four_companies
):
    """Judged alone its list would go out, and what stands on both lists would be taken for its."""
    take_part_too(four_companies[0], wool_cycle, place(1), BOTH)
    alone = build_edition(builder, wool_cycle, dated=DAY)

    assert on_the_list(alone) == {place(60 + at)[0] for at in range(3)}
    assert [each["code"] for each in alone.report["findings"]][:2] == ["rows_held", "known_elsewhere"]
    assert set(alone.report["held"]) == {place(1)[0], BOTH[0]}


def test_without_the_other_list_the_same_company_comes_in(builder, wool_cycle, spinners, four_companies):
    take_part_too(four_companies[0], wool_cycle, place(1), BOTH)
    assert on_the_list(build_edition(builder, wool_cycle, dated=DAY)) >= {place(1)[0], BOTH[0]}


def test_as_many_in_both_as_hide_each_other_come_in(builder, published, wool_cycle, spinners, four_companies):
    """Three of four would leave the fourth alone in the first list, so all four or none."""
    for company in four_companies[:3]:
        take_part_too(company, wool_cycle, BOTH)
    assert BOTH[0] not in on_the_list(build_edition(builder, wool_cycle, dated=DAY))

    take_part_too(four_companies[3], wool_cycle, BOTH)
    assert BOTH[0] in on_the_list(build_edition(builder, wool_cycle, dated=DAY))


def test_withdrawn_list_counts_still_since_nothing_recalls_it(
    builder, signers, published, wool_cycle, spinners, four_companies
):
    asked = ask_to_withdraw(signers[0], published, reason="A home stood on it.")
    withdraw_edition(signers[1], asked)
    take_part_too(four_companies[0], wool_cycle, BOTH)
    assert BOTH[0] not in on_the_list(build_edition(builder, wool_cycle, dated=DAY))


def test_signers_read_which_lists_it_was_judged_with(builder, published, wool_cycle, spinners):
    edition = build_edition(builder, wool_cycle, dated=DAY)
    beside = [{"agreement": "textile", "number": 1, "files": published.folder_hash}]

    assert edition.report["inputs"]["beside"] == beside
    figure = gate_report(edition.report, language="en").figures[1]
    assert (figure.value, figure.hint) == ("1", "textile 1")


def test_report_page_and_private_notes_tell_nothing_of_who_is_behind_the_other_list(
    builder, published, wool_cycle, spinners, four_companies
):
    take_part_too(four_companies[0], wool_cycle, BOTH)
    edition = build_edition(builder, wool_cycle, dated=DAY)
    others = {str(company.pk) for company in four_companies[1:]}
    names = {company.name for company in four_companies[1:]}
    behind_the_other = published.supporters[place(99)[0]]
    assert others <= set(behind_the_other)

    told = [report_text(edition), json.dumps(edition.supporters), json.dumps(edition.work)]
    assert not [word for word in others | names for text in told if word in text]
    assert {each.name for each in look_at_companies(builder, edition)} == {four_companies[0].name}


def test_list_that_was_signed_meanwhile_has_to_be_judged_with(
    builder, signers, edition, wool_cycle, spinners
):
    wool_edition = build_edition(builder, wool_cycle, dated=DAY)
    accepted = [each["key"] for each in wool_edition.report["findings"]]
    sign_edition(signers[0], wool_edition, accepted=accepted)

    keys = [each["key"] for each in edition.report["findings"]]
    for signer in signers:
        sign_edition(signer, edition, accepted=keys)
    with pytest.raises(ListsSince) as refused:
        sign_edition(signers[1], wool_edition, accepted=accepted)

    assert refused.value.details == {"lists": "textile 1"}
    refuse_edition(signers[0], wool_edition, reason="Built too early.")
    again = build_edition(builder, wool_cycle, dated=DAY)
    assert bring_out(again, builder, signers).state == "published"
