"""Which part of a text was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.public.marking import marked


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Örüm Tekstil Ltd.", "orum tek", "[Örüm] [Tek]stil Ltd."),
        ("S.T. Screen Printing", "screen", "S.T. [Screen] Printing"),
        ("ORUM TEKSTIL", "oerum tekstyl", "[ORUM] [TEKSTIL]"),
        ("এস টি স্ক্রিন", "es", "[এস] টি স্ক্রিন"),
        ("Straße 5", "strasse", "[Straße] 5"),
        ("Orum", "", "Orum"),
        ("", "orum", ""),
        ("<b>Orum</b>", "b", "<[b]>Orum</[b]>"),
    ],
)
def test_marked(text, asked, expected):
    shown = "".join(f"[{part.text}]" if part.is_match else part.text for part in marked(text, asked))

    assert shown == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_marking_leaves_every_letter(text, asked):
    assert "".join(part.text for part in marked(text, asked)) == text
