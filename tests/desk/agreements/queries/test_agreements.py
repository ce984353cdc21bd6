"""Which agreements somebody works with."""

from akkoord.desk.agreements.queries import agreements_open_to
from akkoord.desk.people.queries import NOBODY, actor_of
from akkoord.desk.people.rules import Role


def test_agreements_open_to_those_who_work_with_them(person, world):
    adviser = actor_of(person(Role.SECRETARIAT_ADVISER))
    assert [each.slug for each in agreements_open_to(adviser)] == ["textile"]
    assert agreements_open_to(actor_of(person(Role.COMPANY_ADMIN))) == []
    assert agreements_open_to(NOBODY) == []
