"""Keep a small played year as this version writes it: later versions must be able to go on with it.

python tools/upgrade_fixture.py 0.1.0     # writes tests/project/upgrades/0.1.0.age

The year is invented; the key that opens it stands beside it. A version's file is made once, when it is
released, and never again.
"""

import os
import sys
import tempfile
from pathlib import Path

UPGRADES = Path(__file__).parent.parent / "tests" / "project" / "upgrades"
KEY = UPGRADES / "key.txt"
SEED = 2018


def main(version: str) -> None:
    """Play a small year and keep a backup of it."""
    target = UPGRADES / f"{version}.age"
    if target.exists():
        raise SystemExit(f"{target} stands already; it must show what that version wrote.")
    with tempfile.TemporaryDirectory() as folder:
        _play(Path(folder), target)
    print(f"{target}: {target.stat().st_size:,} bytes")


def _play(folder: Path, target: Path) -> None:
    from akkoord.cli.init import installation_configuration, write_installation
    from akkoord.cli.installation import set_up_desk
    from akkoord.engine.sample import Size, generate, write_sample

    files = installation_configuration(folder)
    public_key = KEY.read_text(encoding="ascii").splitlines()[0].removeprefix("# public key: ")
    files["desk.toml"] = files["desk.toml"].replace(
        'backup_recipients = ""', f'backup_recipients = "{public_key}"'
    )
    write_installation(folder, files)
    desk = set_up_desk(folder)
    from django.core.management import call_command

    from akkoord.project.backup.making import make_backup
    from akkoord.project.demonstration import play_year

    call_command("migrate", verbosity=0)
    write_sample(generate(SEED, Size(companies=12, locations=60, rows=90)), folder / "sample")
    play_year(folder / "sample", password=os.urandom(12).hex(), tell=print)
    make_backup(desk, with_keys=True).file.rename(target)


if __name__ == "__main__":
    main(sys.argv[1])
