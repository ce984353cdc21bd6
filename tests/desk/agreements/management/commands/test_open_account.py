"""The operator opens the first accounts."""

import pytest
from django.core.management import CommandError, call_command

from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role


@pytest.fixture
def typed(monkeypatch):
    """What the operator types when asked for the password."""
    password = {"is": "correct horse battery"}
    monkeypatch.setattr("getpass.getpass", lambda _: password["is"])
    return password


def test_open_account_for_an_adviser(world, typed, capsys):
    call_command("open_account", "Petra@Example.org", "Petra", "--role=SA", "--agreement=textile")
    user = User.objects.get(email="petra@example.org")
    assert user.check_password("correct horse battery")
    assert actor_of(user).roles[1:] == (HeldRole(Role.SECRETARIAT_ADVISER, None, world.agreement.pk),)
    assert capsys.readouterr().out == "petra@example.org may sign in as SA.\n"


def test_open_account_for_a_company(world, typed):
    call_command(
        "open_account", "anna@example.org", "Anna", "--role=CA", f"--organisation={world.company.pk}"
    )
    assert actor_of(User.objects.get()).roles[1:] == (HeldRole(Role.COMPANY_ADMIN, world.company.pk),)


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (["anna@example.org", "Anna", "--role=CA"], "needs --organisation"),
        (["anna@example.org", "Anna", "--role=SA", "--agreement=iron"], "no agreement iron"),
        (["anna@example.org", "Anna", "--role=CU", "--organisation=7"], "no organisation 7"),
        (["anna", "Anna", "--role=SA"], "valid email"),
    ],
)
def test_open_account_refuses(world, typed, arguments, refusal):
    with pytest.raises(CommandError, match=refusal):
        call_command("open_account", *arguments)
    assert not User.objects.exists()


def test_open_account_refuses_short_password(world, typed):
    typed["is"] = "horse"
    with pytest.raises(CommandError, match="too short"):
        call_command("open_account", "anna@example.org", "Anna", "--role=SA")


def test_open_account_refuses_known_address(world, typed, person):
    known = person().email
    with pytest.raises(CommandError, match="already"):
        call_command("open_account", known.upper(), "Anna", "--role=SA")
