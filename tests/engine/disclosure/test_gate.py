"""The release gate: what it refuses, holds back and keeps."""

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import (
    CellCount,
    CellKind,
    EarlierEdition,
    Level,
    PublicationMode,
    ReleasePlan,
    gate,
    judge,
    prepare_release,
    project,
    supporters_of,
)
from akkoord.engine.disclosure.hidden_counts import hidden_cells

FOUR = tuple(mention(f"BD{n}{m}", f"c{n}") for n in range(4) for m in range(5))


def earlier(*mentions, number=1):
    return EarlierEdition(number, by_identifier(project(mentions, k=3)), supporters_of(mentions))


def edition_of(release, *, number):
    return EarlierEdition(number, by_identifier(release.locations), release.report.difference.supporters)


def plan(mentions, *, mode=PublicationMode.FULL_LIST, k=3, against=(), **more):
    return ReleasePlan(
        mode, k, tuple(mentions), statuses={}, redirects=more.pop("redirects", {}), earlier=against, **more
    )


def codes(report):
    return {finding.code: finding.level for finding in report.findings}


def test_gate_passes_four_companies_of_equal_size():
    report = gate(FOUR, mode=PublicationMode.FULL_LIST, k=3)

    assert report.passed
    assert codes(report) == {"single_support": Level.NOTE}
    assert report.findings[0].params == {"rows": 20, "total": 20, "others": 3}


def test_gate_refuses_fewer_than_k_companies():
    report = gate(FOUR[:10], mode=PublicationMode.FULL_LIST, k=3)

    assert not report.passed
    assert report.findings[0].sentence % report.findings[0].params == (
        "Only 2 companies with confidential links contributed; at least 3 are needed, "
        "because the list would show where they produce."
    )


def test_gate_does_not_count_a_company_that_opened_all_its_links():
    open_links = [mention("BD99", f"open{n}", is_open=True) for n in range(5)]

    assert codes(gate((*FOUR[:10], *open_links), mode=PublicationMode.FULL_LIST, k=3)) == {
        "too_few_companies": Level.BLOCK
    }


def test_gate_refuses_a_list_when_the_agreement_publishes_none():
    assert codes(gate(FOUR, mode=PublicationMode.NONE, k=3)) == {"mode_none": Level.BLOCK}


def test_gate_refuses_an_empty_cycle():
    assert codes(gate((), mode=PublicationMode.FULL_LIST, k=3)) == {"nothing_to_publish": Level.BLOCK}


def test_gate_remarks_on_a_dominant_company():
    many = [mention(f"TR{n}", "c0") for n in range(30)]

    assert (
        codes(gate((*FOUR, *many), mode=PublicationMode.FULL_LIST, k=3))["dominant_company"] is Level.ACCEPT
    )


def test_gate_tells_of_a_company_that_is_the_remainder():
    opened = (mention("BD00", "c1", is_open=True), mention("BD00", "c2", is_open=True))

    assert codes(gate((*FOUR, *opened), mode=PublicationMode.FULL_LIST, k=3))["remainder"] is Level.ACCEPT


def test_release_holds_rows_of_a_single_joiner():
    joiner = (mention("TR1", "new"), mention("BD00", "new"))

    release = prepare_release(plan((*FOUR, *joiner), against=(earlier(*FOUR),)))

    assert release.locations == project(FOUR, k=3)
    assert release.report.difference.held == {"TR1"}


def test_release_shows_rows_of_three_joiners():
    joiners = [mention(f"TR{n}", f"new{n}") for n in range(3)]

    release = prepare_release(plan((*FOUR, *joiners), against=(earlier(*FOUR),)))

    assert len(release.locations) == len(FOUR) + 3


def test_release_holds_a_joiner_in_every_later_edition_of_the_cycle():
    joiner = mention("TR1", "new")
    first = earlier(*FOUR)
    release = prepare_release(plan((*FOUR, joiner), against=(first,)))
    second = edition_of(release, number=2)

    again = prepare_release(plan((*FOUR, joiner), against=(first, second)))

    assert again.locations == release.locations == project(FOUR, k=3)


def test_release_shows_joiners_of_several_years_once_they_are_three():
    joiners = [mention(f"TR{n}", f"new{n}") for n in range(3)]
    first = earlier(*FOUR)
    second = edition_of(prepare_release(plan((*FOUR, joiners[0]), against=(first,))), number=2)

    third = prepare_release(plan((*FOUR, *joiners), against=(first, second)))

    assert third.locations == project((*FOUR, *joiners), k=3)


def test_release_shows_an_open_link_of_a_joiner_at_once():
    joiner = (mention("TR1", "new", is_open=True), mention("TR2", "new"))

    release = prepare_release(plan((*FOUR, *joiner), against=(earlier(*FOUR),)))

    assert release.locations == project((*FOUR, joiner[0]), k=3)
    assert release.report.difference.held == {"TR2"}


def test_release_keeps_rows_of_leavers_until_they_can_go_together():
    many = [mention(f"BD{n}", f"c{n}") for n in range(9)]
    editions = [earlier(*many)]
    for gone, shown in ((1, 9), (2, 9), (3, 6)):
        release = prepare_release(plan(many[gone:], against=tuple(editions)))
        assert len(release.locations) == shown
        editions.append(edition_of(release, number=len(editions) + 1))


def test_release_lets_a_leaver_go_when_people_decided_so():
    leaver = mention("TR1", "gone")

    release = prepare_release(plan(FOUR, against=(earlier(*FOUR, leaver),), decided=frozenset({"gone"})))

    assert release.locations == project(FOUR, k=3)
    assert codes(release.report)["exposed"] is Level.ACCEPT


def test_release_keeps_the_row_of_a_leaver_whose_location_was_merged_into_one_that_nobody_names():
    leaver, merged = mention("TR1", "gone"), {"redirects": {"TR1": "TR2"}, "once_public": frozenset({"TR1"})}
    editions = [earlier(*FOUR, leaver)]

    for _ in range(2):
        release = prepare_release(plan(FOUR, against=tuple(editions), **merged))
        assert release.locations == project((*FOUR, mention("TR2", "gone", name="Site TR1")), k=3)
        assert [(each.old_id, each.new_id) for each in release.redirects] == [("TR1", "TR2")]
        editions.append(edition_of(release, number=len(editions) + 1))


def test_release_does_not_keep_a_row_that_was_merged():
    leaver = mention("TR1", "gone")

    release = prepare_release(
        plan(
            FOUR,
            against=(earlier(*FOUR, leaver),),
            redirects={"TR1": "BD00"},
            once_public=frozenset({"TR1", "BD00"}),
        )
    )

    assert release.locations == project(FOUR, k=3)
    assert [(each.old_id, each.new_id) for each in release.redirects] == [("TR1", "BD00")]


def test_release_does_not_redirect_an_identifier_that_was_never_public():
    assert prepare_release(plan(FOUR, redirects={"TR1": "BD00"})).redirects == ()


def test_release_of_counts_hides_small_countries():
    mentions = [
        *(mention(f"BD{n}", f"c{n % 4}") for n in range(8)),
        *(mention(f"TR{n}", f"c{n % 4}", country="TR") for n in range(6)),
        *(mention(f"CN{n}", f"c{n}", country="CN") for n in range(2)),
    ]

    release = prepare_release(plan(mentions, mode=PublicationMode.COUNTRY_COUNTS))

    assert release.locations == ()
    assert [(each.country, each.locations) for each in release.countries] == [
        ("BD", 8),
        ("CN", None),
        ("TR", None),
    ]


def test_release_of_counts_tells_of_a_process_only_what_enough_companies_have_and_have_not():
    mentions = [
        *(mention(f"BD{n}", f"c{n % 6}", processes=("MK2",)) for n in range(12)),
        *(mention(f"BD{n}", f"d{n % 6}", processes=("DF4",)) for n in range(20, 32)),
        *(mention(f"BD{n}", f"e{n % 2}", products=("PG10",)) for n in range(40, 46)),
        *(mention(f"BD{n}", f"f{n}", region="Dhaka") for n in range(50, 56)),
    ]

    release = prepare_release(plan(mentions, mode=PublicationMode.COUNTRY_COUNTS))

    assert release.cells == (
        CellCount(CellKind.PROCESS, "", "DF4", 12),
        CellCount(CellKind.PROCESS, "", "MK2", 12),
        CellCount(CellKind.PROCESS, "", "S1", 12),
        CellCount(CellKind.PROCESS, "", "S2", 12),
    )


def test_release_of_counts_leaves_out_a_process_that_few_of_its_stage_have_not():
    """Of the four locations of the stage one does not sew: the numbers of both would tell that it is one."""
    sewing, stage = (CellKind.PROCESS, "", "MK2"), (CellKind.PROCESS, "", "S1")
    cells = {sewing: {"BD00", "BD10", "BD20"}, stage: {"BD00", "BD10", "BD20", "BD30"}}
    difference = judge(plan(FOUR, mode=PublicationMode.COUNTRY_COUNTS)).difference

    assert hidden_cells(cells, difference, (), k=3) == {sewing}


def test_full_list_counts_what_every_reader_can_count():
    mentions = [mention(f"BD{n}", f"c{n}", region="Dhaka", processes=("MK2",)) for n in range(4)]

    assert prepare_release(plan(mentions)).cells == (
        CellCount(CellKind.COUNTRY, "", "BD", 4),
        CellCount(CellKind.PROCESS, "", "MK2", 4),
        CellCount(CellKind.PROCESS, "", "S1", 4),
        CellCount(CellKind.REGION, "BD", "Dhaka", 4),
    )


links = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 5)), min_size=1, max_size=30)


@given(links, st.integers(0, 5))
def test_removing_one_company_changes_nothing_or_is_covered_or_refused(pairs, removed):
    """Invariant: a list does not depend on one company unless k others could be the reason."""
    k = 3
    mentions = tuple(mention(f"BD{place}", f"c{company}") for place, company in sorted(pairs))
    with_it = prepare_release(plan(mentions, k=k))
    others = tuple(each for each in mentions if each.company != f"c{removed}")

    vanishing = {row.location_id for row in with_it.locations} - {each.location_id for each in others}

    explainers = {each.company for each in mentions} - {f"c{removed}"}
    assert not vanishing or len(explainers) >= k - 1


@given(links, links)
def test_rows_that_appear_are_never_those_of_few_joiners(before, now):
    k = 3
    old = tuple(mention(f"BD{place}", f"c{company}") for place, company in sorted(before))
    new = tuple(mention(f"BD{place}", f"c{company}") for place, company in sorted(now))
    joiners = {each.company for each in new} - {each.company for each in old}

    release = prepare_release(plan(new, k=k, against=(earlier(*old),)))

    appeared = {row.location_id for row in release.locations} - {each.location_id for each in old}
    for location_id in appeared:
        supporters = {each.company for each in new if each.location_id == location_id}
        assert not supporters <= joiners or len(joiners) >= k
