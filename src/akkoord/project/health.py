"""Whether the desk can answer: for a watchman or a load balancer, who learns nothing else."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

READY, NOT_READY = "ready\n", "not ready\n"


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`ready`, or 503 and `not ready` when the database does not answer."""
    del request  # everybody gets the same
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse(NOT_READY, status=503, content_type="text/plain")
    return HttpResponse(READY, content_type="text/plain")
