"""How far along a road an address is, counts in whole kilometres, which is what lists agree on.

`2.5 KM` → `2 KM`, `Km 8 1/2` → `Km 8`, `1/2 Km` → `Km`, `37, KM` → `37 KM`.
"""

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.lexicon import UNKNOWN, Words, has, length_of
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.kernels import inner_kernel, kernel_part

MOST_DECIMALS = 3
POINT, SLASH = ord("."), ord("/")


@inner_kernel
def with_whole_distances(words: Words, address: Array, out: Array) -> int:
    """Write the words of an address without fractions of kilometres; how many remain."""
    for at in range(len(address)):
        out[at] = address[at]
    for at in range(len(address)):
        if has(words, address[at], flags.IS_DISTANCE):
            first = _first_number_behind(words, address, at)
            if first < len(address):
                _drop_fraction_behind(words, address, first + 1, out)
            else:
                _drop_fraction_before(words, address, at, out)
    return _without_dropped(out, len(address))


@inner_kernel
def has_distance(words: Words, address: Array) -> bool:
    """Whether the address says how far along a road it is."""
    for token in address:
        if has(words, token, flags.IS_DISTANCE):
            return True
    return False


@kernel_part
def _are_digits(words: Words, address: Array, at: int) -> bool:
    return 0 <= at < len(address) and has(words, address[at], flags.IS_DIGITS)


@inner_kernel
def _first_number_behind(words: Words, address: Array, at: int) -> int:
    """Where the number stands that the word at `at` announces; behind the end where none does."""
    at += 1
    while at < len(address) and has(words, address[at], flags.IS_FILLER):
        at += 1
    return at if _are_digits(words, address, at) else len(address)


@inner_kernel
def _drop_fraction_behind(words: Words, address: Array, at: int, out: Array) -> None:
    """The `.5` or `1/2` at `at`."""
    if is_sign(words, address, at, POINT) and _are_decimals(words, address, at + 1):
        out[at : at + 2] = UNKNOWN
    elif _is_fraction(words, address, at):
        out[at : at + 3] = UNKNOWN


@inner_kernel
def _drop_fraction_before(words: Words, address: Array, at: int, out: Array) -> None:
    """The `.5` or `1/2` that ends before the word at `at`, and a comma between."""
    last = at - 1
    if last > 0 and has(words, address[last], flags.IS_JOINT) and _are_digits(words, address, last - 1):
        out[last] = UNKNOWN
        last -= 1
    if last > 1 and is_sign(words, address, last - 1, POINT) and _are_digits(words, address, last - 2):
        if _are_decimals(words, address, last):
            out[last - 1 : last + 1] = UNKNOWN
    elif last > 1 and _is_fraction(words, address, last - 2):
        out[last - 2 : last + 1] = UNKNOWN


@inner_kernel
def _are_decimals(words: Words, address: Array, at: int) -> bool:
    return _are_digits(words, address, at) and length_of(words, address[at]) <= MOST_DECIMALS


@inner_kernel
def _is_fraction(words: Words, address: Array, at: int) -> bool:
    """Whether `1/2`, `3/4` stand at `at`: one digit each, the first the smaller."""
    if not (_are_digits(words, address, at) and _are_digits(words, address, at + 2)):
        return False
    if length_of(words, address[at]) > 1 or length_of(words, address[at + 2]) > 1:
        return False
    first, second = words.starts[address[at]], words.starts[address[at + 2]]
    return is_sign(words, address, at + 1, SLASH) and words.letters[first] < words.letters[second]


@inner_kernel
def _without_dropped(out: Array, count: int) -> int:
    kept = 0
    for at in range(count):
        if out[at] != UNKNOWN:
            out[kept] = out[at]
            kept += 1
    return kept
