"""What a reporter reads with a receipt: what both sides wrote, in one box of one size for everybody."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from akkoord.engine.sealing.boxes import open_box, seal
from akkoord.engine.sealing.keys import OpeningKey, SealingKey
from akkoord.engine.sealing.padding import USUAL

ROOM = USUAL - 64
"""Bytes of text that one mailbox holds; of a longer exchange the earliest part is left out."""


class Writer(StrEnum):
    """Who wrote a message."""

    REPORTER = "reporter"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; its day is the finest that is kept (ISO 8601)."""

    writer: Writer
    day: str
    text: str = field(repr=False)


def filled(messages: Sequence[Message], answers_to: SealingKey) -> bytes:
    """The box of one mailbox: the newest messages that fit, oldest first; always of the same size."""
    kept = list(messages)
    while len(_written(kept)) > ROOM:
        del kept[0]
    return seal(_written(kept), [answers_to])


def emptied(box: bytes, key: OpeningKey) -> list[Message]:
    """The messages in a mailbox; raises `boxes.NotForThisKey`."""
    return [
        Message(Writer(each["writer"]), each["day"], each["text"]) for each in json.loads(open_box(box, key))
    ]


def _written(messages: Sequence[Message]) -> bytes:
    return json.dumps([asdict(each) for each in messages], ensure_ascii=False).encode()
