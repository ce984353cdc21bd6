"""What organisations are, and the roles they have in an agreement."""

from enum import StrEnum

from akkoord.engine.text import gettext_noop


class OrganisationKind(StrEnum):
    """What an organisation is, apart from any agreement."""

    COMPANY = "company"
    GOVERNMENT = "government"
    UNION = "union"
    TRADE_ASSOCIATION = "trade_association"
    NGO = "ngo"
    EXPERT = "expert"
    INITIATIVE = "initiative"
    OTHER = "other"


ORGANISATION_KIND_TITLES = {
    OrganisationKind.COMPANY: gettext_noop("company"),
    OrganisationKind.GOVERNMENT: gettext_noop("government"),
    OrganisationKind.UNION: gettext_noop("trade union"),
    OrganisationKind.TRADE_ASSOCIATION: gettext_noop("trade association"),
    OrganisationKind.NGO: gettext_noop("civil society organisation"),
    OrganisationKind.EXPERT: gettext_noop("expert organisation"),
    OrganisationKind.INITIATIVE: gettext_noop("initiative"),
    OrganisationKind.OTHER: gettext_noop("other"),
}


PARTY_GROUP_TITLES = {
    OrganisationKind.TRADE_ASSOCIATION: gettext_noop("companies' associations"),
    OrganisationKind.UNION: gettext_noop("trade unions"),
    OrganisationKind.NGO: gettext_noop("civil society organisations"),
    OrganisationKind.GOVERNMENT: gettext_noop("government"),
    OrganisationKind.EXPERT: gettext_noop("expert organisations"),
    OrganisationKind.INITIATIVE: gettext_noop("initiatives"),
    OrganisationKind.COMPANY: gettext_noop("companies"),
    OrganisationKind.OTHER: gettext_noop("others"),
}
"""Groups of signatories and supporters, in the order in which they are shown."""


class PartyRole(StrEnum):
    """What an organisation is in an agreement (handbook, agreements 2.5)."""

    SIGNATORY = "signatory"
    SUPPORTER = "supporter"
    PARTICIPATING_COMPANY = "participating_company"
    ASSOCIATE_MEMBER = "associate_member"


PARTY_ROLE_TITLES = {
    PartyRole.SIGNATORY: gettext_noop("signatory"),
    PartyRole.SUPPORTER: gettext_noop("supporter"),
    PartyRole.PARTICIPATING_COMPANY: gettext_noop("participating company"),
    PartyRole.ASSOCIATE_MEMBER: gettext_noop("associate member"),
}
COMPANY_ROLES = {PartyRole.PARTICIPATING_COMPANY, PartyRole.ASSOCIATE_MEMBER}
"""The roles that hand in lists of locations."""
