"""Which words and numbers are marked when two texts stand side by side."""

import pytest

from akkoord.desk.register.differences import Piece, marked


def differing(pieces):
    return [(piece.text, piece.kind) for piece in pieces if piece.kind != "same"]


def test_marked_keeps_every_character():
    texts = "Unit 2, Plot 12-14 Road No. 3", "Plot 12, Road 3 (Unit 4)"
    for text, pieces in zip(texts, marked(*texts), strict=True):
        assert "".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize(
    ("left", "right", "marks"),
    [
        ("Örüm Tekstil", "ORUM TEKSTIL", ([], [])),
        ("Road 3, Plot 12", "Plot 12 – Road 3", ([], [])),
        ("Sunrise Unit 1", "Sunrise Unit 2", ([("1", "number")], [("2", "number")])),
        ("Padma Knit Ltd", "Padma Ltd", ([("Knit", "word")], [])),
        ("", "Padma", ([], [("Padma", "word")])),
    ],
)
def test_marked_shows_what_differs(left, right, marks):
    assert tuple(differing(pieces) for pieces in marked(left, right)) == marks


def test_marked_of_equal_texts_is_one_piece():
    assert marked("Padma Knit", "Padma Knit") == ((Piece("Padma Knit", "same"),),) * 2
