"""The signatories and supporters of the agreement: generic bodies, all there from the first day."""

from collections.abc import Mapping

from akkoord.engine.sample.reference import organisation_words
from akkoord.engine.sample.year import OrganisationFacts, ParticipationFacts, StateChange

LISTED_AS = {"signatory": "signatories", "supporter": "supporters"}


def parties() -> list[OrganisationFacts]:
    """Eleven signatories and thirteen supporters (minutes, R3)."""
    words = organisation_words()
    return [
        _party(f"{role}-{number:02d}", entry)
        for role, listed_as in LISTED_AS.items()
        for number, entry in enumerate(words[listed_as], start=1)
    ]


def party_role(party: OrganisationFacts) -> ParticipationFacts:
    """What a party is in the agreement, by its key."""
    signed = str(organisation_words()["agreement"]["starts"])
    return ParticipationFacts(
        organisation=party.key,
        role=party.key.partition("-")[0],
        state="active",
        size_class="",
        since=signed,
        until=None,
        events=(StateChange(on=signed, from_state="", to_state="active", reason="Signed on the first day."),),
    )


def _party(key: str, entry: Mapping[str, str]) -> OrganisationFacts:
    return OrganisationFacts(
        key=key, name=entry["name"], kind=entry["kind"], country="NL", kvk="", website=""
    )
