"""The reminders of every morning."""

from datetime import date

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from akkoord.desk.duties.models import Reminder


def test_remind_writes_and_queues_tomorrow_once(year, alpha, capsys):
    type(year).objects.update(locations_due=date.today())  # noqa: DTZ011 - a day of the calendar
    for _ in range(2):
        call_command("remind")
    assert DBTaskResult.objects.count() == 1
    assert not Reminder.objects.exists()
    told = "0 companies reminded, 0 letters about promises, 0 about recommendations stand.\n"
    assert capsys.readouterr().out == told * 2
