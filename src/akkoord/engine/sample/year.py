"""The shape of `agreement.json`: what a desk loads of an invented agreement, besides the lists themselves.

Dates are ISO strings (`2018-04-01`), states and roles are the codes of the handbook
(`active`, `participating_company`, `CA`); `organisation` fields hold the `key` of an organisation.
"""

from dataclasses import asdict, dataclass
from typing import Any

SHAPE = "akkoord-sample/1"


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """The agreement itself."""

    slug: str
    name_en: str
    name_nl: str
    phase: str
    publication_mode: str
    k_threshold: int
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class AlsoKnownAs:
    """Another name of an organisation; `kind` is `brand` or `alias`."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """A company, union, authority or other body; `kind` says which."""

    key: str
    name: str
    kind: str
    country: str
    kvk: str
    website: str
    names: tuple[AlsoKnownAs, ...] = ()


@dataclass(frozen=True, slots=True)
class StateChange:
    """One move of a participation; the first one has no `from_state`."""

    on: str
    from_state: str
    to_state: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParticipationFacts:
    """What one organisation is in the agreement, and how it came to that, in order."""

    organisation: str
    role: str
    state: str
    size_class: str
    since: str | None
    until: str | None
    events: tuple[StateChange, ...]


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A dated role; `organisation` is null for people of the secretariat."""

    role: str
    organisation: str | None
    starts: str
    ends: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Somebody with an account; `email` is under example.org and unique."""

    email: str
    name: str
    language: str
    roles: tuple[RoleFacts, ...]


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """What one company did with its list in a cycle.

    `state` is `not_started`, `draft`, `submitted`, `in_review`, `accepted` or `returned`.
    `file` is the path inside the sample folder and `filename` the name that the company gave it,
    both null when nothing was uploaded. `uploads` are all days on which this same file came in.
    """

    organisation: str
    state: str
    file: str | None
    filename: str | None
    handed_in: str | None
    is_late: bool
    uploads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CycleFacts:
    """One year of the agreement with a submission for each company that takes part in it."""

    year: int
    state: str
    opens: str
    locations_due: str
    submissions: tuple[SubmissionFacts, ...]


@dataclass(frozen=True, slots=True)
class SampleYear:
    """Everything in `agreement.json`; `today` is the day on which all its states hold."""

    seed: int
    today: str
    agreement: AgreementFacts
    organisations: tuple[OrganisationFacts, ...]
    participations: tuple[ParticipationFacts, ...]
    people: tuple[PersonFacts, ...]
    cycles: tuple[CycleFacts, ...]
    shape: str = SHAPE

    def as_json(self) -> dict[str, Any]:
        """The content of `agreement.json`."""
        return asdict(self)
