"""The choices beside the search field."""

import re
from pathlib import Path

from akkoord.public.narrowing import Choice, Counts
from akkoord.public.site.filters import filters

NONE = Counts({}, {}, {}, {})


def options(html):
    return re.findall(r"<option [^>]*value=\"([^\"]*)\"( selected)?>([^<]*)</option>", html)


def test_choices_have_their_names_and_numbers(site):
    counts = Counts({"BD": 1234, "TR": 2}, {}, {"S1": 3, "MK2": 2}, {})
    html = filters(Path(), "orum", Choice(country="TR"), counts)

    assert options(html) == [
        ("", "", "All countries"),
        ("BD", "", "Bangladesh (1,234)"),
        ("TR", " selected", "Türkiye (2)"),
        ("", "", "Everything"),
        ("S1", "", "making the product (3)"),
        ("MK2", "", "sewing garments (2)"),
    ]


def test_a_region_is_escaped(site):
    counts = Counts({"BD": 1}, {"<b>Dhaka</b>": 1}, {}, {})
    html = filters(Path(), "", Choice(country="BD", region='"><script>'), counts)

    assert "<b>" not in html
    assert "<script" not in html
    assert "&lt;b&gt;Dhaka&lt;/b&gt; (1)" in html


def test_a_field_without_a_choice_is_left_out(site):
    assert options(filters(Path(), "orum", Choice(), NONE)) == [("", "", "All countries")]


def test_those_of_the_whole_list_are_those_of_its_edition_in_every_language(site, edition):
    for language, name in (("en", "Bangladesh"), ("de", "Bangladesch"), ("en", "Bangladesh")):
        whole, second = (
            site.get(f"/{language}/locations/{query}").content.decode() for query in ("", "?page=2")
        )
        assert options(whole) == options(second)
        assert ("BD", "", f"{name} (1)") in options(whole)
