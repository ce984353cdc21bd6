"""The part of the desk that keeps the human story visible."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """How Django knows this part."""

    name = "akkoord.desk.stories"
    label = "stories"
