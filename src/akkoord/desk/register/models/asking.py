"""What the secretariat asks a company about one of its rows, and what the company answers."""

import uuid

from django.conf import settings
from django.db import models

from akkoord.desk.register.models.locations import Mention
from akkoord.desk.register.models.submissions import Submission


class PlaceQuestion(models.Model):
    """A question about one text of one company's list, asked because of a pair in the review queue.

    The company sees the row and the question. `beside`, the other text of the pair, is for the
    secretariat alone: that there is one is confidential too.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="place_questions")
    about = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="+")
    beside = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField()
    name = models.TextField()
    """As the company itself wrote it, like the address; the shared text may be spelled otherwise."""
    address = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    better_name = models.TextField(blank=True)
    """The name as the company says it should have been; empty where it is right."""
    better_address = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    """The pair was judged without an answer."""

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "beside"],
                condition=models.Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_question_about_a_place",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def is_open(self) -> bool:
        """Does it still wait for the company?"""
        return self.answered_at is None and self.withdrawn_at is None
