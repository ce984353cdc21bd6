"""The app `progress`: figures of the years with their definitions."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Figures of a year, from the draft to what is released."""

    name = "akkoord.desk.progress"
    label = "progress"
