"""Problems of single rows: what is missing, misspelt or doubtful."""

from akkoord.engine.intake.catalogue.entry import Entry
from akkoord.engine.problems import Severity
from akkoord.engine.text import gettext_noop as _

BLOCK, WARN, INFO = Severity.BLOCK, Severity.WARN, Severity.INFO

ENTRIES: dict[str, Entry] = {
    "value_missing": Entry(
        BLOCK,
        _("Empty cell"),
        _("The %(field)s is empty."),
        _("Fill it in. Until then the row is kept, but not counted as a location."),
    ),
    "address_missing": Entry(
        WARN,
        _("No address, only coordinates"),
        _("The address is empty; the row has coordinates."),
        _("Add the address if you have it. Without it, rows of other companies are harder to recognise."),
    ),
    "country_unknown": Entry(
        BLOCK,
        _("Country not known"),
        _("“%(value)s” is not a country that we know."),
        _("Write the country's name or two-letter code. Until then these rows are kept, but not used."),
    ),
    "country_misspelt": Entry(
        BLOCK,
        _("Country perhaps misspelt"),
        _("“%(value)s” is not a country that we know. Did you mean %(suggestion)s?"),
        _("Confirm it or write the right name. Until then these rows are kept, but not used."),
    ),
    "country_from_address": Entry(
        WARN,
        _("Country taken from the address"),
        _("The country is not given or not understood; from “%(words)s” in the address we take %(country)s."),
        _("Check it, and fill in the country. If you do nothing, %(country)s is used."),
    ),
    "country_differs": Entry(
        WARN,
        _("Country and address differ"),
        _("The country is %(country)s, but the address names %(other)s (“%(words)s”)."),
        _("Check which of the two is right. If you do nothing, %(country)s is used."),
    ),
    "country_of_region": Entry(
        WARN,
        _("Hong Kong, Macao or Taiwan"),
        _("The country is %(country)s, but the address says %(other)s, which has its own code."),
        _("Check which of the two the list should have. If you do nothing, %(country)s is used."),
    ),
    "country_code_in_address": Entry(
        INFO,
        _("Country code in the address"),
        _("The address ends with the country code %(words)s."),
        _("Nothing to do; the country is best left out of the address."),
    ),
    "text_too_long": Entry(
        WARN,
        _("Very long text"),
        _("The %(field)s has more than 200 characters."),
        _("Keep to one name and one address; other remarks have their own column. The full text is kept."),
    ),
    "name_short": Entry(
        WARN,
        _("Very short name"),
        _("“%(value)s” is very short for a name."),
        _("Write the full name, as on the gate or in the register of companies."),
    ),
    "name_is_number": Entry(
        WARN,
        _("Name without letters"),
        _("“%(value)s” has no letters."),
        _("Write the name of the location; a supplier number has its own column."),
    ),
    "address_short": Entry(
        WARN,
        _("Very short address"),
        _("The address is shorter than 25 characters."),
        _("Add street, number and town, so that the place can be found and told from others."),
    ),
    "post_box": Entry(
        WARN,
        _("Post box"),
        _("The address names a post box, where nobody produces."),
        _("Give the street address of the place itself."),
    ),
    "office": Entry(
        WARN,
        _("Perhaps an office or agent"),
        _("“%(words)s” sounds like an office, an agent or a trader and not the place itself."),
        _("Give the place where the work is done. If this is it, nothing to do."),
    ),
    "several_sites": Entry(
        WARN,
        _("Several places in one row"),
        _("This row seems to name more than one place: “%(value)s”."),
        _("Give each place its own row. As it stands it counts as one location."),
    ),
    "blanks_tidied": Entry(
        INFO,
        _("Blanks tidied"),
        _("Blanks at the beginning or end, double blanks, tabs or line breaks were taken out."),
        _("Nothing to do."),
    ),
    "signs_tidied": Entry(
        INFO,
        _("Stray signs"),
        _("There are double quotation marks or several commas in a row."),
        _("Nothing to do; they do not count when rows are compared."),
    ),
    "error_value": Entry(
        WARN,
        _("Error value"),
        _("“%(value)s” is not a value; the cell counts as empty."),
        _("Fill in what should be there, or leave the cell empty."),
    ),
    "separator_unusual": Entry(
        WARN,
        _("Several values in one cell"),
        _("“%(value)s” seems to hold several values; we part them at commas, semicolons and slashes."),
        _("Use a bar ( | ) between values. Nothing to do if the parts are right."),
    ),
    "words_repeated": Entry(
        WARN,
        _("Words repeated in the address"),
        _("Words stand more than once in the address, for example: %(words)s."),
        _("Check whether a part was pasted twice."),
    ),
    "letters_broken": Entry(
        WARN,
        _("Broken letters"),
        _("Some letters were lost on the way: “%(value)s”."),
        _("Write the text again, or save your list as XLSX and hand that in."),
    ),
    "letters_mistaken": Entry(
        WARN,
        _("Letters in a wrong encoding"),
        _("“%(value)s” was probably “%(suggestion)s” once."),
        _("Write the text again, or save your list as XLSX and hand that in."),
    ),
    "script_other": Entry(
        INFO,
        _("Not in Latin letters"),
        _("The %(field)s is not written in Latin letters."),
        _("Nothing to do. If you know it in Latin letters too, put that here and this in “local name”."),
    ),
    "workers_not_a_number": Entry(
        WARN,
        _("Workers not a number"),
        _("“%(value)s” is neither a number of workers nor a range such as 100-250."),
        _("Write a number or a range. As it stands it is kept, but not counted."),
    ),
    "share_not_a_number": Entry(
        WARN,
        _("Share not a percentage"),
        _("“%(value)s” is not a percentage between 0 and 100."),
        _("Write a percentage. As it stands it is kept, but not counted."),
    ),
    "identifier_invalid": Entry(
        WARN,
        _("Identifier not valid"),
        _("“%(value)s” is not a valid %(scheme)s; it is not used."),
        _("Copy it again from its source."),
    ),
    "identifier_misspelt": Entry(
        WARN,
        _("Identifier perhaps mistyped"),
        _("“%(value)s” is not a valid %(scheme)s; it is not used. Did you mean %(suggestion)s?"),
        _("Check it at its source and write it again."),
    ),
}
