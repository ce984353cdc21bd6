"""A letter is written once, in the receiver's language, inside the transaction of what it tells about."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from akkoord.desk.people.actions import write_letter
from akkoord.desk.people.models import Letter, User

TEMPLATE = "letters/invited.txt"
WRITTEN = """{% extends "desk/letter.txt" %}{% load i18n %}
{% block subject %}  Your list
 of {{ year }}{% endblock %}
{% block content %}{{ company }}: {{ desk }}/lists/{% endblock %}
"""


@pytest.fixture(autouse=True)
def template(settings):
    loaders = [("django.template.loaders.locmem.Loader", {TEMPLATE: WRITTEN})]
    engine = {**settings.TEMPLATES[0], "APP_DIRS": False}
    loaders += ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]
    settings.DESK_URL = "https://desk.example"


@pytest.fixture
def anna(db):
    return User.objects.create_user("anna@example.org", name="Anna d'Or", language="nl")


def test_letter_is_written_in_the_receivers_language(anna):
    letter = write_letter(anna, TEMPLATE, key="list/1", context={"year": 2017, "company": "L'Étoile & Zn"})
    assert (letter.language, letter.subject) == ("nl", "Your list of 2017")
    assert letter.body.startswith("Beste Anna d'Or,\n\nL'Étoile & Zn: https://desk.example/lists/\n")
    assert letter.body.endswith("https://desk.example\n")


def test_letter_with_the_same_key_is_not_written_again(anna):
    first = write_letter(anna, TEMPLATE, key="list/1", context={"year": 2017})
    assert write_letter(anna, TEMPLATE, key="list/1", context={"year": 2018}) == first
    assert [each.subject for each in Letter.objects.all()] == ["Your list of 2017"]


def test_letters_of_one_moment_queue_one_task(anna):
    for number in range(3):
        write_letter(anna, TEMPLATE, key=f"list/{number}")
    assert DBTaskResult.objects.count() == 1


def test_letter_of_a_transaction_that_failed_was_never_written(anna):
    with transaction.atomic():
        write_letter(anna, TEMPLATE, key="list/1")
        transaction.set_rollback(True)
    assert (Letter.objects.count(), DBTaskResult.objects.count()) == (0, 0)
