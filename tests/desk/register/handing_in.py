"""The lists of these tests, and people who hand them in."""

import uuid
from datetime import date

from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    accept,
    answer_question,
    confirm_sites,
    end_sites,
    submit,
    submit_list,
)
from akkoord.desk.register.actions.last_year import Ending
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.desk.register.queries.signing import open_questions
from akkoord.desk.register.rules import EndReason

PASSWORD = "a long password"
HEADER = "Name,Address,City,Country"
SCREEN = "S.T. Screen Printing Co. Ltd.,12 Nguyen Hue Street,Ho Chi Minh City,Vietnam"
SCREEN_OTHERWISE = "ST Screen Printing Company Limited,12 Nguyen Hue St.,Ho Chi Minh City,Viet Nam"
ORUM = "Örüm Tekstil San. ve Tic. Ltd. Şti.,Organize Sanayi Bölgesi 3. Cadde No 14,Denizli,Turkey"
PADMA = "Padma Knit Composite Ltd,Plot 22 Kashimpur Road,Gazipur,Bangladesh"
MEGHNA = "Meghna Denims Ltd,22 Kashimpur Road,Gazipur,Bangladesh"
MEGHNA_ABROAD = "Meghna Denims Ltd,22 Kashimpur Road,Gazipur,India"


def person(role, *, organisation=None, name="Somebody"):
    """An account that holds one role."""
    user = User.objects.create_user(f"{uuid.uuid4().hex[:8]}@example.org", PASSWORD, name=name)
    Mandate.objects.create(user=user, role=role, organisation=organisation, starts=date(2016, 1, 1))
    return user


def admin_of(organisation):
    """The account of a company's admin."""
    return User.objects.get(mandates__organisation=organisation, mandates__role="CA")


def content_of(*rows):
    """A list as a file."""
    return "\n".join([HEADER, *rows]).encode()


def upload(organisation, cycle, *rows, token=None, filename="list.csv"):
    """The company's admin uploads a list."""
    return submit_list(
        actor_of(admin_of(organisation)),
        cycle,
        organisation,
        filename=filename,
        content=content_of(*rows),
        upload_token=token or uuid.uuid4(),
    )


def hand_in(organisation, cycle, *rows):
    """Upload, decide about last year's sites, answer what was asked and sign; answers the submission."""
    draft = upload(organisation, cycle, *rows).submission
    settle(organisation, draft)
    return submit(actor_of(admin_of(organisation)), draft)


def settle(organisation, draft):
    """Confirm what was found again, end what was not, and answer every question."""
    admin = actor_of(admin_of(organisation))
    undecided = [each.site.fingerprint for each in comparison_of(draft).sites if each.is_undecided]
    confirm_sites(admin, draft, undecided)
    end_sites(admin, draft, undecided, Ending(date(draft.cycle.year - 1, 12, 31), EndReason.NO_ORDERS))
    for question in open_questions(draft):
        answer_question(admin, draft, question.pk, "As it stands now.")


def live(secretariat, organisation, cycle, *rows):
    """Upload, submit and accept; answers the submission."""
    return accept(secretariat, hand_in(organisation, cycle, *rows))
