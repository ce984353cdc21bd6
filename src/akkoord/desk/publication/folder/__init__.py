"""An edition as a folder of files: written whole, never changed."""

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.placing import (
    clean_leftovers,
    place_copy,
    place_participants,
    place_text,
    take_away,
    write_edition,
)
from akkoord.desk.publication.folder.scanning import scan_folder
from akkoord.desk.publication.folder.unpacking import public_texts
from akkoord.desk.publication.folder.words_of_all import words_of_all

__all__ = [
    "EditionContent",
    "clean_leftovers",
    "place_copy",
    "place_participants",
    "place_text",
    "public_texts",
    "scan_folder",
    "take_away",
    "words_of_all",
    "write_edition",
]
