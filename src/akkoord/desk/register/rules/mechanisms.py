"""Where people who work at a location can complain: what can be said of it, and whether it is open."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from akkoord.engine.text import gettext_noop

Words = Mapping[str, str]
"""Code → what people call it, to be translated."""

KINDS: Words = MappingProxyType(
    {
        "hotline": gettext_noop("telephone line or app"),
        "committee": gettext_noop("complaints committee of the site"),
        "union": gettext_noop("union at the site"),
        "accord": gettext_noop("accord or agreement with a complaints office"),
        "person": gettext_noop("person of trust"),
        "other": gettext_noop("other"),
    }
)
OWNERS: Words = MappingProxyType(
    {
        "employer": gettext_noop("the employer"),
        "workers": gettext_noop("the workers or their union"),
        "both": gettext_noop("employer and workers together"),
        "buyers": gettext_noop("companies that buy there"),
        "initiative": gettext_noop("an accord or initiative of several parties"),
        "authority": gettext_noop("a public authority"),
        "independent": gettext_noop("an independent organisation"),
    }
)
THEMES: Words = MappingProxyType(
    {
        "wages": gettext_noop("wages and hours"),
        "safety": gettext_noop("unsafe or unhealthy work"),
        "union": gettext_noop("union: founding one, joining, bargaining"),
        "child": gettext_noop("children who work"),
        "forced": gettext_noop("forced work"),
        "discrimination": gettext_noop("unequal treatment, violence or harassment"),
        "water": gettext_noop("water, chemicals, waste"),
        "animals": gettext_noop("animals"),
        "other": gettext_noop("something else"),
    }
)
"""The subjects that reports of the public site have."""
WAYS: Words = MappingProxyType(
    {
        "phone": gettext_noop("by telephone"),
        "app": gettext_noop("by app or message"),
        "online": gettext_noop("by e-mail or website"),
        "person": gettext_noop("in person"),
        "box": gettext_noop("letter box at the site"),
        "post": gettext_noop("by letter post"),
    }
)
EVERYBODY = "everybody"
COVERAGE: Words = MappingProxyType(
    {
        EVERYBODY: gettext_noop("everybody who works there"),
        "permanent": gettext_noop("people with a permanent contract"),
        "temporary": gettext_noop("temporary and agency workers"),
        "contractors": gettext_noop("people of subcontractors, such as cleaners and guards"),
        "home": gettext_noop("people who work at home"),
        "migrants": gettext_noop("migrant workers"),
        "apprentices": gettext_noop("apprentices and trainees"),
    }
)


class MechanismState(StrEnum):
    """Can people go there today?"""

    ACTIVE = "active"
    NOT_YET = "not_yet"
    ENDED = "ended"


def mechanism_state(*, since: date | None, until: date | None, today: date) -> MechanismState:
    """Whether it is open on a day; `until` is its last day, and a day that nobody knows closes nothing."""
    if until and until < today:
        return MechanismState.ENDED
    return MechanismState.NOT_YET if since and since > today else MechanismState.ACTIVE


def in_their_order(codes: Iterable[str], words: Words) -> tuple[str, ...]:
    """The codes that are known, each once, in the order in which people are asked for them."""
    chosen = set(codes)
    return tuple(code for code in words if code in chosen)


def covered(codes: Collection[str]) -> tuple[str, ...]:
    """Whom it is for; who is meant beside everybody is meant already."""
    return (EVERYBODY,) if EVERYBODY in codes else in_their_order(codes, COVERAGE)
