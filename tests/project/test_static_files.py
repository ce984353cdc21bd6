"""A style sheet that changed has another address; one that did not is asked for once."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from django.urls import reverse

from akkoord.project.static_files import hashed_name

SHEET = "akkoord/css/page.css"


def test_name_holds_the_content():
    assert re.fullmatch(r"akkoord/css/page\.[0-9a-f]{12}\.css", hashed_name(SHEET))
    assert hashed_name("akkoord/css/none.css") == "akkoord/css/none.css"


def test_plain_name_stays_while_developing(settings):
    settings.DEBUG = True
    assert staticfiles_storage.url(SHEET) == f"/static/{SHEET}"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"/static/{hashed_name(SHEET)}", "max-age=315360000, public, immutable"),
        (f"/static/{SHEET}", "max-age=3600, public"),
    ],
)
def test_only_the_name_with_the_hash_is_kept_for_ever(address, kept):
    answer = Client().get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, kept)
    assert b"".join(answer.streaming_content)


@pytest.mark.django_db
def test_pages_ask_for_the_name_with_the_hash():
    page = Client().get(reverse("account_login")).content.decode()
    assert f"/static/{hashed_name(SHEET)}" in page
    assert re.findall(r'(?:href|src)="(/static/[^"]*/[^./"]+\.[a-z]+)"', page) == []
