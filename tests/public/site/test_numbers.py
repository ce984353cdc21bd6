"""The list in numbers."""

import re
from dataclasses import replace
from datetime import date

from tests.desk.publication.edition_content import COUNTS

from akkoord.desk.publication.folder import write_edition
from akkoord.engine.disclosure import CountryCount
from akkoord.public.editions import EditionShelf
from akkoord.public.site.numbers import Bar, CountryOverEditions, countries_over

EARLIER = replace(
    COUNTS,
    number=2,
    dated=date(2017, 2, 16),
    year=2016,
    countries=(CountryCount("BD", 6), CountryCount("VN", 9)),
)


def test_countries_stand_beside_their_earlier_numbers(site, editions_dir):
    write_edition(EARLIER, editions_dir / "textile" / "2")
    write_edition(COUNTS, editions_dir / "textile" / "3")
    editions = list(reversed(EditionShelf(editions_dir).all()))

    assert countries_over(editions) == [
        CountryOverEditions("BD", "Bangladesh", Bar(12, 100.0), (Bar(6, 50.0),)),
        CountryOverEditions("TR", "Türkiye", Bar(None, 0.0), (None,)),
    ]


def test_page_shows_few_where_a_number_is_too_small(site, editions_dir):
    write_edition(EARLIER, editions_dir / "textile" / "2")
    write_edition(COUNTS, editions_dir / "textile" / "3")

    body = site.get("/en/numbers/").content.decode()

    assert re.findall(r'<th scope="row">([^<]+)</th>', body) == ["Bangladesh", "Türkiye", "2", "3"]
    assert '<td class="number">few</td>' in body
    assert "<title>Bangladesh: 12</title>" in body


def test_page_leaves_a_damaged_edition_out(site, editions_dir):
    write_edition(EARLIER, editions_dir / "textile" / "2")
    write_edition(COUNTS, editions_dir / "textile" / "3")
    (editions_dir / "textile" / "2" / "countries.csv").write_text("country,locations\nBD,999\n")

    assert "999" not in site.get("/en/numbers/").content.decode()
