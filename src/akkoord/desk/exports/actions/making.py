"""Making the exports that two people confirmed: encrypted as they are read, whole or not there at all."""

import hashlib
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from akkoord.desk.encrypted import keys
from akkoord.desk.encrypted.archive import PIECE
from akkoord.desk.encrypted.refusals import AnotherIsWritten
from akkoord.desk.encrypted.whole_file import UNFINISHED, alone_in, write_encrypted
from akkoord.desk.exports.actions.handing_over import EXPORTS
from akkoord.desk.exports.models import AgreementExport
from akkoord.desk.exports.rules import ExportState, ends_at
from akkoord.desk.exports.whole.packing import FileTakenAway, Packing
from akkoord.desk.people.actions import write_letter

SECONDS_BETWEEN = 2.0
"""How often the page is told how far it is."""


def make_exports() -> list[AgreementExport]:
    """Make every export that is confirmed, and answer which; after an interruption from the beginning.

    Nothing while another process does it: that one makes them all.
    """
    folder = EXPORTS.path_of("x").parent
    try:
        with alone_in(folder, leftovers=f"*{UNFINISHED}"):
            return list(_all_confirmed())
    except AnotherIsWritten:
        return []


def _all_confirmed() -> Iterator[AgreementExport]:
    while waiting := AgreementExport.objects.filter(state=ExportState.CONFIRMED).order_by("pk").first():
        try:
            yield _make(waiting)
        except FileTakenAway:
            continue


def _make(export: AgreementExport) -> AgreementExport:
    packing = Packing(export, tell=_Telling(export))
    stored_as = secrets.token_hex(20)
    file = EXPORTS.path_of(stored_as)
    write_encrypted(file, packing.pieces(), keys.recipients(export.recipient_key, place="the export"))
    with transaction.atomic():
        locked = AgreementExport.objects.select_for_update().select_related("agreement").get(pk=export.pk)
        locked.state, locked.ready_at = ExportState.READY, timezone.now()
        locked.ends_at, locked.stored_as = ends_at(locked.ready_at), stored_as
        locked.sha256, locked.size = _checksum(file), file.stat().st_size
        locked.rows = sum(each["rows"] for each in packing.contents.tables.values())
        locked.files = sum(name.split("/")[0] in {"files", "editions"} for name in packing.contents.members)
        locked.save()
        _tell_both(locked)
    return locked


class _Telling:
    """Notes now and then how far an export is."""

    def __init__(self, export: AgreementExport) -> None:
        self._export, self._last = export, 0.0

    def __call__(self, done: int, in_all: int) -> None:
        if time.monotonic() - self._last < SECONDS_BETWEEN:
            return
        self._last = time.monotonic()
        AgreementExport.objects.filter(pk=self._export.pk).update(rows_done=done, rows_in_all=in_all)


def _tell_both(export: AgreementExport) -> None:
    """Write to the two who decided."""
    for user in filter(None, (export.proposed_by, export.decided_by)):
        context = {"until": export.ends_at, "export": export}
        key = f"export/{export.pk}/{user.pk}"
        write_letter(user, "exports/letters/export_ready.txt", key=key, context=context)


def _checksum(file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(PIECE):
            found.update(piece)
    return found.hexdigest()
