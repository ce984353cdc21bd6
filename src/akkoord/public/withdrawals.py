"""Which editions were withdrawn: the notes that stand where they stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from akkoord.engine.disclosure.edition_folder import withdrawn_number
from akkoord.public.editions import Withdrawal, shelf, withdrawal


@dataclass(frozen=True, slots=True)
class WithdrawnEdition:
    """An edition that everybody could read, and why it is gone."""

    agreement: str
    number: int
    note: Withdrawal


def withdrawn_editions() -> list[WithdrawnEdition]:
    """Every withdrawn edition, those withdrawn last first; a damaged note is left out."""
    directory = shelf().directory
    agreements = directory.iterdir() if directory.is_dir() else ()
    found = [each for agreement in agreements if agreement.is_dir() for each in _of(agreement)]
    return sorted(found, key=lambda each: (each.note.on, each.agreement, each.number), reverse=True)


def _of(agreement: Path) -> Iterator[WithdrawnEdition]:
    for path in agreement.iterdir():
        number = withdrawn_number(path.name)
        if number and (note := withdrawal(agreement.name, number)):
            yield WithdrawnEdition(agreement.name, int(number), note)
