"""What a company signs on its way in, and what parties object."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from akkoord.desk.agreements.actions import (
    Signing,
    answer_objection,
    apply_for_participation,
    change_participation_state,
    object_to,
    sign_document,
)
from akkoord.desk.agreements.models import Agreement, Objection, Organisation, SignedDocument
from akkoord.desk.agreements.queries import companies_to_object_to, document_file, documents_to_sign
from akkoord.desk.agreements.rules import (
    AlreadyAnswered,
    DocumentsMissing,
    NotInThisPhase,
    ObjectionsOpen,
    ParticipationState,
    PartyRole,
    ReasonNeeded,
    WindowClosed,
    WindowOpen,
)
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

SIGNING = Signing("Anna de Wit, director", date(2018, 2, 1), "signed.pdf", b"%PDF signed")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    return tmp_path / "documents"


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def newcomer(world):
    return Organisation.objects.create(name="Breihuis")


@pytest.fixture
def company(person, newcomer):
    return actor_of(person(Role.COMPANY_ADMIN, organisation=newcomer))


@pytest.fixture
def application(world, company, newcomer):
    documents = [{"kind": "covenant", "version": "2"}, {"kind": "service_agreement", "version": "1"}]
    Agreement.objects.filter(pk=world.agreement.pk).update(documents=documents)
    return apply_for_participation(
        company,
        Agreement.objects.get(pk=world.agreement.pk),
        newcomer,
        role=PartyRole.PARTICIPATING_COMPANY,
        reason="We want to.",
    )


@pytest.fixture
def in_window(adviser, company, application):
    for document in documents_to_sign(application):
        sign_document(company, application, document, SIGNING)
    for state in (ParticipationState.DOCUMENTS_SIGNED, ParticipationState.OBJECTION_WINDOW):
        application = change_participation_state(adviser, application, state, "As agreed.")
    return application


def admit(adviser, participation, *, after=1):
    """Admit the company `after` days after the last day on which parties could object."""
    until = timezone.localdate() - timedelta(days=after)
    type(participation).objects.filter(pk=participation.pk).update(objections_until=until)
    return change_participation_state(adviser, participation, ParticipationState.ADMITTED, "Nobody objects.")


def test_signed_document_is_kept_once(company, application, folder):
    document = documents_to_sign(application)[0]
    both = [sign_document(company, application, document, SIGNING) for _ in range(2)]
    assert both[0] == both[1]
    assert len(list(folder.iterdir())) == 1
    with document_file(both[0]) as file:
        assert file.read() == SIGNING.content


def test_documents_are_complete_before_parties_are_asked(adviser, company, application):
    sign_document(company, application, documents_to_sign(application)[0], SIGNING)
    with pytest.raises(DocumentsMissing) as refusal:
        change_participation_state(adviser, application, ParticipationState.DOCUMENTS_SIGNED, "Complete.")
    assert refusal.value.details == {"count": 1}


def test_nothing_is_signed_once_a_company_takes_part(person, world):
    company = actor_of(person(Role.COMPANY_ADMIN))
    participation = world.company.participations.get()
    with pytest.raises(NotInThisPhase):
        sign_document(company, participation, None, SIGNING)
    assert not SignedDocument.objects.exists()


def test_party_sees_the_company_and_may_object_once(person, in_window, world):
    party = actor_of(person(Role.PARTY_REPRESENTATIVE))
    (seen,) = companies_to_object_to(party)
    assert seen == in_window
    for reason in ("They do not pay.", "Again."):
        object_to(party, in_window, reason=reason)
    assert Objection.objects.get().reason == "They do not pay."
    assert [each.reason for each in companies_to_object_to(party)[0].own_objections] == ["They do not pay."]


def test_party_never_sees_the_objection_of_another(person, in_window):
    object_to(actor_of(person(Role.PARTY_REPRESENTATIVE)), in_window, reason="They do not pay.")
    other = actor_of(person(Role.PARTY_REPRESENTATIVE))
    assert companies_to_object_to(other)[0].own_objections == []


@pytest.mark.parametrize("role", [Role.COMPANY_ADMIN, Role.SECRETARIAT_ADVISER, Role.MONITOR, Role.SUPPORTER])
def test_only_parties_object(person, in_window, role):
    reader = actor_of(person(role))
    assert companies_to_object_to(reader) == []
    with pytest.raises(NotAllowed):
        object_to(reader, in_window, reason="No.")


def test_party_of_another_agreement_sees_nothing(person, in_window, world):
    stranger = actor_of(person(Role.PARTY_REPRESENTATIVE, agreement=world.other_agreement))
    assert companies_to_object_to(stranger) == []


def test_parties_are_told_without_the_name(person, adviser, company, application, world):
    user = person(Role.PARTY_REPRESENTATIVE)
    for document in documents_to_sign(application):
        sign_document(company, application, document, SIGNING)
    for state in (ParticipationState.DOCUMENTS_SIGNED, ParticipationState.OBJECTION_WINDOW):
        change_participation_state(adviser, application, state, "As agreed.")
    letter = Letter.objects.get(receiver=user)
    assert "Breihuis" not in letter.subject + letter.body
    assert "/agreements/joining/" in letter.body


def test_company_is_admitted_after_the_window(adviser, in_window):
    with pytest.raises(WindowOpen):
        admit(adviser, in_window, after=0)
    assert admit(adviser, in_window).state == "admitted"


def test_nobody_objects_after_the_window(person, in_window):
    party = actor_of(person(Role.PARTY_REPRESENTATIVE))
    yesterday = timezone.localdate() - timedelta(days=1)
    type(in_window).objects.filter(pk=in_window.pk).update(objections_until=yesterday)
    with pytest.raises(WindowClosed):
        object_to(party, in_window, reason="Late.")
    assert companies_to_object_to(party) == []


@pytest.mark.parametrize("is_upheld", [True, False])
def test_objection_is_answered_before_a_company_is_admitted(person, adviser, in_window, is_upheld):
    objection = object_to(actor_of(person(Role.PARTY_REPRESENTATIVE)), in_window, reason="They do not pay.")
    with pytest.raises(ObjectionsOpen):
        admit(adviser, in_window)
    answer_objection(adviser, objection, is_upheld=is_upheld, answer="We looked into it.")
    with pytest.raises(AlreadyAnswered):
        answer_objection(adviser, objection, is_upheld=is_upheld, answer="Again.")
    if is_upheld:
        with pytest.raises(ObjectionsOpen):
            admit(adviser, in_window)
    else:
        assert admit(adviser, in_window).state == "admitted"


def test_objection_and_answer_need_reasons(person, adviser, in_window):
    party = actor_of(person(Role.PARTY_REPRESENTATIVE))
    with pytest.raises(ReasonNeeded):
        object_to(party, in_window, reason=" ")
    objection = object_to(party, in_window, reason="They do not pay.")
    with pytest.raises(ReasonNeeded):
        answer_objection(adviser, objection, is_upheld=False, answer=" ")
