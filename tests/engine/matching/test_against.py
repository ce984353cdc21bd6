import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table

from akkoord.engine.matching import Judgement, Verdict, consolidate, is_valid_location_id
from akkoord.engine.matching.against import match_against
from akkoord.engine.matching.index import open_index, write_index

NAMES = ("Orum Textile", "Orum Tekstil Unit 2", "Orum Tekstil Unit 3", "Deniz Shoes", "Kemal Knitting")
ADDRESSES = ("12 Baris Road, Bursa", "BARIS ROAD 12 BURSA", "Organize Sanayi 4. Cadde No: 7, Denizli", "")
TEXT = st.tuples(st.sampled_from(NAMES), st.sampled_from(ADDRESSES), st.sampled_from(("TR", "BG", "")))


def rows_of(list_name, texts):
    return [
        row(f"{list_name}:{at}", name=name, address=address, country=country)
        for at, (name, address, country) in enumerate(texts)
    ]


def known(texts):
    """A register of one row a location."""
    locations = consolidate(table(*rows_of("old", texts))).locations.to_pylist()
    return [
        row(
            f"register:{each['location_id']}",
            name=each["name"],
            address=each["address"],
            country=each["country"],
            location_id=each["location_id"],
        )
        for each in locations
    ]


def asked(review):
    """The questions, in alphabetical order: which comes first depends on questions about the register too."""
    return sorted((each["left"], each["right"], each["probability"]) for each in review.to_pylist())


def places_asked(review, full):
    """The two places of each question."""
    columns = (full.assignments[name].to_pylist() for name in ("row_key", "location_id"))
    place = dict(zip(*columns, strict=True))
    return {frozenset((place[each["left"]], place[each["right"]])) for each in review.to_pylist()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("index")


@given(st.lists(TEXT, min_size=1, max_size=8), st.lists(TEXT, min_size=1, max_size=5))
@settings(deadline=None, max_examples=40)
def test_only_what_is_new_is_computed_and_the_answer_is_that_of_a_full_run(folder, old, new):
    register, rows = known(old), rows_of("new", new)
    write_index(table(*register), folder / "register.index")
    found = match_against(open_index(folder / "register.index"), table(*rows))
    full = consolidate(table(*rows, *register))

    assert found.assignments.to_pylist() == full.assignments.slice(0, len(rows)).to_pylist()
    assert found.redirects == full.redirects
    of_new_rows = {pair for pair in asked(full.review) if any(end.startswith("new") for end in pair[:2])}
    assert of_new_rows <= set(asked(found.review))
    # A question about two known places may stand there with two rows of the register, which only it compares.
    assert places_asked(found.review, full) <= places_asked(full.review, full)


def test_answers_about_new_rows_count(tmp_path):
    register = known([("Orum Textile", "12 Baris Road, Bursa", "TR")])
    write_index(table(*register), tmp_path / "register.index")
    index, rows = open_index(tmp_path / "register.index"), table(row("new:1", name="Orum Tekstil"))
    parted = [Judgement("new:1", register[0]["row_key"], Verdict.DIFFERENT)]

    (joined,) = match_against(index, rows).assignments.to_pylist()
    (alone,) = match_against(index, rows, judgements=parted).assignments.to_pylist()
    assert joined["location_id"] == register[0]["location_id"]
    assert is_valid_location_id(alone["location_id"])
    assert alone["location_id"] != register[0]["location_id"]


def test_no_identifier_is_drawn_that_stands_anywhere_in_the_register(tmp_path):
    new = table(row("new:1", name="Kemal Knitting", address="Denizli"))
    drawn = consolidate(new).assignments["location_id"][0].as_py()
    write_index(table(row("register:1", name="Deniz Shoes", location_id=drawn)), tmp_path / "register.index")

    (line,) = match_against(open_index(tmp_path / "register.index"), new).assignments.to_pylist()
    assert is_valid_location_id(line["location_id"])
    assert line["location_id"] != drawn
