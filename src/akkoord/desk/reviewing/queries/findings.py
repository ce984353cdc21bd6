"""What the signers of a data set have to know: what is left out, and what could still be guessed."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.register.models import SourcingLink
from akkoord.desk.register.rules import Disclosure
from akkoord.desk.reviewing.queries.companies import Crowd
from akkoord.desk.reviewing.rules.dictionary import SetTable
from akkoord.engine.text import gettext_noop

LEFT_OUT = gettext_noop(
    "%(number)s companies are left out: they joined or left in years in which fewer than %(k)s did the same, "
    "so the public list of participants would tell who they are."
)
OPEN_LISTS = gettext_noop(
    "%(number)s companies have made links public themselves. Who compares those with the number of locations "
    "by country may guess which pseudonym is theirs."
)
ALL_THE_SAME = gettext_noop(
    "In %(number)s groups of companies that look alike, all of them were late with the same thing. Who knows "
    "the group then knows it of each of them."
)


def findings_of(
    agreement: Agreement, years: Collection[int], crowd: Crowd, tables: Sequence[SetTable]
) -> list[dict[str, object]]:
    """A sentence and its figures for each thing to know."""
    found = (
        (LEFT_OUT, crowd.left_out),
        (OPEN_LISTS, _with_open_lists(agreement, years, crowd)),
        (ALL_THE_SAME, _all_the_same(crowd, tables)),
    )
    return [
        {"sentence": sentence, "params": {"number": number, "k": crowd.k}}
        for sentence, number in found
        if number
    ]


def _with_open_lists(agreement: Agreement, years: Collection[int], crowd: Crowd) -> int:
    links = SourcingLink.objects.filter(cycle__agreement=agreement, cycle__year__in=years)
    own = links.filter(disclosure=Disclosure.PUBLIC, organisation__in=list(crowd.told))
    return own.values("organisation").distinct().count()


def _all_the_same(crowd: Crowd, tables: Sequence[SetTable]) -> int:
    """Groups that were late as one, in one year with one thing."""
    late = list(_late(tables))
    whose = set(late)
    things = {(year, thing) for _, year, thing in late}
    return sum(
        any(all((crowd.pseudonym_of(each), *thing) in whose for each in group) for thing in things)
        for group in crowd.alike()
    )


def _late(tables: Sequence[SetTable]) -> Iterator[tuple[str, str, str]]:
    for table in tables:
        names = [column.name for column in table.shape.columns]
        if "late" in names:
            for row in table.rows:
                cells = dict(zip(names, row, strict=True))
                if cells["late"] == "yes":
                    yield str(cells["company"]), str(cells["year"]), str(cells.get("duty", "list"))


def companies_in(crowd: Crowd) -> list[UUID]:
    """Whose things are in the set, in an order that tells nothing."""
    return sorted(crowd.told)
