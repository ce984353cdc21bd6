"""The files of a draft: one more, another in the place of one, one taken out, and the brand of each."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register import private_files
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.reading import read_now_if_quick, to_be_read_again
from akkoord.desk.register.actions.submissions import check_is_draft, list_of, locked_submission
from akkoord.desk.register.actions.uploads import UploadOutcome
from akkoord.desk.register.models import ListFile, ListRow, MendedCell, Submission, SubmissionProblem
from akkoord.desk.register.queries.reading import files_of
from akkoord.desk.register.rules import FileGone, TooManyFiles
from akkoord.engine.intake import ADDED_SHEET
from akkoord.engine.intake.several import sheet_in_file, sheet_in_list

MOST_FILES = 50
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file as somebody sent it, with the token that makes a second sending of the form harmless."""

    filename: str
    content: bytes
    upload_token: UUID
    brand: str = ""


def add_file(actor: Actor, submission: Submission, sent: FileSent) -> UploadOutcome:
    """Take one more file into a draft; what the list has already, mended cells too, stays as it is.

    The same form twice, or the same file for the same brand, adds nothing. Raises `TooManyFiles` where
    the list has as many as it may.
    """
    return _received(actor, submission, sent, None)


def replace_file(actor: Actor, submission: Submission, file_id: int, sent: FileSent) -> UploadOutcome:
    """Take a file in the place of another one of the draft, for the same brand.

    The rows of the other one go, and what was mended in them is set aside with it; the rest of the list
    stays. Raises `FileGone` when a colleague took it out or put another in its place.
    """
    return _received(actor, submission, sent, file_id)


def _received(actor: Actor, submission: Submission, sent: FileSent, instead_of: int | None) -> UploadOutcome:
    """The bytes are safely on the disk before anything is written, and gone again if nothing is."""
    require(actor, Action.WRITE, list_of(submission))
    stored_as = private_files.keep(sent.content)
    try:
        with transaction.atomic():
            locked = _draft(submission)
            outcome = _stored(actor, locked, sent, stored_as, instead_of)
    except BaseException:
        private_files.forget(stored_as)
        raise
    if outcome is not UploadOutcome.NEW:
        private_files.forget(stored_as)
    read_now_if_quick(locked)
    return outcome


def take_file_out(actor: Actor, submission: Submission, file_id: int) -> None:
    """Take a file with its rows out of the draft; it is kept aside with the list. Twice is once."""
    require(actor, Action.WRITE, list_of(submission))
    with transaction.atomic():
        locked = _draft(submission)
        for file in files_of(locked).filter(pk=file_id):
            _set_aside(locked, file)
            _describe(locked)
    read_now_if_quick(locked)


def say_brand(actor: Actor, submission: Submission, file_id: int, brand: str) -> None:
    """Say for which brand a file of the draft is; it counts for the rows for which the file names none."""
    require(actor, Action.WRITE, list_of(submission))
    with transaction.atomic():
        locked = _draft(submission)
        file = _standing(files_of(locked), file_id)
        file.brand = brand
        file.save(update_fields=["brand"])
        _describe(locked)
    read_now_if_quick(locked)


def _draft(submission: Submission) -> Submission:
    locked = locked_submission(submission)
    check_is_draft(locked)
    return locked


def _standing(files: QuerySet[ListFile], file_id: int) -> ListFile:
    found = files.filter(pk=file_id).first()
    if found is None:
        raise FileGone
    return found


def _stored(
    actor: Actor, locked: Submission, sent: FileSent, stored_as: str, instead_of: int | None
) -> UploadOutcome:
    digest = private_files.sha256_of(sent.content)
    if locked.files.filter(upload_token=sent.upload_token, sha256=digest).exists():
        return UploadOutcome.SAME_FORM
    files = files_of(locked)
    replaced = None if instead_of is None else _standing(files, instead_of)
    brand = replaced.brand if replaced else sent.brand
    if files.filter(sha256=digest, brand=brand).exists():
        return UploadOutcome.SAME_FILE
    filename = private_files.safe_filename(sent.filename)
    name = _set_aside(locked, replaced) if replaced else _name_for(locked, filename)
    is_used = ListFile.objects.filter(upload_token=sent.upload_token).exists()
    ListFile.objects.create(
        submission=locked,
        name=name,
        filename=filename,
        stored_as=stored_as,
        sha256=digest,
        size=len(sent.content),
        brand=brand,
        upload_token=uuid4() if is_used else sent.upload_token,
        uploaded_by_id=person_id(actor),
        uploaded_at=timezone.now(),
    )
    _describe(locked)
    return UploadOutcome.NEW


def _name_for(locked: Submission, filename: str) -> str:
    """What one more file is called within the list; one that stood alone until now gets its name too."""
    files = list(files_of(locked))
    if len(files) >= MOST_FILES:
        raise TooManyFiles(limit=MOST_FILES)
    if not files:
        return ""
    taken = set(locked.files.values_list("name", flat=True))
    for alone in (each for each in files if not each.name):
        alone.name = _free_name(alone.filename, taken)
        alone.save(update_fields=["name"])
        taken.add(alone.name)
        _call_sheets(locked, "", alone.name, (ListRow, MendedCell, SubmissionProblem))
    return _free_name(filename, taken)


def _free_name(filename: str, taken: Collection[str]) -> str:
    """The name of the file, with a number where another one of the list has it."""
    plain = filename[:_LONGEST_NAME].replace(ADDED_SHEET, "_")
    names = (plain if number == 1 else f"{plain} ({number})" for number in range(1, len(taken) + 2))
    return next(each for each in names if each not in taken)


def _set_aside(locked: Submission, file: ListFile) -> str:
    """Let a file no longer count, with what was mended in it; answers the name that is free now."""
    free = file.name
    file.name = f"{(free or file.filename)[:_LONGEST_NAME]}#{file.pk}"
    file.left_at = timezone.now()
    file.save(update_fields=["name", "left_at"])
    _call_sheets(locked, free, file.name, (MendedCell,))
    locked.mapping = {
        **locked.mapping,
        "sheets": [
            each
            for each in locked.mapping.get("sheets", [])
            if sheet_in_file(free, each["sheet"] or "") is None
        ],
    }
    locked.sheets = [each for each in locked.sheets if sheet_in_file(free, each["name"] or "") is None]
    return free


def _call_sheets(
    locked: Submission, old: str, new: str, kinds: Collection[type[ListRow | MendedCell | SubmissionProblem]]
) -> None:
    """Let the sheets of the file `old` be called as those of the file `new`, in everything of these kinds."""
    for kind in kinds:
        parts = kind._default_manager.filter(submission=locked)
        for sheet in list(parts.order_by().values_list("sheet", flat=True).distinct()):
            if (within := sheet_in_file(old, sheet)) is not None:
                parts.filter(sheet=sheet).update(sheet=sheet_in_list(new, within))
    if ListRow in kinds:
        for entries, name in ((locked.mapping.get("sheets", []), "sheet"), (locked.sheets, "name")):
            for each in entries:
                each[name] = sheet_in_list(new, each[name] or "")


def _describe(locked: Submission) -> None:
    """Put down name, hash and size of the list as a whole, and that it is to be read again."""
    files = list(files_of(locked))
    known = [f"{each.sha256} {each.brand} {each.name}" for each in files]
    locked.filename = ", ".join(each.filename for each in files)[:255]
    locked.size = sum(each.size for each in files)
    locked.sha256 = (
        files[0].sha256
        if len(files) == 1
        else private_files.sha256_of("\n".join(known).encode())
        if files
        else ""
    )
    locked.save(update_fields=["filename", "size", "sha256", "mapping", "sheets"])
    to_be_read_again(locked)
