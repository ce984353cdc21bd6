"""What a page says in words that machines share (schema.org), for those who search for open data."""

import json
from functools import lru_cache
from pathlib import PurePath

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.edition_words import about
from akkoord.engine.disclosure.linked_data import (
    SCHEMA_ORG,
    EditionFacts,
    FileFacts,
    Node,
    schema_dataset,
)
from akkoord.public.editions import Edition, EditionFile, country_counts
from akkoord.public.site.edition_pages import edition_title

NOT_IN_A_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
REMEMBERED = 32
"""Editions in a language; one never changes."""
PLAIN_TEXT = "text/plain"


@lru_cache(maxsize=REMEMBERED)
def data_of_first_page(edition: Edition, language: str) -> SafeString:
    """Site, publisher and list; the files stand on the page of the downloads."""
    listed = dataset_node(edition, language)
    del listed["distribution"]
    return as_script(site_node(), organization_node(edition), listed)


@lru_cache(maxsize=REMEMBERED)
def data_of_downloads(edition: Edition, language: str) -> SafeString:
    """The list with all its files."""
    return as_script(dataset_node(edition, language))


def as_script(*nodes: Node) -> SafeString:
    """Linked data that stands in a page without ending the element it stands in."""
    graph = nodes[0] if len(nodes) == 1 else {"@graph": list(nodes)}
    text = json.dumps({"@context": SCHEMA_ORG, **graph}, ensure_ascii=False)
    return mark_safe(text.translate(NOT_IN_A_SCRIPT))  # noqa: S308 - nothing left to escape


def site_node() -> Node:
    """The site, and where it can be searched."""
    results = whole_address(reverse("public:results"))
    return {
        "@type": "WebSite",
        "@id": whole_address("/#site"),
        "url": whole_address(reverse("public:home")),
        "name": "Akkoord",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{results}?q={{name}}"},
            "query-input": "required name=name",
        },
    }


def organization_node(edition: Edition) -> Node:
    """Who publishes the list, and where to write to; never who produces anywhere."""
    return {
        "@type": "Organization",
        "@id": whole_address("/#secretariat"),
        "name": edition.agreement_in_words,
        "url": whole_address(reverse("public:about")),
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "secretariat",
            "email": settings.CONTACT,  # type: ignore[misc]  # mypy knows the settings of the desk only
        },
    }


def dataset_node(edition: Edition, language: str) -> Node:
    """The edition with its files, in the language of the reader."""
    said, description = edition_title(edition), about(edition.year, translate=gettext)
    node = schema_dataset(
        EditionFacts(
            address=_file_address(edition, names.CATALOGUE_RECORD) + "#edition",
            page=whole_address(reverse("public:downloads")),
            title={language: said},
            about={language: description},
            publisher=edition.agreement_in_words,
            number=edition.number,
            dated=edition.dated,
            year=edition.year,
            licence=edition.licence_url,
            countries=[each.country for each in country_counts(edition)],
            files=[_file(edition, each) for each in edition.files],
        )
    )
    return node | {"name": said, "description": description, "license": edition.licence_url}


def whole_address(path: str) -> str:
    """The address of a page under the name of this site, whatever the reader called it."""
    return f"{settings.SITE_URL}{path}"  # type: ignore[misc]


def _file(edition: Edition, file: EditionFile) -> FileFacts:
    kind = names.MEDIA_TYPES.get(PurePath(file.name).suffix, PLAIN_TEXT)
    return FileFacts(file.name, _file_address(edition, file.name), kind, file.size, file.sha256)


def _file_address(edition: Edition, name: str) -> str:
    parts = {"agreement": edition.agreement, "number": edition.number, "name": name}
    return whole_address(reverse("edition_file", kwargs=parts))
