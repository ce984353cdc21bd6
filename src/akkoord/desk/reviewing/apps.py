"""The part of the desk that works with reviewers from outside."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    """How Django knows this part."""

    name = "akkoord.desk.reviewing"
    label = "reviewing"
