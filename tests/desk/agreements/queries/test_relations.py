"""Links between agreements."""

from datetime import date

from akkoord.desk.agreements.models import Participation
from akkoord.desk.agreements.queries.relations import LinkedAgreement, linked_agreements
from akkoord.desk.agreements.rules.relations import Relation
from akkoord.desk.people.rules import Role

CONDITION = "Loans depend on it."


def test_link_counts_companies_that_take_part_in_both(world):
    world.agreement.relations = [
        {"agreement": "gold", "condition": CONDITION, "since": "2018-01-01"},
        {"agreement": "elsewhere", "condition": CONDITION},
    ]
    for company, state in ((world.company, "active"), (world.other_company, "withdrawn")):
        Participation.objects.create(
            agreement=world.other_agreement,
            organisation=company,
            role="participating_company",
            state=state,
        )
    assert linked_agreements(world.agreement) == [
        LinkedAgreement(Relation("gold", CONDITION, date(2018, 1, 1)), world.other_agreement, 1),
        LinkedAgreement(Relation("elsewhere", CONDITION), None, 0),
    ]


def test_link_is_made_on_its_page(signed_in, world):
    adviser = signed_in(Role.SECRETARIAT_ADVISER)
    sent = {
        "row-TOTAL_FORMS": 1,
        "row-INITIAL_FORMS": 0,
        "row-0-agreement": "gold",
        "row-0-condition": CONDITION,
        "reason": "Decision 5.",
    }
    assert adviser.post("/agreements/textile/set-up/relations/", sent).status_code == 302
    page = adviser.get("/agreements/textile/set-up/").content.decode()
    assert CONDITION in page
    assert "Decision 5." in page
