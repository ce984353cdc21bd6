"""What an edition is built from: locations, and the confidential links that support them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from akkoord.desk.agreements.models import Participation
from akkoord.desk.agreements.queries import successors_in
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.register.models import Cycle, ListRow, Location, SourcingLink
from akkoord.desk.register.queries.facts import facts_that_count
from akkoord.desk.register.rules import PROCESSES, PRODUCTS, Disclosure, SubmissionState, codes_in
from akkoord.desk.register.rules.facts import (
    STATE_KINDS,
    TEXT_KINDS,
    LocationState,
    newest_point,
    newest_state,
    newest_text,
)
from akkoord.engine.disclosure import Mention


@dataclass(frozen=True, slots=True)
class LocationForPublication:
    """A location that at least one live list of the year names."""

    location_id: str
    name: str
    address: str
    country: str
    lat: float | None
    lng: float | None


@dataclass(frozen=True, slots=True)
class RowForPublication:
    """One row's facts about a location, as its company wrote them; a vote for the public spelling."""

    name: str
    local_name: str
    address: str
    town: str
    region: str
    country: str
    lat: float | None
    lng: float | None
    identifiers: tuple[str, ...]
    processes: tuple[str, ...]
    """Codes of the taxonomy; what is free text in the list is none."""
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkForPublication:
    """Confidential: one company at one location in the year, with the rows that say so."""

    organisation_id: UUID
    location_id: str
    disclosure: Disclosure
    participates_since: date | None
    participates_until: date | None
    ended_on: date | None
    rows: tuple[RowForPublication, ...]


def current_locations(cycle: Cycle) -> list[LocationForPublication]:
    """The locations that the live lists of `cycle` name, by country, name and identifier."""
    found = (
        Location.objects.filter(sourcing_links__cycle=cycle)
        .distinct()
        .values_list("location_id", "name", "address", "country", "lat", "lng")
        .order_by("country", "name", "location_id")
    )
    return [LocationForPublication(*facts) for facts in found]


def links_for_publication(cycle: Cycle) -> list[LinkForPublication]:
    """Every link of `cycle` with its rows, in an order that says nothing about companies.

    The links of a company that was merged into another stand under the one that goes on.
    """
    rows = _rows_by_link(cycle)
    successors = successors_in(cycle.agreement_id)
    periods = {
        participation.organisation_id: (participation.since, participation.until)
        for participation in Participation.objects.filter(
            agreement=cycle.agreement_id, role__in=COMPANY_ROLES, since__isnull=False
        ).order_by("pk")
    }
    found = []
    for link in SourcingLink.objects.filter(cycle=cycle):
        company = successors.get(link.organisation_id, link.organisation_id)
        since, until = periods.get(company, (None, None))
        found.append(
            LinkForPublication(
                organisation_id=company,
                location_id=link.location_id,
                disclosure=Disclosure(link.disclosure),
                participates_since=since,
                participates_until=until,
                ended_on=link.ended_on,
                rows=tuple(rows[link.organisation_id, link.location_id]),
            )
        )
    return sorted(found, key=lambda link: (link.location_id, link.organisation_id))


@dataclass(frozen=True, slots=True)
class CorrectionForPublication:
    """What the secretariat wrote down of a location, before what lists say; empty where they are right."""

    name: str
    address: str
    point: tuple[float, float] | None

    def as_mention(self, location_id: str, country: str) -> Mention:
        """A neutral source for the projection: it stands behind no location by itself."""
        lat, lng = self.point or (None, None)
        return Mention(
            location_id=location_id,
            company=None,
            name=self.name,
            address=self.address,
            country=country,
            lat=lat,
            lng=lng,
        )


def corrections_for_publication() -> dict[str, CorrectionForPublication]:
    """Location → its corrected name, address and point."""
    return {
        location_id: CorrectionForPublication(
            newest_text(facts, "name"), newest_text(facts, "address"), newest_point(facts)
        )
        for location_id, facts in facts_that_count(None, TEXT_KINDS).items()
    }


def states_for_publication() -> dict[str, LocationState]:
    """Location → its state, of those about which somebody wrote one down."""
    return {place: newest_state(facts) for place, facts in facts_that_count(None, STATE_KINDS).items()}


def _rows_by_link(cycle: Cycle) -> dict[tuple[UUID, str], list[RowForPublication]]:
    grouped: dict[tuple[UUID, str], list[RowForPublication]] = defaultdict(list)
    rows = (
        ListRow.objects.filter(
            submission__cycle=cycle,
            submission__state=SubmissionState.ACCEPTED,
            mention__location__isnull=False,
        )
        .select_related("submission", "mention")
        .defer("cells", "submission__mapping", "submission__sheets")
    )
    for row in rows.order_by("mention_id", "pk"):
        key = (row.submission.organisation_id, str(row.mention.location_id) if row.mention else "")
        grouped[key].append(row_facts(row))
    return grouped


def row_facts(row: ListRow) -> RowForPublication:
    """What one row says about its location."""
    return RowForPublication(
        name=row.name,
        local_name=row.fields.get("local_name", ""),
        address=row.address,
        town=row.fields.get("city", ""),
        region=row.fields.get("region", ""),
        country=row.country,
        lat=row.lat,
        lng=row.lng,
        identifiers=tuple(row.identifiers),
        processes=codes_in(row.fields.get("processes", ""), PROCESSES),
        products=codes_in(row.fields.get("products", ""), PRODUCTS),
    )
