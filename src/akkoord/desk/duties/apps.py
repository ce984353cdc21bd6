"""The app `duties`: the yearly cycle of a company."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """What each company owes in a year, by when, and the reminders."""

    name = "akkoord.desk.duties"
    label = "duties"
