"""Somebody who lost phone and codes starts anew, and is signed out everywhere."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.test import Client


def test_second_factor_is_forgotten_and_sessions_end(person):
    user = person()
    browser = Client()
    browser.post("/login/", {"login": user.email, "password": "correct horse battery"})
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    call_command("forget_second_factor", user.email.upper())
    assert not Authenticator.objects.exists()
    assert browser.get("/account/").status_code == 302


def test_unknown_account_is_named(db):
    with pytest.raises(CommandError, match="no such account"):
        call_command("forget_second_factor", "nobody@example.org")
