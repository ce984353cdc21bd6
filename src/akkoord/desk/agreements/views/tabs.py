"""The way around inside one agreement: its pages, and which of them is open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.engine.text import gettext_noop

TABS = [
    ("agreements:agreement", gettext_noop("How it stands"), ()),
    ("agreements:parties", gettext_noop("Who takes part"), ("agreements:organisation",)),
    ("agreements:market", gettext_noop("Share of the market"), ()),
    ("agreements:phases", gettext_noop("Phase"), ()),
    ("agreements:set_up", gettext_noop("What was agreed"), ("agreements:change_part",)),
]
"""Name of the page, its title, and the pages below it."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the agreement."""

    address: str
    title: str
    is_current: bool


def with_tabs(request: HttpRequest, agreement: Agreement, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - a page shows anything
    """What a page of one agreement shows: its tabs, whether the reader may change it, and `content`."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "agreement": agreement,
        "may_change": may(actor(request), Action.WRITE, participation_thing(agreement.pk)),
        "tabs": [
            Tab(reverse(page, args=[agreement.slug]), title, here in {page, *below})
            for page, title, below in TABS
        ],
        **content,
    }
