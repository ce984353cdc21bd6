"""Editions signed when they are published."""

import shutil
import subprocess

import pytest

from akkoord.desk.publication.actions import distrust, sign_again
from akkoord.desk.publication.queries import key_list, public_folder, staging_folder
from akkoord.desk.publication.rules import FilesChanged
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import BadSignature, new_secret, public_key, signer_of

FIRST, SECOND = new_secret(), new_secret()


@pytest.fixture
def first_key(settings):
    settings.SIGNING_KEY = FIRST


def signed_by(edition, *secrets):
    """The public key that signed the edition."""
    folder = public_folder(edition)
    return signer_of(
        (folder / names.CHECKSUMS).read_bytes(),
        (folder / names.SIGNATURE).read_text(),
        trusted={public_key(each) for each in secrets},
    )


def test_published_edition_is_signed_and_its_key_is_on_the_list(first_key, published):
    assert signed_by(published, FIRST) == public_key(FIRST)
    assert key_list().trusted == {public_key(FIRST)}
    assert not (staging_folder(published) / names.SIGNATURE).exists()
    assert names.verify_folder(public_folder(published)) == published.folder_hash


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")
def test_the_two_commands_of_the_docs_accept_it(first_key, published):
    commands = (
        "ssh-keygen -Y verify -f ../../allowed_signers -I akkoord -n akkoord-edition"
        " -s SHA256SUMS.sig < SHA256SUMS && sha256sum --check --quiet SHA256SUMS"
    )
    done = subprocess.run(commands, shell=True, cwd=public_folder(published), check=False)  # noqa: S602 - as people type it

    assert done.returncode == 0


def test_desk_without_a_key_publishes_unsigned(settings, published):
    assert settings.SIGNING_KEY == ""
    assert not (public_folder(published) / names.SIGNATURE).exists()
    assert key_list().keys == ()


def test_edition_of_before_the_key_is_signed_later(settings, published):
    settings.SIGNING_KEY = FIRST

    assert sign_again() == [published]
    assert signed_by(published, FIRST) == public_key(FIRST)
    assert sign_again() == []


def test_new_key_leaves_earlier_editions_good(settings, first_key, published):
    before = (public_folder(published) / names.SIGNATURE).read_bytes()
    settings.SIGNING_KEY = SECOND

    assert sign_again() == []
    assert (public_folder(published) / names.SIGNATURE).read_bytes() == before
    assert [each.key for each in key_list().keys] == [public_key(FIRST), public_key(SECOND)]


def test_stolen_key_leaves_the_list_and_what_it_signed_is_signed_anew(settings, first_key, published):
    settings.SIGNING_KEY = SECOND

    assert distrust([public_key(FIRST)]) == [published]
    assert key_list().trusted == {public_key(SECOND)}
    assert signed_by(published, SECOND) == public_key(SECOND)
    with pytest.raises(BadSignature):
        signed_by(published, FIRST)


def test_changed_edition_is_never_signed_again(settings, published):
    settings.SIGNING_KEY = FIRST
    (public_folder(published) / "countries.csv").write_text("country,locations\n")
    (public_folder(published) / names.CHECKSUMS).write_text(names.checksum_lines(public_folder(published)))

    with pytest.raises(FilesChanged):
        sign_again()
    assert not (public_folder(published) / names.SIGNATURE).exists()
