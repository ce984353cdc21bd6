"""`akkoord manage open_account`: an account with a role, given by the operator."""

import getpass
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.people.actions import give_role, open_account
from akkoord.desk.people.rules import COMPANY_ROLES, HeldRole, Role


class Command(BaseCommand):
    """Open an account, for instance the first adviser's."""

    help = "Open an account with a role; asks for the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """E-mail address, name, role and what the role is bound to."""
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--role", required=True, choices=[str(role) for role in Role])
        parser.add_argument("--agreement", help="short name (slug) of the agreement; without it, all")
        parser.add_argument("--organisation", help="identifier of the company, for CU and CA")
        parser.add_argument("--lead", action="store_true", help="leads the secretariat and gives its roles")
        parser.add_argument("--language", default="en")

    def handle(self, *_args: Any, **given: Any) -> None:  # noqa: ANN401 - Django's signature
        """Check everything, then open the account."""
        held = HeldRole(
            Role(given["role"]),
            _organisation_id(given["organisation"]),
            _agreement_id(given["agreement"]),
            is_lead=given["lead"],
        )
        if held.role in COMPANY_ROLES and held.organisation_id is None:
            raise CommandError("A role in a company needs --organisation.")
        password = getpass.getpass("Password: ")
        try:
            validate_password(password)
            user = open_account(
                email=given["email"], name=given["name"], language=given["language"], password=password
            )
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        give_role(user, held, starts=timezone.localdate())
        self.stdout.write(f"{user.email} may sign in as {held.role}.")


def _agreement_id(slug: str | None) -> int | None:
    if slug is None:
        return None
    try:
        return Agreement.objects.get(slug=slug).pk
    except Agreement.DoesNotExist as fault:
        raise CommandError(f"There is no agreement {slug}.") from fault


def _organisation_id(identifier: str | None) -> UUID | None:
    if identifier is None:
        return None
    try:
        return Organisation.objects.get(pk=identifier).pk
    except (Organisation.DoesNotExist, ValidationError) as fault:
        raise CommandError(f"There is no organisation {identifier}.") from fault
