from datetime import UTC, date, datetime, timedelta

import pytest

from akkoord.project.configuration import ConfigurationError, day_of
from akkoord.public.security_txt import warn_before_it_expires

TODAY = datetime.now(UTC).date()


def test_contact_is_shown_as_the_standard_says(site, settings):
    settings.SECURITY_CONTACT, settings.SITE_URL = "mailto:holes@example.org", "https://list.example.org"
    answer = site.get("/.well-known/security.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:holes@example.org",
        "Expires: 2999-01-01T00:00:00Z",
        "Preferred-Languages: en, nl, de, fr",
        "Canonical: https://list.example.org/.well-known/security.txt",
    ]


@pytest.mark.parametrize("expires", [None, TODAY, TODAY - timedelta(days=1)])
def test_expired_contact_is_not_shown(site, settings, expires):
    settings.SECURITY_EXPIRES = expires
    assert site.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    ("expires", "ends"),
    [
        (None, "never set"),
        (TODAY - timedelta(days=9), (TODAY - timedelta(days=9)).isoformat()),
        (TODAY + timedelta(days=30), (TODAY + timedelta(days=30)).isoformat()),
        (TODAY + timedelta(days=31), None),
    ],
)
def test_start_says_when_the_contact_expires(site, settings, caplog, expires, ends):
    settings.SECURITY_EXPIRES = expires
    warn_before_it_expires()

    told = [record.facts for record in caplog.records]
    assert told == ([{"setting": "security_expires", "ends": ends}] if ends else [])


def test_day_that_is_none_is_refused():
    assert (day_of("security_expires", ""), day_of("security_expires", "2027-06-30")) == (
        None,
        date(2027, 6, 30),
    )
    with pytest.raises(ConfigurationError, match="security_expires: must be a day"):
        day_of("security_expires", "next year")
