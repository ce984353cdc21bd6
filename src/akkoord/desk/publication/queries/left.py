"""What companies left that are gone: while they are kept, their leaving changes no row of an edition."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from akkoord.desk.agreements.queries import successors_in
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.rules import WAS_PUBLIC
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.publication import LinkForPublication, links_for_publication
from akkoord.desk.register.rules import Disclosure


def companies_gone(edition: Edition, links: Sequence[LinkForPublication]) -> frozenset[str]:
    """The companies behind the edition before it that have no confidential links among these."""
    last = _editions_before(edition).first()
    if last is None:
        return frozenset()
    heirs = {str(company): str(heir) for company, heir in successors_in(edition.agreement_id).items()}
    behind = frozenset().union(*map(frozenset, last.supporters.values()))
    return frozenset(heirs.get(each, each) for each in behind) - _silent(links).keys()


def links_left(
    edition: Edition, links: Sequence[LinkForPublication]
) -> Mapping[str, tuple[Cycle, list[LinkForPublication]]]:
    """Company that is gone → the last year of an edition in which it had confidential links, and these."""
    gone = companies_gone(edition, links)
    left: dict[str, tuple[Cycle, list[LinkForPublication]]] = {}
    years = dict.fromkeys(each.cycle for each in _editions_before(edition))
    for cycle in years if gone else ():
        of_year = _silent(links_for_publication(cycle))
        left |= {each: (cycle, of_year[each]) for each in (gone & of_year.keys()) - left.keys()}
        if left.keys() == gone:
            break
    return left


def _editions_before(edition: Edition) -> QuerySet[Edition]:
    """Every edition of the agreement that was ever public, the newest first."""
    published = edition.agreement.editions.filter(state__in=WAS_PUBLIC, number__lt=edition.number)
    return published.select_related("cycle").order_by("-number")


def _silent(links: Iterable[LinkForPublication]) -> dict[str, list[LinkForPublication]]:
    """Company → its confidential links."""
    found: dict[str, list[LinkForPublication]] = {}
    for link in links:
        if link.disclosure is not Disclosure.PUBLIC:
            found.setdefault(str(link.organisation_id), []).append(link)
    return found
