"""What the page of one edition shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext

from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.publication.models import Edition, ReleaseDecision, Signature
from akkoord.desk.publication.queries.editions import (
    EditionFile,
    files_of,
    public_folder,
    release_gate,
    signatures_of,
)
from akkoord.desk.publication.queries.gate_report import ReportInWords, gate_report
from akkoord.desk.publication.queries.report import report_hash
from akkoord.desk.publication.rules import (
    CAN_BE_BUILT,
    CAN_BE_REFUSED,
    CAN_BE_SIGNED,
    IS_PUBLIC,
    BuilderCannotSign,
    EditionState,
    SignedAlready,
    check_signer,
)
from akkoord.doors.keeping import is_behind
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
    report: ReportInWords | None
    """The figures of the gate."""
    report_hash: str
    decisions: tuple[ReleaseDecision, ...]
    may_decide: bool
    may_ask_withdrawal: bool
    may_withdraw: bool
    """Somebody else asked for it."""
    is_on_its_way: bool
    """It was published or withdrawn, and a public site on another machine may not know it yet."""


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
        report=gate_report(edition.report, language=get_language() or "en"),
        report_hash=report_hash(edition),
        decisions=tuple(edition.decisions.select_related("decided_by", "taken_back_by")),
        may_decide=may(actor, Action.WRITE, thing) and state in CAN_BE_BUILT and edition.build > 0,
        may_ask_withdrawal=approves and state in IS_PUBLIC,
        may_withdraw=approves and _waits_for(actor, edition),
        is_on_its_way=_is_on_its_way(edition),
    )


def _is_on_its_way(edition: Edition) -> bool:
    moment = edition.withdrawn_at or edition.published_at
    return settings.SHIPS_EDITIONS and moment is not None and is_behind(settings.EDITIONS_DIR, moment)


def _waits_for(actor: Actor, edition: Edition) -> bool:
    """May this person confirm a withdrawal, or finish one that was stopped?"""
    if edition.state == EditionState.WITHDRAWN:
        return public_folder(edition).exists()
    asked = edition.withdrawal_asked_by_id
    return edition.state in IS_PUBLIC and asked is not None and asked != actor.user_id


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
