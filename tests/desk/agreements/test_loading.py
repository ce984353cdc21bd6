"""An agreement from its facts, as the sample writes them."""

import pytest

from akkoord.desk.agreements.loading import load_agreement
from akkoord.desk.agreements.models import Organisation, OrganisationName, Participation, ParticipationEvent
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role
from akkoord.engine.sample.year import (
    AgreementFacts,
    AlsoKnownAs,
    OrganisationFacts,
    ParticipationFacts,
    PersonFacts,
    RoleFacts,
    SampleYear,
    StateChange,
)

FACTS = SampleYear(
    seed=1,
    today="2018-05-02",
    agreement=AgreementFacts(
        "textile", "Textile", "Textiel", "implementing", "full_list", 3, "2016-07-04", "2021-12-31"
    ),
    organisations=(
        OrganisationFacts(
            "company-001",
            "Weefhuis",
            "company",
            "NL",
            "00000001",
            "https://weefhuis.example",
            (AlsoKnownAs("Zomerjas", "brand"),),
        ),
        OrganisationFacts("union-1", "Bond", "union", "NL", "", ""),
    ),
    participations=(
        ParticipationFacts(
            "company-001",
            "participating_company",
            "active",
            "small",
            "2016-07-04",
            None,
            (StateChange("2016-05-05", "", "applied", "Form."),),
        ),
        ParticipationFacts("union-1", "signatory", "active", "", "2016-07-04", None, ()),
    ),
    people=(
        PersonFacts("Anna@example.org", "Anna", "nl", (RoleFacts("CA", "company-001", "2016-07-04"),)),
        PersonFacts("petra@example.org", "Petra", "en", (RoleFacts("SA", None, "2016-07-04"),)),
    ),
    cycles=(),
).as_json()
KINDS = [Organisation, OrganisationName, Participation, ParticipationEvent, User, Mandate]

pytestmark = pytest.mark.django_db


def test_load_agreement_gives_people_their_roles():
    loaded = load_agreement(FACTS, password="correct horse battery")
    company, agreement = loaded.organisations["company-001"], loaded.agreement
    visitor = HeldRole(Role.PUBLIC_VISITOR)
    assert [actor_of(user).roles for user in loaded.people.values()] == [
        (visitor, HeldRole(Role.COMPANY_ADMIN, company.pk)),
        (visitor, HeldRole(Role.SECRETARIAT_ADVISER, None, agreement.pk)),
    ]
    assert all(user.check_password("correct horse battery") for user in loaded.people.values())


def test_load_agreement_again_adds_nothing():
    first = load_agreement(FACTS)
    counts = [kind.objects.count() for kind in KINDS]
    assert counts == [2, 1, 2, 1, 2, 2]
    assert load_agreement(FACTS) == first
    assert [kind.objects.count() for kind in KINDS] == counts


def test_load_agreement_without_password_lets_nobody_in():
    assert not any(user.has_usable_password() for user in load_agreement(FACTS).people.values())
