"""Files beside the papers of a meeting, beside a report, a training and a project."""

from django.db import models

from akkoord.desk.agreements.models.meetings import Paper, Written
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.models.trainings import Training

_OWNERS = ("paper", "review", "training", "project")


def _only(owner: str) -> models.Q:
    """It belongs to this one, and to none of the others."""
    return models.Q(**{f"{each}__isnull": each != owner for each in _OWNERS})


class PaperFile(Written):
    """A file in the private folder; whoever may read what it belongs to may download it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, related_name="files")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="files")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, null=True, related_name="files")
    project = models.ForeignKey(CollectiveProject, on_delete=models.PROTECT, null=True, related_name="files")
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
                condition=_only("paper") | _only("review") | _only("training") | _only("project"),
                name="file_belongs_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def owner(self) -> Paper | Review | Training | CollectiveProject:
        """What it belongs to."""
        found = self.paper or self.review or self.training or self.project
        if found is None:
            raise ValueError("A file belongs to something.")
        return found
