"""Five years of 100 companies and 10,000 locations to measure pages on; a desk is set up before the import.

What is only read is written straight into the database. One company is large: its list of this year has
as many rows as there are locations, and came in through the same actions that people use.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from telling_and_merging import add_files, merge_companies, talk_and_hand_in, tell_stories
from working_together import work_together

from akkoord.desk.agreements.models import (
    AgendaItem,
    Agreement,
    Body,
    Commitment,
    Decision,
    Meeting,
    Organisation,
    Participation,
    Question,
    Seat,
)
from akkoord.desk.people.models import AccessLogEntry, Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition
from akkoord.desk.register.actions import read_submission, submit_list
from akkoord.desk.register.models import (
    Cycle,
    JudgementRecord,
    ListRow,
    Location,
    LocationEvent,
    Mention,
    ScoredPair,
    SourcingLink,
    Submission,
)
from akkoord.desk.register.rules import fingerprint
from akkoord.desk.register.rules.spoken_names import name_key

COMPANIES, LOCATIONS, YEARS, ROWS, PAIRS = 100, 10_000, range(2017, 2022), 100, 500
JUDGED, LOOKS, MEETINGS, ITEMS, PROMISES = 2_000, 20_000, 60, 10, 500
COUNTRIES = ["BD", "CN", "IN", "TR", "VN"]
NAMES_OF_COUNTRIES = ["Bangladesh", "China", "India", "Turkey", "Vietnam"]
MOMENT = datetime(2018, 3, 1, tzinfo=UTC)


class Text(NamedTuple):
    """What lists say of one location."""

    name: str
    address: str
    country: str


class Known(NamedTuple):
    """The register, in the order of its texts."""

    texts: Sequence[Text]
    locations: Sequence[Location]
    mentions: Sequence[Mention]


def texts_of(locations: int) -> list[Text]:
    """What lists say of so many locations."""
    return [
        Text(f"Factory {n} Ltd.", f"{n} Mill Road, Town {n % 97}", COUNTRIES[n % 5]) for n in range(locations)
    ]


TEXTS = texts_of(LOCATIONS)


FIRST_DAY = date(2016, 7, 4)


def fill_register(locations: int) -> dict[str, User]:
    """A year in which companies name all of so many locations, and four shorter ones; answers the people."""
    agreement = Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing", starts=FIRST_DAY
    )
    companies, people = _companies(agreement), _people()
    _give_roles(people, agreement, companies[0])
    known = _register(people["SA"], texts_of(locations))
    *earlier, this_year = _cycles(agreement)
    for cycle in earlier:
        _write_lists(cycle, companies, people["CA"], known)
    _write_lists(this_year, companies, people["CA"], known, rows=locations // COMPANIES)
    _council(agreement, companies)
    return people


def fill() -> dict[str, Any]:
    """Five years in the database; answers one of each thing that an address can name, by its name there."""
    agreement = Agreement.objects.create(
        slug="textile",
        name_en="Textile",
        name_nl="Textiel",
        phase="implementing",
        publication_mode="full_list",
        starts=FIRST_DAY,
    )
    companies, people = _companies(agreement), _people()
    large, adviser, admin = companies[0], people["SA"], people["CA"]
    _give_roles(people, agreement, large)
    _write_looks(adviser, companies)
    known = _register(adviser, TEXTS)
    *earlier, last_year, this_year = _cycles(agreement)
    for cycle in earlier:
        _write_lists(cycle, companies, admin, known)
    for cycle in (last_year, this_year):
        _write_lists(cycle, companies[1:], admin, known)
    of_company = _accepted(last_year, large, admin, range(LOCATIONS), known)
    edition = build_edition(actor_of(adviser), earlier[0])
    draft = _hand_in(this_year, large, admin)
    add_files(draft, admin)
    return {
        "people": people,
        "cycle_id": this_year.pk,
        "slug": agreement.slug,
        "own": large.pk,
        "organisation_id": companies[1].pk,
        "participation_id": companies[1].participations.get().pk,
        "location_id": known.locations[0].pk,
        "number": edition.number,
        "draft": draft,
        "of_company": of_company,
        "site": known.mentions[2].pk,
        "duty": "plan",
        "part": "names",
        "ready": "textile",
        "fact_kind": "renamed",
        "line": "aim",
        "step": "closed",
        **_council(agreement, companies),
        **work_together(agreement, companies, people, YEARS),
        **tell_stories(agreement, companies, people),
        **talk_and_hand_in([*earlier, last_year, this_year], companies, admin),
        **merge_companies(large, companies, this_year, admin),
    }


def _companies(agreement: Agreement) -> list[Organisation]:
    companies = Organisation.objects.bulk_create(Organisation(name=f"Company {n}") for n in range(COMPANIES))
    Participation.objects.bulk_create(
        Participation(
            agreement=agreement,
            organisation=each,
            role="participating_company",
            state="active",
            since=FIRST_DAY,
        )
        for each in companies
    )
    return companies


def _people() -> dict[str, User]:
    return {
        role: User.objects.create_user(f"{role}@example.org", f"{role} of five years", name=f"Ada {role}")
        for role in ("SA", "AS", "CA", "PS", "MO", "lead")
    }


def _give_roles(people: dict[str, User], agreement: Agreement, company: Organisation) -> None:
    union = Organisation.objects.create(name="Union", kind="union")
    bound = {
        "SA": {"agreement": agreement},
        "AS": {"agreement": agreement},
        "CA": {"organisation": company},
        "PS": {"agreement": agreement, "organisation": union},
        "MO": {"agreement": agreement},
    }
    for role, things in bound.items():
        Mandate.objects.create(user=people[role], role=role, starts=FIRST_DAY, **things)
    Mandate.objects.create(user=people["lead"], role="SA", is_lead=True, starts=FIRST_DAY)


def _cycles(agreement: Agreement) -> list[Cycle]:
    return Cycle.objects.bulk_create(
        Cycle(
            agreement=agreement,
            year=year,
            state="open" if year == YEARS[-1] else "archived",
            opens=date(year, 1, 15),
            locations_due=date(year, 4, 1),
        )
        for year in YEARS
    )


def _write_looks(adviser: User, companies: Sequence[Organisation]) -> None:
    AccessLogEntry.objects.bulk_create(
        AccessLogEntry(
            reader=adviser,
            reader_role="SA",
            purpose="quality_check",
            organisation=companies[n % 10],
            thing_kind="own_links",
        )
        for n in range(LOOKS)
    )


def _register(adviser: User, texts: Sequence[Text]) -> Known:
    locations = Location.objects.bulk_create(
        Location(
            location_id=f"{text.country}{n:08d}X",
            **text._asdict(),
            name_key=name_key(text.name),
            search_text=f"factory {n} ltd\n{text.address.lower()}",
        )
        for n, text in enumerate(texts)
    )
    LocationEvent.objects.bulk_create(
        LocationEvent(location=each, kind="created", at=MOMENT) for each in locations
    )
    mentions = Mention.objects.bulk_create(
        Mention(fingerprint=fingerprint(*text), **text._asdict(), location=locations[n])
        for n, text in enumerate(texts)
    )
    ScoredPair.objects.bulk_create(
        ScoredPair(
            left=mentions[2 * n], right=mentions[2 * n + 1], probability=0.5, decision="ask", rank=n + 1
        )
        for n in range(PAIRS)
    )
    JudgementRecord.objects.bulk_create(
        JudgementRecord(
            left=mentions[2 * n],
            right=mentions[2 * n + 1],
            verdict="different",
            origin="review",
            judged_by=adviser,
            judged_at=MOMENT + timedelta(minutes=n),
            seconds=12,
        )
        for n in range(PAIRS, PAIRS + JUDGED)
    )
    return Known(texts, locations, mentions)


def _write_lists(
    cycle: Cycle, companies: Sequence[Organisation], admin: User, known: Known, *, rows: int = ROWS
) -> None:
    """An accepted list of each company in one year."""
    for number, company in enumerate(companies):
        places = [(rows * number + row) % len(known.texts) for row in range(rows)]
        _accepted(cycle, company, admin, places, known)


def _accepted(cycle: Cycle, company: Organisation, admin: User, places: Sequence[int], known: Known) -> None:
    submission = Submission.objects.create(
        cycle=cycle,
        organisation=company,
        version=1,
        state="accepted",
        upload_token=uuid.uuid4(),
        filename="list.csv",
        is_acceptable=True,
        uploaded_by=admin,
        uploaded_at=MOMENT,
        submitted_at=MOMENT,
        first_submitted_at=MOMENT,
    )
    ListRow.objects.bulk_create(
        ListRow(submission=submission, row=row, **known.texts[at]._asdict(), mention=known.mentions[at])
        for row, at in enumerate(places, start=2)
    )
    SourcingLink.objects.bulk_create(
        SourcingLink(organisation=company, location=known.locations[at], cycle=cycle) for at in places
    )
    return submission


def _hand_in(cycle: Cycle, company: Organisation, admin: User) -> Submission:
    """The large company's draft of this year, uploaded and read."""
    upload = submit_list(
        actor_of(admin),
        cycle,
        company,
        filename="list.csv",
        content=large_file(),
        upload_token=uuid.uuid4(),
    )
    return read_submission(upload.submission)


def large_file() -> bytes:
    """As many rows as there are locations: most as last year, one in ten changed, new or with a fault."""
    lines = ["Name,Address,Country,Tier,Relation,Brand"]
    for n, text in enumerate(TEXTS):
        country = NAMES_OF_COUNTRIES[n % 5]
        name, address = text.name, f'"{text.address}"'
        match n % 40:
            case 1:
                name = f"Factory {n} Limited Company"
            case 2:
                name, address = f"New Works {n} Ltd", f'"{n} Other Street, City {n % 89}"'
            case 3:
                country = "Nowhereland"
            case 4:
                address = "P.O. Box 12"
        lines.append(f"{name},{address},{country},1,direct,Brand {n % 7}")
    return "\n".join(lines).encode()


def _council(agreement: Agreement, companies: Sequence[Organisation]) -> dict[str, Any]:
    """A steering group that met for five years, and what was promised there."""
    body = Body.objects.create(agreement=agreement, name="Steering group")
    seat = Seat.objects.create(body=body, person="Anna", group="unions", starts=date(2016, 7, 4))
    meetings = Meeting.objects.bulk_create(
        Meeting(body=body, number=n, on=date(2017, 1, 1) + timedelta(days=30 * n))
        for n in range(1, MEETINGS + 1)
    )
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=n, title=f"Item {n}", said="Much was said. " * 40)
        for meeting in meetings
        for n in range(1, ITEMS + 1)
    )
    questions = Question.objects.bulk_create(
        Question(item=each, asked_by="Anna", text="When?") for each in items
    )
    Decision.objects.bulk_create(Decision(item=each, object="Norms", wording="Adopted.") for each in items)
    promises = Commitment.objects.bulk_create(
        Commitment(agreement=agreement, meeting=meetings[n % MEETINGS], what=f"Visit {n}", owner=company)
        for n in range(PROMISES)
        for company in [companies[n % COMPANIES]]
    )
    return {
        "body_id": body.pk,
        "seat_id": seat.pk,
        "meeting_id": meetings[-1].pk,
        "item_id": items[-1].pk,
        "asked_id": questions[-1].pk,
        "promise_id": promises[-1].pk,
        "kind": "question",
        "line_id": questions[-1].pk,
    }
