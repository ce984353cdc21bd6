"""The way around inside one agreement: its pages, and which of them is open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.queries.deliverables import deliverables_thing
from akkoord.desk.agreements.queries.groups import parties_thing
from akkoord.desk.agreements.queries.trainings import reads_all_trainings
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.people.signed_in import actor
from akkoord.engine.text import gettext_noop


def _all_of(kind: Kind, agreement: Agreement) -> Thing:
    return Thing(kind, agreement_id=agreement.pk)


def _deliverables(agreement: Agreement) -> Thing | None:
    """Where a committee outside the secretariat judges them."""
    return deliverables_thing(agreement.pk, is_of_parties=True) if agreement.is_monitored else None


_participation = partial(_all_of, Kind.PARTICIPATION)
TABS: list[tuple[str, str, tuple[str, ...], Callable[[Agreement], Thing | None]]] = [
    ("agreements:agreement", gettext_noop("How it stands"), (), _participation),
    ("agreements:parties", gettext_noop("Who takes part"), ("agreements:organisation",), _participation),
    (
        "agreements:party_groups",
        gettext_noop("Parties and seats"),
        ("agreements:add_party",),
        parties_thing,
    ),
    ("agreements:meetings_of", gettext_noop("Meetings"), (), partial(_all_of, Kind.MEETINGS)),
    ("agreements:reviews_of", gettext_noop("Reviews"), (), partial(_all_of, Kind.REVIEWS)),
    (
        "agreements:norms_of",
        gettext_noop("Norms"),
        ("agreements:new_norms", "agreements:change_norms"),
        partial(_all_of, Kind.NORMS),
    ),
    (
        "agreements:deliverables_of",
        gettext_noop("Deliverables"),
        ("agreements:new_deliverable",),
        _deliverables,
    ),
    ("agreements:trainings_of", gettext_noop("Trainings"), (), partial(_all_of, Kind.TRAININGS)),
    (
        "progress:results",
        gettext_noop("Results"),
        ("progress:year",),
        partial(_all_of, Kind.STATISTICS),
    ),
    (
        "agreements:projects_of",
        gettext_noop("Projects"),
        ("agreements:new_project",),
        partial(_all_of, Kind.COLLECTIVE_PROJECTS),
    ),
    ("stories:of_agreement", gettext_noop("Stories"), (), partial(_all_of, Kind.STORIES)),
    (
        "publication:reports",
        gettext_noop("Annual report"),
        ("publication:report", "publication:chapter"),
        partial(_all_of, Kind.RELEASE_GATE),
    ),
    ("agreements:market", gettext_noop("Share of the market"), (), _participation),
    ("agreements:phases", gettext_noop("Phase"), ("handover:page", "handover:propose"), _participation),
    ("agreements:set_up", gettext_noop("What was agreed"), ("agreements:change_part",), _participation),
]
"""Name of the page, its title, the pages below it, and what must be open to the reader (None: none)."""
_ASKS_MORE: Mapping[str, Callable[[Actor, int], bool]] = {"agreements:trainings_of": reads_all_trainings}
"""Pages that are not for everybody who reads such a thing: companies have a page of their own trainings."""


def _of_every_reader(_reader: Actor, _agreement_id: int) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the agreement."""

    address: str
    title: str
    is_current: bool


def with_tabs(request: HttpRequest, agreement: Agreement, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - a page shows anything
    """What a page of one agreement shows: the tabs open to the reader, what may be changed, and `content`."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    reader = actor(request)
    return {
        "agreement": agreement,
        "may_change": may(reader, Action.WRITE, participation_thing(agreement.pk)),
        "sees_agreements": may(reader, Action.READ, participation_thing(agreement.pk)),
        "tabs": [
            Tab(reverse(page, args=[agreement.slug]), title, here in {page, *below})
            for page, title, below, thing_of in TABS
            if (thing := thing_of(agreement))
            and may(reader, Action.READ, thing)
            and _ASKS_MORE.get(page, _of_every_reader)(reader, agreement.pk)
        ],
        **content,
    }
