"""What is kept how long after which event, who may let it go, and the words for it."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from akkoord.desk.agreements.rules.configuration import Retention
from akkoord.desk.people.rules import Actor, Role
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class Kept(StrEnum):
    """The kinds of things that have a term."""

    LISTS = "lists"
    DOCUMENTS = "documents"
    SIGNED = "signed"
    PEOPLE = "people"
    LETTERS = "letters"
    TALKS = "talks"
    DRAFTS = "drafts"
    PAPERS = "papers"
    STORIES = "stories"
    TELLERS = "tellers"
    LEFTOVERS = "leftovers"


KEPT_TITLES = {
    Kept.LISTS: gettext_noop("lists, and who produces where"),
    Kept.DOCUMENTS: gettext_noop("self-evaluations, plans and reports"),
    Kept.SIGNED: gettext_noop("signed documents"),
    Kept.PEOPLE: gettext_noop("name and address of a person"),
    Kept.LETTERS: gettext_noop("texts of letters"),
    Kept.TALKS: gettext_noop("yearly talks, who came to trainings, parts in projects"),
    Kept.DRAFTS: gettext_noop("lists that were never signed"),
    Kept.PAPERS: gettext_noop("files beside papers, reports, trainings and projects"),
    Kept.STORIES: gettext_noop("who is in a story, their consent, and the text"),
    Kept.TELLERS: gettext_noop("somebody in a story who asked to be erased"),
    Kept.LEFTOVERS: gettext_noop("used links, ended sessions and finished background work"),
}
OF_AN_AGREEMENT = (
    *(Kept.LISTS, Kept.DOCUMENTS, Kept.SIGNED, Kept.TALKS, Kept.DRAFTS, Kept.PAPERS),
    Kept.STORIES,
)
"""Their terms are agreed in each agreement; the others are set for the whole desk."""


class Event(StrEnum):
    """What a term counts from."""

    COMPANY_LEFT = "company_left"
    PERSON_LEFT = "person_left"
    LETTER_WRITTEN = "letter_written"
    UPLOADED = "uploaded"
    AGREEMENT_ENDED = "agreement_ended"
    STORY_OFF = "story_off"
    ASKED = "asked"
    NOT_NEEDED = "not_needed"


EVENT_OF = {
    Kept.LISTS: Event.COMPANY_LEFT,
    Kept.DOCUMENTS: Event.COMPANY_LEFT,
    Kept.SIGNED: Event.COMPANY_LEFT,
    Kept.PEOPLE: Event.PERSON_LEFT,
    Kept.LETTERS: Event.LETTER_WRITTEN,
    Kept.TALKS: Event.COMPANY_LEFT,
    Kept.DRAFTS: Event.UPLOADED,
    Kept.PAPERS: Event.AGREEMENT_ENDED,
    Kept.STORIES: Event.STORY_OFF,
    Kept.TELLERS: Event.ASKED,
    Kept.LEFTOVERS: Event.NOT_NEEDED,
}
EVENT_TITLES = {
    Event.COMPANY_LEFT: gettext_noop("after the company left"),
    Event.PERSON_LEFT: gettext_noop("after the last role ended"),
    Event.LETTER_WRITTEN: gettext_noop("after the letter was written"),
    Event.UPLOADED: gettext_noop("after the last upload"),
    Event.AGREEMENT_ENDED: gettext_noop("after the agreement ended"),
    Event.STORY_OFF: gettext_noop("after it was taken off, or last worked on"),
    Event.ASKED: gettext_noop("as soon as the person asks for it"),
    Event.NOT_NEEDED: gettext_noop("after they were used or ended"),
}
COUNTED = {
    "links": gettext_noop("links between the company and a location"),
    "rows": gettext_noop("rows of lists"),
    "files": gettext_noop("files and signed copies"),
    "questions": gettext_noop("questions with their answers"),
    "notes": gettext_noop("remarks, mended cells and decisions"),
    "answers": gettext_noop("answers about places that no longer say who gave them"),
    "looks": gettext_noop("lines of the access log that no longer say where"),
    "supports": gettext_noop("places in the inner record of editions, made nameless"),
    "documents": gettext_noop("documents"),
    "evidence": gettext_noop("evidence of deliverables"),
    "signed": gettext_noop("signed documents"),
    "accounts": gettext_noop("names with their addresses"),
    "sign_ins": gettext_noop("ways to sign in"),
    "letters": gettext_noop("texts of letters"),
    "talks": gettext_noop("yearly talks"),
    "enrolments": gettext_noop("people who came to trainings"),
    "memberships": gettext_noop("parts in collective projects"),
    "drafts": gettext_noop("lists that were never signed"),
    "papers": gettext_noop("files beside papers, reports, trainings and projects"),
    "stories": gettext_noop("people in stories with their consent, texts and pictures"),
    "tellers": gettext_noop("people in stories with their name, contact, consent and pictures"),
    "links_used": gettext_noop("used links and invitations"),
    "sessions": gettext_noop("ended sessions"),
    "failures": gettext_noop("failed sign-ins"),
    "tasks": gettext_noop("finished background work"),
}
"""What a certificate counts, in its order."""


class DestructionState(StrEnum):
    """Where a destruction stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    EMPTIED = "emptied"
    """The database holds nothing of it any more; its files are being removed."""
    DONE = "done"
    WITHDRAWN = "withdrawn"


OPEN_STATES = frozenset({DestructionState.PROPOSED, DestructionState.CONFIRMED, DestructionState.EMPTIED})
STATE_TITLES = {
    DestructionState.PROPOSED: gettext_noop("waits for a second person"),
    DestructionState.CONFIRMED: gettext_noop("confirmed, being carried out"),
    DestructionState.EMPTIED: gettext_noop("confirmed, being carried out"),
    DestructionState.DONE: gettext_noop("destroyed"),
    DestructionState.WITHDRAWN: gettext_noop("not destroyed"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """How long a kind of thing is kept."""

    kind: Kept
    months: int

    @property
    def event(self) -> Event:
        """What it counts from."""
        return EVENT_OF[self.kind]

    @property
    def title(self) -> str:
        """What it is about, to be translated."""
        return KEPT_TITLES[self.kind]

    @property
    def event_title(self) -> str:
        """What it counts from, to be translated."""
        return EVENT_TITLES[self.event]

    def over_on(self, event_on: date) -> date:
        """The first day on which it may go."""
        return months_after(event_on, self.months)


def terms_of(policy: Retention) -> tuple[Term, ...]:
    """The terms that an agreement has."""
    months = (
        *(policy.lists_months, policy.documents_months, policy.signed_months, policy.talks_months),
        *(policy.drafts_months, policy.papers_months, policy.stories_months),
    )
    return tuple(Term(kind, number) for kind, number in zip(OF_AN_AGREEMENT, months, strict=True))


def term_of(policy: Retention, kind: Kept) -> Term:
    """The term of one kind of thing in an agreement."""
    return next(term for term in terms_of(policy) if term.kind is kind)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is none."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def leads(actor: Actor, agreement_id: int | None) -> bool:
    """Does `actor` lead the secretariat of this agreement; with None, of all agreements?"""
    return any(
        held.role is Role.SECRETARIAT_ADVISER and held.is_lead and held.agreement_id in {None, agreement_id}
        for held in actor.roles
    )


class LeadNeeded(AkkoordError):
    """Only the lead of a secretariat proposes and holds."""

    code = "lead_needed"
    sentence = gettext_noop(
        "Only the lead of the secretariat can do this. You can confirm what the lead proposed."
    )


class SecondPersonNeeded(AkkoordError):
    """Nobody destroys anything alone."""

    code = "second_person_needed"
    sentence = gettext_noop("Somebody else has to confirm it: you proposed it yourself.")


class NotDue(AkkoordError):
    """Its term is not over, something holds it, or it is gone already."""

    code = "not_due"
    sentence = gettext_noop(
        "This cannot be destroyed now: its term is not over, something still holds it, or it is gone already."
    )


class DecidedAlready(AkkoordError):
    """A colleague was faster."""

    code = "decided_already"
    sentence = gettext_noop("This has been confirmed or withdrawn already.")


class NumberNeeded(AkkoordError):
    """A hold names what it is for."""

    code = "number_needed"
    sentence = gettext_noop("Give the number of the case, request or review that needs it.")
