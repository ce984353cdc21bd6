"""The app `publication`: editions, the release gate and its signatures."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Editions of the public list, from draft to published."""

    name = "akkoord.desk.publication"
    label = "publication"
