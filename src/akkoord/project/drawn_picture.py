"""A picture for the demonstration, drawn by the program: no real person and no real place."""

import io

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1280, 720
WALL, LIGHT, FLOOR, TABLE = "#e3efec", "#fbefd3", "#d9c9ae", "#8a6a45"
MACHINE, THREAD = "#12524f", ("#f2a65a", "#9c201c", "#1a527a", "#1d6336")
WINDOWS, TABLES = range(90, 1100, 250), ((60, 430), (470, 430), (880, 430), (230, 570), (680, 570))


def sewing_hall() -> bytes:
    """A hall with high windows and sewing machines, as a PNG file."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), WALL)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 400, WIDTH, HEIGHT), fill=FLOOR)
    for left in WINDOWS:
        _window(pen, left)
    for number, (left, top) in enumerate(TABLES):
        _machine(pen, left, top, THREAD[number % len(THREAD)])
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _window(pen: ImageDraw.ImageDraw, left: int) -> None:
    pen.rounded_rectangle((left, 60, left + 170, 340), 12, fill=LIGHT, outline=MACHINE, width=5)
    pen.line((left + 85, 60, left + 85, 340), fill=MACHINE, width=4)
    pen.line((left, 200, left + 170, 200), fill=MACHINE, width=4)


def _machine(pen: ImageDraw.ImageDraw, left: int, top: int, thread: str) -> None:
    """A table with a machine, its wheel and a spool."""
    pen.rectangle((left, top + 90, left + 340, top + 110), fill=TABLE)
    for leg in (left + 20, left + 305):
        pen.rectangle((leg, top + 110, leg + 14, top + 150), fill=TABLE)
    pen.rounded_rectangle((left + 90, top + 70, left + 270, top + 90), 6, fill=MACHINE)
    pen.rounded_rectangle((left + 220, top, left + 262, top + 80), 8, fill=MACHINE)
    pen.rounded_rectangle((left + 100, top, left + 250, top + 34), 12, fill=MACHINE)
    pen.rectangle((left + 112, top + 30, left + 122, top + 70), fill=MACHINE)
    pen.ellipse((left + 256, top + 8, left + 292, top + 44), fill=TABLE, outline=MACHINE, width=5)
    pen.rounded_rectangle((left + 170, top - 26, left + 192, top + 2), 4, fill=thread)
