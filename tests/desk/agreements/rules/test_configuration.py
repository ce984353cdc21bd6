"""Rows of a set-up, read into their shapes."""

from datetime import date
from decimal import Decimal

from akkoord.desk.agreements.rules import (
    CalendarDay,
    Enforcement,
    EnforcementForm,
    Moment,
    Retention,
    SizeClass,
    Theme,
    hands_in_lists,
)


def test_row_as_the_database_has_it_and_as_a_file_has_it_are_the_same():
    kept = {"form": "steering_group", "starts": "2016-07-04"}
    written = {"form": "steering_group", "starts": date(2016, 7, 4), "ends": None, "note": ""}
    assert Enforcement.read(kept) == Enforcement.read(written)
    assert Enforcement.read(kept) == Enforcement(EnforcementForm.STEERING_GROUP, date(2016, 7, 4))


def test_enforcement_counts_from_its_first_to_its_last_day():
    form = Enforcement(EnforcementForm.STEERING_GROUP, date(2018, 1, 1), date(2018, 12, 31))
    days = [date(2017, 12, 31), date(2018, 1, 1), date(2018, 12, 31), date(2019, 1, 1)]
    assert [form.is_in_force(day) for day in days] == [False, True, True, False]


def test_text_in_english_stands_in_for_a_missing_one():
    theme = Theme.read({"code": "2", "name_en": "child labour"})
    assert theme.named("nl") == "child labour"
    assert Theme.read({"code": "2", "name_en": "child labour", "name_nl": "kinderarbeid"}).named("nl-nl") == (
        "kinderarbeid"
    )


def test_fee_that_is_not_known_is_no_fee_of_nothing():
    size = SizeClass.read({"code": "A", "name_en": "group A", "yearly_fee": "0"})
    assert (size.yearly_fee, size.one_off_fee) == (Decimal(0), None)


def test_size_class_is_named_in_the_language_of_the_reader_else_in_english():
    size = SizeClass.read({"code": "L", "name_en": "large", "name_nl": "groot", "name_de": "groß"})
    assert [size.named(language) for language in ("en", "nl", "de-at", "fr")] == [
        *("large", "groot", "groß", "large")
    ]


def test_theme_is_named_in_the_language_of_the_reader_else_in_english():
    theme = Theme.read({"code": "5", "name_en": "living wage", "name_fr": "salaire vital"})
    assert [theme.named(language) for language in ("fr-be", "de", "nl")] == [
        *("salaire vital", "living wage", "living wage")
    ]


def test_last_day_of_february_stands_in_every_year():
    leap = CalendarDay(Moment.OPENS, 2, 29)
    assert [leap.in_year(2020), leap.in_year(2021)] == [date(2020, 2, 29), date(2021, 2, 28)]


def test_retention_without_anything_said():
    assert Retention.read({}) == Retention()


def test_lists_are_handed_in_where_the_unit_stands_on_the_map():
    assert hands_in_lists(["investee", "mine"])
    assert not hands_in_lists(["value_chain", "investee"])
    assert not hands_in_lists([])
