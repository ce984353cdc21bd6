"""How a location would read in the next public list, its rows taken together; no company is named."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from akkoord.desk.register.models import Cycle, ListRow
from akkoord.desk.register.queries.publication import row_facts
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.disclosure import Mention, PublicLocation
from akkoord.engine.disclosure.projection import project


@dataclass(frozen=True, slots=True)
class InNextEdition:
    """One location as the next edition of one agreement would show it, if the gate lets it through."""

    agreement: str
    year: int
    row: PublicLocation


def in_next_edition(places: Mapping[str, str]) -> dict[str, list[InNextEdition]]:
    """Location → how each agreement would show it, if the texts stood at `places` (text → location)."""
    rows = (
        ListRow.objects.filter(mention__in=places.keys(), submission__state=SubmissionState.ACCEPTED)
        .select_related("submission__cycle__agreement")
        .defer("cells", "submission__mapping", "submission__sheets")
        .order_by("-submission__cycle__year", "mention_id", "pk")
    )
    agreements: dict[int, Cycle] = {}
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for row in rows:
        cycle = row.submission.cycle
        if agreements.setdefault(cycle.agreement_id, cycle) == cycle:
            mentions[cycle.agreement_id].append(_mention(row, places[str(row.mention_id)]))
    found: dict[str, list[InNextEdition]] = defaultdict(list)
    for agreement_id, cycle in agreements.items():
        for shown in project(tuple(mentions[agreement_id]), k=cycle.agreement.k_threshold):
            found[shown.location_id].append(InNextEdition(str(cycle.agreement), cycle.year, shown))
    return found


def _mention(row: ListRow, location_id: str) -> Mention:
    said = row_facts(row)
    return Mention(
        location_id=location_id,
        company=str(row.submission.organisation_id),
        name=said.name,
        address=said.address,
        country=said.country,
        town=said.town,
        region=said.region,
        lat=said.lat,
        lng=said.lng,
    )
