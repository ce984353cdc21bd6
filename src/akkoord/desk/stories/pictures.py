"""A picture as it may be shown: drawn anew from its points alone, so that nothing else comes along.

Where and when it was taken, with which camera and by whom, a smaller picture hidden inside, remarks of a
program: all of that stands beside the points, and only the points are taken.
"""

import io
import warnings
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image, ImageOps

from akkoord.desk.stories.rules.pictures import (
    LARGEST_PICTURE,
    LONGEST_SIDE,
    LONGEST_SMALL_SIDE,
    MOST_PIXELS,
    PictureNotReadable,
    PictureTooLarge,
)

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 82


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in one size: a JPEG file and its pixels."""

    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """By which it is named and checked."""
        return sha256(self.content).hexdigest()


def drawn_anew(content: bytes) -> tuple[Drawn, Drawn]:
    """The picture for its page and the small one for lists.

    Raises `PictureTooLarge` before anything is unpacked, `PictureNotReadable` for everything else.
    """
    if len(content) > LARGEST_PICTURE:
        raise PictureTooLarge
    points = _points(content)
    return _drawn(points, LONGEST_SIDE), _drawn(points, LONGEST_SMALL_SIDE)


def _points(content: bytes) -> Image.Image:
    """The points alone, turned as the camera was held, on white where it was transparent."""
    opened = _opened(content)
    if opened.width * opened.height > MOST_PIXELS:
        raise PictureTooLarge
    try:
        turned = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, MemoryError) as fault:
        raise PictureNotReadable from fault
    white = Image.new("RGB", turned.size, "white")
    white.paste(turned, mask=turned.getchannel("A"))
    return white


def _opened(content: bytes) -> Image.Image:
    """The picture as its head describes it; nothing is unpacked yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as fault:
        raise PictureTooLarge from fault
    except (OSError, ValueError, SyntaxError) as fault:
        raise PictureNotReadable from fault


def _drawn(points: Image.Image, longest: int) -> Drawn:
    smaller = points.copy()
    smaller.thumbnail((longest, longest))
    file = io.BytesIO()
    smaller.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Drawn(file.getvalue(), smaller.width, smaller.height)
