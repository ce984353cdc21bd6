from random import Random

import pytest

from akkoord.engine.sample.cells import side_cells, text_cells
from akkoord.engine.sample.mess.variants import Preferences
from akkoord.engine.sample.places import invent_locations
from akkoord.engine.sample.retelling import retell
from akkoord.engine.sample.styles import styles


def known_fields(style):
    random = Random(1)
    place = invent_locations(1, random=random)[0]
    retold = retell(place, Preferences(random=random), sloppiness=0, random=random)
    return {
        "number",
        *text_cells(retold, "Nederland", random=random),
        *side_cells(place, style, year=2018, random=random),
    }


@pytest.mark.parametrize("style", styles(), ids=lambda style: style.name)
def test_style_names_known_fields_and_can_be_written(style):
    assert {field for _, field in style.columns} <= known_fields(style)
    assert style.format in {"csv", "xlsx", "ods"}
    assert style.country in {"en", "nl", "de", "fr", "iso2", "iso3", "mixed"}
    assert 0 <= style.sloppiness <= 1
    "".encode(style.encoding)
    style.filename.format(company="Wol", year=2018)


def test_styles_cover_every_format_and_encoding():
    assert {style.format for style in styles()} == {"csv", "xlsx", "ods"}
    assert {style.encoding for style in styles()} >= {"utf-8", "utf-8-sig", "utf-16", "cp1252", "gb18030"}
    assert {style.delimiter for style in styles()} == {",", ";", "\t"}
