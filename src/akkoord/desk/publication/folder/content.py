"""Everything that the files of an edition say."""

from dataclasses import dataclass
from datetime import date

from akkoord.engine.disclosure import CellCount, CountryCount, PublicationMode, PublicLocation, Redirect


@dataclass(frozen=True, slots=True)
class EditionContent:
    """One edition; every field is public."""

    agreement: str
    """Slug of the agreement."""
    agreement_name: str
    agreement_name_nl: str
    units: tuple[str, ...]
    """What the list names, such as mines."""
    number: int
    dated: date
    """The one date of the edition; no other date is in it."""
    year: int
    """The year in which the locations were used."""
    mode: PublicationMode
    licence: str
    """SPDX identifier."""
    locations: tuple[PublicLocation, ...]
    countries: tuple[CountryCount, ...]
    cells: tuple[CellCount, ...]
    redirects: tuple[Redirect, ...]
    site: str = ""
    """Address of the public site, without a slash at its end; empty where links begin at its root."""
    correction: str = ""
    """Why this edition corrects the one before; empty otherwise."""
