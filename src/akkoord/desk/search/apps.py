"""The part of the desk that finds."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """How Django knows this part."""

    name = "akkoord.desk.search"
    label = "search"
