"""What the public list of a year says in figures: only numbers that everybody can count on it."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.progress.rules import Counted
from akkoord.desk.publication.queries.editions import public_folder
from akkoord.desk.publication.rules import IS_PUBLIC
from akkoord.engine.disclosure import edition_folder as names


def public_places(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Locations and countries on the newest edition of the year that was out by the day of counting."""
    editions = agreement.editions.filter(cycle__year=year, state__in=IS_PUBLIC, dated__lte=as_of)
    edition = editions.order_by("-number").first()
    if edition is None:
        return
    basis = f"edition {edition.number} {edition.folder_hash}"
    yield Counted("locations", value=Decimal(edition.report.get("locations", 0)), basis=basis)
    path = public_folder(edition) / names.COUNTRIES
    if path.exists():
        with path.open(encoding="utf-8", newline="") as stream:
            countries = sum(1 for _ in csv.DictReader(stream))
        yield Counted("countries", value=Decimal(countries), basis=basis)
