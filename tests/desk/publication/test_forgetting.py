"""The inner record of editions without the name of a company."""

import pytest

from akkoord.desk.publication.forgetting import make_nameless
from akkoord.desk.publication.models import Edition

pytestmark = pytest.mark.django_db


def test_make_nameless_puts_one_stand_in_everywhere(cycle, edition, four_companies):
    gone, *others = (str(each.pk) for each in four_companies)
    edition.work = {gone: {"BD": ["MK2"]}, others[0]: {"BD": ["MK1"]}}
    edition.save()
    assert sum(gone in companies for companies in edition.supporters.values()) == 3

    assert make_nameless(cycle.agreement_id, four_companies[0].pk) == 3

    edition = Edition.objects.get()
    known = frozenset().union(*edition.supporters.values())
    (stand_in,) = known - set(others)
    assert (known, edition.work) == (
        {*others, stand_in},
        {stand_in: {"BD": ["MK2"]}, others[0]: {"BD": ["MK1"]}},
    )
    assert stand_in.startswith("nameless-")
    assert make_nameless(cycle.agreement_id, four_companies[0].pk) == 0
