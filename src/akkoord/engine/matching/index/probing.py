"""Which rows of a register, and which new rows, share enough with a new row? Only its keys are looked up."""

import os
from dataclasses import dataclass

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.groups import KIND_MASK, Groups
from akkoord.engine.matching.candidates.kinds import CAP_OF_KIND, KEY_BITS
from akkoord.engine.matching.candidates.parts import keys_of
from akkoord.engine.matching.candidates.sharing import by_first_member, sharing_pairs
from akkoord.engine.matching.candidates.strengths import strengths_of
from akkoord.engine.matching.candidates.texts import LOWER, LOWER_HALF, Texts, pairs_of_rows
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.index.sorted_keys import DIRECTORY_BITS
from akkoord.engine.matching.taking import taken


@dataclass(frozen=True, slots=True)
class Register:
    """What is searched: the rows, their texts, and all keys with the texts that own them."""

    rows: Descriptions
    texts: Texts
    """Only `rows` of it: which text a row has is not kept."""
    strengths: Array
    """int32, a text."""
    hashes: Array
    """uint64, ascending, of the texts `text_of_hash`."""
    text_of_hash: Array
    directory: Array
    keys: Array
    """uint64, ascending."""
    owners: Array
    """int32, the text that owns the key beside it."""

    def texts_with(self, hashes: Array) -> Array:
        """The texts with these hashes; those that the register does not have are numbered behind its own."""
        distinct, numbered = np.unique(hashes, return_inverse=True)
        place = np.minimum(np.searchsorted(self.hashes, distinct), max(0, len(self.hashes) - 1))
        is_known = self.hashes[place] == distinct if len(self.hashes) else np.zeros(len(distinct), dtype=bool)
        found = len(self.texts) + np.cumsum(~is_known) - 1
        found[is_known] = self.text_of_hash[place[is_known]]
        return np.asarray(found[numbered], dtype=np.int64)


def new_pairs(register: Register, new: Descriptions) -> Array:
    """Packed pairs of rows in which a new one stands, its position counted behind the register's."""
    if not len(new):
        return np.empty(0, dtype=np.uint64)
    text_of_new = register.texts_with(new.text)
    asked = np.unique(text_of_new)
    keys, owners = _keys(register, new, text_of_new, asked[asked < len(register.texts)])
    starts, members, kinds = _groups(
        keys, owners, register.directory, register.keys, register.owners, CAP_OF_KIND
    )
    near = np.unique(np.concatenate([members, asked]))
    groups = by_first_member(
        Groups(starts, np.searchsorted(near, members).astype(np.int32), kinds), len(near)
    )
    strengths = _strengths(register, new, text_of_new, near)
    pairs = sharing_pairs(groups, strengths, os.cpu_count() or 1)
    is_asked = np.isin(near, asked)
    touched = is_asked[pairs >> LOWER_HALF] | is_asked[pairs & LOWER]
    return _of_rows(register, text_of_new, near, pairs[touched])


def _keys(register: Register, new: Descriptions, text_of_new: Array, known: Array) -> tuple[Array, Array]:
    """Keys with their texts, sorted, each once: of new rows, and of old rows with the text of a new one."""
    keys, row = keys_of(new)
    lists = register.texts.rows.taken(known)
    old = taken(register.rows, lists.values.astype(np.int64))
    old_keys, old_row = keys_of(old)
    text_of_old = np.repeat(known, np.diff(lists.starts))
    keys = np.concatenate([keys, old_keys])
    owners = np.concatenate([text_of_new[row], text_of_old[old_row]])
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    is_first = np.ones(len(keys), dtype=bool)
    is_first[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[is_first], owners[is_first]


def _strengths(register: Register, new: Descriptions, text_of_new: Array, near: Array) -> Array:
    """The strength of each near text: that of its poorest row, old or new."""
    strengths = np.full(len(near), np.iinfo(np.int32).max, dtype=np.int32)
    is_known = near < len(register.texts)
    strengths[is_known] = register.strengths[near[is_known]]
    of_new = strengths_of(new.arrays, new.vocabulary.keys)
    np.minimum.at(strengths, np.searchsorted(near, text_of_new), of_new)
    return strengths


def _of_rows(register: Register, text_of_new: Array, near: Array, pairs: Array) -> Array:
    """Pairs of rows with a new one, for pairs of near texts and for the texts themselves."""
    is_known = near < len(register.texts)
    lists = register.texts.rows.taken(near[is_known])
    text = np.concatenate(
        [np.repeat(np.flatnonzero(is_known), np.diff(lists.starts)), _at(near, text_of_new)]
    )
    rows = np.concatenate([lists.values, np.arange(len(text_of_new)) + len(register.rows)])
    order = np.lexsort((rows, text))
    starts = starts_of(np.bincount(text, minlength=len(near)))
    every = Texts(np.empty(0, dtype=np.int32), Ragged(starts, rows[order].astype(np.int32)))
    packed = pairs_of_rows(every, pairs)
    return np.asarray(packed[(packed & LOWER) >= len(register.rows)])


def _at(near: Array, texts: Array) -> Array:
    return np.searchsorted(near, texts)


@kernel
def _place(keys: Array, directory: Array, key: np.uint64) -> int:
    """Where the first key stands that is not below `key`."""
    upper = np.int64(key >> np.uint64(KEY_BITS - DIRECTORY_BITS))
    low, high = int(directory[upper]), int(directory[upper + 1])
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def _groups(
    keys: Array, owners: Array, directory: Array, old_keys: Array, old_owners: Array, caps: Array
) -> tuple[Array, Array, Array]:
    """Starts, members and kinds of the groups of `keys` (sorted, with their owners) and their old owners."""
    most = np.int64(2 * caps.max() + 2)
    starts = np.empty(len(keys) + 1, dtype=np.int64)
    kinds = np.empty(len(keys), dtype=np.uint8)
    members = np.empty(4 * len(keys) + most, dtype=np.int64)
    groups, filled, at = 0, 0, 0
    while at < len(keys):
        key, start = keys[at], filled
        cap = caps[key & KIND_MASK]
        if len(members) < filled + most:
            larger = np.empty(2 * len(members), dtype=np.int64)
            larger[:filled] = members[:filled]
            members = larger
        old = _place(old_keys, directory, key)
        while at < len(keys) and keys[at] == key:
            while old < len(old_keys) and old_keys[old] == key and old_owners[old] <= owners[at]:
                if filled - start <= cap and old_owners[old] < owners[at]:
                    members[filled] = old_owners[old]
                    filled += 1
                old += 1
            if filled - start <= cap:
                members[filled] = owners[at]
                filled += 1
            at += 1
        while old < len(old_keys) and old_keys[old] == key and filled - start <= cap:
            members[filled] = old_owners[old]
            filled += 1
            old += 1
        if 1 < filled - start <= cap:
            starts[groups], kinds[groups] = start, key & KIND_MASK
            groups += 1
        else:
            filled = start
    starts[groups] = filled
    return starts[: groups + 1].copy(), members[:filled].copy(), kinds[:groups].copy()
