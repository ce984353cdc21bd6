"""Which judgement of a person stands against joining two sets of texts, or against taking them apart?"""

from collections.abc import Collection, Iterable

from akkoord.desk.register.models import JudgementRecord
from akkoord.desk.register.queries.components import component_of
from akkoord.desk.register.queries.matching_input import standing_judgements
from akkoord.engine.matching.judgements import Ruling, rule


def against_joining(some: Collection[str], others: Collection[str]) -> JudgementRecord | None:
    """The newest judgement that says that one of `some` and one of `others` are different locations.

    It may speak of texts that people called the same as these.
    """
    concerned = component_of({*some, *others})
    ruling = rule(standing_judgements(concerned))
    sides = {frozenset([left, right]) for left in _groups(some, ruling) for right in _groups(others, ruling)}
    return next(
        (each for each in _newest_first(concerned, "different") if _groups_of(each, ruling) in sides), None
    )


def against_parting(some: Collection[str], others: Collection[str]) -> JudgementRecord | None:
    """The newest judgement that makes one of `some` and one of `others` the same location."""
    concerned = component_of({*some, *others})
    ruling = rule(standing_judgements(concerned))
    both = _groups(some, ruling) & _groups(others, ruling)
    ties = [
        each
        for each in _newest_first(concerned, "same")
        if _groups_of(each, ruling) <= both and len(_groups_of(each, ruling)) == 1
    ]
    between = [each for each in ties if (each.left_id in some) != (each.right_id in some)]
    return next(iter([*between, *ties]), None)


def _groups(texts: Iterable[str], ruling: Ruling) -> set[str]:
    return {ruling.groups.of(text) for text in texts}


def _groups_of(record: JudgementRecord, ruling: Ruling) -> frozenset[str]:
    return frozenset(_groups([str(record.left_id), str(record.right_id)], ruling))


def _newest_first(texts: Collection[str], verdict: str) -> list[JudgementRecord]:
    found = JudgementRecord.objects.filter(
        left__in=texts, right__in=texts, verdict=verdict, undone_at__isnull=True
    )
    return list(found.select_related("left", "right", "judged_by").order_by("-pk"))
