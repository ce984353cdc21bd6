"""A picture is drawn anew from its points: nothing else of the file that came in is kept."""

import uuid
import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import Image
from tests.desk.stories.conftest import bring, photo

from akkoord.desk.stories.actions.pictures import Brought, add_picture
from akkoord.desk.stories.models import StoryPicture
from akkoord.desk.stories.pictures import drawn_anew
from akkoord.desk.stories.rules.pictures import (
    LARGEST_PICTURE,
    PictureNotReadable,
    PictureTooLarge,
    TooManyPictures,
    WhoIsShown,
)

PLACE = "23.6238N 90.5000E Narayanganj"


def with_place():
    exif = Image.Exif()
    exif[0x010E] = PLACE
    exif.get_ifd(0x8825)[1] = PLACE
    return photo(exif=exif, comment=PLACE.encode(), icc_profile=PLACE.encode())


def test_picture_could_tell_where_it_was_taken():
    assert with_place().count(PLACE.encode()) >= 2


def test_nothing_but_points_is_left():
    for drawn in drawn_anew(with_place()):
        assert PLACE.encode() not in drawn.content
        opened = Image.open(BytesIO(drawn.content))
        assert dict(opened.getexif()) == {}
        assert {"exif", "comment", "icc_profile", "xmp", "photoshop"} & set(opened.info) == set()


def test_both_sizes_fit():
    large, small = drawn_anew(photo(size=(4000, 1000)))

    assert (large.width, large.height, small.width, small.height) == (1280, 320, 480, 120)


def test_picture_stands_as_the_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6

    large, _ = drawn_anew(photo(size=(400, 200), exif=exif))

    assert (large.width, large.height) == (200, 400)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_usual_kinds_are_taken(kind):
    assert drawn_anew(photo(size=(40, 20), kind=kind))[0].content.startswith(b"\xff\xd8")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff", photo()[:200]])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(PictureNotReadable):
        drawn_anew(content)


def bomb(side):
    """A PNG of a few hundred bytes that says it is `side` pixels wide and high."""

    def chunk(name, data):
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 15_000, 60_000])
def test_bomb_is_refused_before_it_is_unpacked(side):
    with pytest.raises(PictureTooLarge):
        drawn_anew(bomb(side))


def test_file_that_is_too_large_is_not_even_opened():
    with pytest.raises(PictureTooLarge):
        drawn_anew(b"\0" * (LARGEST_PICTURE + 1))


def test_picture_is_kept_once_for_one_form(writer, story, settings):
    entry = uuid.uuid4()
    first = bring(writer, story, entry=entry)

    assert bring(writer, story, entry=entry) == first
    assert StoryPicture.objects.count() == 1
    assert len(list((settings.PRIVATE_DIR / "pictures").iterdir())) == 2


def test_somebody_says_who_is_shown(writer, story, teller):
    brought = Brought(photo(), {"en": "Hall"}, "Karim", "CC-BY-4.0")
    with pytest.raises(WhoIsShown):
        add_picture(writer, story, brought, entry=uuid.uuid4())


def test_story_is_no_album(writer, story, settings):
    for _ in range(6):
        bring(writer, story)

    with pytest.raises(TooManyPictures):
        bring(writer, story)

    assert len(list((settings.PRIVATE_DIR / "pictures").iterdir())) == 12
