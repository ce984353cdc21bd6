"""Nobody gathers the rows of one list by the details that it gives."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.mention import mention

from akkoord.engine.disclosure import PublicationMode, ReleasePlan, prepare_release, project
from akkoord.engine.disclosure.shown_before import given_by

K = 3
OS_IDS, LOCAL_NAMES = {"os_id": "BD2019083TYR92F"}, {"local_name": "কারখানা"}


def released(mentions):
    return prepare_release(ReleasePlan(PublicationMode.FULL_LIST, K, tuple(mentions), {}, {}))


def gathered(rows, supporters):
    """Country and details → the fewer than k companies, not all of it, whose rows alone show these."""
    by_details, of_country = {}, {}
    for row in rows:
        behind = supporters.get(row.location_id, frozenset())
        by_details.setdefault((row.country, given_by(row)), set()).update(behind)
        of_country.setdefault(row.country, set()).update(behind)
    return {
        key: companies
        for key, companies in by_details.items()
        if 0 < len(companies) < K and companies != of_country[key[0]]
    }


def test_reader_gathers_the_rows_of_the_one_list_with_both_details_where_each_is_judged_alone():
    lists = dict.fromkeys("abf", OS_IDS) | dict.fromkeys("cde", LOCAL_NAMES) | {"x": OS_IDS | LOCAL_NAMES}
    mentions = tuple(mention(f"BD{name}{n}", name, **own) for name, own in lists.items() for n in range(2))
    release = released(mentions)
    supporters = release.report.difference.supporters

    assert gathered(project(mentions, k=K), supporters)["BD", frozenset({"os_id", "local_name"})] == {"x"}
    assert gathered(release.locations, supporters) == {}
    assert {given_by(row) for row in release.locations} == {frozenset({"os_id"}), frozenset({"local_name"})}


details = st.fixed_dictionaries(
    {},
    optional={"os_id": st.just("BD2019083TYR92F"), "local_name": st.just("কারখানা"), "region": st.just("Dhaka")},
)


@given(st.lists(details, min_size=3, max_size=9), st.lists(st.integers(0, 8), max_size=6))
@settings(deadline=None)
def test_reader_gathers_rows_of_no_fewer_than_k_lists(habits, shared):
    mentions = [
        mention(f"BD{at}", f"c{company % len(habits)}", **habits[company % len(habits)])
        for at, company in enumerate([*range(len(habits)), *shared])
    ]
    mentions += [mention("BD0", f"c{company % len(habits)}") for company in shared]
    release = released(mentions)

    assert gathered(release.locations, release.report.difference.supporters) == {}
