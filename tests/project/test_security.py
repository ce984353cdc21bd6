"""Headers that every answer carries."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/login/", "/no/such/page/", "/static/akkoord/css/akkoord.css"])
def test_answer_carries_security_headers(address):
    response = Client().get(address)
    response.close()
    headers = response.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/login/", "/account/", "/no/such/page/"])
def test_pages_of_the_desk_may_not_be_framed_or_kept(address):
    headers = Client().get(address).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "no-store" in headers["Cache-Control"]


def test_files_of_the_design_may_be_kept():
    response = Client().get("/static/akkoord/css/akkoord.css")
    response.close()
    assert response.headers["Cache-Control"] == "max-age=3600, public"
