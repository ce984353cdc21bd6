"""The part of the desk that hands out copies."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """How Django knows this part."""

    name = "akkoord.desk.exports"
    label = "exports"
