"""Files that go to the reader, never kept in between."""

from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(content: bytes, filename: str) -> HttpResponse:
    """An annotated workbook under the list's own name."""
    return _attachment(content, f"{PurePath(filename).stem}-checked.xlsx", XLSX)


def original(content: bytes, filename: str) -> HttpResponse:
    """The file as it came; never shown inside the browser."""
    return _attachment(content, filename, "application/octet-stream")


def _attachment(content: bytes, filename: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = _disposition(filename)
    response.headers["Cache-Control"] = "no-store"
    return response


def _disposition(filename: str) -> str:
    return content_disposition_header(as_attachment=True, filename=filename) or "attachment"
