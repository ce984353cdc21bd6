"""A database with every table and nothing in it: made once, and kept until a migration changes."""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ("src/akkoord/desk/*/migrations/*.py", "src/akkoord/desk/people/append_only.py", "uv.lock")
"""What decides how the tables look."""


def migrated_database(folder):
    """The file in `folder`; whoever comes first makes it, others wait for it."""
    kept = folder / f"{_mark_of_the_migrations()}.sqlite3"
    with (folder / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for older in folder.glob("*.sqlite3"):
                older.unlink()
            _make(kept)
    return kept


def _mark_of_the_migrations():
    files = sorted(path for pattern in SOURCES for path in ROOT.glob(pattern))
    content = b"".join(path.name.encode() + path.read_bytes() for path in files)
    return hashlib.sha256(content).hexdigest()[:16]


def _make(kept):
    with tempfile.TemporaryDirectory() as made:
        installation = Path(made) / "installation"
        environment = {name: text for name, text in os.environ.items() if not name.startswith("AKKOORD_")}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        environment["AKKOORD_DESK_CONFIG"] = str(installation / "desk.toml")
        for arguments in (("init", str(installation)), ("manage", "migrate", "--verbosity", "0")):
            subprocess.run([sys.executable, "-m", "akkoord", *arguments], env=environment, check=True)
        database = sqlite3.connect(installation / "desk" / "desk.sqlite3")
        database.execute("VACUUM INTO ?", [str(Path(made) / "whole")])
        database.close()
        kept.write_bytes((Path(made) / "whole").read_bytes())
