"""The list as a file: as it came, and with its problems marked."""

from django.utils.translation import gettext

from akkoord.desk.register import private_files
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.reading import understood
from akkoord.engine.intake.annotation import annotate


def original_of(submission: Submission) -> bytes:
    """The bytes that the company sent."""
    return private_files.path_of(submission.stored_as).read_bytes()


def annotated_of(submission: Submission) -> bytes:
    """The company's own workbook with marked cells and a sheet of problems, as XLSX."""
    content = original_of(submission)
    result = understood(submission).result
    return annotate(content, filename=submission.filename, result=result, translate=gettext)
