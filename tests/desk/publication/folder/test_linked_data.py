"""The edition in words that machines share."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.desk.publication.edition_content import CONTENT

from akkoord.desk.publication.folder import write_edition

ROOT = "https://lists.example.org/editions/textile/3/"


@pytest.fixture
def folder(tmp_path):
    write_edition(replace(CONTENT, site="https://lists.example.org"), tmp_path / "3")
    return tmp_path / "3"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_places_stand_line_by_line_after_the_edition(folder):
    graph = read(folder / "locations.jsonld")["@graph"]

    assert [node["@type"] for node in graph] == ["Dataset", "Place", "Place", "Place"]
    assert graph[1] == {
        "@type": "Place",
        "@id": "https://lists.example.org/en/locations/BD7K2M9PQ4A/",
        "name": "S.T. Screen Printing Ltd.",
        "alternateName": ["এস টি স্ক্রিন", "ST Print House"],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "Akkoord", "value": "BD7K2M9PQ4A"},
            {"@type": "PropertyValue", "propertyID": "OS ID", "value": "BD2019083XA3M0V"},
        ],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Plot 12, Mirpur Road, Dhaka 1216",
            "addressLocality": "Dhaka",
            "addressRegion": "Dhaka Division",
            "addressCountry": "BD",
        },
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": 23.811,
            "longitude": 90.411,
            "description": "site",
        },
    }
    assert "geo" not in graph[3]


def test_edition_says_number_day_period_licence_and_languages(folder):
    dataset = read(folder / "locations.jsonld")["@graph"][0]

    del dataset["description"], dataset["distribution"]
    assert dataset == {
        "@type": "Dataset",
        "@id": ROOT + "catalogue.jsonld#edition",
        "name": [
            {"@value": "Production locations of Agreement on Textile, edition 3", "@language": "en"},
            {"@value": "Productielocaties van Convenant textiel, editie 3", "@language": "nl"},
            {"@value": "Produktionsstandorte von Agreement on Textile, Ausgabe 3", "@language": "de"},
            {"@value": "Sites de production : Agreement on Textile, édition 3", "@language": "fr"},
        ],
        "url": "https://lists.example.org/en/downloads/",
        "version": "3",
        "datePublished": "2018-02-16",
        "temporalCoverage": "2017-01-01/2017-12-31",
        "spatialCoverage": [
            {"@type": "Country", "identifier": "BD"},
            {"@type": "Country", "identifier": "TR"},
            {"@type": "Country", "identifier": "VN"},
        ],
        "inLanguage": ["en", "nl", "de", "fr"],
        "license": {"@id": "https://creativecommons.org/licenses/by-sa/4.0/"},
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": "Agreement on Textile"},
    }


def test_no_place_stands_beside_an_organisation(folder):
    for node in read(folder / "locations.jsonld")["@graph"][1:]:
        assert "Organization" not in json.dumps(node)


def test_catalogue_record_names_every_file_with_its_checksum(folder):
    record = read(folder / "catalogue.jsonld")

    told = {
        each["@id"]: (each["dcat:byteSize"]["@value"], each["spdx:checksum"]["spdx:checksumValue"]["@value"])
        for each in record["dcat:distribution"]
    }
    others = {"SHA256SUMS", "catalogue.jsonld", "datapackage.json"}
    assert told == {
        ROOT + path.name: (str(path.stat().st_size), sha256(path.read_bytes()).hexdigest())
        for path in folder.iterdir()
        if path.name not in others
    }
    assert record["@id"] == ROOT + "catalogue.jsonld#edition"
    assert record["dct:issued"] == {"@value": "2018-02-16", "@type": "xsd:date"}
    assert [each["@id"].rpartition("/")[2] for each in record["dct:spatial"]] == ["BGD", "TUR", "VNM"]
    assert [each["@id"].rpartition("/")[2] for each in record["dct:language"]] == ["ENG", "NLD", "DEU", "FRA"]


def test_columns_of_the_tables_are_told_to_readers_of_csvw(folder):
    tables = {each["url"]: each["tableSchema"] for each in read(folder / "csv-metadata.json")["tables"]}

    assert {name: schema["primaryKey"] for name, schema in tables.items()} == {
        "cells.csv": ["kind", "country", "value"],
        "countries.csv": ["country"],
        "locations.csv": ["location_id"],
        "redirects.csv": ["old_id"],
    }
    header = (folder / "locations.csv").read_text().splitlines()[0]
    assert ",".join(each["titles"] for each in tables["locations.csv"]["columns"]) == header
    assert tables["countries.csv"]["columns"][1]["datatype"] == "integer"
