"""Checks of texts in general: length, blanks, stray signs, broken letters, error values, formulas."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.columns import one_array, tidy
from akkoord.engine.intake.findings import Place, by_value, problem_of
from akkoord.engine.intake.tables import SheetRows, error_values
from akkoord.engine.problems import Problem

LONGEST_TEXT = 200
TEXTS = ("name", "address")
LETTERS_IN = ("name", "local_name", "address", "district", "city", "region")
BROKEN = r"[\x{FFFD}\x{25A1}\x{25A0}\x{0}-\x{8}\x{E}-\x{1F}]|\pL\?\pL"
MISTAKEN_ON_A_MAC = r"[¬√‚][^\x{0}-\x{7F}]"
MISTAKEN = r"[ÃÂÄÅâ][\x{80}-\x{BF}€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]"
STRAY_SIGNS = r'"|,\s*,|;\s*;'
FORMULA = r"^\s*(=|@[A-Za-z]|[+-].*[A-Za-z]+.*[(|!])"


def where(mask: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """Indices at which a boolean column is true."""
    return np.flatnonzero(one_array(mask).to_numpy(zero_copy_only=False))


def rows_matching(column: pa.Array, pattern: str) -> np.ndarray:
    """Indices of the cells in which `pattern` (RE2, any case) is found."""
    return where(pc.match_substring_regex(column, pattern, ignore_case=True))


def check_texts(place: Place, rows: SheetRows) -> Iterator[Problem]:
    """All findings of this module."""
    for field in TEXTS:
        yield from _one(
            place, "text_too_long", where(pc.greater(pc.utf8_length(rows.text(field)), LONGEST_TEXT)), field
        )
        yield from _one(place, "signs_tidied", rows_matching(rows.text(field), STRAY_SIGNS), field)
    for field in filter(rows.has, LETTERS_IN):
        yield from _letters(place, rows.text(field), field)
    yield from _tidied(place, rows)
    yield from _error_values(place, rows)
    yield from _formulas(place, rows)


def _one(place: Place, code: str, indices: np.ndarray, field: str) -> Iterator[Problem]:
    if len(indices):
        yield problem_of(place, code, indices, field=field)


def _letters(place: Place, texts: pa.Array, field: str) -> Iterator[Problem]:
    broken = np.union1d(rows_matching(texts, BROKEN), where(pc.match_substring_regex(texts, MISTAKEN)))
    doubtful = np.union1d(broken, where(pc.match_substring_regex(texts, MISTAKEN_ON_A_MAC)))
    surely_broken = frozenset(texts.take(pa.array(broken)).to_pylist())

    def judge(text: str) -> tuple[str, Mapping[str, str]] | None:
        if repaired := repaired_letters(text):
            return "letters_mistaken", {"suggestion": repaired}
        return ("letters_broken", {}) if text in surely_broken else None

    if len(doubtful):
        yield from by_value(_at(place, doubtful), texts.take(pa.array(doubtful)), judge, name=field)


def repaired_letters(text: str) -> str:
    """What `text` was before UTF-8 was taken for cp1252 or Mac Roman, "" when that is not what happened."""
    for encoding in ("cp1252", "mac_roman"):
        try:
            repaired = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return repaired if repaired != text else ""
    return ""


def _at(place: Place, indices: np.ndarray) -> Place:
    """The same place for some of its rows."""
    return Place(place.file, place.sheet, place.numbers[indices], place.headers)


def _tidied(place: Place, rows: SheetRows) -> Iterator[Problem]:
    for field, headers in rows.mapping.columns.items():
        changed = [
            where(pc.not_equal(rows.raw[name], tidy(rows.raw[name]))) for name in headers if name in rows.raw
        ]
        indices = np.unique(np.concatenate(changed)) if changed else np.array([], dtype=np.int64)
        yield from _one(place, "blanks_tidied", indices, field)


def _error_values(place: Place, rows: SheetRows) -> Iterator[Problem]:
    for field, headers in rows.mapping.columns.items():
        for name in headers:
            if name in rows.raw:
                texts = one_array(tidy(rows.raw[name]))
                indices = where(error_values(texts, field))
                if len(indices):
                    found = texts.take(pa.array(indices))
                    yield from by_value(_at(place, indices), found, lambda _: ("error_value", {}), name=field)


def _formulas(place: Place, rows: SheetRows) -> Iterator[Problem]:
    for header, column in rows.raw.items():
        texts = one_array(column)
        indices = rows_matching(texts, FORMULA)
        if len(indices):
            here = Place(place.file, place.sheet, place.numbers[indices], {"": (header,)})
            yield from by_value(
                here, texts.take(pa.array(indices)), lambda _: ("formula_like_text", {}), name=""
            )
