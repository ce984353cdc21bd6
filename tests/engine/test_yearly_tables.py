"""Figures of years as rows and drawings."""

from decimal import Decimal

from tests.engine.disclosure.figures import FIGURES_OF_YEARS

from akkoord.engine.yearly_tables import Cell, shown, years_of


def test_years_are_in_order():
    assert years_of(FIGURES_OF_YEARS) == (2016, 2017)


def test_rows_are_in_the_language_of_the_reader_and_say_what_is_not_shown():
    (plans,) = shown(FIGURES_OF_YEARS, term="short", language="nl")

    assert [(row.title, row.depth) for row in plans.rows] == [
        ("plans nl", 0),
        ("handed in nl", 1),
        ("never nl", 1),
    ]
    assert plans.rows[0].cells[0] == Cell(2016)
    assert plans.rows[1].newest == Cell(2017, Decimal(57), is_there=True, share=Decimal("87.7"))
    assert plans.rows[2].newest == Cell(2017, None, is_there=True)
    assert plans.drawing is None


def test_drawing_has_the_measured_numbers_and_the_target_within_its_box():
    (companies,) = shown(FIGURES_OF_YEARS, term="long", language="en")

    drawing = companies.drawing
    assert [(mark.label, mark.is_target) for mark in drawing.marks] == [
        ("64", False),
        ("65", False),
        ("100", True),
    ]
    assert [line.label for line in drawing.grid] == ["0", "25", "50", "75", "100"]
    assert [line.label for line in drawing.years] == ["2016", "2017", "2018"]
    assert all(0 <= mark.x <= 640 and 0 <= mark.y <= 220 for mark in drawing.marks)
    assert companies.sources == ((2016, "Press, 4 July 2017"),)
