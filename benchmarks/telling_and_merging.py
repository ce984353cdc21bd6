"""What five years of an agreement leave besides lists and meetings: stories, mergers, talks, documents.

What is only read is written straight into the database; a desk is set up before the import.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.participations import ParticipationEvent
from akkoord.desk.agreements.models.trainings import Enrolment
from akkoord.desk.duties.models import Duty, DutySubmission, Talk
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import FileSent, add_file, read_submission, revise
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.stories.models import Consent, NamedCompany, Story, StoryEvent, StoryPerson, StoryText

STORIES, PEOPLE, PER_COMPANY, MERGED, FILES, ROWS_OF_A_FILE = 200, 3, 5, 10, 7, 10
TOLD_IN = ("en", "nl", "de", "fr")
TOLD = "We sat down with everybody who sews, and the hours changed. " * 40
THEMES = [
    {"code": "4", "name_en": "unions", "name_nl": "vakbonden", "name_de": "Gewerkschaften"},
    {"code": "5", "name_en": "wages", "name_nl": "lonen", "name_fr": "salaires"},
]
DAY = date(2018, 3, 1)
MOMENT = datetime(2018, 3, 1, tzinfo=UTC)


def tell_stories(
    agreement: Agreement, companies: Sequence[Organisation], people: dict[str, User]
) -> dict[str, Any]:
    """Stories of some companies, the first by the first of them; one of each thing by its name there."""
    Agreement.objects.filter(pk=agreement.pk).update(themes=THEMES)
    stories = Story.objects.bulk_create(
        Story(
            agreement=agreement,
            organisation=companies[n // PER_COMPANY],
            name=f"The hours of line {n}",
            theme=THEMES[n % 2]["code"],
            country="BD",
            told_in="en",
            state="published" if n % PER_COMPANY else "draft",
            published_on=date(2018 + n % 4, 5, 1) if n % PER_COMPANY else None,
            makers=[people["CA"].pk],
        )
        for n in range(STORIES)
    )
    _fill_stories(stories, companies, people["CA"])
    return {
        "code": stories[0].code,
        "language": "nl",
        "person_id": stories[0].people.all()[0].pk,
        "named_id": NamedCompany.objects.get(story=stories[-1], organisation=companies[0]).pk,
        "code_of_another": stories[-1].code,
    }


def _fill_stories(stories: Sequence[Story], companies: Sequence[Organisation], teller: User) -> None:
    """Four languages, some people who agreed to text and name, and a company that is named."""
    StoryText.objects.bulk_create(
        StoryText(
            story=each,
            language=language,
            title=f"The hours of line {n}",
            text=TOLD,
            translated_by="" if language == "en" else "A translator",
        )
        for n, each in enumerate(stories)
        for language in TOLD_IN
    )
    told = StoryPerson.objects.bulk_create(
        StoryPerson(story=each, shown_as=f"Anna {n}") for each in stories for n in range(PEOPLE)
    )
    Consent.objects.bulk_create(
        Consent(
            person=each,
            about=about,
            media=["site"],
            way="signed",
            taken_by="Ada",
            taken_on=DAY,
            language="en",
            until=date(2999, 1, 1),
        )
        for each in told
        for about in ("text", "name")
    )
    NamedCompany.objects.bulk_create(NamedCompany(story=each, organisation=companies[0]) for each in stories)
    StoryEvent.objects.bulk_create(
        StoryEvent(story=each, move=move, by=teller) for each in stories for move in ("offer", "publish")
    )


def merge_companies(
    heir: Organisation, companies: Sequence[Organisation], cycle: Cycle, admin: User
) -> dict[str, Any]:
    """The last companies went into one: its admin corrects what the last of them handed in this year."""
    for each in companies[-MERGED:]:
        part = each.participations.get()
        part.state, part.until = "merged", date(cycle.year, 2, 1)
        part.save()
        ParticipationEvent.objects.create(
            participation=part, to_state="merged", successor=heir, on=part.until, reason="Merged."
        )
    taken_over = Submission.objects.get(cycle=cycle, organisation=companies[-1])
    return {"taken_over": revise(actor_of(admin), taken_over)}


def add_files(draft: Submission, admin: User) -> None:
    """A short file for each of some brands, beside the long one."""
    for brand in range(FILES):
        rows = [f"Works {brand}-{n} Ltd,{n} Brand Street,India" for n in range(ROWS_OF_A_FILE)]
        content = "\n".join(["Name,Address,Country", *rows]).encode()
        add_file(actor_of(admin), draft, FileSent(f"brand {brand}.csv", content, uuid4(), f"Brand {brand}"))
    read_submission(draft)


def talk_and_hand_in(
    cycles: Sequence[Cycle], companies: Sequence[Organisation], admin: User
) -> dict[str, Any]:
    """In each year a talk with each company, and its plan; one of each thing by its name there."""
    Talk.objects.bulk_create(
        Talk(cycle=cycle, organisation=each, on=DAY, begins=time(10), agenda="The plan", report="Well. " * 50)
        for cycle in cycles
        for each in companies
    )
    Duty.objects.bulk_create(Duty(cycle=each, kind="plan", due_on=date(each.year, 5, 1)) for each in cycles)
    documents = DutySubmission.objects.bulk_create(
        DutySubmission(
            cycle=cycle,
            organisation=each,
            kind="plan",
            version=1,
            upload_token=uuid4(),
            address="https://example.org/plan",
            submitted_by=admin,
            submitted_at=MOMENT,
            first_submitted_at=MOMENT,
        )
        for cycle in cycles
        for each in companies
    )
    return {
        "handed_in_id": documents[-1].public_id,
        "enrolment_id": Enrolment.objects.order_by("pk")[0].pk,
        "user_id": admin.pk,
    }
