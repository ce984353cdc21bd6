"""The tests run on the database that was asked for."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_database_is_the_one_asked_for():
    assert connection.vendor == os.environ.get("AKKOORD_TEST_DATABASE", "sqlite")
    assert "memory" not in str(connection.settings_dict["NAME"])
