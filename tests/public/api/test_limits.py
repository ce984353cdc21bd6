"""How many requests one caller may make, and that nothing is kept of them."""

import gc
import time

import pytest
from django.test import RequestFactory, override_settings

from akkoord.public.api import limits
from akkoord.public.api.limits import Limit, Use, caller_of


def test_each_caller_has_a_limit_of_its_own():
    limit = Limit(2)

    assert [limit.count("192.0.2.1").left for _ in range(3)] == [1, 0, 0]
    assert limit.count("192.0.2.1").is_over
    assert not limit.count("192.0.2.2").is_over


def test_limit_begins_anew_when_the_window_is_over():
    limit = Limit(1, seconds=0.2)
    limit.count("192.0.2.1")

    assert limit.count("192.0.2.1").is_over
    time.sleep(0.25)
    assert not limit.count("192.0.2.1").is_over


def test_nothing_is_kept_once_the_window_is_over_even_if_nobody_calls():
    limit = Limit(5, seconds=0.2)
    limit.count("192.0.2.1")
    kept = {**vars(limit)}
    assert kept["_counts"]
    assert kept["_key"]

    deadline = time.monotonic() + 5
    while limit._counts and time.monotonic() < deadline:
        time.sleep(0.02)

    assert (dict(limit._counts), limit._key) == ({}, b"")


def test_address_is_kept_nowhere_in_memory_even_within_the_window():
    address = "198.51.100." + "7"
    limit = Limit(5)
    limit.count(address)
    gc.collect()

    assert address not in repr(vars(limit))
    assert address.encode() not in b"".join(limit._counts)


def test_headers_are_those_of_the_working_group():
    assert Use(600, 0, 42, is_over=True).headers == {
        "RateLimit-Policy": '"per-address";q=600;w=60',
        "RateLimit": '"per-address";r=0;t=42',
        "Retry-After": "42",
    }


@pytest.mark.parametrize(
    ("proxies", "passed", "caller"),
    [
        (0, "", "192.0.2.9"),
        (0, "203.0.113.5", "192.0.2.9"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        (2, "198.51.100.1, 203.0.113.5, 192.0.2.7", "203.0.113.5"),
        (2, "203.0.113.5", "192.0.2.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "nonsense", "nonsense"),
    ],
)
def test_caller_is_who_the_operators_own_proxies_say(proxies, passed, caller):
    request = RequestFactory().get("/api/v1/editions", REMOTE_ADDR="192.0.2.9")
    request.META["HTTP_X_FORWARDED_FOR"] = passed
    with override_settings(PROXIES=proxies):
        assert caller_of(request) == caller


@pytest.fixture
def two_requests(site, edition, settings):
    limits._limit.cache_clear()
    settings.API_REQUESTS_PER_MINUTE = 2
    return site


def test_too_many_requests_are_told_when_to_come_back(two_requests):
    answers = [two_requests.get("/api/v1/editions") for _ in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert [each["RateLimit"].split(";")[1] for each in answers] == ["r=1", "r=0", "r=0"]
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert two_requests.get("/en/").status_code == 200
    assert two_requests.options("/api/v1/editions").status_code == 204


def test_no_limit_tells_none(site, edition, settings):
    settings.API_REQUESTS_PER_MINUTE = 0

    answer = site.get("/api/v1/editions")
    assert (answer.status_code, "RateLimit" in answer) == (200, False)
