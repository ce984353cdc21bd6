"""Problems of a whole file or sheet."""

from akkoord.engine.intake.catalogue.entry import Entry
from akkoord.engine.problems import Severity
from akkoord.engine.text import gettext_noop as _

BLOCK, WARN, INFO = Severity.BLOCK, Severity.WARN, Severity.INFO

ENTRIES: dict[str, Entry] = {
    "empty_file": Entry(
        BLOCK,
        _("Empty file"),
        _("There is nothing in this file."),
        _("Check whether you picked the right file, and hand it in again."),
    ),
    "too_large": Entry(
        BLOCK,
        _("File too large"),
        _("The file is larger than %(limit)s MB."),
        _("Take out pictures and sheets that are not the list, or split the list in two files."),
    ),
    "too_many_rows": Entry(
        BLOCK,
        _("Too many rows"),
        _("The file has more than %(limit)s rows."),
        _("Split the list in two or more files. Nothing of it has been taken in."),
    ),
    "too_many_columns": Entry(
        BLOCK,
        _("Too many columns"),
        _("A sheet has %(columns)s columns; we read up to %(limit)s."),
        _("Take out the columns that do not say where you produce, and hand the list in again."),
    ),
    "cell_far_away": Entry(
        BLOCK,
        _("A cell far from the list"),
        _("The sheet “%(sheet)s” reaches as far as cell %(cell)s, although most of it is empty."),
        _("Delete the rows and columns outside the list, also those that look empty, and hand it in again."),
    ),
    "cell_too_long": Entry(
        BLOCK,
        _("A cell without an end"),
        _("A single cell has more than %(limit)s characters."),
        _("Save the list as XLSX, where each location has a row of its own, and hand that in."),
    ),
    "too_many_sheets": Entry(
        BLOCK,
        _("Too many sheets"),
        _("The workbook has more than %(limit)s sheets."),
        _("Put the locations together on one sheet and hand that in."),
    ),
    "unpacks_too_large": Entry(
        BLOCK,
        _("Unpacks to too much"),
        _("The workbook becomes far larger when it is unpacked than a list can be."),
        _("Copy the cells into a new workbook and hand that in, or save the sheet as CSV."),
    ),
    "password_protected": Entry(
        BLOCK,
        _("Protected with a password"),
        _("The workbook opens only with a password."),
        _("Save it without a password and hand it in again. Your list is kept confidential here."),
    ),
    "wrong_file_type": Entry(
        BLOCK,
        _("Not a spreadsheet"),
        _("This is %(kind)s, whatever its name says."),
        _("Hand in the list itself as XLSX, XLS, ODS or CSV."),
    ),
    "unreadable": Entry(
        BLOCK,
        _("Cannot be read"),
        _("The file is damaged or of a kind that we do not know."),
        _("Open it in your spreadsheet program, save it as XLSX and hand it in again."),
    ),
    "no_rows": Entry(
        BLOCK,
        _("No rows"),
        _("There is a header, but no row below it."),
        _("Check whether the list stands on another sheet or in another file."),
    ),
    "sheet_empty": Entry(
        INFO,
        _("Sheet without rows"),
        _("This sheet has a header, but no row below it."),
        _("Nothing to do, if that is right."),
    ),
    "no_list_found": Entry(
        BLOCK,
        _("No list found"),
        _("No sheet looks like a list of locations: we found no columns for name, address and country."),
        _("Point out the columns, or put the names of the columns in the first row, and hand it in again."),
    ),
    "column_missing": Entry(
        BLOCK,
        _("Column missing"),
        _("No column was found for the %(field)s."),
        _("Point out the column with the %(field)s, or add it. Without it the list cannot be used."),
    ),
    "no_header": Entry(
        WARN,
        _("No header"),
        _("No row has the names of the columns; we have guessed the columns from what is in them."),
        _("Check whether each column is understood, and correct it where it is not."),
    ),
    "header_further_down": Entry(
        INFO,
        _("Header further down"),
        _("The header was found in row %(header_row)s; the rows above it are taken for a title."),
        _("Nothing to do, unless these rows are locations."),
    ),
    "table_above_header": Entry(
        WARN,
        _("Another table above the header"),
        _(
            "The header was found in row %(header_row)s. Rows above it look like a table of their own "
            "and are left out."
        ),
        _(
            "If these rows are locations, put them below the header or on a sheet of their own, "
            "and upload again."
        ),
    ),
    "unknown_columns": Entry(
        INFO,
        _("Columns we do not use"),
        _("These columns are kept but not used: %(columns)s."),
        _("Nothing to do, unless one of them has something that we ask for: then point it out."),
    ),
    "mapped_column_missing": Entry(
        WARN,
        _("Column of the earlier reading is gone"),
        _("The column “%(header)s” was chosen for the %(field)s, but is not in this sheet."),
        _("Choose the columns again."),
    ),
    "sheet_left_out": Entry(
        INFO,
        _("Sheet left out"),
        _("This sheet does not look like a list of locations and was left out."),
        _("Nothing to do, unless locations stand on it: then point out its columns."),
    ),
    "hidden_sheet_left_out": Entry(
        WARN,
        _("Hidden sheet left out"),
        _("This sheet looks like a list of locations, but is hidden; it was left out."),
        _("Show the sheet and hand the file in again if it belongs to the list, or else take it out."),
    ),
    "encoding_guessed": Entry(
        INFO,
        _("Letters with accents"),
        _("The file does not say how its letters are written; we read it as %(encoding)s: %(sample)s"),
        _("Check these words. If they look wrong, save the list as XLSX and hand it in again."),
    ),
    "quote_not_closed": Entry(
        WARN,
        _("Quotation mark without its partner"),
        _("A quotation mark is opened and never closed; quotation marks were read as plain signs."),
        _("Check whether the columns are right. Hand the list in as XLSX if they are not."),
    ),
    "total_left_out": Entry(
        INFO,
        _("Row of totals left out"),
        _("A row that only adds up the others was left out."),
        _("Nothing to do."),
    ),
    "repeated_header_left_out": Entry(
        INFO,
        _("Header repeated"),
        _("The header stands again between the rows; it was left out there."),
        _("Nothing to do."),
    ),
    "note_left_out": Entry(
        WARN,
        _("Line of text left out"),
        _("A row with a single filled cell is taken for a note: “%(value)s”."),
        _("If it is a location, add its address and country: as it stands it is left out."),
    ),
    "merged_cells_filled": Entry(
        INFO,
        _("Joined cells"),
        _("A cell that is joined over several rows counts for each of these rows."),
        _("Nothing to do, unless it belongs to the first row only."),
    ),
    "formula_like_text": Entry(
        WARN,
        _("Text that could run as a formula"),
        _("A text begins with =, +, - or @ and could run as a formula in a spreadsheet: “%(value)s”."),
        _("Take away the first sign. When we write this text to a spreadsheet, it cannot run."),
    ),
    "row_id_twice": Entry(
        WARN,
        _("Row number used twice"),
        _("The row identifier “%(value)s” stands in more than one row."),
        _("Give each row its own. Until then the rows are named by their place in the spreadsheet."),
    ),
    "too_many_of_a_kind": Entry(
        WARN,
        _("Many more of the same kind"),
        _("“%(title)s” was found for %(more)s more values in this column."),
        _("Perhaps the wrong column is used for the %(field)s. Check the columns first."),
    ),
}
