"""`akkoord manage forget_second_factor`: for somebody who lost phone and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from akkoord.desk.people.models import User


class Command(BaseCommand):
    """Forget the second factor of one account; its owner sets up another at the next sign-in."""

    help = "Forget somebody's app, passkeys and recovery codes, and sign the account out everywhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *_args: Any, email: str, **_given: Any) -> None:  # noqa: ANN401 - Django's signature
        """Forget it."""
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError("There is no such account.")
        Authenticator.objects.filter(user=user).delete()
        for session in UserSession.objects.filter(user=user):
            session.end()
        self.stdout.write("Forgotten. A new second factor is set up at the next sign-in.")
