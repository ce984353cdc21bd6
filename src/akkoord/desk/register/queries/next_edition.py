"""How a location would read in the next public list, its rows taken together; no company is named."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akkoord.desk.register.models import Cycle, ListRow
from akkoord.desk.register.queries.publication import corrections_for_publication, row_facts
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.disclosure import Mention
from akkoord.engine.disclosure.projection import AgreedTexts, agreed_texts


@dataclass(frozen=True, slots=True)
class InNextEdition:
    """One location as the next edition of one agreement would show it, if the gate lets it through."""

    agreement: str
    year: int
    texts: AgreedTexts


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
        named = mentions[agreement_id]
        everything = [*named, *_corrected(named)]
        for place in {mention.location_id for mention in named}:
            texts = agreed_texts(mention for mention in everything if mention.location_id == place)
            found[place].append(InNextEdition(str(cycle.agreement), cycle.year, texts))
    return found


def _corrected(named: Sequence[Mention]) -> list[Mention]:
    """What the secretariat wrote down of these locations, as the next edition takes it in."""
    corrections = corrections_for_publication()
    countries = {mention.location_id: mention.country for mention in named}
    return [
        correction.as_mention(place, country)
        for place, country in countries.items()
        if (correction := corrections.get(place))
    ]


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
