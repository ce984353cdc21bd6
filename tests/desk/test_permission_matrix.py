"""Every address of the desk, for every role and for nobody: who gets an answer, and who "does not exist"."""

import io
import uuid
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from akkoord.desk.agreements.actions import invite
from akkoord.desk.agreements.models import Agreement, Body, Organisation, Participation, SignedDocument
from akkoord.desk.agreements.queries.deliverables import EVIDENCE
from akkoord.desk.agreements.queries.joining import DOCUMENTS
from akkoord.desk.agreements.queries.papers import PAPERS
from akkoord.desk.duties.actions import Document, hand_in, set_duty
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.exports.actions.copying import COPIES
from akkoord.desk.exports.actions.handing_over import EXPORTS
from akkoord.desk.exports.models import AgreementExport, CompanyCopy
from akkoord.desk.people.actions import declare_conflict, note_short_staff
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role
from akkoord.desk.people.rules.own_login import OwnLogin
from akkoord.desk.people.sealed import sealed_file
from akkoord.desk.private_folder import sha256_of
from akkoord.desk.publication.actions import build_edition
from akkoord.desk.publication.models import ReleaseDecision
from akkoord.desk.register import actions
from akkoord.desk.register.models import (
    LinkHold,
    ListFile,
    ListRow,
    Location,
    Mention,
    PlaceQuestion,
    Submission,
)
from akkoord.desk.register.rules.facts import FactKind
from akkoord.desk.retention.models import Destruction
from akkoord.desk.reviewing.actions import DATA_SETS
from akkoord.desk.reviewing.models import Appointment, ProposedRecommendation
from akkoord.desk.stories.queries.reading import CONSENTS, OF_A_CONSENT, PICTURES

pytestmark = pytest.mark.long
PASSWORD = "correct horse battery"
HEADER = "Name,Address,City,Country"
LISTS = {
    "Weefhuis": [
        "S.T. Screen Printing Co. Ltd.,12 Nguyen Hue Street,Ho Chi Minh City,Vietnam",
        "Padma Knit Composite Ltd,Plot 22 Kashimpur Road,Gazipur,Bangladesh",
    ],
    "Naaldwerk": ["S.T. Screen Printing Ltd.,Nguyen Hue 12,Ho Chi Minh City,Viet Nam"],
}
POSTED = {
    "people:choose_organisation": lambda things: {"organisation": things["organisation_id"]},
    "agreements:change_state": lambda things: {"participation": things["participation_id"]},
    "register:change_cycle": lambda _: {"state": "closed"},
    "duties:send_letters": lambda _: {"occasion": str(uuid.uuid4())},
    "duties:confirm_talk": lambda _: {"report": "Said"},
    "publication:report_step": lambda _: {"step": "take_back"},
    "stories:step": lambda _: {"step": "take_off"},
    "stories:wish": lambda _: {"wish": "keep"},
    "stories:withdraw": lambda _: {"about": "picture"},
    "register:judge": lambda _: {"verdict": "same"},
}

OF_THE_COMPANY = {
    "organisation_id",
    "participation_id",
    "member_id",
    "deliverable_id",
    "evidence_id",
    "document_id",
    "objection_id",
    "public_id",
    "row_id",
    "list_file_id",
    "question_id",
    "handed_in_id",
    "promise_id",
    "user_id",
    "mandate_id",
    "conflict_id",
    "destruction_id",
    "hold_id",
    "code",
}
"""What an address names that belongs to the first company."""
OF_A_PARTY = frozenset({"agreements:own_paper"})
"""Addresses for people who are bound to a party; here nobody is, so nobody gets an answer."""
ABOUT_THE_COMPANY = frozenset({"handover:page", "handover:propose", "handover:decide", "handover:fetch"})
"""Addresses that name nothing of the company, and yet are about it."""


def rows_of_the_table():
    text = Path(__file__).with_name("url_permissions.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {name: (method, frozenset(who)) for name, method, *who in lines}


def named_patterns(resolver=None, namespace=""):
    """Name → pattern of every address below `resolver`."""
    found = {}
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            found[f"{namespace}{each.name}"] = each
        else:
            below = f"{each.namespace}:" if each.namespace else ""
            found |= named_patterns(each, namespace + below)
    return found


TABLE = rows_of_the_table()


@pytest.fixture
def own_login(world, settings):
    """The first company uses its own login, which does not answer."""
    login = OwnLogin(
        key="weefhuis",
        name="Own login",
        issuer="http://localhost:9",
        client_id="akkoord",
        secret="secret",
        organisation_id=world.company.pk,
        domains=frozenset({"weefhuis.example"}),
    )
    settings.OWN_LOGINS = (login,)
    return login


@pytest.fixture
def things(world, everybody, own_login):
    """One of each thing that an address can name; all belong to the first company and agreement."""
    Agreement.objects.update(k_threshold=2)
    world.agreement.refresh_from_db()
    adviser = actor_of(User.objects.get(email="sa@example.org"))
    cycle = actions.open_cycle(
        adviser, world.agreement, 2017, opens=date(2017, 1, 15), locations_due=date(2017, 4, 1)
    )
    for company in (world.other_company, world.company):
        user = User.objects.get(mandates__organisation=company, mandates__role=Role.COMPANY_ADMIN)
        upload = actions.submit_list(
            actor_of(user),
            cycle,
            company,
            filename="list.csv",
            content="\n".join([HEADER, *LISTS[company.name]]).encode(),
            upload_token=uuid.uuid4(),
        )
        actions.accept(adviser, actions.submit(actor_of(user), upload.submission))
    set_duty(adviser, cycle, DutyKind.PLAN, due_on=date(2017, 5, 1))
    document = hand_in(
        actor_of(User.objects.get(mandates__organisation=world.company, mandates__role=Role.COMPANY_ADMIN)),
        cycle,
        world.company,
        DutyKind.PLAN,
        Document("plan.txt", b"what we shall do"),
        upload_token=uuid.uuid4(),
    )
    actions.consolidate_cycle(cycle)
    kept, other = Location.objects.order_by("pk")[:2]
    merged = actions.merge_locations(adviser, kept, other)
    noted = actions.Fact(FactKind.MECHANISM, "A poster.", mechanism="union", contact="+31 1")
    fact = actions.write_fact(adviser, kept, noted)
    participation = Participation.objects.get(organisation=world.company)
    signed = SignedDocument.objects.create(
        participation=participation,
        kind="covenant",
        version="1",
        signed_on=date(2016, 7, 4),
        signatory="Anna",
        filename="signed.pdf",
        stored_as=DOCUMENTS.keep(b"signed"),
        sha256="",
    )
    objection = participation.objections.create(reason="No.", by=User.objects.get(email="sa@example.org"))
    invited = invite(
        adviser,
        HeldRole(Role.COMPANY_USER, world.company.pk),
        email="invited@example.org",
        name="Eva",
        language="en",
    )
    place_question_of(world)
    edition = build_edition(adviser, cycle, dated=date(2017, 7, 4))
    decision = ReleaseDecision.objects.create(
        edition=edition,
        entry=uuid.uuid4(),
        kind="hold_location",
        location_id="BD1",
        reason="A home.",
        decided_by_id=adviser.user_id,
        decided_at=timezone.now(),
    )
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    seat = body.seats.create(person="Anna", group="unions", starts=date(2018, 1, 1))
    meeting = body.meetings.create(number=1, on=date(2018, 2, 16))
    item = meeting.items.create(number=1, title="Norms")
    asked = item.questions.create(asked_by="Anna", text="When?")
    promise = world.agreement.commitments.create(what="Visit", owner=world.company)
    handler = User.objects.get(mandates__role=Role.CASE_HANDLER)
    exception = note_short_staff(world.agreement.pk, 2018, reason="One is ill.", by_id=handler.pk)
    conflict = declare_conflict(handler, world.company.pk, reason="Shares.", by_id=handler.pk)
    hold = LinkHold.objects.create(
        agreement=world.agreement,
        organisation=world.company,
        cause="case",
        reference="12",
        placed_by_id=adviser.user_id,
        placed_at=timezone.now(),
    )
    review = world.agreement.reviews.create(kind="midterm_review", title="Halfway", author="Bureau")
    recommendation = world.agreement.recommendations.create(
        review=review, text="Meet more often", addressee_role="the secretariat"
    )
    reviewer = reviewer_of(review, item)
    data_set = data_set_of(reviewer, world)
    training = world.agreement.trainings.create(title="Living wage")
    training_date = training.dates.create(on=timezone.localdate())
    enrolment = training_date.enrolments.create(organisation=world.company, person="Anna", attendance="came")
    cycle.talks.create(
        organisation=world.company, on=timezone.localdate(), report="Said", state="report_sent"
    )
    figures = world.agreement.figure_sets.create(year=2017, number=1, as_of=date(2017, 12, 31))
    figure = figures.rows.create(series="companies", version=1, value=65, origin="by_hand", source="Report")
    project = project_of(world, item)
    deliverable, evidence = deliverable_of(world)
    report = world.agreement.reports.create(
        year=2017, version=1, figures=figures, publish_on=date(2017, 12, 18)
    )
    report.chapters.create(code="summary", position=0)
    story = story_of(world)
    file = review.files.create(filename="a.pdf", stored_as=PAPERS.keep(b"%PDF-"), sha256="", size=5)
    return {
        "slug": world.agreement.slug,
        "organisation_id": world.company.pk,
        "participation_id": Participation.objects.get(organisation=world.company).pk,
        "cycle_id": cycle.pk,
        "document_id": signed.pk,
        "objection_id": objection.pk,
        "ready": "gold",
        "part": "names",
        "public_id": Submission.objects.get(organisation=world.company, state="accepted").public_id,
        "list_file_id": ListFile.objects.filter(submission__organisation=world.company).first().pk,
        "row_id": ListRow.objects.filter(submission__organisation=world.company).first().pk,
        "problem_id": 1,
        "question_id": question_of(world).pk,
        "handed_in_id": document.public_id,
        "duty": "plan",
        "location_id": kept.pk,
        "fact_kind": "corrected",
        "fact_id": fact.pk,
        "pair_id": 1,
        "pk": 1,
        "token": "a-link-that-nobody-got",
        "key": own_login.key,
        "user_id": invited.pk,
        "mandate_id": invited.mandates.get().pk,
        "act": merged[0].act,
        "site": site_left(world),
        "number": edition.number,
        "release_decision": decision.pk,
        "name": "locations.csv",
        "body_id": body.pk,
        "seat_id": seat.pk,
        "meeting_id": meeting.pk,
        "item_id": item.pk,
        "asked_id": asked.pk,
        "kind": "question",
        "line_id": asked.pk,
        "promise_id": promise.pk,
        "conflict_id": conflict.pk,
        "exception_id": exception.pk,
        "hold_id": hold.pk,
        "destruction_id": destruction_of(world).public_id,
        "copy_id": copy_of(world).public_id,
        "export_id": export_of(world).public_id,
        "review_id": review.pk,
        "recommendation_id": recommendation.pk,
        "owner": "review",
        "owner_id": review.pk,
        "norms_id": world.agreement.norm_sets.create(version=1, holds_from=2017).pk,
        "deliverable_id": deliverable.pk,
        "evidence_id": evidence.pk,
        "project_id": project.pk,
        "gathering_id": project.meetings.get().pk,
        "member_id": project.members.get().pk,
        "step": "note",
        "line": "aim",
        "file_id": file.pk,
        "reviewer_id": reviewer.pk,
        "set_id": data_set.public_id,
        "proposed_id": proposed_of(reviewer).pk,
        "training_id": training.pk,
        "date_id": training_date.pk,
        "enrolment_id": enrolment.pk,
        "year": 2017,
        "figure_id": figure.pk,
        "version": 1,
        "code": story.code,
        "language": "en",
        "person_id": story.people.get().pk,
        "consent_id": story.people.get().consents.get().pk,
        "picture_id": story.pictures.get().pk,
        "named_id": story.named_companies.get().pk,
        "chapter": "summary",
    }


def story_of(world):
    """A story that the first company brings, and that would name it."""
    story = world.agreement.stories.create(
        organisation=world.company, name="Weefhuis", theme="wage", told_in="en"
    )
    story.texts.create(language="en", title="Wages", text="They came late.")
    person = story.people.create(shown_as="Rima")
    sealed = CONSENTS.keep(sealed_file(b"signed", purpose=OF_A_CONSENT))
    person.consents.create(
        about="text",
        media=["site"],
        way="signed",
        taken_by="Anna",
        taken_on=date(2017, 1, 1),
        language="en",
        stored_as=sealed,
        filename="signed.pdf",
    )
    facts = {f"{size}{name}": 1 for size in ("", "small_") for name in ("width", "height")}
    facts |= {f"{size}stored_as": PICTURES.keep(b"picture") for size in ("", "small_")}
    story.pictures.create(photographer="Karim", **facts)
    story.named_companies.create(organisation=world.company)
    return story


def deliverable_of(world):
    """Something that the first company delivers, judged by a monitor, and the file that shows it."""
    enforcement = [{"form": "independent_monitoring_committee"}]
    Agreement.objects.filter(pk=world.agreement.pk).update(enforcement=enforcement)
    found = world.agreement.deliverables_due.create(
        year=2017, owner=world.company, is_company=True, code="policy", name_en="Policy"
    )
    stored = EVIDENCE.keep(b"what was done")
    return found, found.evidence.create(filename="policy.txt", stored_as=stored, text="Weefhuis did it")


def project_of(world, item):
    """A project in which the first company takes part, without letting other parties know."""
    today = timezone.localdate()
    decision = item.decisions.create(object="Together", wording="We do it together.")
    lead = Organisation.objects.create(name="FNV", kind="union", country="NL")
    project = world.agreement.projects.create(
        topic="Unions in Turkey",
        state="decided",
        item=item,
        decision=decision,
        lead=lead,
        starts=today,
        ends=today + timedelta(days=90),
    )
    project.members.create(organisation=world.company, state="joined", asked_on=today)
    project.meetings.create(on=today, people="Anna of Weefhuis")
    return project


def reviewer_of(review, item):
    """The outside reviewer of the first agreement, let in for today."""
    user, today = User.objects.get(email="reviewer@example.org"), timezone.localdate()
    Mandate.objects.filter(user=user).update(review=review)
    appointment = Appointment.objects.create(
        review=review,
        decision=item.decisions.create(object="review", wording="A bureau reviews."),
        starts=today,
        ends=today,
        years=[2017],
    )
    return appointment.reviewers.create(
        language="en",
        asked_by=User.objects.get(email="sa@example.org"),
        asked_at=timezone.now(),
        user=user,
        mandate=user.mandates.get(),
    )


def data_set_of(reviewer, world):
    """A data set that the reviewer has."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("looks.csv", "day,company,role,purpose,what\r\n")
    content = packed.getvalue()
    return reviewer.appointment.data_sets.create(
        number=1,
        state="handed_over",
        k=5,
        asked_by=reviewer.asked_by,
        asked_at=timezone.now(),
        built_at=timezone.now(),
        stored_as=DATA_SETS.keep(content),
        sha256=sha256_of(content),
        companies=[str(world.other_company.pk)],
        figures={"companies": 1, "locations": 1, "links": 1},
    )


def proposed_of(reviewer):
    """What the reviewer wants to recommend."""
    return ProposedRecommendation.objects.create(
        review=reviewer.appointment.review, text="Meet", to_whom="all", by=reviewer.user
    )


def site_left(world):
    """A site of its accepted list that the first company chose to leave."""
    row = ListRow.objects.filter(submission__organisation=world.company, mention__isnull=False).last()
    ListRow.objects.filter(pk=row.pk).update(ended_on=timezone.localdate(), end_reason="exit")
    return row.mention_id


def copy_of(world):
    """A copy that the first company can fetch."""
    now = timezone.now()
    return CompanyCopy.objects.create(
        organisation=world.company,
        asked_by=User.objects.get(email="sa@example.org"),
        asked_at=now,
        language="en",
        state="ready",
        ends_at=now + timedelta(days=1),
        stored_as=COPIES.keep(b"a copy"),
    )


def export_of(world):
    """Everything of the first agreement, for another secretariat."""
    now = timezone.now()
    return AgreementExport.objects.create(
        agreement=world.agreement,
        receiver="Successor",
        reason="decision",
        recipient_key="age1",
        language="en",
        proposed_by=User.objects.get(email="sa@example.org"),
        proposed_at=now,
        state="ready",
        ends_at=now + timedelta(days=1),
        stored_as=EXPORTS.keep(b"everything"),
    )


def destruction_of(world):
    """What is left of the first company's lists of another time: a certificate."""
    people = list(User.objects.filter(mandates__role="SA"))
    return Destruction.objects.create(
        kind="lists",
        subject="lists",
        agreement=world.agreement,
        organisation=world.company,
        months=24,
        event="company_left",
        due_on=date(2017, 1, 1),
        state="done",
        proposed_by=people[0],
        proposed_at=timezone.now(),
        number=1,
        certificate="Destroyed.",
    )


def place_question_of(world):
    """A question about a place of the first company; it has the number of the company's list."""
    live = Submission.objects.get(organisation=world.company, state="accepted")
    first, second = Mention.objects.order_by("pk")[:2]
    PlaceQuestion.objects.create(
        public_id=live.public_id,
        submission=live,
        about=first,
        beside=second,
        row=1,
        name="S.T. Screen Printing",
        question="Which unit?",
        asked_by=User.objects.get(email="sa@example.org"),
        asked_at=live.uploaded_at,
    )


def question_of(world):
    """A question that the first company was sent about an earlier version of its list."""
    returned = Submission.objects.get(organisation=world.company)
    asker = User.objects.get(email="sa@example.org")
    older = Submission.objects.create(
        cycle=returned.cycle,
        organisation=world.company,
        version=99,
        state="replaced",
        upload_token=uuid.uuid4(),
        uploaded_by=asker,
        uploaded_at=returned.uploaded_at,
    )
    return older.row_questions.create(text="Which?", asked_by=asker, asked_at=returned.uploaded_at)


@pytest.fixture
def everybody(world, person):
    """Who asks: a name as in the table → a browser."""
    browsers = {"nobody": Client(raise_request_exception=False), "no role": sign_in(person())}
    for role in [each for each in Role if each is not Role.PUBLIC_VISITOR]:
        bound = {"organisation": world.company} if role in {Role.ASSESSOR, Role.PARTNER_LIAISON} else {}
        browsers[role.value] = sign_in(person(role, **bound))
    User.objects.filter(mandates__role="SA").update(email="sa@example.org")
    for role in (Role.COMPANY_USER, Role.COMPANY_ADMIN):
        browsers[f"{role}'"] = sign_in(person(role, organisation=world.other_company))
    unbound = person(Role.SECRETARIAT_ADVISER)
    Mandate.objects.filter(user=unbound).update(agreement=None)
    browsers["SA*"] = sign_in(unbound)
    browsers["SA'"] = sign_in(person(Role.SECRETARIAT_ADVISER, agreement=world.other_agreement))
    reviewer = person(Role.MONITOR)
    User.objects.filter(pk=reviewer.pk).update(email="reviewer@example.org")
    browsers["MO*"] = sign_in(reviewer)
    lead = person(Role.SECRETARIAT_ADVISER, is_lead=True)
    Mandate.objects.filter(user=lead).update(agreement=None)
    browsers["lead"] = sign_in(lead)
    return browsers


@pytest.fixture
def keeps_away(person, things, world):
    """A browser of an adviser who keeps away from the company whose things are asked for."""
    user = person(Role.SECRETARIAT_ADVISER, is_lead=True)
    Mandate.objects.filter(user=user).update(agreement=None)
    declare_conflict(user, world.company.pk, reason="My brother works there.", by_id=user.pk)
    return sign_in(user)


def sign_in(user):
    browser = Client(raise_request_exception=False)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")  # so that there is something on the pages about it
    RecoveryCodes.activate(user)
    browser.force_login(user)
    return browser


def test_every_address_has_a_row():
    patterns = named_patterns()
    assert set(TABLE) == set(patterns)
    assert not [name for name in patterns if name.endswith("None")], "an address without a name"


def test_every_row_lets_somebody_in_and_names_known_roles():
    known = {"all", "account", "lead", "SA'", "SA*", "CU'", "CA'", "MO*", *Role}
    assert {who for _, whos in TABLE.values() for who in whos} <= known
    assert {name for name, (_, whos) in TABLE.items() if not whos} == OF_A_PARTY


def test_every_address_answers_only_those_in_its_row(everybody, things):
    patterns = named_patterns()
    wrong = []
    for who, browser in everybody.items():
        cookies = dict(browser.cookies)
        missing = everything_sent(browser.get("/there/is/no/such/page/"))
        for name, (method, allowed) in TABLE.items():
            arguments = {key: things[key] for key in patterns[name].pattern.converters}
            data = POSTED[name](things) if name in POSTED else {}
            with transaction.atomic():
                ask = browser.get if method == "GET" else browser.post
                response = ask(reverse(name, kwargs=arguments), data)
                transaction.set_rollback(True)
            browser.cookies.clear()
            browser.cookies.update(cookies)
            answer, expected = meaning(response, missing), expectation(who, allowed)
            wrong += [f"{name} for {who}: {answer}"] if answer != expected else []
    assert wrong == []


def test_no_address_tells_about_the_company_from_which_an_adviser_keeps_away(keeps_away, things, world):
    patterns = named_patterns()
    missing = everything_sent(keeps_away.get("/there/is/no/such/page/"))
    tells, wrong = ("Weefhuis", str(world.company.pk)), []
    for name, (method, allowed) in TABLE.items():
        if not allowed & {"SA", "SA'", "SA*", "lead"} or name == "accounts:own_conflicts":
            continue
        arguments = {key: things[key] for key in patterns[name].pattern.converters}
        data = POSTED[name](things) if name in POSTED else {}
        with transaction.atomic():
            ask = keeps_away.get if method == "GET" else keeps_away.post
            response = ask(reverse(name, kwargs=arguments), data)
            transaction.set_rollback(True)
        is_about_it = set(arguments) & OF_THE_COMPANY or name in ABOUT_THE_COMPANY
        if is_about_it and meaning(response, missing) != "not there":
            wrong += [f"{name}: {meaning(response, missing)}"]
        wrong += [f"{name} tells {each}" for each in tells if each.encode() in everything_sent(response)[3]]
    assert wrong == []


def expectation(who, allowed):
    of_all_agreements = who in {"SA*", "lead"} and {"SA", "SA'", "SA*"} & allowed
    if "all" in allowed or of_all_agreements or who in allowed or ("account" in allowed and who != "nobody"):
        return "answered"
    return "sent to sign in" if "account" in allowed else "not there"


def meaning(response, missing):
    """What an answer says to the one who asked."""
    sent = everything_sent(response)
    if response.status_code == 404:
        return "not there" if sent == missing else "otherwise than a missing page"
    if response.status_code == 302 and response.url.startswith("/login/?next="):
        return "sent to sign in"
    return "answered" if response.status_code < 500 else f"failed with {response.status_code}"


def everything_sent(response):
    """Status, headers, cookies and bytes: all that reaches the asker."""
    content = response.getvalue() if response.streaming else response.content
    return response.status_code, dict(response.headers), dict(response.cookies), content
