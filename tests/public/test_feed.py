"""The feed of editions."""

from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import fromstring

from tests.desk.publication.edition_content import CONTENT, SCREEN

from akkoord.desk.publication.folder import write_edition

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(answer):
    """Title and summary of each entry."""
    return [
        (each.findtext(f"{ATOM}title"), each.findtext(f"{ATOM}updated"), each.findtext(f"{ATOM}summary"))
        for each in fromstring(answer.content).iter(f"{ATOM}entry")  # noqa: S314 - our own answer
    ]


def test_feed_names_each_edition_with_its_day_the_newest_first(site, edition, editions_dir):
    corrected = replace(CONTENT, number=4, dated=date(2018, 3, 1), correction="A town was wrong.")
    write_edition(corrected, editions_dir / "textile" / "4")

    told = entries(site.get("/nl/editions.atom"))

    about = (
        "De locaties achter de producten van de deelnemers aan deze overeenkomst in 2017, als één lijst. "
        "Wie waar produceert staat er niet in."
    )
    assert told == [
        (
            "Productielocaties van Convenant textiel, editie 4",
            "2018-03-01T00:00:00+00:00",
            f"{about} Ze verbetert de vorige editie: A town was wrong.",
        ),
        ("Productielocaties van Convenant textiel, editie 3", "2018-02-16T00:00:00+00:00", about),
    ]


def test_feed_tells_of_no_location(site, edition):
    content = site.get("/en/editions.atom").content.decode()

    assert "edition 3" in content
    assert SCREEN.name not in content
    assert SCREEN.location_id not in content


def test_feed_without_an_edition_is_empty(site):
    assert entries(site.get("/en/editions.atom")) == []
