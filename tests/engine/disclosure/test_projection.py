"""The allow-list projection."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.disclosure.mention import mention

from akkoord.engine.disclosure import LocationStatus, Mention, Precision, PublicLocation, project

MENTIONS = (
    mention("BD1", "c1", name="STAR KNIT LTD", lat=23.81, lng=90.41),
    mention("BD1", "c2", name="Star Knit Ltd.", lat=23.811, lng=90.411),
    mention("BD1", "c3", name="Star Knit Ltd.", lat=23.812, lng=90.412, os_id="BD2019083XA3M0V"),
    mention("BD2", "c1", name="Moon Wash", address="Plot 5,  Narayanganj 1704", lat=23.999, lng=90.42),
)


def test_project_shows_what_most_companies_write():
    rows = project(MENTIONS, k=3)

    assert rows == (
        PublicLocation(
            location_id="BD1",
            name="Star Knit Ltd.",
            local_name="",
            other_names=(),
            address="12 Long Road, Dhaka",
            town="Dhaka",
            region="",
            country="BD",
            lat=23.811,
            lng=90.411,
            precision=Precision.SITE,
            os_id="",
            status=LocationStatus.ACTIVE,
        ),
        PublicLocation(
            location_id="BD2",
            name="Moon Wash",
            local_name="",
            other_names=(),
            address="Plot 5, Narayanganj 1704",
            town="Narayanganj",
            region="",
            country="BD",
            lat=23.61,
            lng=90.5,
            precision=Precision.TOWN,
            os_id="",
            status=LocationStatus.ACTIVE,
        ),
    )


def test_project_does_not_show_a_point_that_few_companies_know():
    exact = mention("BD2", "c1", lat=23.98765, lng=90.45678)
    without = replace(exact, lat=None, lng=None)

    assert project((exact,), k=3) == project((without,), k=3)


def test_project_shows_another_name_when_k_companies_use_it():
    old = [mention("TR1", f"c{n}", name="Örüm") for n in range(3)]
    new = [mention("TR1", f"d{n}", name="Örüm Tekstil") for n in range(4)]

    row = project((*old, *new), k=3)[0]

    assert (row.name, row.other_names) == ("Örüm Tekstil", ("Örüm",))


def test_project_prefers_a_public_source_over_all_companies():
    rows = project((*MENTIONS, mention("BD1", None, name="Star Knit Limited")), k=3)

    assert rows[0].name == "Star Knit Limited"


DETAILS = {"local_name": "স্টার নিট", "region": "Dhaka Division", "os_id": "BD2019083XA3M0V"}


def details_of(row):
    return {field: getattr(row, field) for field in DETAILS}


def test_project_shows_no_detail_that_few_lists_of_the_country_have():
    """Else whoever knows whose list has a column of local names knows whose rows these are."""
    plain = [mention(f"BD{n}", f"c{n}") for n in range(5)]
    few = [mention(f"BD{n}", f"c{n}", **DETAILS) for n in (5, 6)]
    abroad = [mention(f"IN{n}", f"c{n}", country="IN", **DETAILS) for n in range(5)]

    rows = project((*plain, *few, *abroad), k=3)

    assert [details_of(row) for row in rows if row.country == "BD"] == [dict.fromkeys(DETAILS, "")] * 7
    assert [details_of(row) for row in rows if row.country == "IN"] == [DETAILS] * 5


def test_project_shows_a_detail_of_a_public_source():
    row = project((mention("BD1", "c1"), mention("BD1", None, **DETAILS)), k=3)[0]

    assert details_of(row) == DETAILS


def test_project_does_not_show_whose_list_is_in_capitals():
    plain = mention("BD1", "c1", name="Star Knit Ltd.", address="12 Long Road, Dhaka", town="Dhaka")
    loud = replace(plain, name="STAR KNIT LTD.", address="12 LONG ROAD, DHAKA", town="DHAKA")

    assert project((loud,), k=3) == project((plain,), k=3)


def test_project_does_not_repeat_the_country_in_the_address():
    plain = mention("BD1", "c1", address="12 Long Road, Dhaka")
    full = replace(plain, address="12 Long Road, Dhaka, Bangladesh.")

    assert project((full,), k=3) == project((plain,), k=3)
    alone = replace(plain, address="Bangladesh")
    assert project((alone,), k=3)[0].address == "Bangladesh"


def test_project_takes_a_dash_for_nothing():
    row = project((mention("BD1", "c1", local_name="-", region="—"),), k=1)[0]

    assert (row.local_name, row.region) == ("", "")


def test_project_does_not_depend_on_the_order_of_lists():
    assert project(MENTIONS[::-1], k=3) == project(MENTIONS, k=3)


def test_project_tells_no_company():
    assert not {"company", "is_open"} & {field.name for field in fields(PublicLocation)}


@given(
    st.lists(st.sampled_from(MENTIONS), min_size=1),
    st.permutations(["c1", "c2", "c3"]),
    st.booleans(),
)
def test_changing_a_confidential_field_changes_no_public_row(mentions, tokens, is_open):
    """Who a company is, and whether it opened its link, never shows."""
    renamed = dict(zip(["c1", "c2", "c3"], tokens, strict=True))

    def changed(each: Mention) -> Mention:
        return replace(each, company=renamed[str(each.company)], is_open=is_open)

    assert project(tuple(map(changed, mentions)), k=3) == project(tuple(mentions), k=3)
