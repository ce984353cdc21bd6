"""The same data give the same bytes, wherever and by whomever the edition is built."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

WRITE = """
import os, sys
from pathlib import Path
import django
django.setup()
from django.utils import translation
from tests.desk.publication.edition_content import large_content
from akkoord.desk.publication.folder import write_edition
os.umask(int(sys.argv[2], 8))
translation.activate(sys.argv[3])
write_edition(large_content(500), Path(sys.argv[1]))
"""
HERE = {
    "TZ": "Asia/Dhaka",
    "LANG": "C.UTF-8",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "USER": "anna",
    "AKKOORD_DESK_SECRET_KEY": "a" * 50,
}
THERE = {
    "TZ": "America/Lima",
    "LANG": "nl_NL.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "2",
    "USER": "bert",
    "HOME": "/nonexistent",
    "SOURCE_DATE_EPOCH": "1",
}


def build(place, environment, *, umask, language):
    """File → checksum, of an edition built by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(place), umask, language],
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(place).iterdir()}


def test_two_builders_make_the_same_bytes_of_each_file(tmp_path):
    here = build(tmp_path / "here" / "1", HERE, umask="022", language="en")
    there = build(tmp_path / "elsewhere" / "deeper" / "1", THERE, umask="077", language="nl")

    assert len(here) == 15
    assert here == there
