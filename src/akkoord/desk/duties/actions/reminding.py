"""Letters about what is missing or was returned: drafted for a person, or written by the desk itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override as in_language

from akkoord.desk.duties.models import Reminder
from akkoord.desk.duties.queries import CompanyStanding, Standing, company_standing, year_overview
from akkoord.desk.duties.rules import NobodyToWriteTo, NothingAwaited, answer_reminder_day, reminder_day
from akkoord.desk.people.actions import require, write_letter
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.rules import CycleState

LETTER = "duties/letters/reminder.txt"
TEXT = "duties/letters/missing.txt"


@dataclass(frozen=True, slots=True)
class DraftLetter:
    """What would be written to one company, in the language of those who receive it."""

    company: CompanyStanding
    language: str
    receivers: tuple[User, ...]
    text: str


def draft_letters(cycle: Cycle, companies: Sequence[CompanyStanding]) -> list[DraftLetter]:
    """One letter for each company of which something is awaited and each language of its contacts."""
    return [
        _draft(cycle, company, language)
        for company in companies
        if company.awaited
        for language in sorted({each.language for each in company.contacts})
    ]


def _draft(cycle: Cycle, company: CompanyStanding, language: str) -> DraftLetter:
    receivers = tuple(each for each in company.contacts if each.language == language)
    return DraftLetter(company, language, receivers, _text(cycle, company.awaited, language))


def _text(cycle: Cycle, awaited: Sequence[Standing], language: str) -> str:
    with in_language(language):
        written = render_to_string(TEXT, {"cycle": cycle, "awaited": awaited})
    return written.strip()


def send_letters(actor: Actor, cycle: Cycle, texts: Mapping[tuple[UUID, str], str], *, occasion: UUID) -> int:
    """Send letters that somebody has read: organisation and language → text. Answers how many companies.

    `occasion` is the page on which they stood: sending it twice writes nothing twice. Companies that
    handed everything in meanwhile are left out. Raises `NotAllowed` or `NobodyToWriteTo`.
    """
    require(actor, Action.WRITE, hand_in_thing(cycle))
    overview = year_overview(cycle, without=actor.recused_from)
    written_to = {organisation_id for organisation_id, _ in texts}
    behind = [each for each in overview.awaited if each.organisation_id in written_to]
    drafts = [
        draft
        for draft in draft_letters(cycle, behind)
        if (draft.company.organisation_id, draft.language) in texts
    ]
    if not drafts:
        raise NobodyToWriteTo
    with transaction.atomic():
        for draft in drafts:
            text = texts[draft.company.organisation_id, draft.language]
            _send(cycle, draft, str(occasion), text=text, by=actor.user_id, on=timezone.localdate())
    return len({draft.company.organisation_id for draft in drafts})


@transaction.atomic
def note_reminder(
    actor: Actor, cycle: Cycle, organisation_id: UUID, *, note: str, on: date, occasion: UUID
) -> Reminder:
    """Write down that somebody reminded the company by telephone or in person; the desk then does not write.

    The same `occasion` again is the same reminder. Raises `NotAllowed`, or `NothingAwaited` where nothing is
    awaited of the company.
    """
    require(actor, Action.WRITE, hand_in_thing(cycle, organisation_id))
    company = company_standing(cycle, organisation_id)
    if company is None or not company.awaited:
        raise NothingAwaited
    kinds = [each.duty.kind for each in company.awaited]
    return Reminder.objects.get_or_create(
        cycle=cycle,
        organisation_id=organisation_id,
        occasion=str(occasion),
        defaults={"kinds": kinds, "sent_by_id": actor.user_id, "on": on, "note": note.strip()},
    )[0]


def remind_by_itself(*, today: date | None = None) -> int:
    """Write the automatic reminders of today for every open year; doing it again writes nothing twice.

    One letter names everything that is awaited of the company. Answers the number of companies.
    """
    day = today or timezone.localdate()
    cycles = Cycle.objects.filter(state__in=[CycleState.OPEN, CycleState.CLOSED])
    return sum(_remind_year(cycle, day) for cycle in cycles.select_related("agreement"))


def _remind_year(cycle: Cycle, day: date) -> int:
    companies = [each for each in year_overview(cycle, today=day).awaited if _has_its_turn(each, day)]
    for company in companies:
        with transaction.atomic():
            for draft in draft_letters(cycle, [company]):
                _send(cycle, draft, day.isoformat(), text=draft.text, by=None, on=day)
    return len(companies)


def _has_its_turn(company: CompanyStanding, day: date) -> bool:
    """Is somebody there to write to, and did nobody write since a reminder had its turn?"""
    turns = [turn for each in company.awaited if (turn := _turn_of(each, day))]
    written = max((each.on for each in company.reminders), default=date.min)
    return bool(company.contacts) and any(turn > written for turn in turns)


def _turn_of(standing: Standing, day: date) -> date | None:
    if standing.answer_due_on:
        return answer_reminder_day(standing.answer_due_on, today=day)
    return reminder_day(standing.due_on, today=day)


def _send(cycle: Cycle, draft: DraftLetter, occasion: str, *, text: str, by: int | None, on: date) -> None:
    company = draft.company
    reminder, _ = Reminder.objects.get_or_create(
        cycle=cycle,
        organisation_id=company.organisation_id,
        occasion=occasion,
        defaults={"kinds": [each.duty.kind for each in company.awaited], "sent_by_id": by, "on": on},
    )
    for receiver in draft.receivers:
        reminder.letters.add(
            write_letter(
                receiver,
                LETTER,
                key=f"reminder/{reminder.pk}/{receiver.pk}",
                context={"cycle": cycle, "text": text},
            )
        )
