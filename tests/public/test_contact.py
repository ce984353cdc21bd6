"""Whom visitors write to."""

import pytest
from django.test import override_settings

from akkoord.public.contact import warn_if_nobody_reads


@pytest.mark.parametrize(
    ("contact", "warnings"),
    [
        ("secretariat@example.org", ["nobody reads what visitors write"]),
        ("list@agreement.example.nl", []),
    ],
)
def test_address_that_belongs_to_nobody_is_told_at_the_start(site, caplog, contact, warnings):
    with override_settings(CONTACT=contact):
        warn_if_nobody_reads()

    assert [record.message for record in caplog.records] == warnings
