"""Everything that is held about one company, and nothing that depends on another one.

No location and no identifier of the register stands in it, no pair and no judgement: which rows of
different lists are one place tells about others. Whoever of the secretariat did something is not named.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from akkoord.desk.agreements.models import (
    Commitment,
    Organisation,
    OrganisationName,
    Participation,
    ParticipationEvent,
)
from akkoord.desk.duties.models import DutySubmission, Extension, Reminder
from akkoord.desk.exports.models import CompanyCopy
from akkoord.desk.exports.queries.content import Content, Table, rows_of
from akkoord.desk.exports.queries.files import kept_files
from akkoord.desk.exports.queries.lists import tables_of_lists
from akkoord.desk.exports.queries.meeting import tables_of_meeting
from akkoord.desk.exports.queries.stories import tables_of_stories
from akkoord.desk.people.models import Letter, Mandate
from akkoord.desk.people.queries import looks_at
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.rules import DestructionState


def company_content(organisation: Organisation) -> Content:
    """The tables and files of a copy, in the language that is active."""
    found = Content(organisation.name)
    found.tables = [
        _company(organisation),
        *_participation(organisation.pk),
        _people(organisation.pk),
        *tables_of_lists(organisation.pk),
        *_duties(organisation.pk),
        _promises(organisation.pk),
        *tables_of_meeting(organisation.pk),
        *tables_of_stories(organisation.pk),
        _looks(organisation.pk),
        _letters(organisation.pk),
        *_copies_and_certificates(organisation.pk),
    ]
    found.files = kept_files(organisation.pk)
    return found


def _company(organisation: Organisation) -> Table:
    facts = [
        ("name", organisation.name),
        ("kind", gettext(organisation.kind_title)),
        ("trade_register", organisation.kvk),
        ("country", organisation.country),
        ("website", organisation.website),
        *((_kind_of(each), each.name) for each in organisation.names.all()),
    ]
    return Table("company", gettext("The company"), ("what", "value"), rows_of(facts))


def _kind_of(name: OrganisationName) -> str:
    return f"public {name.kind}" if name.is_public else name.kind


def _participation(organisation_id: UUID) -> Iterable[Table]:
    parts = Participation.objects.filter(organisation=organisation_id).select_related("agreement")
    yield Table(
        "participation",
        gettext("Participation"),
        ("agreement", "role", "state", "size_class", "since", "until", "statement"),
        rows_of(
            (
                str(each.agreement),
                each.role_in_words,
                each.state_in_words,
                each.size_class,
                each.since,
                each.until,
                each.statement,
            )
            for each in parts
        ),
    )
    events = ParticipationEvent.objects.filter(participation__organisation=organisation_id)
    yield Table(
        "participation_history",
        gettext("Participation, step by step"),
        ("agreement", "day", "state", "reason"),
        rows_of(
            (str(each.participation.agreement), each.on, each.state_in_words, each.reason)
            for each in events.select_related("participation__agreement")
        ),
    )
    signed = [each for part in parts.prefetch_related("documents") for each in part.documents.all()]
    yield Table(
        "signed_documents",
        gettext("Signed documents"),
        ("document", "version", "signed_on", "signed_by", "file", "sha256"),
        rows_of(
            (each.kind_in_words, each.version, each.signed_on, each.signatory, each.filename, each.sha256)
            for each in signed
        ),
    )


def _people(organisation_id: UUID) -> Table:
    mandates = Mandate.objects.filter(organisation=organisation_id).select_related("user")
    return Table(
        "people",
        gettext("People and their roles"),
        ("name", "e_mail", "role", "first_day", "last_day", "ended_at"),
        rows_of(
            (each.user.name, each.user.email, each.role_in_words, each.starts, each.ends, each.ended_at)
            for each in mandates
        ),
    )


def _duties(organisation_id: UUID) -> Iterable[Table]:
    handed_in = DutySubmission.objects.filter(organisation=organisation_id).select_related("cycle__agreement")
    yield Table(
        "documents",
        gettext("Self-evaluations, plans and reports"),
        (
            "agreement",
            "year",
            "what",
            "version",
            "state",
            "handed_in",
            "file",
            "address",
            "questions",
            "sha256",
        ),
        rows_of(
            (
                *(str(each.cycle.agreement), each.cycle.year, each.kind_in_words, each.version),
                *(each.state_in_words, each.submitted_at, each.filename, each.address),
                *(each.questions, each.sha256),
            )
            for each in handed_in
        ),
    )
    extensions = Extension.objects.filter(organisation=organisation_id).select_related("cycle")
    yield Table(
        "extensions",
        gettext("More time that was given"),
        ("year", "what", "until", "reason"),
        rows_of((each.cycle.year, each.kind_in_words, each.until, each.reason) for each in extensions),
    )
    reminders = Reminder.objects.filter(organisation=organisation_id).select_related("cycle")
    yield Table(
        "reminders",
        gettext("Reminders"),
        ("year", "day", "about", "note"),
        rows_of((each.cycle.year, each.on, each.kinds_in_words, each.note) for each in reminders),
    )


def _promises(organisation_id: UUID) -> Table:
    theirs = Q(owner=organisation_id) | Q(confidential_to=organisation_id)
    own = Commitment.objects.filter(theirs).select_related("agreement")
    return Table(
        "promises",
        gettext("Promises"),
        ("agreement", "what", "by", "or_when", "state"),
        rows_of((str(each.agreement), each.what, each.due, each.due_words, each.state) for each in own),
    )


def _looks(organisation_id: UUID) -> Table:
    return Table(
        "who_looked",
        gettext("Who looked, when and why"),
        ("when", "why", "role", "what"),
        rows_of(
            (each.at, each.purpose_in_words, each.role_in_words, each.thing_in_words)
            for each in looks_at(organisation_id)
        ),
        about=gettext("Roles, not names: the secretariat gives a reader's name on request."),
    )


def _letters(organisation_id: UUID) -> Table:
    """The letters to people who act for this company alone; others also get letters about other work."""
    here = Mandate.objects.filter(organisation=organisation_id).values("user")
    elsewhere = Mandate.objects.exclude(organisation=organisation_id).values("user")
    letters = Letter.objects.filter(receiver__in=here, holds_secret=False).exclude(receiver__in=elsewhere)
    return Table(
        "letters",
        gettext("Letters"),
        ("written", "sent", "to", "subject", "text"),
        rows_of(
            (each.written_at, each.sent_at, each.receiver.name, each.subject, each.body)
            for each in letters.select_related("receiver")
        ),
        about=gettext("To people who act for your company alone."),
        is_long=True,
    )


def _copies_and_certificates(organisation_id: UUID) -> Iterable[Table]:
    copies = CompanyCopy.objects.filter(organisation=organisation_id).select_related("asked_by")
    yield Table(
        "copies",
        gettext("Copies like this one"),
        ("asked_at", "asked_by", "state", "fetched"),
        rows_of((each.asked_at, each.asked_by.name, each.state_in_words, each.fetched) for each in copies),
    )
    done = Destruction.objects.filter(organisation=organisation_id, state=DestructionState.DONE)
    yield Table(
        "certificates",
        gettext("Certificates of destruction"),
        ("number", "what", "destroyed_at", "sha256", "text"),
        rows_of(
            (each.number, each.kind_in_words, each.done_at, each.sha256, each.certificate) for each in done
        ),
        is_long=True,
    )
