"""What goes into a release: what each company wrote about a location. Confidential."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One company's row about one location.

    `company` is an opaque token, the same for all rows of a company, or None for a neutral
    public source such as another published register. `is_open` says that the company itself
    chose to publish this link.
    """

    location_id: str
    company: str | None
    name: str
    address: str
    country: str
    """ISO 3166-1 alpha-2."""
    town: str = ""
    region: str = ""
    local_name: str = ""
    lat: float | None = None
    """Decimal degrees, WGS 84."""
    lng: float | None = None
    os_id: str = ""
    is_open: bool = False
    processes: tuple[str, ...] = ()
    """Codes of what is done there (`akkoord.engine.taxonomy`)."""
    products: tuple[str, ...] = ()
    """Codes of what is made there."""


Supporters = dict[str, frozenset[str]]
"""Location identifier → the companies that stand behind it."""


def supporters_of(mentions: tuple[Mention, ...]) -> Supporters:
    """Which companies stand behind each location; neutral sources stand behind none."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        companies = found.setdefault(mention.location_id, set())
        if mention.company is not None:
            companies.add(mention.company)
    return {location_id: frozenset(companies) for location_id, companies in found.items()}


def confidential_companies(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """The companies with at least one link that must not become known."""
    return frozenset(
        mention.company for mention in mentions if mention.company is not None and not mention.is_open
    )
