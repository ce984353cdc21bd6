"""The edition as JSON-LD: the list in schema.org, and the record that catalogues of open data take over."""

import json
from pathlib import Path

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.facts import edition_facts
from akkoord.desk.publication.folder.hashes import Hashes
from akkoord.engine.disclosure.linked_data import (
    DCAT,
    SCHEMA_ORG,
    dcat_dataset,
    schema_dataset,
    schema_place,
)


def write_places(path: Path, content: EditionContent, hashes: Hashes) -> None:
    """The edition and then each location, one line each; beside none stands an organisation."""
    facts = edition_facts(content, hashes)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"@context": {_json(SCHEMA_ORG)}, "@graph": [\n{_json(schema_dataset(facts))}')
        for row in content.locations:
            address = f"{content.site}/en/locations/{row.location_id}/"
            stream.write(",\n" + _json(schema_place(row, address=address)))
        stream.write("\n]}\n")


def write_catalogue_record(path: Path, content: EditionContent, hashes: Hashes) -> None:
    """The record for the files that stand beside it."""
    record = {"@context": DCAT, **dcat_dataset(edition_facts(content, hashes))}
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _json(node: object) -> str:
    return json.dumps(node, ensure_ascii=False)
