"""What people changed in a list after it came; the file and its cells stay as they were."""

from django.conf import settings
from django.db import models

from akkoord.desk.register.models.submissions import Submission


class MendedCell(models.Model):
    """A field of one row as somebody wrote it; the newest one counts and none is ever deleted.

    `text` is null where the cell is to be again as it came. The field `TAKEN_OUT` says with any text
    that the row does not belong to the list.
    """

    TAKEN_OUT = "taken_out"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="mended_cells")
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField()
    field = models.CharField(max_length=40)
    text = models.TextField(null=True)  # noqa: DJ001 - "as it came" is not the same as empty
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["submission", "sheet", "row"], name="mended_cells_of_a_row")]

    def __str__(self) -> str:
        return f"{self.sheet}:{self.row}:{self.field}"


class RightAsItStands(models.Model):
    """A company's word that what a warning doubts is right; it holds in every list that says the same."""

    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.CASCADE, related_name="right_as_they_stand"
    )
    text = models.CharField(max_length=32)
    """Fingerprint of the row's text."""
    code = models.CharField(max_length=60)
    doubt = models.CharField(max_length=32)
    """What the warning says (`rules.doubt`); of another value it is another doubt."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "text", "code", "doubt"], name="one_word_about_a_doubt"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text}:{self.code}"


class RememberedColumns(models.Model):
    """Which column of a sheet with these headers holds what, as a company's person once chose."""

    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.CASCADE, related_name="remembered_columns"
    )
    headers = models.CharField(max_length=32)
    """The signature of the headers (`rules.signature`)."""
    columns = models.JSONField(default=dict)
    """Field → headers."""
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "headers"], name="one_memory_of_headers")
        ]

    def __str__(self) -> str:
        return self.headers


class RememberedCountry(models.Model):
    """What a company means by a spelling that is no country's name."""

    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.CASCADE, related_name="remembered_countries"
    )
    spelling = models.CharField(max_length=200)
    country = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "spelling"], name="one_meaning_of_a_spelling")
        ]

    def __str__(self) -> str:
        return f"{self.spelling}: {self.country}"
