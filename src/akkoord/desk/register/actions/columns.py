"""Saying which column is which: read again at once, and remembered for the next list with these headers."""

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.reading import read_now_if_quick
from akkoord.desk.register.actions.submissions import check_is_draft, list_of, locked_submission
from akkoord.desk.register.models import RememberedColumns, RememberedCountry, Submission
from akkoord.desk.register.rules import ColumnsFrom, signature
from akkoord.engine.intake import ColumnMapping

_LONGEST_SPELLING = 200


def change_mapping(actor: Actor, submission: Submission, mapping: ColumnMapping) -> Submission:
    """Read the kept file again with the columns as a person says; only before it is handed in.

    The company's next list with the same headers is read like this of itself.
    """
    require(actor, Action.WRITE, list_of(submission))
    with transaction.atomic():
        locked = locked_submission(submission)
        check_is_draft(locked)
        locked.mapping, locked.columns_from = mapping.as_dict(), ColumnsFrom.CHOSEN
        locked.revision += 1
        locked.could_not_be_read = False
        locked.save(update_fields=["mapping", "columns_from", "revision", "could_not_be_read"])
        _remember(actor, locked, mapping)
    return read_now_if_quick(locked)


def _remember(actor: Actor, submission: Submission, mapping: ColumnMapping) -> None:
    headers = {sheet["name"]: sheet["headers"] for sheet in submission.sheets}
    for sheet in mapping.sheets:
        if sheet.is_used and sheet.columns and sheet.sheet in headers:
            RememberedColumns.objects.update_or_create(
                organisation_id=submission.organisation_id,
                headers=signature(headers[sheet.sheet]),
                defaults={
                    "columns": {field: list(columns) for field, columns in sheet.columns.items()},
                    "chosen_by_id": person_id(actor),
                    "chosen_at": timezone.now(),
                },
            )
    for spelling, country in mapping.countries.items():
        if len(spelling) <= _LONGEST_SPELLING:
            RememberedCountry.objects.update_or_create(
                organisation_id=submission.organisation_id, spelling=spelling, defaults={"country": country}
            )
