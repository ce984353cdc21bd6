"""Are keys, folders and addresses as the desk wants them, and was nothing left half-way?"""

from collections.abc import Iterator
from pathlib import Path

from akkoord.project.backup.places import PLAN
from akkoord.project.checks import check_installation
from akkoord.project.configuration import DeskConfiguration
from akkoord.project.examination.findings import Finding, fine, look, wrong


def examine_configuration(folder: Path, desk: DeskConfiguration) -> Iterator[Finding]:
    """The faults that keep the desk from being served, a restore that was interrupted, and debugging."""
    faults = check_installation()
    for fault in faults:
        yield wrong("configuration", str(fault.msg), str(fault.hint))
    if (folder / PLAN).exists():
        yield wrong(
            "configuration", "A restore was decided and interrupted.", "Run the same `akkoord restore` again."
        )
    if desk.debug:
        yield look("configuration", "Error pages show technical details.", "Set `debug = false`.")
    if not faults and not desk.debug:
        yield fine("configuration", "Keys, folders and addresses are in order.")
