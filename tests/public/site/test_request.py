"""What a reader asks for."""

import pytest

from akkoord.public.site.request import SearchRequest, pager


@pytest.mark.parametrize(
    ("page", "total", "expected"),
    [
        (1, 0, (1, None, None)),
        (1, 25, (1, None, None)),
        (1, 26, (2, None, 2)),
        (2, 75, (3, 1, 3)),
        (3, 75, (3, 2, None)),
        (9, 75, (3, 8, None)),
    ],
)
def test_pager(page, total, expected):
    shown = pager(SearchRequest("orum", page=page), total=total, size=25)

    pages = [each.page if each else None for each in (shown["previous"], shown["next"])]
    assert (shown["last_page"], *pages) == expected
    assert all(each.text == "orum" for each in (shown["previous"], shown["next"]) if each)
