"""What a story would tell besides what it means to: each kind is found, and what forbids it."""

from dataclasses import replace

import pytest

from akkoord.desk.stories.rules.consent import PersonFacts
from akkoord.desk.stories.rules.findings import NamedPlace, StoryFacts, disclosure_findings

RIMA = PersonFacts("Rima", False, False, False, (), "Nilufar Canarybird")
PLAIN = StoryFacts(
    texts={"en": "The wages came late. Then we spoke."},
    people=(RIMA,),
    companies=frozenset({"Weefhuis B.V.", "Goudvinkje"}),
    parties=frozenset({"FNV"}),
)
MILL = NamedPlace("Padma Knit Composite", "BD", is_listed=True)


def saying(text, **facts):
    return replace(PLAIN, texts={"en": text}, **facts)


def found(story):
    return [(each.code, each.level.value) for each in disclosure_findings(story)]


def test_plain_story_tells_nothing_else():
    assert found(PLAIN) == []


def test_story_without_text_does_not_go_out():
    assert found(replace(PLAIN, texts={})) == [("story_no_text", "block")]


@pytest.mark.parametrize("name", ["Weefhuis", "WEEFHUIS BV", "goudvinkje"])
def test_company_is_named_only_where_it_agreed(name):
    story = saying(f"They sew for {name}.")

    assert found(story) == [("story_company", "block")]
    agreed = replace(story, agreed=story.companies)
    assert found(agreed) == [("story_company_agreed", "accept")]


def test_party_is_looked_at():
    assert found(saying("The FNV came.")) == [("story_party", "accept")]


def test_location_is_looked_at_and_an_unlisted_one_forbids_it():
    assert found(saying("", places=(MILL,))) == [("story_place", "accept")]
    unlisted = replace(MILL, is_listed=False)
    assert found(saying("", places=(unlisted,))) == [("story_place_unlisted", "block")]


def test_company_never_stands_beside_a_location():
    by_company = saying("We visited.", places=(MILL,), brought_by_company="Weefhuis B.V.")
    assert found(by_company) == [("story_place_of_company", "block")]

    naming = saying("They sew for Weefhuis.", places=(MILL,), agreed=PLAIN.companies)
    assert ("story_place_of_company", "block") in found(naming)


FEW = [("story_small_place", "block")]


@pytest.mark.parametrize(("number", "expected"), [(5, []), (4, FEW), (0, FEW), (None, FEW)])
def test_country_in_which_few_locations_are_known_is_left_out(number, expected):
    assert found(replace(PLAIN, country="BD", in_country=number)) == expected


def test_region_in_which_few_locations_are_known_is_left_out():
    story = replace(PLAIN, country="BD", in_country=400, region="Sylhet", in_region=2)
    assert found(story) == [("story_small_place", "block")]


def test_country_of_a_company_is_looked_at():
    story = replace(PLAIN, country="BD", in_country=400, brought_by_company="Weefhuis B.V.")
    assert found(story) == [("story_country_of_company", "accept")]


@pytest.mark.parametrize(
    "day",
    [
        "on 3 March 2018",
        "op 3 maart",
        "am 3. März",
        "le 3 mars",
        "March 3rd",
        "3-3-2018",
        "2018-03-03",
        "3/3/18",
        "1er mai",
    ],
)
def test_day_is_looked_at(day):
    assert found(saying(f"They were dismissed {day}.")) == [("story_day", "accept")]


@pytest.mark.parametrize("text", ["in March 2018", "spring of 2018", "43 of us", "12 hours", "mayors may"])
def test_month_and_other_numbers_are_no_day(text):
    assert found(saying(text)) == []


@pytest.mark.parametrize("text", ["rima@example.org", "+880 1234 567890", "0031 20 123 4567"])
def test_address_or_number_of_a_person_forbids_it(text):
    assert ("story_contact", "block") in found(saying(f"Write to {text}."))


@pytest.mark.parametrize("text", ["Then Nilufar came.", "We call her Canarybird", "NILUFAR CANARYBIRD"])
def test_real_name_forbids_it_where_another_is_shown(text):
    assert found(saying(text)) == [("story_real_name", "block")]


def test_real_name_of_who_agreed_may_stand_there_but_never_a_minors():
    named = replace(RIMA, is_real_name=True)
    assert found(saying("Then Nilufar came.", people=(named,))) == []
    assert found(saying("Then Nilufar came.", people=(replace(named, is_minor=True),))) == [
        ("story_real_name", "block")
    ]


@pytest.mark.parametrize("text", ["May I speak?", "We may speak. May we?", "In the may of years"])
def test_word_that_is_part_of_a_name_is_looked_at(text):
    assert found(saying(text, people=(replace(RIMA, real_name="May Canarybird"),))) == [
        ("story_part_of_name", "accept")
    ]


def test_name_that_cannot_be_opened_forbids_it():
    assert found(replace(PLAIN, people=(replace(RIMA, real_name=None),))) == [("story_name_sealed", "block")]


def test_something_internal_forbids_it():
    story = saying("See roodborst 2017.xlsx", internal=[("file name of a list", "Roodborst 2017.xlsx")])
    assert found(story) == [("story_internal_value", "block")]


def test_captions_and_names_are_read_too():
    story = replace(PLAIN, texts={**PLAIN.texts, "picture 1": "Workers of Weefhuis", "people": "Rima"})
    assert found(story) == [("story_company", "block")]
