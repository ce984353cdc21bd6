"""The app `register`: lists, locations and who produces where."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Cycles' lists, production locations, sourcing links and judgements."""

    name = "akkoord.desk.register"
    label = "register"
