"""The agreements that come ready are whole, and say what the minutes of February 2018 say."""

import pytest

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import EnforcementForm, Phase, Step, ready_configurations

RUNNING = {"textile", "gold", "banking"}
NEGOTIATED = {"insurance", "natural_stone", "food", "metals", "pensions", "floriculture"}
ELSEWHERE = {"forestry", "proteins"}


def ready(code):
    return Agreement(slug=code, **ready_configurations()[code])


def test_ready_configurations_are_those_of_the_minutes():
    assert set(ready_configurations()) == RUNNING | NEGOTIATED | ELSEWHERE
    phases = {code: each["phase"] for code, each in ready_configurations().items()}
    assert {phases[code] for code in RUNNING} == {Phase.IMPLEMENTING}
    assert {phases[code] for code in NEGOTIATED} == {Phase.NEGOTIATING}
    assert {each["host"] for code, each in ready_configurations().items() if code in ELSEWHERE} == {"outside"}


@pytest.mark.parametrize("code", ready_configurations())
def test_every_row_of_a_ready_configuration_can_be_read(code):
    agreement = ready(code)
    read = [
        agreement.theme_rows,
        agreement.enforcement_rows,
        agreement.target_rows,
        agreement.size_class_rows,
        agreement.year_norm_rows,
        agreement.calendar_rows,
        agreement.document_rows,
    ]
    assert all(isinstance(rows, tuple) for rows in read)
    assert agreement.retention_policy.years == 7
    assert agreement.enforcement_rows, "somebody watches progress"
    assert agreement.name_de
    assert agreement.name_fr


@pytest.mark.parametrize("code", ready_configurations())
def test_size_classes_themes_and_norms_are_read_in_every_language(code):
    rows = [*ready(code).size_class_rows, *ready(code).theme_rows, *ready(code).year_norm_rows]
    assert [each for each in rows if not (each.name_nl and each.name_de and each.name_fr)] == []


@pytest.mark.parametrize("code", ready_configurations())
def test_every_fact_of_a_ready_configuration_names_its_source(code):
    configuration = ready_configurations()[code]
    with_source = {
        "enforcement",
        "insight_units",
        "themes",
        "targets",
        "size_classes",
        "year_norms",
        "starts",
    }
    said = {name for name in with_source if configuration[name]}
    assert said - configuration["sources"].keys() == set()


@pytest.mark.parametrize(
    ("code", "has", "has_not"),
    [
        (
            "textile",
            {Step.LISTS, Step.PUBLIC_LIST, Step.ASSESSMENT, Step.COMPLAINTS, Step.MIDTERM_REVIEW},
            {Step.MONITORING_REPORT},
        ),
        ("banking", {Step.MONITORING_REPORT, Step.DELIVERABLES}, {Step.LISTS, Step.PUBLIC_LIST}),
        ("gold", {Step.LISTS, Step.PROJECT_REPORTS}, {Step.PUBLIC_LIST, Step.ASSESSMENT}),
        ("natural_stone", {Step.LISTS, Step.PUBLIC_LIST, Step.ASSESSMENT}, set()),
        ("food", {Step.SELF_MONITOR}, {Step.LISTS}),
        ("metals", {Step.MATURITY_SCORE}, {Step.LISTS}),
        ("forestry", {Step.CONTACT}, {Step.LISTS}),
    ],
)
def test_steps_follow_from_enforcement_unit_and_publication(code, has, has_not):
    steps = set(ready(code).steps())
    assert has <= steps
    assert not has_not & steps


def test_banking_is_watched_by_a_monitoring_committee():
    assert EnforcementForm.INDEPENDENT_MONITORING_COMMITTEE in ready("banking").enforcement_forms()
