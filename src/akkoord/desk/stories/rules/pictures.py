"""Which pictures are taken, under which licence, and in which sizes they are shown."""

from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

LARGEST_PICTURE = 15 * 1024 * 1024
"""Bytes of the file as it comes in."""
MOST_PIXELS = 50_000_000
"""Read from the head of the file, before anything is unpacked."""
LONGEST_SIDE = 1280
LONGEST_SMALL_SIDE = 480
"""Pixels."""
MOST_PICTURES = 6
ACCEPTED_PICTURES = ".jpg,.jpeg,.png,.webp"


class Licence(StrEnum):
    """What others may do with a picture."""

    ALL_RIGHTS = "all-rights-reserved"
    CC_BY = "CC-BY-4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0"


LICENCE_TITLES = {
    Licence.ALL_RIGHTS: gettext_noop("only here: nobody else may use it"),
    Licence.CC_BY: gettext_noop("CC BY 4.0: others may use it and name the photographer"),
    Licence.CC_BY_NC_ND: gettext_noop("CC BY-NC-ND 4.0: unchanged and not for money"),
}


class PictureRefused(AkkoordError):
    """The picture is not taken."""

    code = "picture_refused"


class PictureTooLarge(PictureRefused):
    """It is larger than what is taken."""

    code = "picture_too_large"
    sentence = gettext_noop("This picture is too large: at most 15 MB and 50 million pixels are taken.")


class PictureNotReadable(PictureRefused):
    """It is no picture, or damaged."""

    code = "picture_not_readable"
    sentence = gettext_noop("This is no picture that can be read. Choose a JPEG, PNG or WebP file.")


class TooManyPictures(PictureRefused):
    """A story is no album."""

    code = "too_many_pictures"
    sentence = gettext_noop("A story has at most six pictures. Remove one first.")


class WhoIsShown(PictureRefused):
    """Nobody said who can be recognised."""

    code = "who_is_shown"
    sentence = gettext_noop("Say who can be recognised in the picture, or that nobody can be.")
