"""What the page of one edition shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.publication.models import Edition, Signature
from akkoord.desk.publication.queries.editions import EditionFile, files_of, release_gate, signatures_of
from akkoord.desk.publication.rules import (
    CAN_BE_REFUSED,
    CAN_BE_SIGNED,
    BuilderCannotSign,
    EditionState,
    SignedAlready,
    check_signer,
)
from akkoord.engine.disclosure import Level


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding as people read it."""

    sentence: str
    level: Level
    key: str


@dataclass(frozen=True, slots=True)
class EditionPage:
    """Everything that the page of one edition shows, and what the reader may do now."""

    edition: Edition
    findings: tuple[FindingShown, ...]
    signatures: tuple[Signature, ...]
    files: tuple[EditionFile, ...]
    may_sign: bool
    why_not: str
    """Why somebody who may sign editions cannot sign this one now; empty otherwise."""
    may_refuse: bool
    may_publish: bool


def edition_page(edition: Edition, actor: Actor) -> EditionPage:
    """The page of `edition` for `actor`."""
    thing, state = release_gate(edition.agreement_id), EditionState(edition.state)
    signatures = tuple(signatures_of(edition))
    approves = may(actor, Action.APPROVE, thing)
    to_be_signed = approves and state in CAN_BE_SIGNED
    why_not = _why_not(actor, edition, signatures) if to_be_signed else ""
    return EditionPage(
        edition=edition,
        findings=tuple(_shown(each) for each in edition.report.get("findings", ())),
        signatures=signatures,
        files=files_of(edition),
        may_sign=to_be_signed and not why_not,
        why_not=why_not,
        may_refuse=approves and state in CAN_BE_REFUSED,
        may_publish=may(actor, Action.WRITE, thing) and state is EditionState.SIGNED_TWICE,
    )


def _shown(finding: Mapping[str, Any]) -> FindingShown:
    sentence = finding["sentence"]
    return FindingShown(gettext(sentence) % finding["params"], Level(finding["level"]), finding["key"])


def _why_not(actor: Actor, edition: Edition, signatures: Sequence[Signature]) -> str:
    try:
        check_signer(
            actor.user_id, builder_id=edition.built_by_id, signed={each.signer_id for each in signatures}
        )
    except (BuilderCannotSign, SignedAlready) as refusal:
        return gettext(refusal.sentence)
    return ""
