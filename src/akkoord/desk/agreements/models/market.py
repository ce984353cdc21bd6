"""How much of the market an agreement covers, measured now and then."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement


class MarketShare(models.Model):
    """The share of the market of all companies together on one day, with its source."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="market_shares")
    on = models.DateField(_("day"))
    share = models.DecimalField(_("share of the market (%)"), max_digits=4, decimal_places=1)
    source = models.CharField(_("where it is from"), max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "on"], name="market_share_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(share__gte=0) & models.Q(share__lte=100), name="market_share_is_a_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.share}"
