"""What each phase allows."""

import pytest

from akkoord.desk.agreements.rules import NotInThisPhase, Phase, Work, allows, check_allows

HANDBOOK = {
    Work.ADMISSION: {Phase.SIGNED, Phase.IMPLEMENTING},
    Work.INTAKE: {Phase.SIGNED, Phase.IMPLEMENTING, Phase.CLOSING},
    Work.PUBLICATION: {Phase.SIGNED, Phase.IMPLEMENTING, Phase.CLOSING},
}


@pytest.mark.parametrize("work", HANDBOOK)
@pytest.mark.parametrize("phase", Phase)
def test_check_allows_as_the_handbook_says(phase, work):
    assert allows(phase, work) is (phase in HANDBOOK[work])
    if phase in HANDBOOK[work]:
        check_allows(phase, work)
    else:
        with pytest.raises(NotInThisPhase):
            check_allows(phase, work)
