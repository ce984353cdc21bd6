"""No company is told while the risk for whoever reported is not judged, too high, or they say no."""

import pytest

from akkoord.desk.cases.rules.refusals import RiskNotJudged, RiskTooHigh
from akkoord.desk.cases.rules.safety import (
    Assessment,
    Measure,
    ReporterSaysNo,
    Risk,
    Sign,
    check_may_notify,
)


def assessment(remaining, *, agrees=None):
    return Assessment(
        signs=frozenset({Sign.FEW_COULD_KNOW}),
        before=Risk.CRITICAL,
        measures=frozenset({Measure.THROUGH_UNION}),
        remaining=remaining,
        reporter_agrees=agrees,
    )


@pytest.mark.parametrize("remaining", [Risk.LOW, Risk.MEDIUM])
@pytest.mark.parametrize("agrees", [None, True])
def test_companies_may_be_told_when_what_remains_is_small(remaining, agrees):
    check_may_notify(assessment(remaining, agrees=agrees))


@pytest.mark.parametrize("remaining", [Risk.HIGH, Risk.CRITICAL])
@pytest.mark.parametrize("agrees", [None, True])
def test_high_risk_blocks_even_when_the_reporter_agrees(remaining, agrees):
    with pytest.raises(RiskTooHigh):
        check_may_notify(assessment(remaining, agrees=agrees))


def test_reporter_stops_it_at_any_risk():
    with pytest.raises(ReporterSaysNo):
        check_may_notify(assessment(Risk.LOW, agrees=False))


def test_nobody_is_told_before_the_risk_is_judged():
    with pytest.raises(RiskNotJudged):
        check_may_notify(None)
