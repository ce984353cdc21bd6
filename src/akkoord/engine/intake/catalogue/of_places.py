"""Problems of coordinates, and of rows beside each other."""

from akkoord.engine.intake.catalogue.entry import Entry
from akkoord.engine.problems import Severity
from akkoord.engine.text import gettext_noop as _

WARN, INFO = Severity.WARN, Severity.INFO

ENTRIES: dict[str, Entry] = {
    "coordinates_half": Entry(
        WARN,
        _("Half a pair of coordinates"),
        _("There is a latitude without a longitude, or the other way round; it is not used."),
        _("Give both or none."),
    ),
    "coordinates_not_understood": Entry(
        WARN,
        _("Coordinates not understood"),
        _("“%(value)s” cannot be read as a latitude or longitude; it is not used."),
        _("Write degrees with decimals, for example 23.7808 and 90.2792."),
    ),
    "coordinates_out_of_range": Entry(
        WARN,
        _("Coordinates impossible"),
        _("“%(value)s” is more than a latitude (90) or longitude (180) can be; it is not used."),
        _("Write degrees with decimals, for example 23.7808 and 90.2792."),
    ),
    "coordinates_zero": Entry(
        WARN,
        _("Coordinates 0, 0"),
        _("The point 0, 0 lies in the sea and stands for “not known”; it is not used."),
        _("Leave the cells empty when the coordinates are not known."),
    ),
    "coordinates_swapped": Entry(
        WARN,
        _("Latitude and longitude changed places"),
        _("As given the point lies outside %(country)s; with latitude and longitude changed it lies inside."),
        _("Check the two columns. If you do nothing, we use them changed."),
    ),
    "coordinates_point_restored": Entry(
        WARN,
        _("Decimal point lost"),
        _("“%(value)s” has lost its decimal point; we read %(reading)s."),
        _("Write the coordinate with its decimal point."),
    ),
    "coordinates_elsewhere": Entry(
        WARN,
        _("Coordinates outside the country"),
        _("The point lies outside %(country)s."),
        _("Check the coordinates and the country. If you do nothing, the coordinates are not used."),
    ),
    "rows_identical": Entry(
        INFO,
        _("Identical rows"),
        _("These rows have the same name, address and country."),
        _("Nothing to do; they count as one location."),
    ),
    "rows_in_two_files": Entry(
        INFO,
        _("The same in two files"),
        _("The same name, address and country stand in “%(other)s” too (row %(others)s)."),
        _("Nothing to do; they count as one location. Take a file out if you added it twice."),
    ),
    "rows_similar": Entry(
        WARN,
        _("Very similar rows"),
        _("“%(value)s” and “%(other)s” look like the same location."),
        _("Take one out if they are. If you do nothing, they are compared like rows of different lists."),
    ),
    "rows_of_other_unit": Entry(
        WARN,
        _("Same but for the unit"),
        _("“%(value)s” and “%(other)s” differ only in a unit, plot or factory number."),
        _("Nothing to do if these are two places: they are kept apart. Else correct the number."),
    ),
    "rows_differ_in_numbers": Entry(
        WARN,
        _("Same but for numbers"),
        _("“%(value)s” and “%(other)s” differ only in their numbers."),
        _("Check whether a number is mistyped. If you do nothing, they are kept apart."),
    ),
}
