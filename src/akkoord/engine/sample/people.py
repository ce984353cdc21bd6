"""Invents the people with an account: contacts of companies, the secretariat, parties."""

from collections.abc import Sequence
from random import Random

from akkoord.engine.sample.companies import Company
from akkoord.engine.sample.reference import organisation_words
from akkoord.engine.sample.year import OrganisationFacts, PersonFacts, RoleFacts

FROM_THE_START = "2016-09-01"
WITHOUT_ACCOUNT = {"refused", "cancelled"}

SECRETARIAT = (
    ("adviser1", ("SA",)),
    ("adviser2", ("SA",)),
    ("adviser3", ("SA",)),
    ("handler1", ("CH",)),
    ("assessor1", ("AS",)),
    ("signer2", ("AS",)),
    ("custodian1", ("CUS",)),
    ("administrator1", ("SY",)),
    ("monitor1", ("MO",)),
)
"""Three advisers, the case handler, the two who sign an edition, and the roles that check on them."""


def invent_people(
    companies: Sequence[Company], parties: Sequence[OrganisationFacts], *, random: Random
) -> list[PersonFacts]:
    """One contact for each company, the secretariat, and one person for each union and supporter."""
    people = [
        _person(account, "nl", [RoleFacts(role, None, FROM_THE_START) for role in roles], random=random)
        for account, roles in SECRETARIAT
    ]
    with_account = [c for c in companies if c.participation.state not in WITHOUT_ACCOUNT]
    people += [_contact(company, random=random) for company in with_account]
    for number, party in enumerate(parties, start=1):
        role = "PS" if party.key.startswith("signatory") else "SU"
        account = f"{party.kind.replace('_', '')}{number}"
        people.append(_person(account, "nl", [RoleFacts(role, party.key, FROM_THE_START)], random=random))
    return people


def _contact(company: Company, *, random: Random) -> PersonFacts:
    starts = company.participation.events[0].on
    language = random.choices(["nl", "en", "de"], [80, 15, 5])[0]
    role = RoleFacts("CA", company.organisation.key, starts, company.participation.until)
    return _person(company.slug, language, [role], random=random)


def _person(account: str, language: str, roles: list[RoleFacts], *, random: Random) -> PersonFacts:
    words = organisation_words()["people"]
    return PersonFacts(
        email=f"{account}@example.org",
        name=f"{random.choice(words['first'])} {random.choice(words['last'])}",
        language=language,
        roles=tuple(roles),
    )
