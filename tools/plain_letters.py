"""A font with the letters of our own languages in the weights we use: half the bytes.

The licence of the fonts (OFL 1.1) keeps their name for what their makers publish, so ours has another one.
"""

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FEATURES = ["ccmp", "kern", "locl", "tnum"]  # accents, distances, forms of a language, even figures
NAMES_OF_FAMILY = (1, 3, 4, 6, 16, 25)
RESERVED = re.compile(r"Source ?(Sans|Serif)( ?\d)?")


def plain_letters(content: bytes, *, characters: str, weights: str) -> bytes:
    """The font without other characters (`U+0000-00FF,U+0131`) and weights (`400 600`, or one)."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only who fetches fonts needs it
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    font.flavor = None
    _keep(font, characters)
    font = TTFont(io.BytesIO(_written(font)), recalcTimestamp=False)
    bounds = [float(each) for each in weights.split()]
    font = instantiateVariableFont(font, {"wght": (bounds[0], bounds[-1]) if len(bounds) > 1 else bounds[0]})
    _rename(font)
    font.flavor = "woff2"
    return _written(font)


def _keep(font: "TTFont", characters: str) -> None:
    from fontTools import subset  # noqa: PLC0415

    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(characters.replace("U+", "")))
    subsetter.subset(font)


def _rename(font: "TTFont") -> None:
    for record in font["name"].names:
        if record.nameID in NAMES_OF_FAMILY:
            record.string = RESERVED.sub(r"Akkoord \1", record.toUnicode())


def _written(font: "TTFont") -> bytes:
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()
