from collections import Counter
from itertools import islice
from random import Random

import pytest

from akkoord.engine.cleaning.identifiers import is_valid_os_id
from akkoord.engine.sample.scale.sites import families


@pytest.fixture(scope="module")
def invented():
    return list(islice(families(Random(5)), 1500))


def test_most_families_have_one_member(invented):
    sizes = Counter(len(family) for family in invented)
    assert 0.75 < sizes[1] / len(invented) < 0.9
    assert {site.kin for family in invented for site in family} == {
        "", "unit", "sister", "tenant", "branch", "moved",
    }  # fmt: skip


def test_units_have_one_name_and_numbers_of_their_own(invented):
    for family in invented:
        if family[0].kin == "unit":
            assert len({site.whole_name for site in family}) == 1
            assert len({site.full_name for site in family}) == len(family)


def test_tenants_and_sisters_have_one_address_and_names_of_their_own(invented):
    for family in invented:
        if family[0].kin in ("tenant", "sister"):
            assert len({site.full_address for site in family}) == 1
            assert len({site.full_name for site in family}) > 1


def test_branches_lie_in_other_towns_of_the_country(invented):
    for family in invented:
        if family[0].kin == "branch":
            assert len({site.country for site in family}) == 1
            assert all(site.town.words != family[0].town.words for site in family[1:])


def test_moved_sites_have_one_name_and_town(invented):
    for family in invented:
        if family[0].kin == "moved":
            old, new = family
            assert (old.full_name, old.town) == (new.full_name, new.town)
            assert old.full_address != new.full_address


def test_sites_have_valid_invented_os_ids(invented):
    identifiers = [site.os_id for family in invented for site in family]
    assert all(is_valid_os_id(each) and each[2:6] == "1999" for each in identifiers)
    assert len(set(identifiers)) == len(identifiers)
