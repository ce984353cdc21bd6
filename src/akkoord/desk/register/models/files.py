"""The files in which a list came: one, or one a brand; the bytes stand in the private folder."""

from django.conf import settings
from django.db import models

from akkoord.desk.register.models.submissions import Submission


class ListFile(models.Model):
    """One file of a version of a list, exactly as it came."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120, blank=True)
    """Its name within the list, with which its sheets are called; "" while it stands alone."""
    filename = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=80)
    """Random name below `settings.PRIVATE_DIR`/submissions; a revised version has the same one."""
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    brand = models.CharField(max_length=200, blank=True)
    """The brand of every row for which the file names none."""
    upload_token = models.UUIDField(unique=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    """Since when another file stands in its place, or none; it is kept with what was mended in it."""

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "name"], name="one_file_of_a_name")]

    def __str__(self) -> str:
        return self.filename
