"""Two texts side by side: what each says, what differs, and why the machine is not sure."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from akkoord.desk.register.differences import Piece, marked
from akkoord.desk.register.models import ListRow, Mention, PlaceQuestion, ScoredPair
from akkoord.desk.register.queries.asking import answers_at
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.matching import explain

_OTHERS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ReviewSide:
    """One of the two texts; no company is named."""

    fingerprint: str
    location_id: str
    name: tuple[Piece, ...]
    address: tuple[Piece, ...]
    country: str
    point: str
    identifiers: tuple[str, ...]
    years: tuple[int, ...]
    others: tuple[str, ...]
    """Other texts about the same location: who answers "same" speaks of them too."""
    more_others: int


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """Two texts, why the machine is not sure, and how sure it is."""

    pk: int
    probability: float
    reasons: tuple[str, ...]
    left: ReviewSide
    right: ReviewSide
    is_from_one_list: bool
    was_postponed: bool
    answers: tuple[PlaceQuestion, ...]
    """What companies answered about one of the two texts."""


def pair_cards(pks: list[int]) -> list[ReviewPair]:
    """The pairs with both sides' rows, in the order of `pks`."""
    pairs = ScoredPair.objects.select_related("left", "right").in_bulk(pks)
    shown = [side for pair in pairs.values() for side in (pair.left, pair.right)]
    known = _Known(
        rows_of([side.pk for side in shown]),
        _texts_of([side.location_id for side in shown if side.location_id]),
        answers_at([side.pk for side in shown]),
    )
    return [_card(pairs[pk], known) for pk in pks if pk in pairs]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read at once for all cards."""

    rows: dict[str, list[ListRow]]
    texts: dict[str, dict[str, str]]
    """Location → mention → its name and address."""
    answers: dict[frozenset[str], list[PlaceQuestion]]


def _texts_of(locations: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    mentions = Mention.objects.filter(location__in=locations).order_by("name", "fingerprint")
    for fingerprint, location, name, address in mentions.values_list(
        "fingerprint", "location", "name", "address"
    ):
        found[str(location)][fingerprint] = ", ".join(filter(None, [name, address]))
    return found


def rows_of(fingerprints: list[str]) -> dict[str, list[ListRow]]:
    """The rows of live lists by what they say."""
    grouped: dict[str, list[ListRow]] = defaultdict(list)
    for row in (
        ListRow.objects.filter(mention__in=fingerprints, submission__state=SubmissionState.ACCEPTED)
        .select_related("submission__cycle")
        .defer("cells", "submission__mapping", "submission__sheets")
    ):
        grouped[str(row.mention_id)].append(row)
    return grouped


def _card(pair: ScoredPair, known: _Known) -> ReviewPair:
    names = marked(pair.left.name, pair.right.name)
    addresses = marked(pair.left.address, pair.right.address)
    lists = {row.submission_id for side in (pair.left_id, pair.right_id) for row in known.rows.get(side, [])}
    return ReviewPair(
        pk=pair.pk,
        probability=pair.probability,
        reasons=tuple(explain(pair.reasons, translate=gettext)),
        left=_side(pair.left, names[0], addresses[0], known),
        right=_side(pair.right, names[1], addresses[1], known),
        is_from_one_list=len(lists) == 1,
        was_postponed=pair.postponed_at is not None,
        answers=tuple(known.answers.get(frozenset([str(pair.left_id), str(pair.right_id)]), [])),
    )


def _side(mention: Mention, name: tuple[Piece, ...], address: tuple[Piece, ...], known: _Known) -> ReviewSide:
    rows = known.rows.get(mention.fingerprint, [])
    texts = known.texts.get(mention.location_id or "", {})
    others = [text for fingerprint, text in texts.items() if fingerprint != mention.fingerprint]
    point = next(((row.lat, row.lng) for row in rows if row.lat is not None), None)
    return ReviewSide(
        fingerprint=mention.fingerprint,
        location_id=mention.location_id or "",
        name=name,
        address=address,
        country=mention.country,
        point=f"{point[0]:.5f}, {point[1]:.5f}" if point else "",
        identifiers=tuple(sorted({each for row in rows for each in row.identifiers})),
        years=tuple(sorted({row.submission.cycle.year for row in rows})),
        others=tuple(others[:_OTHERS_SHOWN]),
        more_others=max(0, len(others) - _OTHERS_SHOWN),
    )
