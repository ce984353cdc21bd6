"""The figures of a year as a table for programs."""

import csv
import io
from dataclasses import replace

from tests.engine.disclosure.figures import FIGURES_OF_YEARS

from akkoord.engine.disclosure.yearly_figures_table import COLUMNS, figures_as_csv


def lines_of(figures, year):
    head, *lines = csv.reader(io.StringIO(figures_as_csv(figures, year)))
    assert tuple(head) == COLUMNS
    return lines


def test_each_number_has_a_line_and_one_that_is_not_shown_has_no_value():
    day = ["2017-12-31", "2"]
    assert lines_of(FIGURES_OF_YEARS, 2017) == [
        ["companies", "1", "2017", "", "65", "number", "counted", "companies en", "", *day],
        ["handed_in_plan", "1", "2017", "", "65", "number", "counted", "plans en", "", *day],
        ["handed_in_plan", "1", "2017", "handed_in", "57", "number", "counted", "handed in en", "", *day],
        ["handed_in_plan", "1", "2017", "never", "", "number", "not_shown", "never en", "", *day],
    ]


def test_number_that_somebody_entered_has_its_source():
    ((*_, status, _, source, as_of, version),) = lines_of(FIGURES_OF_YEARS, 2016)
    assert (status, source, as_of, version) == ("entered", "Press, 4 July 2017", "2016-12-31", "1")


def test_no_cell_runs_as_a_formula():
    companies = FIGURES_OF_YEARS.series[0]
    worded = replace(companies, figures=(replace(companies.figures[0], source="=1+1"),))
    ((*_, source, _, _),) = lines_of(replace(FIGURES_OF_YEARS, series=(worded,)), 2016)
    assert source == "'=1+1"


def test_year_without_figures_has_only_its_head():
    assert lines_of(FIGURES_OF_YEARS, 1999) == []
