"""An edition between its build and its publication: locked for the change, its files as they were built."""

from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import staging_folder
from akkoord.desk.publication.rules import FilesChanged
from akkoord.engine.disclosure import edition_folder as names


def locked_edition(edition: Edition) -> Edition:
    """The edition as it stands, which nobody else changes until the transaction ends."""
    return (
        Edition.objects.select_for_update(of=("self",))
        .select_related("agreement", "cycle")
        .get(pk=edition.pk)
    )


def check_files(edition: Edition) -> None:
    """Raises `FilesChanged` unless the desk's files are the ones that were built."""
    if not names.is_edition(staging_folder(edition), edition.folder_hash):
        raise FilesChanged(number=edition.number)
