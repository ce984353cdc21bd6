"""What the desk knows of the names in a story: asked of an index, the same as by reading every name."""

import random
from dataclasses import replace

import pytest
from tests.desk.publication.edition_content import large_content

from akkoord.desk.publication.folder.database import write_database
from akkoord.desk.register.models import Location
from akkoord.desk.register.rules.spoken_names import name_key
from akkoord.desk.stories.queries.facts import _in_list, _places_named
from akkoord.engine.cleaning.search_keys import search_key

WORDS = ["Padma", "S.T.", "Örüm", "Knit", "TEKSTİL", "Ltd.", "কারখানা", "12", "of", "the", "Nguyễn", "&"]
LONG = " ".join(f"Word{n}" for n in range(40))


def located(*names, **facts):
    """A location of the register for each name."""
    Location.objects.bulk_create(
        Location(location_id=f"XX{number:08}", name=name, name_key=name_key(name), **facts)
        for number, name in enumerate(names, Location.objects.count())
    )


def by_reading_every_name(texts):
    """What is named, without any index: the first eight words of each name."""
    words = [search_key(text).split() for text in texts]
    spoken = {" ".join(each[at : at + n]) for each in words for at in range(len(each)) for n in range(1, 9)}
    used = Location.objects.filter(is_in_use=True, redirects_to__isnull=True).order_by("name", "pk")
    return [each for each in used if " ".join(search_key(each.name).split()[:8]) in spoken]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(5))
def test_places_named_are_those_of_reading_every_name(seed):
    chance = random.Random(seed)
    located(*(" ".join(chance.choices(WORDS, k=chance.randint(0, 10))) for _ in range(300)), LONG)
    located("Padma Old", is_in_use=False)
    texts = [" ".join(chance.choices([*WORDS, "came", "late,"], k=200)), f"We sew at {LONG.lower()}!"]

    found = _places_named(texts)

    assert found == by_reading_every_name(texts)
    assert 5 < len(found) < 300
    assert LONG in [each.name for each in found]


@pytest.mark.django_db
def test_long_words_that_begin_alike_are_told_apart():
    located("a" * 250 + "b", "a" * 250 + "c")

    assert [each.name for each in _places_named(["at " + "a" * 250 + "c"])] == ["a" * 250 + "c"]


@pytest.mark.django_db
def test_text_asks_as_often_of_a_large_register(django_assert_num_queries):
    located(*(f"Factory {number}" for number in range(100)))
    with django_assert_num_queries(1):
        assert len(_places_named(["at Factory 7 and at factory 70"])) == 2


def test_numbers_of_the_list_are_those_of_its_rows(tmp_path, story):
    content = large_content(400)
    rows = [
        replace(each, region="Dhaka Division") if n % 3 else each for n, each in enumerate(content.locations)
    ]
    write_database(tmp_path / "locations.sqlite", replace(content, locations=tuple(rows)))
    story.country, story.region = rows[0].country, "Dhaka Division"
    wanted = {rows[5].location_id, "XX00000000"}

    found = _in_list(story, tmp_path / "locations.sqlite", wanted)

    in_country = [each for each in rows if each.country == story.country]
    assert found.in_country == len(in_country)
    assert found.in_region == sum(each.region == story.region for each in in_country) > 0
    assert found.locations == {rows[5].location_id}
