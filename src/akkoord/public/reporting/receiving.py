"""One form becomes one report: sealed in memory, dropped, and answered with a receipt."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from akkoord.engine.sealing import NotForThisKey, Receipt, Reporter, SealingKey, seal
from akkoord.engine.sealing.mailboxes import Message, emptied
from akkoord.engine.sealing.reports import Attachment, Identity, Report, Words
from akkoord.public.reporting.asked import Asked
from akkoord.public.reporting.dropbox import BOX, drop

ENTRY_LENGTH = 16
"""Bytes at random in each form; the receipt and the name of the box come from them."""


@dataclass(frozen=True, slots=True)
class Reception:
    """Where reports go, and who can open them."""

    folder: Path
    receiving: tuple[SealingKey, ...]
    custodians: tuple[SealingKey, ...]
    salt: bytes

    @property
    def mailboxes(self) -> Path:
        """Where the desk puts what reporters read."""
        return self.folder / "mailboxes"


def add(reception: Reception, reporter: Reporter, words: Words, *, entry: str) -> None:
    """Take in what somebody with a receipt adds, or that they take it back; raises as `receive` does."""
    nobody = Identity().sealed(reception.custodians)
    sent = Report(words, reporter.address, reporter.key.sealing, nobody)
    drop(reception.folder, _drawn(entry, "box").hex(), seal(sent.packed(), reception.receiving))


def mailbox(reception: Reception, reporter: Reporter) -> list[Message]:
    """What lies in the reporter's mailbox; nothing where there is none, or where it is damaged."""
    try:
        return emptied((reception.mailboxes / f"{reporter.address}{BOX}").read_bytes(), reporter.key)
    except (OSError, NotForThisKey):
        return []


def new_entry() -> str:
    """For one form."""
    return secrets.token_hex(ENTRY_LENGTH)


def receive(
    reception: Reception, asked: Asked, *, entry: str, attachments: Sequence[Attachment] = ()
) -> Receipt:
    """Take in what somebody filled in, and give the receipt; the same form gives the same one.

    The receipt is nowhere but in what is returned. Raises `padding.TooLong` and `dropbox.DropboxFull`;
    then nothing was taken in.
    """
    receipt = Receipt.drawn(_drawn(entry, "receipt"))
    reporter = receipt.reporter(reception.salt)
    report = Report(
        words=asked.words,
        address=reporter.address,
        answers_to=reporter.key.sealing,
        identity=asked.identity.sealed(reception.custodians),
        attachments=tuple(attachments),
    )
    drop(reception.folder, _drawn(entry, "box").hex(), seal(report.packed(), reception.receiving))
    return receipt


def _drawn(entry: str, purpose: str) -> bytes:
    return hashlib.blake2b(entry.encode(), person=purpose.encode(), digest_size=16).digest()
