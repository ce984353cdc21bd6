"""Agreements: what each is set up with, what was changed about it, and the phases it went through."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.rules import (
    PHASE_EXPLANATIONS,
    PHASE_TITLES,
    AgreementKind,
    CalendarDay,
    DocumentVersion,
    Enforcement,
    EnforcementForm,
    Host,
    InsightUnit,
    Phase,
    Retention,
    SizeClass,
    Step,
    Target,
    Theme,
    Work,
    YearNorm,
    allows,
    hands_in_lists,
    steps_of,
)
from akkoord.desk.agreements.rules.deliverables import YearlyDeliverable
from akkoord.desk.agreements.rules.duties import DutyKind, YearlyDuty
from akkoord.desk.agreements.rules.relations import Relation
from akkoord.desk.agreements.rules.seats import GroupSeats
from akkoord.engine.disclosure import PublicationMode
from akkoord.engine.insight import unit_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _rows(title: "StrOrPromise") -> models.JSONField:
    """A column of rows in the shapes of `rules.configuration`."""
    return models.JSONField(title, default=list, blank=True, encoder=DjangoJSONEncoder)


def _facts(title: "StrOrPromise") -> models.JSONField:
    return models.JSONField(title, default=dict, blank=True, encoder=DjangoJSONEncoder)


def production_locations() -> list[str]:
    """The unit of insight where nothing else is said."""
    return [InsightUnit.PRODUCTION_LOCATION.value]


class Agreement(models.Model):
    """A multi-party accord with a secretariat, parties, a yearly cycle and an end."""

    slug = models.SlugField(_("short name"), unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_nl = models.CharField(_("name in Dutch"), max_length=200)
    name_de = models.CharField(_("name in German"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    sector_en = models.CharField(_("sector in English"), max_length=100, blank=True)
    sector_nl = models.CharField(_("sector in Dutch"), max_length=100, blank=True)
    countries = models.JSONField(_("countries"), default=list, blank=True)
    kind = models.CharField(_("kind"), max_length=12, default=AgreementKind.COVENANT.value)
    host = models.CharField(_("who keeps the secretariat"), max_length=8, default=Host.OWN.value)
    host_name = models.CharField(_("name of the host"), max_length=100, blank=True)
    phase = models.CharField(_("phase"), max_length=12, default=Phase.EXPLORING.value)
    starts = models.DateField(_("start"), null=True, blank=True)
    ends = models.DateField(_("end"), null=True, blank=True)
    predecessor = models.ForeignKey(
        "self",
        verbose_name=_("comes after"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
    )
    insight_units = models.JSONField(
        _("what companies give insight into"), default=production_locations, blank=True
    )
    publication_mode = models.CharField(
        _("what is published"), max_length=14, default=PublicationMode.NONE.value
    )
    k_threshold = models.PositiveSmallIntegerField(_("smallest group of companies"), default=3)
    objection_days = models.PositiveSmallIntegerField(_("working days to object"), default=10)
    themes = _rows(_("themes"))
    enforcement = _rows(_("enforcement"))
    targets = _rows(_("targets"))
    size_classes = _rows(_("size classes and fees"))
    year_norms = _rows(_("norms for each year"))
    year_norms_label = models.CharField(_("label of the norms"), max_length=60, blank=True)
    calendar = _rows(_("calendar of a year"))
    yearly_duties = _rows(_("what companies hand in every year"))
    deliverables = _rows(_("what is delivered every year"))
    documents = _rows(_("documents to sign"))
    seats = _rows(_("seats of the groups"))
    quorum_share = models.PositiveSmallIntegerField(
        _("share of the seats that must be filled to decide (%)"), null=True, blank=True
    )
    relations = _rows(_("links with other agreements"))
    retention = _facts(_("what is kept at the end"))
    sources = _facts(_("where it is from"))

    class Meta:
        ordering = ["name_en"]
        constraints = [
            # A group of one is a company: with less than two the release gate would protect nobody.
            models.CheckConstraint(condition=models.Q(k_threshold__gte=2), name="group_of_at_least_two")
        ]

    def __str__(self) -> str:
        return self._in_language("name")

    def _in_language(self, stem: str) -> str:
        own = getattr(self, f"{stem}_{(get_language() or 'en')[:2]}", "")
        return str(own or getattr(self, f"{stem}_en"))

    @property
    def names(self) -> dict[str, str]:
        """Language → its name there, the English one where it has none."""
        own = {language: getattr(self, f"name_{language}") for language, _ in settings.LANGUAGES}
        return {language: name or self.name_en for language, name in own.items()}

    @property
    def sector(self) -> str:
        """The sector in the language of the reader."""
        return self._in_language("sector")

    @property
    def phase_in_words(self) -> str:
        """The phase as people call it."""
        return gettext(PHASE_TITLES[Phase(self.phase)])

    @property
    def phase_explained(self) -> str:
        """What the phase means for the work."""
        return gettext(PHASE_EXPLANATIONS[Phase(self.phase)])

    @property
    def hands_in_lists(self) -> bool:
        """Whether companies hand in lists of places."""
        return hands_in_lists(self.insight_units)

    @property
    def names_makers(self) -> bool:
        """Whether lists name places where something is made, with its steps, products and layers."""
        return InsightUnit.PRODUCTION_LOCATION in self.insight_units

    @property
    def unit_in_words(self) -> str:
        """What one line of a list names: "mine"."""
        return unit_words(self.insight_units, number=1, translate=gettext)

    @property
    def units_in_words(self) -> str:
        """What lists name: "mines"."""
        return unit_words(self.insight_units, number=2, translate=gettext)

    def allows(self, work: Work) -> bool:
        """Whether the present phase lets this work be done."""
        return allows(Phase(self.phase), work)

    @property
    def theme_rows(self) -> tuple[Theme, ...]:
        """The themes."""
        return tuple(map(Theme.read, self.themes))

    @property
    def enforcement_rows(self) -> tuple[Enforcement, ...]:
        """The forms of enforcement, also those that are over."""
        return tuple(map(Enforcement.read, self.enforcement))

    def enforcement_forms(self, *, on: date | None = None) -> frozenset[EnforcementForm]:
        """The forms of enforcement that count, or will count, on a day."""
        day = on or timezone.localdate()
        return frozenset(each.form for each in self.enforcement_rows if each.ends is None or day <= each.ends)

    @property
    def is_monitored(self) -> bool:
        """Whether a committee outside the secretariat judges what every company and party delivers."""
        return EnforcementForm.INDEPENDENT_MONITORING_COMMITTEE in self.enforcement_forms()

    @property
    def deliverable_rows(self) -> tuple[YearlyDeliverable, ...]:
        """What every company and party delivers in a year."""
        return tuple(map(YearlyDeliverable.read, self.deliverables))

    @property
    def target_rows(self) -> tuple[Target, ...]:
        """The targets, the nearest first."""
        return tuple(sorted(map(Target.read, self.targets), key=lambda target: target.by))

    @property
    def size_class_rows(self) -> tuple[SizeClass, ...]:
        """The size classes with their fees."""
        return tuple(map(SizeClass.read, self.size_classes))

    @property
    def year_norm_rows(self) -> tuple[YearNorm, ...]:
        """The norms for each year in the agreement."""
        return tuple(map(YearNorm.read, self.year_norms))

    @property
    def calendar_rows(self) -> tuple[CalendarDay, ...]:
        """The moments of a year, in their order."""
        return tuple(sorted(map(CalendarDay.read, self.calendar), key=lambda each: (each.month, each.day)))

    @property
    def yearly_duty_rows(self) -> tuple[YearlyDuty, ...]:
        """What companies hand in every year, in the order of the kinds."""
        rows, order = map(YearlyDuty.read, self.yearly_duties), list(DutyKind)
        return tuple(sorted(rows, key=lambda each: order.index(each.kind)))

    @property
    def document_rows(self) -> tuple[DocumentVersion, ...]:
        """The documents that companies sign."""
        return tuple(map(DocumentVersion.read, self.documents))

    @property
    def seat_rows(self) -> tuple[GroupSeats, ...]:
        """How many seats each group has in each sort of body."""
        return tuple(map(GroupSeats.read, self.seats))

    @property
    def relation_rows(self) -> tuple[Relation, ...]:
        """What is agreed about those who take part in other agreements."""
        return tuple(map(Relation.read, self.relations))

    @property
    def retention_policy(self) -> Retention:
        """What is kept, given back and destroyed at the end."""
        return Retention.read(self.retention)

    def steps(self) -> tuple[Step, ...]:
        """The pieces of work that return in this agreement."""
        return steps_of(
            self.enforcement_forms(), units=self.insight_units, publication_mode=self.publication_mode
        )

    def size_class(self, code: str) -> SizeClass | None:
        """The class with this code."""
        return next((each for each in self.size_class_rows if each.code == code), None)
