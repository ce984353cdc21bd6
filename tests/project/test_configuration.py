import dataclasses
from pathlib import Path

import pytest

from akkoord.project.configuration import (
    ConfigurationError,
    DeskConfiguration,
    PublicConfiguration,
    load_configuration,
)


def test_configuration_without_file_or_environment_is_the_default():
    assert load_configuration(DeskConfiguration, file=None, environment={}) == DeskConfiguration()


def test_environment_wins_over_file_and_file_over_default(tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text('url = "https://desk.example.org"\ndebug = true\neditions_dir = "/srv/editions"\n')
    loaded = load_configuration(
        DeskConfiguration, file=file, environment={"AKKOORD_DESK_DEBUG": "no", "HOME": "/root"}
    )
    assert loaded == DeskConfiguration(
        url="https://desk.example.org", debug=False, editions_dir=Path("/srv/editions")
    )


def test_configuration_names_every_fault_at_once(tmp_path):
    file = tmp_path / "public.toml"
    file.write_text('edition_dir = "x"\ndebug = "perhaps"\nurl = 5\n')
    with pytest.raises(ConfigurationError) as raised:
        load_configuration(PublicConfiguration, file=file, environment={"AKKOORD_PUBLIC_SECRET_KEY": "s"})
    assert str(raised.value).splitlines() == [
        "The configuration cannot be used:",
        f"edition_dir in {file}: there is no such setting; did you mean editions_dir.",
        f"debug in {file}: must be true or false, not 'perhaps'.",
        f"url in {file}: must be text between quotes, not 5.",
        "AKKOORD_PUBLIC_SECRET_KEY: there is no such setting.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read (No such file or directory)."),
        (b"\xff\xfe", "is not TOML"),
        (b"url =", "is not TOML"),
    ],
)
def test_configuration_file_that_cannot_be_read_is_named(tmp_path, content, sentence):
    file = tmp_path / "desk.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError) as raised:
        load_configuration(DeskConfiguration, file=file, environment={})
    assert f"{file}: {sentence}" in str(raised.value)


def test_public_configuration_has_no_database_and_no_key_that_opens_or_signs():
    assert {each.name for each in dataclasses.fields(PublicConfiguration)} == {
        "debug",
        "editions_dir",
        "editions_store",
        "url",
        "listen",
        "contact",
        "security_contact",
        "security_expires",
        "signing_keys",
        "reports_dir",
        "receiving_keys",
        "custodian_keys",
        "receipt_salt",
        "requests_per_minute",
        "further_proxies",
        "log_answers",
    }
