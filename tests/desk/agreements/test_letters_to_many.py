"""What is told to several at once: a letter for each, which shows no other receiver, company or place."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from tests.desk.people.mail_server import serving

from akkoord.desk.agreements.actions.projects import answer_for_company, ask_company, hold_meeting
from akkoord.desk.agreements.actions.trainings import call_expected, plan_date, write_training
from akkoord.desk.agreements.models import Body, Organisation
from akkoord.desk.people.actions import send_waiting_letters
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

TODAY = timezone.localdate()
TOPIC = "Unions at Kizilay Konfeksiyon, 7 Mill Road"


@pytest.fixture
def mail_server(settings):
    with serving() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "secretariat@desk.example"
        yield server


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def admins(person, world):
    """An account of each company, each with a name of its own."""
    people = [person(Role.COMPANY_ADMIN, organisation=each) for each in (world.company, world.other_company)]
    for user, name in zip(people, ("Aukje Weef", "Nico Naald"), strict=True):
        User.objects.filter(pk=user.pk).update(name=name)
    return people


@pytest.fixture
def project(world):
    """A project about one place, that runs."""
    body = Body.objects.create(agreement=world.agreement, name="Group")
    item = body.meetings.create(number=1, on=TODAY).items.create(number=1, title="Together")
    return world.agreement.projects.create(
        topic=TOPIC,
        state="decided",
        item=item,
        decision=item.decisions.create(object="Together", wording="We do it together."),
        lead=Organisation.objects.create(name="FNV", kind="union", country="NL"),
        starts=TODAY,
        ends=TODAY + timedelta(days=90),
    )


@pytest.fixture
def told(adviser, admins, world, project, mail_server):
    """Both companies were asked, joined, were told of a meeting and called to a training."""
    for user, company in zip(admins, (world.company, world.other_company), strict=True):
        asked = ask_company(adviser, project, company, entry=uuid4(), on=TODAY)
        answer_for_company(actor_of(user), asked, joins=True, has_read_reminder=True, is_shown=True)
    hold_meeting(adviser, project, entry=uuid4(), values={"on": TODAY, "people": "Aukje Weef, Nico Naald"})
    values = {"title": "Freedom of association", "expects": "all"}
    training = write_training(adviser, world.agreement, entry=uuid4(), values=values)
    plan_date(adviser, training, entry=uuid4(), values={"on": TODAY + timedelta(days=20), "seats": 2})
    call_expected(adviser, training)
    send_waiting_letters()
    return mail_server.letters


def others_shown(letters, people):
    """Who else stands in the letters of each: (receiver, word of another)."""
    words = {user.email: (user.email, user.name, user.company) for user in people}
    return {
        (receiver, word)
        for letter in letters
        for receiver in words
        if receiver in letter["To"]
        for other, theirs in words.items()
        if other != receiver
        for word in theirs
        if word in letter.as_string()
    }


@pytest.fixture
def receivers(admins, world):
    people = list(User.objects.filter(pk__in=[each.pk for each in admins]).order_by("pk"))
    for user, company in zip(people, (world.company, world.other_company), strict=True):
        user.company = company.name
    return people


def test_one_mail_to_all_would_show_them_to_one_another(mail_server, receivers):
    """It could leak: this is what a mail to a group looks like when it arrives."""
    everybody = [each.email for each in receivers]
    EmailMessage("A meeting is planned", "With Weefhuis.", to=everybody).send()

    [first, second] = receivers
    assert others_shown(mail_server.letters, receivers) == {
        (first.email, second.email),
        (second.email, first.email),
        (second.email, "Weefhuis"),
    }


def test_letters_of_one_occasion_show_nobody_else_and_no_place(told, receivers):
    by_receiver = {
        each.email: [mail["Subject"] for mail in told if mail["To"] == each.email] for each in receivers
    }

    subjects = ["A question to your company", "A meeting is planned", "A training for your company"]
    assert by_receiver == dict.fromkeys(by_receiver, subjects)
    assert others_shown(told, receivers) == set()
    assert {name for mail in told for name in ("Cc", "Bcc", "Reply-To") if mail[name]} == set()
    assert [mail for mail in told if "Kizilay" in mail.as_string() or "Mill Road" in mail.as_string()] == []
    assert [mail for mail in told if mail.is_multipart()] == [], "no invitation for a calendar goes along"


def test_company_that_is_asked_gets_the_same_letter_whether_others_are_in_or_not(
    adviser, admins, world, project, mail_server
):
    """Until it says yes it does not learn that there is anybody else."""
    for company in (world.company, world.other_company):
        ask_company(adviser, project, company, entry=uuid4(), on=TODAY)
    send_waiting_letters()

    first, second = (mail.get_content() for mail in mail_server.letters)
    assert first.replace("Aukje Weef", "Nico Naald") == second
