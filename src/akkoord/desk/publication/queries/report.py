"""The report of the release gate: what two people read before they sign, and its hash."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries.sisters import Judged
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.publication import LinkForPublication
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.disclosure import Release, ReleasePlan, figures_of


def report_text(edition: Edition) -> str:
    """The report of the present build as everybody who signs reads it; the same build, the same bytes."""
    about = {
        "agreement": edition.agreement.slug,
        "edition": edition.number,
        "build": edition.build,
        "dated": edition.dated.isoformat(),
        "files": edition.folder_hash,
    }
    return json.dumps(about | edition.report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def report_hash(edition: Edition) -> str:
    """SHA-256 of the report, which each signature holds."""
    return hashlib.sha256(report_text(edition).encode()).hexdigest()


def gate_figures(edition: Edition, plan: ReleasePlan, release: Release) -> dict[str, Any]:
    """Every figure of the gate, without the name of a company."""
    figures = figures_of(plan, release)
    return asdict(figures) | {"alarms": figures.alarms, "decisions": _decisions(edition)}


def inputs_of(
    edition: Edition, links: Sequence[LinkForPublication], *, beside: Sequence[Judged]
) -> dict[str, Any]:
    """The lists of the year by the hash of their files: those in the edition, the late and the excluded.

    `beside` are the editions of other agreements that it was judged with.
    """
    in_it = {link.organisation_id for link in links}
    included, late, excluded = list[str](), 0, 0
    for organisation, sha256, submitted in _accepted(edition):
        if organisation not in in_it:
            excluded += 1
            continue
        included.append(sha256)
        late += submitted is not None and submitted.date() > edition.cycle.locations_due
    together = hashlib.sha256("".join(sorted(included)).encode()).hexdigest()
    return {"included": len(included), "late": late, "excluded": excluded, "hash": together, "beside": beside}


def _accepted(edition: Edition) -> Sequence[tuple[Any, ...]]:
    found = Submission.objects.filter(cycle=edition.cycle, state=SubmissionState.ACCEPTED)
    return list(found.values_list("organisation_id", "sha256", "first_submitted_at"))


def _decisions(edition: Edition) -> list[dict[str, str]]:
    standing = edition.decisions.filter(taken_back_at=None)
    return [{"kind": each.kind, "location": each.location_id, "reason": each.reason} for each in standing]
