"""The part of the desk that lets things go."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """How Django knows this part."""

    name = "akkoord.desk.retention"
    label = "retention"
