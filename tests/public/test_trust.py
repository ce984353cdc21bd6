"""Only editions that a trusted key signed are shown, where the site knows one."""

import pytest
from django.test import override_settings
from tests.public.conftest import SECRET

from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import new_secret, public_key, sign

OTHER = new_secret()


@pytest.fixture
def signature(edition, editions_dir):
    """The file with the signature of the edition."""
    return editions_dir / "textile" / "3" / names.SIGNATURE


@pytest.fixture
def trusting_site(site):
    with override_settings(SIGNING_KEYS=frozenset({public_key(SECRET)})):
        yield site


def shown(site):
    return b"S.T. Screen Printing" in site.get("/en/locations/").content


def test_signed_edition_is_shown(trusting_site, signature):
    assert shown(trusting_site)
    assert trusting_site.get("/editions/textile/3/countries.csv").getvalue().startswith(b"country,")


def test_edition_without_a_signature_is_left_out_and_said_in_the_log(trusting_site, signature, caplog):
    signature.unlink()

    assert not shown(trusting_site)
    assert trusting_site.get("/editions/textile/3/locations.csv").status_code == 404
    assert trusting_site.get("/editions/textile/3/SHA256SUMS.sig").status_code == 404
    (said,) = {str(each.facts) for each in caplog.records if each.levelname == "ERROR"}
    assert said == str({"agreement": "textile", "number": "3", "fault": "it has no signature"})


def test_edition_signed_by_another_is_left_out_until_it_is_signed_again(trusting_site, signature, caplog):
    good = signature.read_text()
    checksums = (signature.parent / names.CHECKSUMS).read_bytes()
    signature.write_text(sign(checksums, OTHER))

    assert not shown(trusting_site)
    assert "not trusted" in str([getattr(each, "facts", "") for each in caplog.records])

    signature.write_text(good)
    assert shown(trusting_site)


def test_site_that_knows_no_key_shows_every_edition(site, signature):
    signature.unlink()

    assert shown(site)


def test_signature_and_keys_stand_at_their_addresses(site, signature):
    answer = site.get("/editions/textile/3/SHA256SUMS.sig")

    assert (answer.content, answer["Cache-Control"]) == (signature.read_bytes(), "public, max-age=300")
    assert public_key(SECRET) in site.get("/editions/allowed_signers").content.decode()
    assert b"ssh-keygen -Y verify" in site.get("/en/downloads/").content
