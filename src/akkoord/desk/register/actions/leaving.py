"""What a company answers about a site that it left by its own choice."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.submissions import list_of, locked_submission
from akkoord.desk.register.models import ResponsibleExit, Submission
from akkoord.desk.register.queries.leaving import exits_in
from akkoord.desk.register.rules import IllegalMove, SubmissionState
from akkoord.desk.register.rules.exits import EXIT_QUESTIONS


@transaction.atomic
def answer_exits(
    actor: Actor, submission: Submission, sites: Collection[str], answers: Mapping[str, str]
) -> int:
    """Write down the same answers about these sites of the list; answers how many the company chose to leave.

    Answering again takes the place of what was said. It can be said while the list is a draft and once it is
    accepted; raises `IllegalMove` while the secretariat looks at it.
    """
    require(actor, Action.WRITE, list_of(submission))
    locked = locked_submission(submission)
    if locked.state not in {SubmissionState.DRAFT, SubmissionState.ACCEPTED}:
        raise IllegalMove(state=locked.get_state_display())
    left = {each.fingerprint for each in exits_in(locked)} & set(sites)
    for site in sorted(left):
        ResponsibleExit.objects.update_or_create(
            organisation_id=locked.organisation_id,
            cycle_id=locked.cycle_id,
            site=site,
            defaults={
                "answers": {code: answers[code] for code, _question in EXIT_QUESTIONS},
                "said_by_id": person_id(actor),
                "said_at": timezone.now(),
            },
        )
    return len(left)
