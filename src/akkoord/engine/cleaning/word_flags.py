"""What is known of a word, as the bits of one number: its letters, and the lists that it stands in."""

import numpy as np

IS_ALPHA = np.uint64(1 << 0)
"""Letters alone."""
IS_DIGITS = np.uint64(1 << 1)
HAS_DIGIT = np.uint64(1 << 2)
IS_SIGN = np.uint64(1 << 3)
"""A sign of punctuation; everything else is a word."""
IS_ALNUM = np.uint64(1 << 4)
"""Letters and digits alone, no lost letter."""
IS_LETTER = np.uint64(1 << 5)
"""One letter alone."""
IS_ORDINAL = np.uint64(1 << 6)
"""`2nd`, `4ta`."""
IS_GLUED = np.uint64(1 << 7)
"""Tells that a capital inside a word begins another one."""
ANNOUNCES_SHORTLY = np.uint64(1 << 8)
"""Two letters that announce a number glued to them: `no5`."""
IS_NUMBER_SIGN = np.uint64(1 << 9)
IS_FILLER = np.uint64(1 << 10)
IS_ROMAN_UNIT = np.uint64(1 << 11)
IS_ROMAN_ONLY = np.uint64(1 << 12)
IS_ORDINAL_WORD = np.uint64(1 << 13)
"""`first`"""
IS_JOINT = np.uint64(1 << 14)
IS_FROM_TO = np.uint64(1 << 15)
IS_JOINING_WORD = np.uint64(1 << 16)
IS_PART_SIGN = np.uint64(1 << 17)
IS_OPENING = np.uint64(1 << 18)
IS_CLOSING = np.uint64(1 << 19)
IS_SEPARATOR = np.uint64(1 << 20)
LEADS_AS_FORM = np.uint64(1 << 21)
"""A short legal form that may stand first."""
STARTS_FORM = np.uint64(1 << 22)
STARTS_MARKER = np.uint64(1 << 23)
STARTS_NAME_VARIANT = np.uint64(1 << 24)
STARTS_ADDRESS_VARIANT = np.uint64(1 << 25)
STARTS_SLASHED = np.uint64(1 << 26)
IS_SMALL_WORD = np.uint64(1 << 27)
IS_USUAL = np.uint64(1 << 28)
"""A word of a trade, or one that stands in many names."""
IS_COMMON_IN_NAMES = np.uint64(1 << 29)
IS_NOT_GIVEN = np.uint64(1 << 30)
IS_DIRECTION = np.uint64(1 << 31)
IS_WAY = np.uint64(1 << 32)
IS_WAY_BEFORE = np.uint64(1 << 33)
IS_NO_TOWN = np.uint64(1 << 34)
IS_SIGN_OF_NO_SITE = np.uint64(1 << 35)
NO_CODE_BEHIND = np.uint64(1 << 38)
"""A number behind it is that of a house or plot, no postal code."""
IS_ASKED_FOR_PLACE = np.uint64(1 << 36)
"""Whether STARTS_PLACE is known already."""
STARTS_PLACE = np.uint64(1 << 37)
"""The first word of the name of a place in some country, or what its first word can be."""

ANNOUNCES_CODE = np.uint64(1 << 39)
"""A number behind it is one of a list or a system, none of the place: `code 17`."""
IS_AREA = np.uint64(1 << 52)
"""Two of these behind a number name an area by it: `No. 2 Industrial Zone`."""
IS_DISTANCE = np.uint64(1 << 53)
"""Tells how far along a road: `Km 18.5`."""
IS_LANDMARK = np.uint64(1 << 54)
"""Begins what only stands nearby: `Near Gate No. 8`."""
IS_QUARTER = np.uint64(1 << 55)
"""Begins what part of a town or village it is: `Sangkat Orum 3`, `Group 2`."""
IS_STREET_BEFORE = np.uint64(1 << 56)
"""Stands before the name of a street: `Via Orum 16`."""
IS_STREET_BEHIND = np.uint64(1 << 57)
"""Stands behind it: `Orum Cad. 48`."""

KINDS = ("unit", "building", "plot", "floor", "way", "house", "room")
"""What a word can number; in the flags it is its place here and one more, 0 for none."""
KIND_BITS = np.uint64(7)
KIND = np.uint64(40)
"""Where in the flags stands what the word announces."""
KIND_BEFORE_SIGN = np.uint64(43)
KIND_BEHIND_NUMBER = np.uint64(46)
KIND_BEFORE_COLON = np.uint64(49)
