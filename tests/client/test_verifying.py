"""Downloads are the secretariat's, or nothing is written."""

import subprocess
import sys

import pytest
from tests.public.conftest import SECRET

from akkoord.client import Akkoord, DamagedDownload, NotVerified
from akkoord.client.connection import Connection
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import KeyList, new_secret, public_key, sign


@pytest.fixture
def folder(edition, editions_dir):
    return editions_dir / "textile" / "3"


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def refused(site, out, why):
    with pytest.raises(NotVerified, match=why):
        site.download(site.newest().file("locations.csv"), out)
    assert list(out.iterdir()) == []


def test_signature_is_checked_once_for_all_files_of_an_edition(published, folder, out, asked):
    for file in published.newest().files:
        published.download(file, out)

    assert (out / "SHA256SUMS").read_bytes() == (folder / "SHA256SUMS").read_bytes()
    assert len([path for path, _ in asked if path.endswith(".sig")]) == 1


def test_edition_without_a_signature_is_refused_unless_nobody_wants_to_know(served, folder, out):
    (folder / names.SIGNATURE).unlink()

    refused(Akkoord(served), out, "the edition is not signed")
    unchecked = Akkoord(served, check_signatures=False)
    unchecked.download(unchecked.newest().file("locations.csv"), out)
    assert (out / "locations.csv").exists()


def test_site_without_a_list_of_keys_is_refused(served, folder, editions_dir, out):
    (editions_dir / names.KEY_LIST).unlink()

    refused(Akkoord(served), out, "no list of keys")


def test_forged_edition_is_refused_by_who_kept_the_keys(served, folder, editions_dir, out):
    """Whoever changes a site can sign its files anew and name another key; only the kept keys tell."""
    kept = Akkoord(served).keys()
    forger = new_secret()
    checksums = (folder / names.CHECKSUMS).read_bytes()
    (folder / names.SIGNATURE).write_text(sign(checksums, forger))
    refused(Akkoord(served), out, "not trusted")
    (editions_dir / names.KEY_LIST).write_text(
        KeyList().in_use(public_key(forger), since=Akkoord(served).newest().dated).as_text()
    )

    trusting = Akkoord(served)
    trusting.download(trusting.newest().file("redirects.csv"), out).unlink()
    refused(Akkoord(served, keys=kept), out, "not trusted")


def test_other_checksums_than_the_signed_ones_are_refused(published, folder, out):
    edition = published.newest()
    (folder / names.CHECKSUMS).write_text("0" * 64 + "  locations.csv\n")

    with pytest.raises(NotVerified, match="other content"):
        published.download(edition.file("locations.csv"), out)
    (folder / names.SIGNATURE).write_text(sign((folder / names.CHECKSUMS).read_bytes(), SECRET))
    with pytest.raises(NotVerified, match="another checksum"):
        published.download(edition.file("locations.csv"), out)
    with pytest.raises(NotVerified, match="not among the files"):
        published.download(edition.file("redirects.csv"), out)
    assert list(out.iterdir()) == []


def test_file_that_is_not_the_signed_one_is_refused(published, folder, out):
    edition = published.newest()
    (folder / "locations.csv").write_text("tampered")

    with pytest.raises(DamagedDownload):
        published.download(edition.file("locations.csv"), out)
    assert list(out.iterdir()) == []


def test_damaged_signature_and_keys_are_refused(served, folder, out):
    refused(Akkoord(served, keys="nonsense"), out, "not a list of keys")
    (folder / names.SIGNATURE).write_text("nonsense")
    refused(Akkoord(served, connection=Connection(served)), out, "not a signature")


def test_without_the_package_that_checks_it_says_so():
    program = (
        "import sys\n"
        "sys.modules['cryptography'] = None\n"
        "from akkoord.client.verifying import NotVerified, check_signature\n"
        "try:\n"
        "    check_signature(b'', '', keys='')\n"
        "except NotVerified as fault:\n"
        "    print(fault)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "check_signatures=False does without" in done.stdout
