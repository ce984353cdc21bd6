"""The app `agreements`: agreements, organisations and who takes part."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements, organisations and participations with their states."""

    name = "akkoord.desk.agreements"
    label = "agreements"
