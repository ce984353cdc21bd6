"""A story as the rules see it: its texts, who is in it, and what the desk knows besides."""

import csv
import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Organisation, OrganisationName, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries.editions import public_folder
from akkoord.desk.publication.queries.internal import internal_values
from akkoord.desk.publication.rules import EditionState
from akkoord.desk.register.models import Location
from akkoord.desk.register.rules.spoken_names import LONGEST_NAME_KEY, spoken_name, what_is_spoken
from akkoord.desk.stories.models import Story, StoryPerson
from akkoord.desk.stories.queries.identity import identity_of
from akkoord.desk.stories.rules.consent import PersonFacts, consent_findings
from akkoord.desk.stories.rules.findings import NamedPlace, StoryFacts, disclosure_findings
from akkoord.desk.stories.rules.states import IdentityNotReadable
from akkoord.engine.disclosure import Finding
from akkoord.engine.disclosure import edition_folder as names

NAMES_AT_ONCE = 900
"""In one question; the databases take about a thousand."""
IN_COUNTRY = "SELECT coalesce(sum(locations), 0) FROM country WHERE country = ?"
IN_REGION = "SELECT count(*) FROM location WHERE country = ? AND region = ? AND region <> ''"
ON_LIST = "SELECT location_id FROM location WHERE location_id IN (SELECT value FROM json_each(?))"
WITH_CONSENTS = ("people__consents", "people__pictures")
"""What is read with a story to know what everybody in it agreed to."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the newest published edition says of the places that a story would name."""

    in_country: int | None
    in_region: int | None
    locations: frozenset[str]
    """Which of the locations asked for are on it."""


def people_of(story: Story) -> tuple[PersonFacts, ...]:
    """Everybody in the story with what they agreed to, as it was when this was first asked of `story`."""
    prefetch_related_objects([story], *WITH_CONSENTS)
    return tuple(map(person_facts, story.people.all()))


def person_facts(person: StoryPerson) -> PersonFacts:
    """What somebody agreed to; nothing sealed is needed, so that it can be taken back without a key."""
    return PersonFacts(
        shown_as=person.shown_as,
        is_real_name=person.is_real_name,
        is_minor=person.is_minor,
        is_in_picture=bool(person.pictures.all()),
        consents=tuple(each.facts for each in person.consents.all()),
    )


def _with_name(person: StoryPerson) -> PersonFacts:
    """The same with the real name, which the texts are compared with; None where the key does not open it."""
    try:
        name: str | None = identity_of(person).name
    except IdentityNotReadable:
        name = None
    return replace(person_facts(person), real_name=name)


def findings_of(story: Story, *, today: date | None = None) -> tuple[Finding, ...]:
    """Everything that stands in the way, and everything that whoever approves has to look at."""
    facts = facts_of(story)
    day = today or timezone.localdate()
    return (*consent_findings(facts.people, today=day), *disclosure_findings(facts))


def facts_of(story: Story) -> StoryFacts:
    """The story with what the desk knows of the names in it."""
    texts = _texts(story)
    own = story.organisation if story.organisation and _is_company(story.organisation) else None
    found = _places_named(texts.values())
    listed = _listed(story, {each.pk for each in found})
    companies, parties = _names()
    return StoryFacts(
        texts=texts,
        people=tuple(_with_name(each) for each in story.people.prefetch_related("consents", "pictures")),
        agreed=frozenset(_agreed(story)),
        brought_by_company=own.name if own else "",
        companies=companies,
        parties=parties,
        places=tuple(NamedPlace(each.name, each.country, each.pk in listed.locations) for each in found),
        country=story.country,
        region=story.region,
        in_country=listed.in_country,
        in_region=listed.in_region,
        internal=[(each.kind, each.value) for each in internal_values()],
    )


def _texts(story: Story) -> dict[str, str]:
    """Where it stands → what everybody would read."""
    found = {
        each.language: "\n".join((each.title, each.text, each.translated_by)) for each in story.texts.all()
    }
    if people := "\n".join(each.shown_as for each in story.people.all()):
        found["people"] = people
    for number, each in enumerate(story.pictures.all(), 1):
        found[f"picture {number}"] = "\n".join((*each.alt.values(), each.photographer))
    return found


def _is_company(organisation: Organisation) -> bool:
    return Participation.objects.filter(organisation=organisation, role__in=COMPANY_ROLES).exists()


def _agreed(story: Story) -> Iterator[str]:
    """Every name of the company that brings the story, and of those that agreed to this text."""
    agreed = [
        each.organisation_id
        for each in story.named_companies.all()
        if each.agreed_at is not None and each.revision == story.revision
    ]
    if story.organisation_id:
        agreed.append(story.organisation_id)
    yield from Organisation.objects.filter(pk__in=agreed).values_list("name", flat=True)
    yield from OrganisationName.objects.filter(organisation__in=agreed).values_list("name", flat=True)


def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Every name of companies that take or took part anywhere, and of all other organisations."""
    as_company = Participation.objects.filter(organisation=OuterRef("pk"), role__in=COMPANY_ROLES)
    companies, parties = set[str](), set[str]()
    rows = Organisation.objects.annotate(is_company=Exists(as_company)).prefetch_related("names")
    for each in rows:
        names_of_it = companies if each.is_company else parties
        names_of_it.update((each.name, *(other.name for other in each.names.all())))
    return frozenset(companies), frozenset(parties)


def _places_named(texts: Collection[str]) -> list[Location]:
    """The locations in use of which a name stands in the texts, by any name that lists used."""
    # Only the names are asked for: SQLite would rather go through everything that is not merged.
    spoken = what_is_spoken(texts)
    keys = sorted({each[:LONGEST_NAME_KEY] for each in spoken})
    found = (
        each
        for start in range(0, len(keys), NAMES_AT_ONCE)
        for each in Location.objects.filter(name_key__in=keys[start : start + NAMES_AT_ONCE])
        if each.is_in_use and each.redirects_to_id is None and spoken_name(each.name) in spoken
    )
    return sorted(found, key=lambda each: (each.name, each.pk))


def _listed(story: Story, locations: Collection[str]) -> Listed:
    """Read from the files of the newest edition alone, so that nothing else is told by a refusal."""
    folder = _newest_folder(story.agreement)
    listing = folder / names.DATABASE if folder else None
    if listing is not None and listing.exists():
        return _in_list(story, listing, locations)
    counts = folder / names.COUNTRIES if folder else None
    if counts is None or not counts.exists():
        return Listed(None, None, frozenset())
    numbers = {row["country"]: int(row["locations"] or 0) for row in _rows(counts)}
    return Listed(numbers.get(story.country), None, frozenset())


def _in_list(story: Story, listing: Path, locations: Collection[str]) -> Listed:
    """Asked of the database of the edition, which has an index for each of the three."""
    address = f"{listing.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as edition:
        (in_country,) = edition.execute(IN_COUNTRY, (story.country,)).fetchone()
        (in_region,) = edition.execute(IN_REGION, (story.country, story.region)).fetchone()
        found = edition.execute(ON_LIST, (json.dumps(sorted(locations)),)).fetchall()
    return Listed(in_country, in_region, frozenset(each for (each,) in found))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _newest_folder(agreement: Agreement) -> Path | None:
    newest = (
        Edition.objects.filter(agreement=agreement, state=EditionState.PUBLISHED).order_by("-number").first()
    )
    folder = public_folder(newest) if newest else None
    return folder if folder and Path(settings.EDITIONS_DIR) in folder.parents else None
