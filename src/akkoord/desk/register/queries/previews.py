"""What a person sees before two locations become one, or one becomes two: everything that will move."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from akkoord.desk.register.models import ListRow, Location, Mention
from akkoord.desk.register.queries.components import Foreseen
from akkoord.desk.register.queries.next_edition import InNextEdition, in_next_edition
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.rules.staying import WhyItStays, why_it_stays

Follower = Callable[[Collection[str]], Mapping[str, Iterable[str]]]
"""Locations → what else of each goes along, as sentences; `settings.GOES_WITH_LOCATIONS` names them."""


@dataclass(frozen=True, slots=True)
class TextAfter:
    """A text of the preview, and the location it stands at now."""

    name: str
    address: str
    country: str
    years: tuple[int, ...]
    came_from: str
    is_moving: bool


@dataclass(frozen=True, slots=True)
class LocationAfter:
    """One location as it would be."""

    location_id: str
    is_new: bool
    why: WhyItStays
    text_of_why: str
    texts: tuple[TextAfter, ...]
    leads_here: tuple[str, ...]
    """Identifiers that will lead to this one."""
    links: int
    identifiers: tuple[str, ...]
    editions: tuple[InNextEdition, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a merge or split would move."""

    mark: str
    locations: tuple[LocationAfter, ...]
    rows_moving: int
    links_moving: int
    links_before: int
    links_after: int
    goes_along: tuple[str, ...]
    """What other parts of the desk say goes along, in sentences."""

    @property
    def folded(self) -> int:
        """Links that become one, because one company named both in one year."""
        return max(0, self.links_before - self.links_after)

    @property
    def doubled(self) -> int:
        """Links that become two, because one company names both in one year."""
        return max(0, self.links_after - self.links_before)


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    link: tuple[str, int]
    """Company and cycle; only counted, never shown."""
    year: int
    identifiers: tuple[str, ...]


def preview(foreseen: Foreseen) -> Preview:
    """What `foreseen` means for people; no company is named."""
    moved, current = foreseen.moved, foreseen.component.current
    touched = {*moved.values(), *(current[text] for text in moved if text in current)}
    places = {text: place for text, place in foreseen.resolution.assignments.items() if place in touched}
    rows = _rows_of(places)
    mentions = Mention.objects.in_bulk(places)
    editions = in_next_edition(places)
    leading = _leading(foreseen)
    after = [
        _after(place, foreseen, mentions, rows, leading=leading.get(place, []), editions=editions[place])
        for place in sorted(set(places.values()), key=lambda place: (place not in current.values(), place))
    ]
    moving = [row for row in rows if row.text in moved]
    return Preview(
        mark=foreseen.mark,
        locations=tuple(after),
        rows_moving=len(moving),
        links_moving=len({row.link for row in moving}),
        links_before=len({(row.link, current.get(row.text)) for row in rows}),
        links_after=len({(row.link, places[row.text]) for row in rows}),
        goes_along=tuple(_goes_along(touched)),
    )


def _rows_of(places: Collection[str]) -> list[_Row]:
    rows = ListRow.objects.filter(mention__in=places, submission__state=SubmissionState.ACCEPTED)
    columns = ("submission__organisation", "submission__cycle", "submission__cycle__year", "identifiers")
    return [
        _Row(str(text), (str(company), cycle), year, tuple(identifiers))
        for text, company, cycle, year, identifiers in rows.values_list("mention_id", *columns)
    ]


def _leading(foreseen: Foreseen) -> dict[str, list[str]]:
    """Location → those that will lead to it, also those that lead to one of them already."""
    redirects = foreseen.resolution.redirects
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in sorted(redirects.items()):
        found[new].append(old)
    for old, between in Location.objects.filter(redirects_to__in=redirects).values_list("pk", "redirects_to"):
        found[redirects[str(between)]].append(old)
    return found


def _after(
    place: str,
    foreseen: Foreseen,
    mentions: Mapping[str, Mention],
    rows: Iterable[_Row],
    *,
    leading: Iterable[str],
    editions: Iterable[InNextEdition],
) -> LocationAfter:
    component = foreseen.component
    texts = [text for text, at in foreseen.resolution.assignments.items() if at == place]
    own = [row for row in rows if row.text in set(texts)]
    why = why_it_stays(place, texts, component.current, lambda text: component.mint(text, 0))
    years: dict[str, set[int]] = defaultdict(set)
    for row in own:
        years[row.text].add(row.year)
    return LocationAfter(
        location_id=place,
        is_new=place not in component.current.values(),
        why=why,
        text_of_why=mentions[why.text].name if why.text else "",
        texts=tuple(
            TextAfter(
                mentions[text].name,
                mentions[text].address,
                mentions[text].country,
                tuple(sorted(years[text])),
                came_from=component.current.get(text, ""),
                is_moving=text in foreseen.moved,
            )
            for text in sorted(texts, key=lambda text: (mentions[text].name, text))
        ),
        leads_here=tuple(leading),
        links=len({row.link for row in own}),
        identifiers=tuple(sorted({each for row in own for each in row.identifiers})),
        editions=tuple(editions),
    )


def _goes_along(locations: Collection[str]) -> Iterable[str]:
    for path in settings.GOES_WITH_LOCATIONS:
        follower: Follower = import_string(path)
        for sentences in follower(locations).values():
            yield from sentences
