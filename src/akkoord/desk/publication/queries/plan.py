"""Everything that a new edition is made from: the links of the year, and what was published before."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from uuid import UUID

import pyarrow.parquet as pq

from akkoord.desk.agreements.queries import successors_in
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries.editions import public_folder, staging_folder
from akkoord.desk.publication.queries.left import links_left
from akkoord.desk.publication.queries.sisters import sister_editions
from akkoord.desk.publication.rules import IS_PUBLIC, WAS_PUBLIC, EarlierEditionMissing
from akkoord.desk.publication.rules.decisions import DecisionKind
from akkoord.desk.register.models import Cycle, Location
from akkoord.desk.register.queries.publication import (
    LinkForPublication,
    LocationForPublication,
    corrections_for_publication,
    current_locations,
    links_for_publication,
    states_for_publication,
)
from akkoord.desk.register.rules import Disclosure
from akkoord.desk.register.rules.facts import LocationState
from akkoord.engine.disclosure import (
    EarlierEdition,
    LocationStatus,
    Mention,
    Precision,
    PublicationMode,
    PublicLocation,
    ReleasePlan,
    Told,
    Work,
    told_by,
)
from akkoord.engine.disclosure import edition_folder as names

OS_ID = "os_id:"
_STATUS = {
    LocationState.OPEN: LocationStatus.ACTIVE,
    LocationState.CLOSED: LocationStatus.CLOSED,
    LocationState.MOVED: LocationStatus.MOVED,
}


def release_plan(edition: Edition, links: Sequence[LinkForPublication]) -> ReleasePlan:
    """Everything the gate judges: the links of the year, and what was published before."""
    decided = _Decided(edition)
    before = (
        edition.agreement.editions.filter(state__in=WAS_PUBLIC).select_related("agreement").order_by("number")
    )
    published = [(each, _PublishedRows(each)) for each in before]
    successors = successors_in(edition.agreement_id)
    return ReleasePlan(
        mode=PublicationMode(edition.mode),
        k=edition.k,
        mentions=_mentions(edition.cycle, links),
        statuses=_statuses(),
        redirects=_redirects(),
        earlier=tuple(_earlier(each, rows, successors) for each, rows in published),
        sisters=tuple(_sisters(edition)),
        once_public=frozenset(each for _, rows in published for each in rows.named),
        decided=decided.companies(DecisionKind.LET),
        held_companies=decided.companies(DecisionKind.HOLD_COMPANY),
        held_places=decided.places,
        left={
            company: _mentions(cycle, theirs)
            for company, (cycle, theirs) in links_left(edition, links).items()
        },
    )


def _sisters(edition: Edition) -> Iterator[EarlierEdition]:
    """Confidential: what stands behind other agreements' lists; of it only numbers leave the gate."""
    for agreement_id, editions in groupby(sister_editions(edition), lambda each: each.agreement_id):
        successors = successors_in(agreement_id)
        for each in editions:
            yield replace(_earlier(each, _PublishedRows(each), successors), is_of_sister=True)


class _Decided:
    """The decisions that stand for an edition."""

    def __init__(self, edition: Edition) -> None:
        self._standing = list(edition.decisions.filter(taken_back_at=None))

    def companies(self, kind: DecisionKind) -> frozenset[str]:
        """The companies of which this is decided."""
        return frozenset(
            str(each.organisation_id)
            for each in self._standing
            if each.kind == kind and each.organisation_id is not None
        )

    @property
    def places(self) -> frozenset[str]:
        """The locations that are held back."""
        return frozenset(each.location_id for each in self._standing if each.location_id)


def links_that_count(cycle: Cycle, *, dated: date) -> list[LinkForPublication]:
    """The links of the companies that take part on the day of the edition.

    A company on its way in, or refused, has no first day and counts for nothing.
    """
    return [
        link
        for link in links_for_publication(cycle)
        if link.participates_since is not None
        and (link.participates_until is None or link.participates_until > dated)
    ]


def _mentions(cycle: Cycle, links: Sequence[LinkForPublication]) -> tuple[Mention, ...]:
    places = {each.location_id: each for each in current_locations(cycle)}
    rows = tuple(
        Mention(
            location_id=link.location_id,
            company=str(link.organisation_id),
            name=row.name or places[link.location_id].name,
            local_name=row.local_name,
            address=row.address,
            town=row.town,
            region=row.region,
            country=row.country or places[link.location_id].country,
            lat=row.lat,
            lng=row.lng,
            os_id=next((each.removeprefix(OS_ID) for each in row.identifiers if each.startswith(OS_ID)), ""),
            is_open=link.disclosure is Disclosure.PUBLIC,
            processes=row.processes,
            products=row.products,
        )
        for link in links
        for row in link.rows
    )
    named = {row.location_id for row in rows}
    return rows + tuple(_corrections(place for place in places.values() if place.location_id in named))


def _corrections(places: Iterable[LocationForPublication]) -> Iterable[Mention]:
    """What the secretariat corrected of these places, as a neutral source."""
    corrections = corrections_for_publication()
    for place in places:
        if correction := corrections.get(place.location_id):
            yield correction.as_mention(place.location_id, place.country)


def _statuses() -> dict[str, LocationStatus]:
    return {place: _STATUS[state] for place, state in states_for_publication().items()}


def _redirects() -> dict[str, str]:
    merged = Location.objects.filter(redirects_to__isnull=False).values_list("location_id", "redirects_to_id")
    return {old: str(new) for old, new in merged}


def _earlier(edition: Edition, rows: "_PublishedRows", successors: Mapping[UUID, UUID]) -> EarlierEdition:
    """Under the companies of today: what a merged one stood behind is of the one that goes on."""
    heirs = {str(company): str(heir) for company, heir in successors.items()}
    supporters = {
        location: frozenset(heirs.get(company, company) for company in companies)
        for location, companies in edition.supporters.items()
    }
    return EarlierEdition(
        edition.number, rows, supporters, rows.told(), _work(edition, heirs), not_counted=rows.not_counted
    )


def _work(edition: Edition, heirs: Mapping[str, str]) -> Work:
    """Company → country → what it had done there; a merged one and its heir together."""
    found: dict[str, dict[str, set[str]]] = {}
    for company, countries in edition.work.items():
        for country, codes in countries.items():
            found.setdefault(heirs.get(company, company), {}).setdefault(country, set()).update(codes)
    return found


class _PublishedRows(Mapping[str, PublicLocation]):
    """The rows of an edition by identifier, read from its folder when the first is asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _rows(self) -> dict[str, PublicLocation]:
        if self._edition.mode != PublicationMode.FULL_LIST:
            return _counted_rows(self._edition)
        table = pq.read_table(_whole_folder(self._edition) / f"{names.LOCATIONS}.parquet")
        return {row["location_id"]: _public_location(row) for row in table.to_pylist()}

    @property
    def named(self) -> Iterable[str]:
        """The identifiers that everybody could read; an edition of counts names none."""
        return self._rows if self._edition.mode == PublicationMode.FULL_LIST else ()

    def told(self) -> dict[str, Told]:
        """Location → the processes and products that its row shows."""
        return told_by(self._rows[each] for each in self.named)

    @property
    def not_counted(self) -> frozenset[str]:
        """The countries whose number it did not show; a list shows all."""
        if self._edition.mode != PublicationMode.COUNTRY_COUNTS:
            return frozenset()
        with (_whole_folder(self._edition) / names.COUNTRIES).open(encoding="utf-8", newline="") as stream:
            return frozenset(row["country"] for row in csv.DictReader(stream) if not row["locations"])

    def __getitem__(self, location_id: str) -> PublicLocation:
        return self._rows[location_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._edition.supporters)

    def __len__(self) -> int:
        return len(self._edition.supporters)


def _counted_rows(edition: Edition) -> dict[str, PublicLocation]:
    """The rows behind an edition of counts, which shows no more of them than their country."""
    countries = dict(Location.objects.values_list("location_id", "country"))
    return {
        each: PublicLocation(
            location_id=each,
            country=countries[each],
            name="",
            local_name="",
            other_names=(),
            address="",
            town="",
            region="",
            lat=None,
            lng=None,
            precision=Precision.NONE,
            os_id="",
            status=LocationStatus.UNKNOWN,
        )
        for each in edition.supporters
    }


def _whole_folder(edition: Edition) -> Path:
    folder = public_folder(edition) if edition.state in IS_PUBLIC else staging_folder(edition)
    if not names.is_edition(folder, edition.folder_hash):
        raise EarlierEditionMissing(number=edition.number, agreement=edition.agreement.slug)
    return folder


def _public_location(row: dict[str, object]) -> PublicLocation:
    known = {
        field.name: tuple(value) if isinstance(value := row[field.name], list) else value
        for field in fields(PublicLocation)
        if field.name in row  # editions of before its time have no such column
    }
    known["precision"] = Precision(str(row["precision"]))
    known["status"] = LocationStatus(str(row["status"]))
    return PublicLocation(**known)  # type: ignore[arg-type]  # read with the schema it was written with
