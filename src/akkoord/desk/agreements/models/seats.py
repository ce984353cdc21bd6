"""How many seats a group has in a body, from a day on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.meetings import Body, ForGroup, Written


class SeatNumber(Written, ForGroup):
    """The number of seats of a group; it counts until a later one of the same group takes its place."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seat_numbers")
    seats = models.PositiveSmallIntegerField(_("seats"))
    starts = models.DateField(_("first day"))

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "group", "starts"], name="seat_number_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.seats}"
