"""Reading the links of all companies for an edition: asked, and written into the log of each of them."""

from uuid import UUID

from akkoord.desk.people.actions import log_look, require
from akkoord.desk.people.rules import Action, Actor, Kind, Purpose, Thing
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import links_that_count
from akkoord.desk.publication.queries.left import companies_gone
from akkoord.desk.publication.rules import BuilderKeepsAway
from akkoord.desk.register.queries.publication import LinkForPublication


def read_links(actor: Actor, edition: Edition) -> list[LinkForPublication]:
    """The links of the year, with a line in the log of every company whose links are read.

    Companies that are gone since the edition before are among them: what they left may be kept.
    Raises `NotAllowed`, `BuilderKeepsAway`.
    """
    thing = Thing(Kind.LINKS_OF_OTHERS, agreement_id=edition.agreement_id)
    purpose = Purpose("release", reference=str(edition.number))
    held = require(actor, Action.READ, thing, purpose=purpose)
    links = links_that_count(edition.cycle, dated=edition.dated)
    gone = map(UUID, companies_gone(edition, links))
    companies = sorted({*(link.organisation_id for link in links), *gone})
    if not actor.recused_from.isdisjoint(companies):
        raise BuilderKeepsAway
    log_look(actor, held, thing, companies, purpose=purpose, thing_id=f"edition {edition.number}")
    return links
