"""Signatures in the form of OpenSSH."""

import base64
import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.signing import BadSignature, KeyList, new_secret, public_key, sign, signer_of

SECRET = base64.b64encode(bytes(range(32))).decode()
OTHER = base64.b64encode(bytes(range(1, 33))).decode()
MESSAGE = b"a checksum  locations.csv\n"
WITH_SSH = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")


def test_signature_tells_who_signed():
    trusted = {public_key(OTHER), public_key(SECRET)}

    assert signer_of(MESSAGE, sign(MESSAGE, SECRET), trusted=trusted) == public_key(SECRET)


def test_same_message_and_key_give_the_same_signature():
    assert sign(MESSAGE, SECRET) == sign(MESSAGE, SECRET)
    assert new_secret() != new_secret()


def test_signature_of_somebody_else_is_refused():
    with pytest.raises(BadSignature, match="not trusted"):
        signer_of(MESSAGE, sign(MESSAGE, OTHER), trusted={public_key(SECRET)})


def test_signature_under_other_content_is_refused():
    with pytest.raises(BadSignature, match="other content"):
        signer_of(MESSAGE + b"!", sign(MESSAGE, SECRET), trusted={public_key(SECRET)})


@given(at=st.integers(0, 10_000), letter=st.characters(codec="ascii"))
def test_damaged_signature_is_refused_or_the_same(at, letter):
    good = sign(MESSAGE, SECRET)
    at %= len(good)
    damaged = good[:at] + letter + good[at + 1 :]

    try:
        signer_of(MESSAGE, damaged, trusted={public_key(SECRET)})
    except BadSignature:
        return
    assert damaged.split() == good.split()


def test_signature_in_other_letters_for_the_same_bytes_is_refused():
    good = sign(MESSAGE, SECRET)
    last = good.rindex("=\n") - 1
    damaged = f"{good[:last]}{chr(ord(good[last]) + 1)}{good[last + 1 :]}"
    assert base64.b64decode("".join(damaged.split("\n")[1:-2])) == base64.b64decode(
        "".join(good.split("\n")[1:-2])
    )

    with pytest.raises(BadSignature, match="not a signature"):
        signer_of(MESSAGE, damaged, trusted={public_key(SECRET)})


@given(text=st.text(max_size=300))
def test_any_text_is_refused_as_a_signature(text):
    with pytest.raises(BadSignature):
        signer_of(MESSAGE, text, trusted={public_key(SECRET)})


@pytest.mark.parametrize("secret", ["", "not a key", "AAAA"])
def test_what_is_no_key_is_refused(secret):
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is that of the library
        public_key(secret)


def run(*words, stdin):
    return subprocess.run(words, input=stdin, capture_output=True, check=False)


@WITH_SSH
def test_ssh_keygen_accepts_the_signature_and_refuses_another(tmp_path):
    listed = KeyList().in_use(public_key(SECRET), since=date(2018, 2, 16))
    (tmp_path / "allowed_signers").write_text(listed.as_text())
    (tmp_path / "good.sig").write_text(sign(MESSAGE, SECRET))
    (tmp_path / "bad.sig").write_text(sign(MESSAGE, OTHER))
    verify = ("ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed_signers"), "-I", "akkoord")

    good = run(*verify, "-n", "akkoord-edition", "-s", str(tmp_path / "good.sig"), stdin=MESSAGE)
    changed = run(*verify, "-n", "akkoord-edition", "-s", str(tmp_path / "good.sig"), stdin=b"other")
    bad = run(*verify, "-n", "akkoord-edition", "-s", str(tmp_path / "bad.sig"), stdin=MESSAGE)

    assert (good.returncode, good.stderr) == (0, b"")
    assert changed.returncode != 0
    assert bad.returncode != 0


@WITH_SSH
def test_signature_of_ssh_keygen_is_accepted(tmp_path):
    key = tmp_path / "key"
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key), stdin=b"")
    run("ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "akkoord-edition", stdin=b"")
    made = run("ssh-keygen", "-Y", "sign", "-f", str(key), "-n", "akkoord-edition", stdin=MESSAGE)
    public = " ".join((tmp_path / "key.pub").read_text().split()[:2])

    assert signer_of(MESSAGE, made.stdout.decode(), trusted={public}) == public
    for_mail = run("ssh-keygen", "-Y", "sign", "-f", str(key), "-n", "email", stdin=MESSAGE)
    with pytest.raises(BadSignature, match="something else"):
        signer_of(MESSAGE, for_mail.stdout.decode(), trusted={public})
