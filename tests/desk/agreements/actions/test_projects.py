"""Collective projects: proposed, decided, who sees what, and that companies answer for themselves."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from akkoord.desk.agreements.actions import propose_pattern
from akkoord.desk.agreements.actions.commitments import write_down
from akkoord.desk.agreements.actions.papers import Upload, keep_file
from akkoord.desk.agreements.actions.projects import (
    add_party,
    answer_for_company,
    ask_company,
    change_project,
    hold_meeting,
    note_result,
    part_with,
    promise_in_project,
    propose_project,
    put_before_steering_group,
    set_aim,
    take_step,
)
from akkoord.desk.agreements.models import (
    Body,
    CollectiveProject,
    Decision,
    Organisation,
    Participation,
    ProjectMember,
)
from akkoord.desk.agreements.queries.commitments import promises_open_to
from akkoord.desk.agreements.queries.papers import may_download
from akkoord.desk.agreements.queries.projects import (
    companies_in_projects_on,
    members_open_to,
    projects_open_to,
    reading_of,
)
from akkoord.desk.agreements.rules.commitments import CommitmentMove
from akkoord.desk.agreements.rules.meetings import CompanyNamed, CompanyNamedInReport
from akkoord.desk.agreements.rules.projects import (
    DecisionNeeded,
    OnlyWhenAsked,
    ProjectEndNeeded,
    ProjectMove,
    ProjectMoveNotOpen,
    ProjectOver,
    ProjectStanding,
    ReminderNotRead,
)
from akkoord.desk.people.actions import NotAllowed, declare_conflict
from akkoord.desk.people.models import Letter, User
from akkoord.desk.people.queries import NOBODY, actor_of
from akkoord.desk.people.rules import Role

TODAY = timezone.localdate()
END = TODAY + timedelta(days=90)


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def union(world):
    found = Organisation.objects.create(name="FNV", kind="union")
    Participation.objects.create(
        agreement=world.agreement, organisation=found, role="signatory", state="active"
    )
    return found


@pytest.fixture
def representative(person, union):
    return actor_of(person(Role.PARTY_REPRESENTATIVE, organisation=union))


@pytest.fixture
def admins(person, world):
    """The admin of each company."""
    return [
        actor_of(person(Role.COMPANY_ADMIN, organisation=each))
        for each in (world.company, world.other_company)
    ]


@pytest.fixture
def meeting(world):
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    return body.meetings.create(number=1, on=TODAY)


@pytest.fixture
def proposed(adviser, world):
    values = {"topic": "Unions in Turkey", "theme": "4", "country": "TR", "why": "It returns."}
    return propose_project(adviser, world.agreement, entry=uuid4(), values=values)


@pytest.fixture
def running(adviser, union, meeting, proposed):
    on_agenda = put_before_steering_group(adviser, proposed, meeting, entry=uuid4(), on=TODAY)
    return begun(adviser, on_agenda, union)


@pytest.fixture
def joined(adviser, admins, world, running):
    """Both companies take part; the second lets parties know."""
    for company, admin in zip((world.company, world.other_company), admins, strict=True):
        asked = ask_company(adviser, running, company, entry=uuid4(), on=TODAY)
        is_shown = company == world.other_company
        answer_for_company(admin, asked, joins=True, has_read_reminder=True, is_shown=is_shown)
    return running


def begun(adviser, project, lead, **values):
    decision = project.item.decisions.create(object="Together", wording="We do it together.")
    given = {"decision": decision, "lead": lead, "on": TODAY, "starts": TODAY, "ends": END} | values
    return take_step(adviser, project, ProjectMove.BEGUN, entry=uuid4(), values=given)


def member(project, company):
    return ProjectMember.objects.select_related("project").get(project=project, organisation=company)


def seen_by(actor, project):
    """The members that somebody sees; None where there is no project for them."""
    fresh = CollectiveProject.objects.get(pk=project.pk)
    reading = reading_of(actor, fresh)
    return reading and sorted(each.organisation.name for each in members_open_to(actor, fresh, reading))


def test_third_similar_case_reaches_the_steering_group_without_a_company(
    adviser, representative, world, meeting
):
    for cases in (3, 4):
        found = propose_pattern(world.agreement, country="TR", theme="4", cases=cases)
    assert CollectiveProject.objects.count() == 1
    on_agenda = put_before_steering_group(adviser, found, meeting, entry=uuid4(), on=TODAY)
    item = meeting.items.get()
    written = f"{item.title} {item.said} {on_agenda.topic} {on_agenda.why}"
    assert on_agenda.cases == 4
    assert item.subject == "cases"
    assert not any(name in written for name in ("Weefhuis", "Naaldwerk"))
    assert reading_of(representative, on_agenda).is_party


def test_pattern_that_was_decided_on_may_be_proposed_again(world):
    first = propose_pattern(world.agreement, country="TR", theme="4", cases=3)
    CollectiveProject.objects.update(state="declined")
    assert propose_pattern(world.agreement, country="TR", theme="4", cases=6) != first


@pytest.mark.parametrize("name", ["topic", "why"])
def test_proposal_names_no_company(adviser, world, proposed, name):
    with pytest.raises(CompanyNamedInReport):
        change_project(adviser, proposed, {name: "At Weefhuis again"})


def test_agenda_takes_no_company_that_joined_the_agreement_later(adviser, world, meeting, proposed):
    CollectiveProject.objects.update(topic="Naaldwerk in Turkey")
    proposed.refresh_from_db()
    with pytest.raises(CompanyNamed):
        put_before_steering_group(adviser, proposed, meeting, entry=uuid4(), on=TODAY)
    assert not meeting.items.exists()


def test_project_needs_the_decision_under_its_own_item_and_an_end(adviser, union, meeting, proposed):
    with pytest.raises(ProjectMoveNotOpen):
        take_step(adviser, proposed, ProjectMove.BEGUN, entry=uuid4(), values={"on": TODAY})
    project = put_before_steering_group(adviser, proposed, meeting, entry=uuid4(), on=TODAY)
    other = meeting.items.create(number=9, title="Else").decisions.create(object="Else", wording="Else")
    for decision in (None, other):
        with pytest.raises(DecisionNeeded):
            begun(adviser, project, union, decision=decision)
    recommended = project.item.decisions.create(object="Maybe", wording="Maybe", kind="recommendation")
    with pytest.raises(DecisionNeeded):
        begun(adviser, project, union, decision=recommended)
    for ends in (None, TODAY):
        with pytest.raises(ProjectEndNeeded):
            begun(adviser, project, union, ends=ends)
    assert CollectiveProject.objects.get().state == "on_agenda"


def test_database_keeps_no_project_without_an_end(running):
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectiveProject.objects.update(ends=None)


def test_step_that_is_sent_twice_is_taken_once(adviser, running):
    entry = uuid4()
    for _ in range(2):
        values = {"text": "Visited.", "on": TODAY}
        take_step(adviser, running, ProjectMove.NOTE, entry=entry, values=values)
    assert running.events.filter(move="note").count() == 1


def test_project_ends_by_itself_and_goes_on_by_decision_only(adviser, admins, world, meeting, joined):
    CollectiveProject.objects.update(starts=TODAY - timedelta(days=9), ends=TODAY - timedelta(days=1))
    joined.refresh_from_db()
    assert joined.standing is ProjectStanding.OVER
    with pytest.raises(ProjectOver):
        hold_meeting(adviser, joined, entry=uuid4(), values={"on": TODAY})
    values = {"on": TODAY, "ends": END, "decision": None}
    with pytest.raises(DecisionNeeded):
        take_step(adviser, joined, ProjectMove.EXTENDED, entry=uuid4(), values=values)
    decision = Decision.objects.create(item=meeting.items.first(), object="On", wording="It goes on.")
    values = {"on": TODAY, "ends": TODAY - timedelta(days=2), "decision": decision}
    with pytest.raises(ProjectEndNeeded):
        take_step(adviser, joined, ProjectMove.EXTENDED, entry=uuid4(), values=values)
    longer = take_step(
        adviser,
        joined,
        ProjectMove.EXTENDED,
        entry=uuid4(),
        values={"on": TODAY, "ends": END, "decision": decision},
    )
    assert longer.standing is ProjectStanding.RUNNING
    with pytest.raises(ProjectOver):
        hold_meeting(adviser, longer, entry=uuid4(), values={"on": END + timedelta(days=1)})


def test_company_takes_part_only_by_its_own_admins_yes(adviser, admins, person, world, running):
    with pytest.raises(OnlyWhenAsked):
        add_party(adviser, running, world.company, entry=uuid4(), on=TODAY)
    asked = ask_company(adviser, running, world.company, entry=uuid4(), on=TODAY)
    user = actor_of(person(Role.COMPANY_USER))
    for stranger in (adviser, user, admins[1]):
        with pytest.raises(NotAllowed):
            answer_for_company(stranger, asked, joins=True, has_read_reminder=True)
    with pytest.raises(ReminderNotRead):
        answer_for_company(admins[0], asked, joins=True)
    assert answer_for_company(admins[0], asked, joins=True, has_read_reminder=True).has_joined


def test_company_that_was_asked_is_known_to_the_secretariat_alone(
    adviser, representative, admins, world, running
):
    asked = ask_company(adviser, running, world.company, entry=uuid4(), on=TODAY)
    assert seen_by(adviser, running) == ["Weefhuis"]
    assert seen_by(representative, running) == []
    assert seen_by(admins[1], running) is None
    assert seen_by(admins[0], running) == []
    answer_for_company(admins[0], asked, joins=False)
    assert seen_by(representative, running) == []


def test_members_see_members_and_parties_only_those_that_let_themselves_be_seen(
    adviser, representative, admins, union, joined
):
    add_party(adviser, joined, union, entry=uuid4(), on=TODAY)
    everybody = ["FNV", "Naaldwerk", "Weefhuis"]
    assert [seen_by(each, joined) for each in (adviser, *admins)] == [everybody] * 3
    assert seen_by(representative, joined) == everybody  # the union takes part itself
    part_with(adviser, member(joined, union), on=TODAY)
    assert seen_by(representative, joined) == ["Naaldwerk"]
    assert seen_by(NOBODY, joined) is None


def test_asked_company_sees_parties_but_no_other_company(adviser, admins, world, union, joined):
    add_party(adviser, joined, union, entry=uuid4(), on=TODAY)
    answer_for_company(admins[0], member(joined, world.company), joins=False)
    assert seen_by(admins[0], joined) == ["FNV"]
    assert seen_by(admins[1], joined) == ["FNV", "Naaldwerk"]


def test_company_that_left_the_agreement_is_in_no_project_any_more(admins, representative, world, joined):
    Participation.objects.filter(organisation=world.other_company).update(state="withdrawn")
    assert seen_by(admins[1], joined) is None
    assert seen_by(admins[0], joined) == ["Weefhuis"]
    assert seen_by(representative, joined) == []


def test_adviser_who_keeps_away_from_a_member_reads_no_work(person, world, joined):
    user = person(Role.SECRETARIAT_ADVISER)
    declare_conflict(user, world.company.pk, reason="Shares.", by_id=user.pk)
    reading = reading_of(actor_of(User.objects.get(pk=user.pk)), joined)
    assert not reading.sees_work
    assert seen_by(actor_of(user), joined) == ["Naaldwerk"]
    with pytest.raises(NotAllowed):
        change_project(actor_of(user), joined, {"topic": "Else"})


def test_public_project_opens_topic_and_results_to_everybody_once_it_began(adviser, world, proposed, union):
    change_project(adviser, proposed, {"is_public": True})
    assert reading_of(NOBODY, proposed) is None
    CollectiveProject.objects.update(state="proposed")
    meeting = Body.objects.create(agreement=world.agreement, name="Group").meetings.create(number=1, on=TODAY)
    on_agenda = put_before_steering_group(adviser, proposed, meeting, entry=uuid4(), on=TODAY)
    assert reading_of(NOBODY, on_agenda) is None
    reading = reading_of(NOBODY, begun(adviser, on_agenda, union))
    assert not reading.sees_progress


def test_asked_company_gets_one_letter_that_tells_nothing(adviser, admins, world, running):
    for _ in range(2):
        ask_company(adviser, running, world.company, entry=uuid4(), on=TODAY)
    letter = Letter.objects.get()
    assert letter.receiver_id == admins[0].user_id
    assert not any(word in letter.subject + letter.body for word in ("Turkey", "Unions", "Naaldwerk"))


def test_promise_of_a_company_is_read_by_members_alone(
    adviser, representative, admins, person, world, joined
):
    made = promise_in_project(
        adviser,
        joined,
        entry=uuid4(),
        values={"what": "Write to the mill", "owner": world.company},
        on=TODAY,
    )
    assert [bool(promises_open_to(each)) for each in (adviser, admins[0])] == [True, True]
    assert promises_open_to(representative) == []
    assert promises_open_to(admins[1]) == []
    assert promises_open_to(actor_of(person(Role.MONITOR))) == []
    told = {"text": "Written.", "on": TODAY}
    kept = write_down(admins[0], made, CommitmentMove.KEPT, entry=uuid4(), values=told)
    assert kept.state == "kept"


def test_promise_of_a_party_names_no_company_and_is_read_by_all(
    adviser, representative, union, world, joined
):
    add_party(adviser, joined, union, entry=uuid4(), on=TODAY)
    values = {"what": "Visit with Weefhuis", "owner": union}
    with pytest.raises(CompanyNamedInReport):
        promise_in_project(adviser, joined, entry=uuid4(), values=values, on=TODAY)
    promise_in_project(adviser, joined, entry=uuid4(), values={**values, "what": "Visit"}, on=TODAY)
    assert [each.what for each in promises_open_to(representative)] == ["Visit"]


def test_who_takes_no_part_promises_nothing(adviser, world, running):
    values = {"what": "Write", "owner": world.company}
    with pytest.raises(NotAllowed):
        promise_in_project(adviser, running, entry=uuid4(), values=values, on=TODAY)


def test_papers_are_for_members(adviser, representative, admins, world, joined):
    file = keep_file(adviser, joined, Upload("plan.pdf", b"%PDF-", is_open=True), entry=uuid4())
    file.refresh_from_db()
    assert [may_download(each, file) for each in (adviser, *admins)] == [True] * 3
    assert not any(may_download(each, file) for each in (representative, NOBODY))
    with pytest.raises(NotAllowed):
        keep_file(admins[0], joined, Upload("own.pdf", b"%PDF-"), entry=uuid4())


def test_aims_gather_results_over_time_and_a_closed_project_keeps_them(adviser, running):
    aim = set_aim(adviser, running, entry=uuid4(), values={"text": "Ten talks", "due": END})
    entry = uuid4()
    for _ in range(2):
        note_result(adviser, aim, entry=entry, values={"on": TODAY, "text": "Four talks"})
    note_result(adviser, aim, entry=uuid4(), values={"on": date(2100, 1, 1), "text": "Ten talks"})
    closed = take_step(
        adviser,
        running,
        ProjectMove.CLOSED,
        entry=uuid4(),
        values={"on": TODAY, "results": "Ten talks held.", "lessons": "Begin earlier."},
    )
    assert [each.text for each in aim.results.all()] == ["Four talks", "Ten talks"]
    assert (closed.standing, closed.results) == (ProjectStanding.CLOSED, "Ten talks held.")


def test_only_the_secretariat_proposes(representative, admins, world):
    for stranger in (representative, *admins):
        with pytest.raises(NotAllowed):
            propose_project(stranger, world.agreement, entry=uuid4(), values={"topic": "Mine"})


def test_company_finds_its_projects_and_no_others(admins, adviser, world, running):
    assert [projects_open_to(each) for each in admins] == [[], []]
    ask_company(adviser, running, world.company, entry=uuid4(), on=TODAY)
    assert [projects_open_to(each) for each in admins] == [[running], []]


def test_members_of_a_theme_are_found_by_year(adviser, world, joined):
    both = [world.company.pk, world.other_company.pk]
    assert companies_in_projects_on(world.agreement, "4", year=TODAY.year, among=both) == set(both)
    assert companies_in_projects_on(world.agreement, "5", year=TODAY.year, among=both) == set()
    assert companies_in_projects_on(world.agreement, "4", year=2017, among=both) == set()
