"""The file in which the operator names the logins of organisations."""

from uuid import UUID

import pytest

from akkoord.desk.people.rules.own_login import OwnLogin
from akkoord.project.settings.own_logins import OwnLoginsError, own_logins

GOOD = """
[weefhuis]
name = "Weefhuis B.V."
issuer = "https://login.weefhuis.example"
client_id = "akkoord"
secret_file = "weefhuis.secret"
organisation = "00000000-0000-0000-0000-000000000001"
domains = ["Weefhuis.example"]
second_factor = ["mfa"]
"""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "weefhuis.secret").write_text("between us\n")

    def write(text):
        (tmp_path / "logins.toml").write_text(text)
        return str(tmp_path / "logins.toml")

    return write


def test_login_as_the_operator_entered_it(file):
    assert own_logins(file(GOOD)) == (
        OwnLogin(
            key="weefhuis",
            name="Weefhuis B.V.",
            issuer="https://login.weefhuis.example",
            client_id="akkoord",
            secret="between us",
            organisation_id=UUID(int=1),
            domains=frozenset({"weefhuis.example"}),
            second_factor=frozenset({"mfa"}),
        ),
    )
    assert "between us" not in repr(own_logins(file(GOOD)))


def test_no_file_is_no_login():
    assert own_logins("") == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('client_id = "akkoord"', "", "client_id is missing"),
        ("https://", "http://", "issuer must begin with https"),
        ("00000000-0000-0000-0000-000000000001", "Weefhuis", "organisation must be its identifier"),
        ("weefhuis.secret", "nowhere.secret", "secret_file cannot be read"),
        ("second_factor", "second_faktor", "no such setting as second_faktor"),
        ("[weefhuis]", "weefhuis = 1\n[other]", "must be a table"),
        ("[weefhuis]", "weefhuis", "logins.toml"),
    ],
)
def test_faults_are_named(file, old, new, said):
    with pytest.raises(OwnLoginsError) as refused:
        own_logins(file(GOOD.replace(old, new)))
    assert said in str(refused.value.details["faults"])


def test_domain_belongs_to_one_login(file):
    with pytest.raises(OwnLoginsError) as refused:
        own_logins(file(GOOD + GOOD.replace("[weefhuis]", "[other]")))
    assert "stands at two logins" in str(refused.value.details["faults"])
