"""The file of released figures says what was written, and nothing else can be read from it."""

import json

import pytest
from tests.engine.disclosure.figures import FIGURES_OF_YEARS

from akkoord.engine.disclosure.yearly_figures import YearlyFigures


def test_file_is_read_as_it_was_written():
    assert YearlyFigures.read(FIGURES_OF_YEARS.as_json()) == FIGURES_OF_YEARS


def test_file_with_an_unknown_field_is_refused():
    content = json.loads(FIGURES_OF_YEARS.as_json())
    content["series"][0]["figures"][0]["companies"] = ["Weefhuis"]
    with pytest.raises(TypeError):
        YearlyFigures.read(json.dumps(content))
