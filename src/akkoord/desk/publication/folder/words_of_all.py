"""The texts that every edition of an agreement has, whatever stands on its list: headings, columns, formats.

A name of an organisation that is also an ordinary word, such as “Closed”, tells nothing there.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.placing import write_edition
from akkoord.desk.publication.folder.unpacking import public_texts


def words_of_all(content: EditionContent) -> frozenset[str]:
    """What the edition would say with an empty list and an agreement without a name."""
    nothing = replace(
        content,
        agreement_name="",
        agreement_name_nl="",
        locations=(),
        countries=(),
        cells=(),
        redirects=(),
        correction="",
    )
    with TemporaryDirectory() as place:
        write_edition(nothing, Path(place) / "edition")
        return frozenset(each.text for each in public_texts(Path(place) / "edition"))
