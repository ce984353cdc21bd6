"""A case is closed with an outcome that follows from what was found."""

import pytest

from akkoord.desk.cases.rules.cases import OPEN_STATES, CaseState, Outcome, check_outcome, outcomes_from
from akkoord.desk.cases.rules.refusals import OutcomeNotPossible

REMEDY = {Outcome.REMEDIED, Outcome.PARTLY_REMEDIED, Outcome.NOT_REMEDIED}
ANY_TIME = {Outcome.WITHDRAWN, Outcome.REFERRED}


@pytest.mark.parametrize(
    ("now", "outcomes"),
    [
        (CaseState.VERIFICATION, REMEDY | ANY_TIME),
        (CaseState.REMEDY_RUNNING, REMEDY - {Outcome.REMEDIED} | ANY_TIME),
        (CaseState.REMEDY_PLAN, {Outcome.NOT_REMEDIED} | ANY_TIME),
        (CaseState.NOT_SUBSTANTIATED, {Outcome.NO_BASIS} | ANY_TIME),
        (CaseState.INCONCLUSIVE, {Outcome.NO_BASIS} | ANY_TIME),
        (CaseState.DIALOGUE, ANY_TIME),
        (CaseState.SUBSTANTIATED, ANY_TIME),
        (CaseState.CLOSED, set()),
        (CaseState.ARCHIVED, set()),
    ],
)
def test_outcomes_follow_from_where_the_case_stands(now, outcomes):
    assert outcomes_from(now) == outcomes
    for outcome in Outcome:
        if outcome in outcomes:
            check_outcome(now, outcome)
        else:
            with pytest.raises(OutcomeNotPossible):
                check_outcome(now, outcome)


def test_remedy_is_closed_as_whole_only_when_somebody_checked_it():
    assert [now for now in CaseState if Outcome.REMEDIED in outcomes_from(now)] == [CaseState.VERIFICATION]


def test_reporter_may_withdraw_as_long_as_the_case_is_open():
    assert {now for now in CaseState if Outcome.WITHDRAWN in outcomes_from(now)} == OPEN_STATES
