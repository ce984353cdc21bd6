"""What a report says, as bytes that the public site seals and the desk reads.

Who reported stands apart, sealed to the custodian before it is put into the report: whoever opens a report
has a closed box in hand. The box is always there, so that it does not tell whether somebody gave a name.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import starmap

from akkoord.engine.sealing.boxes import open_box, seal
from akkoord.engine.sealing.keys import OpeningKey, SealingKey
from akkoord.engine.sealing.padding import SHORT

FORM = 1
"""Of the bytes; the desk reads every form that the public site ever wrote."""
_LENGTH = 8


class Channel(StrEnum):
    """How a report came in."""

    SITE = "site"
    TELEPHONE = "telephone"
    PAPER = "paper"
    IN_PERSON = "in_person"
    MESSAGE = "message"


class Voice(StrEnum):
    """In what quality somebody speaks."""

    AFFECTED = "affected"
    REPRESENTATIVE = "representative"
    WITNESS = "witness"
    INTERMEDIARY = "intermediary"


class Kind(StrEnum):
    """What somebody sent."""

    REPORT = "report"
    ADDITION = "addition"
    WITHDRAWAL = "withdrawal"


class UnreadableReport(ValueError):
    """Bytes that are no report, or one of a form that this version does not know."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reported and how to reach them; both may be empty."""

    name: str = ""
    contact: str = ""

    def sealed(self, custodians: Sequence[SealingKey]) -> bytes:
        """A box of one size that the custodians alone open, whether somebody gave a name or not."""
        return seal(json.dumps(asdict(self)).encode(), custodians, least=SHORT)

    @classmethod
    def opened(cls, box: bytes, custodian: OpeningKey) -> "Identity":
        """Who it is; raises `boxes.NotForThisKey`."""
        return cls(**json.loads(open_box(box, custodian)))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file without what cameras and programs hide in it; its name is ours and says its kind alone."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote or said, and chose."""

    language: str
    """ISO 639-1."""
    location_id: str
    """Of the public list; empty when it is not on it, and then `place` says where."""
    place: str
    theme: str
    what: str
    who_is_affected: str = ""
    is_danger_now: bool = False
    help_needed: str = ""
    voice: Voice = Voice.AFFECTED
    channel: Channel = Channel.SITE
    may_tell_companies: bool = False
    may_forward: bool = False
    kind: Kind = Kind.REPORT


@dataclass(frozen=True, slots=True)
class Report:
    """One report, or a later message to one: `address` and `answers_to` come from the receipt."""

    words: Words = field(repr=False)
    address: str
    answers_to: SealingKey
    identity: bytes = field(repr=False)
    attachments: tuple[Attachment, ...] = ()

    def packed(self) -> bytes:
        """As bytes: the length of what is said, what is said as JSON, then identity and files in a row."""
        parts = (self.identity, *(each.content for each in self.attachments))
        said = json.dumps(
            {
                "form": FORM,
                "words": asdict(self.words),
                "address": self.address,
                "answers_to": self.answers_to.text,
                "files": [each.name for each in self.attachments],
                "lengths": [len(part) for part in parts],
            },
            ensure_ascii=False,
        ).encode()
        return b"".join((len(said).to_bytes(_LENGTH, "big"), said, *parts))

    @classmethod
    def unpacked(cls, raw: bytes) -> "Report":
        """The report that `packed` wrote; raises `UnreadableReport`."""
        body = _LENGTH + int.from_bytes(raw[:_LENGTH], "big")
        try:
            said = json.loads(raw[_LENGTH:body])
            if said["form"] != FORM:
                raise UnreadableReport(f"form {said['form']}")
            identity, *contents = _cut(raw[body:], said["lengths"])
            words = said["words"]
            return cls(
                words=Words(**{**words, **{name: read(words[name]) for name, read in _CHOICES.items()}}),
                address=said["address"],
                answers_to=SealingKey.parse(said["answers_to"]),
                identity=identity,
                attachments=tuple(starmap(Attachment, zip(said["files"], contents, strict=True))),
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise UnreadableReport(type(fault).__name__) from fault


_CHOICES: dict[str, type[StrEnum]] = {"voice": Voice, "channel": Channel, "kind": Kind}


def _cut(raw: bytes, lengths: Sequence[int]) -> list[bytes]:
    """Pieces of these lengths, one after another; raises `ValueError` when the bytes do not come out even."""
    if sum(lengths) != len(raw):
        raise ValueError("bytes are missing or left over")
    ends = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    return [raw[end - length : end] for end, length in zip(ends, lengths, strict=True)]
