"""Browsers that are signed in."""

import pytest
from django.test import Client
from tests.desk.register.handing_in import admin_of


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(adviser):
    """The adviser's browser."""
    return signed_in(adviser)


@pytest.fixture
def browser_of():
    """The browser of a company's admin."""
    return lambda organisation: signed_in(admin_of(organisation))
