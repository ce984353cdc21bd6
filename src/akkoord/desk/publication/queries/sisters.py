"""The lists of other agreements of this secretariat, which readers lay beside the one that is judged."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.rules import IN_OTHERS_HANDS

Judged = Mapping[str, Any]
"""An edition that another was judged with: agreement, number and hash, as the report says it."""


def sister_editions(edition: Edition) -> QuerySet[Edition]:
    """Every edition of another agreement that is or was public, or that two people let leave the house."""
    return (
        Edition.objects.exclude(agreement=edition.agreement_id)
        .filter(state__in=IN_OTHERS_HANDS)
        .select_related("agreement", "cycle")
        .order_by("agreement__slug", "number")
    )


def judged_with(edition: Edition) -> list[Judged]:
    """What an edition has to be judged with now."""
    return [
        {"agreement": each.agreement.slug, "number": each.number, "files": each.folder_hash}
        for each in sister_editions(edition)
    ]


def came_since(edition: Edition) -> list[Judged]:
    """What it has to be judged with, and was not when it was built."""
    judged = edition.report.get("inputs", {}).get("beside", [])
    return [each for each in judged_with(edition) if each not in judged]
