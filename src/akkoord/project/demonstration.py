"""Plays the sample year on the desk: every company hands in its list, the register grows, an edition appears.

All of it goes through the same actions that people use, each done by an account that may do it. Playing
again finds what stands and completes what is missing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from akkoord.desk.agreements.actions.public_facts import say_what_is_public
from akkoord.desk.agreements.loading import Loaded, load_agreement
from akkoord.desk.agreements.models import Organisation, OrganisationName
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE
from akkoord.desk.duties.actions import Document, hand_in, set_duty
from akkoord.desk.duties.actions import accept as accept_document
from akkoord.desk.duties.models import DutySubmission
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.actions import give_role
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor, HeldRole, Role
from akkoord.desk.publication.actions import build_edition, publish_edition, sign_edition
from akkoord.desk.publication.rules import SIGNATURES_NEEDED, EditionState
from akkoord.desk.register.actions import (
    accept,
    begin_review,
    consolidate_cycle,
    note_towns,
    open_cycle,
    read_submission,
    return_with_questions,
    submit,
    submit_list,
)
from akkoord.desk.register.models import ConsolidationRun, Cycle, ListRow, Submission, SubmissionProblem
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.yaml_data import yaml_data
from akkoord.project.agreement_life import play_life
from akkoord.project.agreements_beside import set_beside
from akkoord.project.council import hold_council
from akkoord.project.deliverables import play_deliverables
from akkoord.project.outside_review import play_review
from akkoord.project.stories import play_stories
from akkoord.project.years_and_report import play_years

Tell = Callable[[str], None]
Move = Callable[[Submission], Submission]
NOON = time(12)
SAMPLE_TEXT = "This text stands for a document of a company in the demonstration.\n"
QUESTIONS = "Could you add the addresses that are missing, and tell us which of your two units is meant?"


@dataclass(frozen=True, slots=True)
class Visitor:
    """An account to look around with, and what it is for."""

    email: str
    sees: str


def play_year(folder: Path, *, password: str, tell: Tell) -> tuple[Visitor, ...]:
    """Play the sample in `folder`: lists, register, edition; answers who can sign in to look around."""
    facts = json.loads((folder / "agreement.json").read_text(encoding="utf-8"))
    loaded = load_agreement(
        {**facts, "agreement": {**facts["agreement"], "ready": "textile"}}, password=password
    )
    set_beside(loaded)
    tell(f"{len(facts['participations'])} parties, {len(facts['people'])} accounts")
    (year,) = facts["cycles"]
    cycle = open_year(year, loaded)
    if not cycle.agreement.editions.filter(state=EditionState.PUBLISHED).exists():
        _ask_for_documents(cycle, acting(loaded, Role.SECRETARIAT_ADVISER))
        hand_in_all(year["submissions"], folder, cycle=cycle, loaded=loaded)
        _hand_in_documents(year["submissions"], cycle=cycle, loaded=loaded)
        _tell_lists(cycle, tell)
        _tell_run(consolidate_cycle(cycle), tell)
        note_towns()
        _show_brands(loaded)
        _publish(cycle, loaded, tell)
    promised = hold_council(acting(loaded, Role.SECRETARIAT_ADVISER), loaded.agreement)
    tell(f"a council meeting with its report, and {promised} promises made there")
    play_life(acting(loaded, Role.SECRETARIAT_ADVISER), loaded.agreement, year=cycle.year)
    tell("seats, meetings, reviews, trainings and yearly talks")
    years = play_years(
        acting(loaded, Role.SECRETARIAT_ADVISER),
        acting(loaded, Role.ASSESSOR),
        loaded.agreement,
        year=cycle.year,
    )
    tell(f"figures of {years} years, and the annual report on {cycle.year}")
    told = play_stories(
        acting(loaded, Role.SECRETARIAT_ADVISER),
        acting(loaded, Role.SECRETARIAT_ADVISER, number=1),
        loaded.agreement,
    )
    tell(f"{told} stories that everybody reads, and one that waits to be approved")
    reviewer = play_review(
        loaded.agreement,
        year=cycle.year,
        lead=acting(loaded, Role.SECRETARIAT_ADVISER),
        second=acting(loaded, Role.SECRETARIAT_ADVISER, number=1),
        signers=[acting(loaded, Role.ASSESSOR, number=number) for number in range(SIGNATURES_NEEDED)],
        password=password,
    )
    tell("a reviewer from outside with a data set without names")
    facts = yaml_data("akkoord.project", "agreement_life.yaml")["deliverables"]
    adviser = acting(loaded, Role.SECRETARIAT_ADVISER)
    monitor = play_deliverables(adviser, loaded.agreement, facts, year=cycle.year, password=password)
    tell("what companies and parties deliver, and a committee from outside that judges it")
    return (
        *_visitors(cycle, loaded),
        Visitor(reviewer, "a reviewer from outside: a data set without names"),
        Visitor(monitor, "the monitoring committee: what everybody delivers, and its report"),
    )


def open_year(year: Mapping[str, Any], loaded: Loaded) -> Cycle:
    """The year, open for lists."""
    return open_cycle(
        acting(loaded, Role.SECRETARIAT_ADVISER),
        loaded.agreement,
        year["year"],
        opens=date.fromisoformat(year["opens"]),
        locations_due=date.fromisoformat(year["locations_due"]),
    )


def hand_in_all(
    submissions: Sequence[Mapping[str, Any]], folder: Path, *, cycle: Cycle, loaded: Loaded
) -> None:
    """Every company's list, as far as the sample says that it came."""
    adviser = acting(loaded, Role.SECRETARIAT_ADVISER)
    for each in submissions:
        _hand_in(each, folder, cycle=cycle, loaded=loaded, adviser=adviser)


def acting(loaded: Loaded, role: Role, organisation: Organisation | None = None, *, number: int = 0) -> Actor:
    """Somebody who holds `role`, for `organisation` if given; `number` picks among several."""
    return actor_of(_account(loaded, role, organisation, number))


def _account(loaded: Loaded, role: Role, organisation: Organisation | None = None, number: int = 0) -> User:
    mandates = Mandate.objects.filter(user__in=loaded.people.values(), role=role, organisation=organisation)
    return mandates.order_by("pk").select_related("user")[number].user


def _visitors(cycle: Cycle, loaded: Loaded) -> tuple[Visitor, ...]:
    accepted = Submission.objects.filter(cycle=cycle, state=SubmissionState.ACCEPTED)
    lists = accepted.order_by("pk").select_related("organisation")[:2]
    company, other = (each.organisation for each in lists)
    works_for_two = _account(loaded, Role.COMPANY_ADMIN, company)
    give_role(works_for_two, HeldRole(Role.COMPANY_USER, other.pk), starts=cycle.opens)
    return (
        Visitor(
            _account(loaded, Role.SECRETARIAT_ADVISER).email,
            "secretariat, leading: lists, review queue, register, editions, people, conflicts of interest",
        ),
        Visitor(
            _account(loaded, Role.SECRETARIAT_ADVISER, number=1).email,
            "secretariat: a second adviser, who leads nobody",
        ),
        Visitor(_account(loaded, Role.ASSESSOR).email, "assessor: reads and signs editions"),
        Visitor(
            works_for_two.email,
            "two companies: their own lists, and who looked at them; the choice stands above the menu",
        ),
    )


def _hand_in(facts: Mapping[str, Any], folder: Path, *, cycle: Cycle, loaded: Loaded, adviser: Actor) -> None:
    if facts["file"] is None:
        return
    organisation = loaded.organisations[facts["organisation"]]
    company = acting(loaded, Role.COMPANY_ADMIN, organisation)
    received = submit_list(
        company,
        cycle,
        organisation,
        filename=facts["filename"],
        content=(folder / facts["file"]).read_bytes(),
        upload_token=uuid5(NAMESPACE_URL, f"{cycle.pk}/{facts['organisation']}"),
    ).submission
    submission = read_submission(received)
    if submission.state == SubmissionState.DRAFT and submission.is_acceptable:
        for move in _moves(company, adviser)[facts["state"]]:
            submission = move(submission)
        _backdate(submission, date.fromisoformat(facts["handed_in"]))


def _ask_for_documents(cycle: Cycle, adviser: Actor) -> None:
    """Besides its list each company owes a self-evaluation and a plan, a month later."""
    due = cycle.locations_due.replace(month=cycle.locations_due.month + 1)
    for kind in (DutyKind.SELF_EVALUATION, DutyKind.PLAN):
        set_duty(adviser, cycle, kind, due_on=due)


def _hand_in_documents(submissions: Sequence[Mapping[str, Any]], *, cycle: Cycle, loaded: Loaded) -> None:
    """Who handed in a list also evaluated itself; all of them but the last have a plan."""
    adviser = acting(loaded, Role.SECRETARIAT_ADVISER)
    handed_in = [each for each in submissions if each["handed_in"]]
    for kind, those in ((DutyKind.SELF_EVALUATION, handed_in), (DutyKind.PLAN, handed_in[:-1])):
        for each in those:
            organisation = loaded.organisations[each["organisation"]]
            submission = hand_in(
                acting(loaded, Role.COMPANY_ADMIN, organisation),
                cycle,
                organisation,
                kind,
                Document(f"{kind}-{cycle.year}.txt", SAMPLE_TEXT.encode()),
                upload_token=uuid5(NAMESPACE_URL, f"{cycle.pk}/{each['organisation']}/{kind}"),
            )
            if each["state"] == "accepted":
                accept_document(adviser, submission)
            moment = timezone.make_aware(datetime.combine(date.fromisoformat(each["handed_in"]), NOON))
            DutySubmission.objects.filter(pk=submission.pk).update(
                submitted_at=moment, first_submitted_at=moment
            )


def _backdate(submission: Submission, day: date) -> None:
    """Let the list have come in on its day of the sample year; only a demonstration may say so."""
    moment = timezone.make_aware(datetime.combine(day, NOON))
    written = {"uploaded_at": moment}
    if submission.first_submitted_at:
        written |= {"submitted_at": moment, "first_submitted_at": moment}
    Submission.objects.filter(pk=submission.pk).update(**written)


def _moves(company: Actor, adviser: Actor) -> Mapping[str, Sequence[Move]]:
    """What is done, in order, to bring a draft to a state."""
    handed_in: list[Move] = [partial(submit, company)]
    return {
        "draft": [],
        "submitted": handed_in,
        "in_review": [*handed_in, partial(begin_review, adviser)],
        "returned": [*handed_in, partial(return_with_questions, adviser, questions=QUESTIONS)],
        "accepted": [*handed_in, partial(accept, adviser)],
    }


def _show_brands(loaded: Loaded) -> None:
    """Every second company that takes part tells everybody its brands, and where its statement stands."""
    brands = OrganisationName.NameKind.BRAND
    companies = loaded.agreement.participations.filter(role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE)
    for each in companies.select_related("organisation").order_by("pk")[::2]:
        own = each.organisation.names.filter(kind=brands).values_list("name", flat=True)
        admin = acting(loaded, Role.COMPANY_ADMIN, each.organisation)
        site = each.organisation.website.replace("http://", "https://").rstrip("/")
        statement = f"{site}/supply-chain" if site else ""
        say_what_is_public(admin, each, brands="\n".join(own), statement=statement)


def _publish(cycle: Cycle, loaded: Loaded, tell: Tell) -> None:
    """Build the first edition, let two others sign it, and publish it."""
    builder = acting(loaded, Role.SECRETARIAT_ADVISER)
    edition = build_edition(builder, cycle)
    if edition.state == EditionState.BLOCKED:
        tell("The gate refused the edition; the desk says why.")
        return
    looked_at = [each["key"] for each in edition.report["findings"]]
    for number in range(SIGNATURES_NEEDED):
        edition = sign_edition(acting(loaded, Role.ASSESSOR, number=number), edition, accepted=looked_at)
    publish_edition(builder, edition)
    tell(f"edition {edition.number} with {edition.report['locations']} locations, signed by two, published")


def _tell_lists(cycle: Cycle, tell: Tell) -> None:
    lists = Submission.objects.filter(cycle=cycle)
    accepted = lists.filter(state=SubmissionState.ACCEPTED).count()
    problems = SubmissionProblem.objects.filter(submission__in=lists).count()
    rows = ListRow.objects.filter(submission__in=lists).count()
    tell(f"{lists.count()} lists with {rows} rows, {problems} problems told, {accepted} lists accepted")


def _tell_run(run: ConsolidationRun, tell: Tell) -> None:
    tell(
        "{rows} accepted rows are {locations} locations; {asked} pairs wait for a person".format(
            **run.figures
        )
    )
