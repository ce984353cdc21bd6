"""Hits as a page shows them."""

from dataclasses import replace

from django.utils import translation
from tests.desk.publication.edition_content import SCREEN

from akkoord.public.search import Hit
from akkoord.public.site.hits import ShownHit, shown_hits


def test_hit_in_the_language_of_the_reader_with_what_was_typed_marked(site):
    with translation.override("de"):
        (shown,) = shown_hits([Hit(SCREEN, is_similar=True)], "screen")

    assert shown == ShownHit(
        location_id=SCREEN.location_id,
        address=f"/de/locations/{SCREEN.location_id}/",
        name="S.T. <mark>Screen</mark> Printing Ltd.",
        other_name=SCREEN.local_name,
        place="Dhaka",
        country="Bangladesch",
        is_similar=True,
    )


def test_every_letter_of_a_list_is_escaped_whether_marked_or_not(site):
    hostile = replace(SCREEN, name="<b>Orum</b> & <i>Sons", local_name="<u>", town="<s>Dhaka")

    for asked in ("", "b", "dhaka"):
        (shown,) = shown_hits([Hit(hostile, is_similar=False)], asked)
        for text in (shown.name, shown.other_name, shown.place):
            assert "<" not in text.replace("<mark>", "").replace("</mark>", "")
