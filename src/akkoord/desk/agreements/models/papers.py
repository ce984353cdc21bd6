"""Files beside the papers of a meeting, beside a report and beside a training."""

from django.db import models

from akkoord.desk.agreements.models.meetings import Paper, Written
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.models.trainings import Training


class PaperFile(Written):
    """A file in the private folder; whoever may read what it belongs to may download it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, related_name="files")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="files")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, null=True, related_name="files")
    is_open = models.BooleanField(default=False)
    """Whether everybody may have it once everybody may read what it belongs to."""
    filename = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["filename", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paper__isnull=False, review__isnull=True, training__isnull=True)
                | models.Q(paper__isnull=True, review__isnull=False, training__isnull=True)
                | models.Q(paper__isnull=True, review__isnull=True, training__isnull=False),
                name="file_belongs_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def owner(self) -> Paper | Review | Training:
        """What it belongs to."""
        found = self.paper or self.review or self.training
        if found is None:
            raise ValueError("A file belongs to something.")
        return found
