"""What nobody needs any more of ways to sign in and of background work, and its erasing."""

from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from akkoord.desk.people.models import AccountLink, Invitation, SignInFailure


def leftovers(*, before: datetime) -> dict[str, tuple[QuerySet[Any], ...]]:
    """By the words of the certificate: what was used, ended or finished before a moment."""
    done = [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    used = Q(used_at__lt=before) | Q(void_at__lt=before) | Q(ends_at__lt=before)
    over = Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before)
    ended = Session.objects.filter(expire_date__lt=before)
    without = UserSession.objects.filter(last_seen_at__lt=before).exclude(
        session_key__in=Session.objects.filter(expire_date__gte=before).values("session_key")
    )
    return {
        "links_used": (AccountLink.objects.filter(used), Invitation.objects.filter(over)),
        "sessions": (without, ended),
        "failures": (SignInFailure.objects.filter(at__lt=before),),
        "tasks": (DBTaskResult.objects.filter(status__in=done, finished_at__lt=before),),
    }


def erase_leftovers(*, before: datetime) -> dict[str, int]:
    """Delete them; answers how many of each. Call inside a transaction; the caller has asked permission."""
    return {name: sum(rows.delete()[0] for rows in every) for name, every in leftovers(before=before).items()}
