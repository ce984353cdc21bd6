"""The app `people`: accounts, roles, permission, the log of looks."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, mandates, `may()` and the access log."""

    name = "akkoord.desk.people"
    label = "people"
