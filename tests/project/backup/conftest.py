"""An installation with two companies' lists, an edition's file and a key that opens its backups."""

import dataclasses
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from tests.desk.register.conftest import (  # noqa: F401 - fixtures
    adviser,
    company,
    cycle,
    private_dir,
    secretariat,
    textile,
    two_spellings,
)
from tests.desk.test_concurrency import line_of_the_test_database

from akkoord.cli.init import new_desk, write_installation
from akkoord.cli.installation import desk_of
from akkoord.desk.encrypted.keys import KeyPair, new_pair
from akkoord.project.backup.making import make_backup
from akkoord.project.configuration import PublicConfiguration, as_toml


@dataclass(frozen=True)
class Installation:
    """Its folder with desk.toml, and the secret key of its backups."""

    folder: Path
    key: Path
    pair: KeyPair

    @property
    def backups(self):
        """What stands in its folder of backups, by name."""
        return sorted((self.folder / "backups").glob("*"))


def akkoord(*words, before="", **options):
    """Run the command in a process of its own; `before` is Python that runs first."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKKOORD_DESK")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    program = f"import sys\n{before}\nfrom akkoord.cli import main\nmain(prog_name='akkoord')"
    line = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.run(
        line, env=environment, capture_output=True, text=True, timeout=300, check=False, **options
    )


@pytest.fixture
def installation(tmp_path, settings, private_dir):  # noqa: F811 - the fixture
    folder, pair = tmp_path / "installation", new_pair()
    desk = dataclasses.replace(
        new_desk(folder),
        url="http://localhost:1",
        database=line_of_the_test_database(),
        private_dir=private_dir,
        editions_dir=Path(settings.EDITIONS_DIR),
        backup_recipients=pair.recipient,
    )
    settings.IDENTIFIER_KEY = desk.identifier_key
    write_installation(folder, {"desk.toml": as_toml(desk), "public.toml": as_toml(PublicConfiguration())})
    key = tmp_path / "backup.key"
    key.write_text(f"# public key: {pair.recipient}\n{pair.identity}\n")
    edition = Path(settings.EDITIONS_DIR) / "textile" / "1"
    edition.mkdir(parents=True)
    (edition / "locations.csv").write_text("location_id,name\n")
    return Installation(folder, key, pair)


@pytest.fixture
def backup(installation, two_spellings):  # noqa: F811 - the fixture
    """A backup of the installation, with the year's lists compared."""
    return make_backup(desk_of(installation.folder), with_keys=True).file


@pytest.fixture
def other_database():
    """Where an installation on PostgreSQL is put back: another schema of its database."""
    if connection.vendor != "postgresql":
        pytest.skip("asks for AKKOORD_TEST_DATABASE=postgresql")
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA elsewhere")
    yield f"{line_of_the_test_database()}&schema=elsewhere"
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(elsewhere|before_|akkoord_rest)'")
        for (schema,) in cursor.fetchall():
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")
