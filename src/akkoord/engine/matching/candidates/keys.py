"""Which keys does a row have? Hashes of what is rare in it: two rows that are one place share some.

A key depends on nothing but its row: its words and what they tell, its numbers, its country, its
coordinates and its identifiers.
"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.hashing import finished, joined_key
from akkoord.engine.kernels import inner_kernel, kernel, kernel_part
from akkoord.engine.matching.candidates.kinds import KEY_BITS, KIND_BITS, Kind
from akkoord.engine.matching.descriptions import NUMBER_KINDS, RowArrays

NAME_WORDS = 6
OTHER_NAME_WORDS = 4
"""Words of other names (operator, parent, former) that are keys as if they stood in the name."""
ADDRESS_WORDS = 12
PAIRED_ADDRESS_WORDS = 10
OTHER_NAMES = 4
NUMBERS = 6
IDENTIFIERS = 16
RUN = 5
SQUASHED_LETTERS = 60
SHORTEST_OUTLINE = 3
MOST_KEYS = 480
"""More than the numbers above allow a row to have."""
TELLING = 0.5
"""Rarity from which on a word is a key by itself."""

WIDE_CELL = 0.1
CELL = 0.02
"""Degrees. The map is divided four times, shifted by half a cell, so that near points share a cell."""
SHIFTS = 4

EVERY_NUMBER = NUMBER_KINDS.index("every")
NUMBER_LISTS = len(NUMBER_KINDS)
HASH_ABOVE = np.uint64(64 - KEY_BITS + KIND_BITS)
KIND_ROOM = np.uint64(KIND_BITS)

IDENTIFIER = int(Kind.IDENTIFIER)
NAME = int(Kind.NAME)
NAME_ABROAD = int(Kind.NAME_ABROAD)
NAME_WORD = int(Kind.NAME_WORD)
TWO_NAME_WORDS = int(Kind.NAME_WORDS)
NAME_RUN = int(Kind.NAME_RUN)
ADDRESS_WORD = int(Kind.ADDRESS_WORD)
TWO_ADDRESS_WORDS = int(Kind.ADDRESS_WORDS)
NAME_AND_ADDRESS = int(Kind.NAME_AND_ADDRESS)
NAME_AND_NUMBER = int(Kind.NAME_AND_NUMBER)
BOTH_ABROAD = int(Kind.BOTH_ABROAD)
NAME_AND_CELL = int(Kind.NAME_AND_CELL)
ONE_CELL = int(Kind.CELL)
OUTLINE_AND_ADDRESS = int(Kind.OUTLINE_AND_ADDRESS)

LETTERS_WITHOUT_WEIGHT = np.array([chr(code) in "aeiouyh" for code in range(256)])
"""Letters that are mistaken or left out most."""


@inner_kernel
def key_of(number: np.uint64, kind: int) -> np.uint64:
    """The key of a kind with the upper bits of `number`."""
    return (number >> HASH_ABOVE) << KIND_ROOM | np.uint64(kind)


@inner_kernel
def both(first: np.uint64, second: np.uint64) -> np.uint64:
    """One number for two, whichever is first."""
    return finished(first) + finished(second)


@inner_kernel
def most_telling(
    words: Array, rarity: Array, keys: Array, found: Array, told: Array, count: int, room: int
) -> int:
    """Put the keys of the most telling distinct `words`, `room` at most, behind `count` others in `found`."""
    first, last = count, count + room
    for at in range(len(words)):
        key, tells = keys[words[at]], rarity[at]
        is_known = False
        for position in range(count):
            is_known |= found[position] == key
        if is_known:
            continue
        place = count
        while place > first and (
            told[place - 1] < tells or (told[place - 1] == tells and found[place - 1] > key)
        ):
            place -= 1
        if place >= last:
            continue
        count = min(count + 1, last)
        for position in range(count - 1, place, -1):
            found[position], told[position] = found[position - 1], told[position - 1]
        found[place], told[place] = key, tells
    return count


@inner_kernel
def _whole(words: Array, keys: Array) -> np.uint64:
    """One number for all words of a name, in any order."""
    whole = np.uint64(len(words))
    for word in words:
        whole += finished(keys[word])
    return whole


@kernel_part
def _name_keys(names: Array, told: Array, count: int, country: np.uint64, found: Array, at: int) -> int:
    for first in range(count):
        if told[first] >= TELLING:
            found[at] = key_of(joined_key(country, names[first]), NAME_WORD)
            at += 1
        for second in range(first):
            found[at] = key_of(joined_key(country, both(names[first], names[second])), TWO_NAME_WORDS)
            at += 1
    return at


@kernel_part
def _address_keys(words: Array, told: Array, count: int, country: np.uint64, found: Array, at: int) -> int:
    for first in range(count):
        if told[first] >= TELLING:
            found[at] = key_of(joined_key(country, words[first]), ADDRESS_WORD)
            at += 1
        if first < PAIRED_ADDRESS_WORDS:
            for second in range(first):
                found[at] = key_of(joined_key(country, both(words[first], words[second])), TWO_ADDRESS_WORDS)
                at += 1
    return at


@kernel_part
def _run_keys(rows: RowArrays, row: int, country: np.uint64, found: Array, at: int) -> int:
    """Runs of letters of the name without blanks."""
    run, length = np.uint64(0), 0
    for place in range(rows.name_starts[row], rows.name_starts[row + 1]):
        word = rows.name[place]
        for letter in range(rows.letter_starts[word], rows.letter_starts[word + 1]):
            if length == SQUASHED_LETTERS:
                return at
            run = (run << np.uint64(8) | np.uint64(rows.letters[letter])) & np.uint64(0xFFFFFFFFFF)
            length += 1
            if length >= RUN:
                found[at] = key_of(joined_key(country, run), NAME_RUN)
                at += 1
    return at


@kernel_part
def _outline(rows: RowArrays, row: int) -> np.uint64:
    """One number for the consonants of the telling words of a name, doubled ones once; 0 for too few."""
    outline, length, last = np.uint64(1), 0, np.uint8(0)
    for place in range(rows.name_starts[row], rows.name_starts[row + 1]):
        if rows.name_rarity[place] < TELLING:
            continue
        word = rows.name[place]
        for at in range(rows.letter_starts[word], rows.letter_starts[word + 1]):
            letter = rows.letters[at]
            if letter != last and not LETTERS_WITHOUT_WEIGHT[letter]:
                outline = joined_key(outline, np.uint64(letter))
                length += 1
                last = letter
    return outline if length >= SHORTEST_OUTLINE else np.uint64(0)


@inner_kernel
def _cell(lat: float, lng: float, width: float, shift: int) -> np.uint64:
    down = np.int64(np.floor((lat + 90.0) / width + 0.5 * (shift & 1)))
    along = np.int64(np.floor((lng + 180.0) / width + 0.5 * (shift >> 1)))
    return finished(np.uint64((down << 34) | (along << 4) | shift))


@kernel_part
def _cell_keys(point: Array, names: Array, told: Array, count: int, found: Array, at: int) -> int:
    if np.isnan(point[0]) or np.isnan(point[1]):
        return at
    for shift in range(SHIFTS):
        found[at] = key_of(_cell(point[0], point[1], CELL, shift), ONE_CELL)
        at += 1
        wide = _cell(point[0], point[1], WIDE_CELL, shift)
        for word in range(count):
            if told[word] >= TELLING:
                found[at] = key_of(joined_key(wide, names[word]), NAME_AND_CELL)
                at += 1
    return at


@kernel
def new_room() -> tuple[Array, Array, Array, Array]:
    """Where the words of a row are put while its keys are made."""
    names = NAME_WORDS + OTHER_NAME_WORDS
    return (
        np.empty(names, dtype=np.uint64),
        np.empty(names, dtype=np.float32),
        np.empty(ADDRESS_WORDS, dtype=np.uint64),
        np.empty(ADDRESS_WORDS, dtype=np.float32),
    )


@kernel_part
def keys_of_row(rows: RowArrays, words: Array, row: int, room: tuple[Array, ...], found: Array) -> int:
    """Put all keys of a row into `found` and tell how many they are; some may be there twice."""
    names, name_told, places, place_told = room
    at = 0
    country = finished(np.uint64(rows.country[row]) + np.uint64(1))
    start, end = rows.name_starts[row], rows.name_starts[row + 1]
    name_count = most_telling(
        rows.name[start:end], rows.name_rarity[start:end], words, names, name_told, 0, NAME_WORDS
    )
    whole = _whole(rows.name[start:end], words)
    found[at] = key_of(joined_key(country, whole), NAME)
    found[at + 1] = key_of(finished(whole), NAME_ABROAD)
    at += 2
    other_end = rows.others_of[row + 1]
    for other in range(rows.others_of[row], min(other_end, rows.others_of[row] + OTHER_NAMES)):
        start, end = rows.other_starts[other], rows.other_starts[other + 1]
        found[at] = key_of(joined_key(country, _whole(rows.other[start:end], words)), NAME)
        at += 1
        left = NAME_WORDS + OTHER_NAME_WORDS - name_count
        name_count = most_telling(
            rows.other[start:end], rows.other_rarity[start:end], words, names, name_told, name_count, left
        )
    start, end = rows.address_starts[row], rows.address_starts[row + 1]
    place_count = most_telling(
        rows.address[start:end], rows.address_rarity[start:end], words, places, place_told, 0, ADDRESS_WORDS
    )
    at = _name_keys(names, name_told, name_count, country, found, at)
    at = _address_keys(places, place_told, place_count, country, found, at)
    at = _run_keys(rows, row, country, found, at)
    outline = _outline(rows, row)
    for place in range(min(place_count, PAIRED_ADDRESS_WORDS) if outline else 0):
        found[at] = key_of(joined_key(joined_key(country, outline), places[place]), OUTLINE_AND_ADDRESS)
        at += 1
    at = _cell_keys(rows.point[row], names, name_told, name_count, found, at)
    for place in range(place_count):
        if place_told[place] >= TELLING:
            found[at] = key_of(joined_key(whole, places[place]), BOTH_ABROAD)
            at += 1
    first_number = rows.number_starts[row * NUMBER_LISTS + EVERY_NUMBER]
    last_number = min(rows.number_starts[row * NUMBER_LISTS + EVERY_NUMBER + 1], first_number + NUMBERS)
    for name in range(name_count):
        if name_told[name] < TELLING:
            continue
        in_country = joined_key(country, names[name])
        for place in range(min(place_count, PAIRED_ADDRESS_WORDS)):
            found[at] = key_of(joined_key(in_country, places[place]), NAME_AND_ADDRESS)
            at += 1
        for number in range(first_number, last_number):
            found[at] = key_of(joined_key(in_country, words[rows.numbers[number]]), NAME_AND_NUMBER)
            at += 1
    start = rows.identifier_starts[row]
    end = min(rows.identifier_starts[row + 1], start + 2 * IDENTIFIERS)
    for place in range(start, end, 2):
        found[at] = key_of(joined_key(rows.identifiers[place], rows.identifiers[place + 1]), IDENTIFIER)
        at += 1
    return at
