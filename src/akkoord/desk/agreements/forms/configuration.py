"""The forms in which an agreement is set up, one for each part that is no table, and how it begins."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices_of, day_field, day_input
from akkoord.desk.agreements.forms.rows import RowForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import (
    AGREEMENT_KIND_TITLES,
    HOST_TITLES,
    INSIGHT_UNIT_TITLES,
    PHASE_TITLES,
    PUBLICATION_MODE_TITLES,
    Phase,
)
from akkoord.engine.cleaning.country_names import country_name

COUNTRY_LETTERS = 2
TAKEN_BY_PAGES = frozenset({"new", "joining", "own", "documents", "projects", "deliverables", "evidence"})
"""Short names that addresses of this house use themselves."""


class ReasonForm(forms.Form):
    """Why something is changed: it stands in the trail."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("For instance the decision of the steering group, with its day."),
    )


class NamesForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when run
    """What the agreement is called and how long it runs."""

    countries = forms.CharField(
        label=_("Countries"), required=False, help_text=_("Codes of two letters, with commas: NL, BE.")
    )

    class Meta:
        model = Agreement
        fields: ClassVar[list[str]] = [
            "name_en",
            "name_nl",
            "name_de",
            "name_fr",
            "sector_en",
            "sector_nl",
            "countries",
            "kind",
            "host",
            "host_name",
            "starts",
            "ends",
            "predecessor",
        ]

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.initial["countries"] = ", ".join(self.instance.countries)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), choices=choices_of(AGREEMENT_KIND_TITLES), initial=self.instance.kind
        )
        self.fields["host"] = forms.ChoiceField(
            label=_("Who keeps the secretariat"), choices=choices_of(HOST_TITLES), initial=self.instance.host
        )
        for name in ("starts", "ends"):
            self.fields[name].widget = day_input()
        others = Agreement.objects.exclude(pk=self.instance.pk)
        self.fields["predecessor"].queryset = others  # type: ignore[attr-defined]  # a choice of models

    def clean_countries(self) -> list[str]:
        """The codes, each a country."""
        codes = [code.strip().upper() for code in self.cleaned_data["countries"].split(",") if code.strip()]
        for code in codes:
            if len(code) != COUNTRY_LETTERS or country_name(code, language="en") == code:
                raise forms.ValidationError(gettext("%(code)s is no country.") % {"code": code})
        return list(dict.fromkeys(codes))

    def clean(self) -> dict[str, Any]:
        """An agreement does not end before it starts."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] < cleaned["starts"]:
            self.add_error("ends", gettext("The end comes after the start."))
        return cleaned


class InsightForm(forms.Form):
    """What companies give insight into, and what of it is published."""

    insight_units = forms.MultipleChoiceField(
        label=_("Companies give insight into"), required=False, widget=forms.CheckboxSelectMultiple
    )
    publication_mode = forms.ChoiceField(label=_("What is published"))
    k_threshold = forms.IntegerField(
        label=_("Smallest group of companies that may show"), min_value=2, max_value=100
    )
    objection_days = forms.IntegerField(
        label=_("Working days in which parties may object to a new company"), min_value=1, max_value=60
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["insight_units"].choices = choices_of(INSIGHT_UNIT_TITLES)  # type: ignore[attr-defined]  # a choice field
        self.fields["publication_mode"].choices = choices_of(PUBLICATION_MODE_TITLES)  # type: ignore[attr-defined]  # a choice field


class RetentionForm(forms.Form):
    """What happens with everything when the agreement is over."""

    lists_months = forms.IntegerField(
        label=_("Months after a company left until its lists are destroyed"), min_value=0, max_value=600
    )
    documents_months = forms.IntegerField(
        label=_("Months after a company left until its reports and plans are destroyed"),
        min_value=0,
        max_value=600,
    )
    signed_months = forms.IntegerField(
        label=_("Months after a company left until what it signed is destroyed"), min_value=0, max_value=600
    )
    talks_months = forms.IntegerField(
        label=_("Months after a company left until its talks, and who came to trainings, are destroyed"),
        min_value=0,
        max_value=600,
    )
    drafts_months = forms.IntegerField(
        label=_("Months after an upload until lists that were never signed are destroyed"),
        min_value=0,
        max_value=600,
    )
    papers_months = forms.IntegerField(
        label=_("Months after the end until files beside papers, reports and trainings are destroyed"),
        min_value=0,
        max_value=600,
    )
    stories_months = forms.IntegerField(
        label=_("Months after a story was taken off until who is in it, and their consent, are destroyed"),
        min_value=0,
        max_value=600,
    )
    years = forms.IntegerField(label=_("Years after the end"), required=False, min_value=0, max_value=100)
    kept = forms.CharField(label=_("What is kept"), required=False, widget=forms.Textarea)
    returned = forms.CharField(label=_("What is given back"), required=False, widget=forms.Textarea)
    destroyed = forms.CharField(label=_("What is destroyed"), required=False, widget=forms.Textarea)


class QuorumForm(forms.Form):
    """How many seats must be filled before a body decides."""

    quorum_share = forms.IntegerField(
        label=_("Seats that must be filled to decide (%)"), required=False, min_value=1, max_value=100
    )


class RelationForm(RowForm):
    """A link with another agreement."""

    needed = ("agreement", "condition")
    agreement = forms.ChoiceField(label=_("Agreement"), required=False)
    condition = forms.CharField(label=_("What is agreed about it"), max_length=500, required=False)
    since = day_field(_("Since"))

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        known = [(each.slug, str(each)) for each in Agreement.objects.all()]
        kept = str(self.initial.get("agreement", ""))
        named = known if not kept or kept in dict(known) else [*known, (kept, kept)]
        self.fields["agreement"].choices = [("", "–"), *named]  # type: ignore[attr-defined]  # a choice field


class NewAgreementForm(forms.Form):
    """How a new agreement begins; the rest follows on its own page."""

    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    slug = forms.SlugField(
        label=_("Short name"),
        max_length=50,
        help_text=_("Stands in addresses, and never changes: small letters and hyphens."),
    )
    phase = forms.ChoiceField(label=_("Phase it is in"))
    starts = forms.DateField(label=_("Start"), required=False, widget=day_input())
    ends = forms.DateField(label=_("End"), required=False, widget=day_input())

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["phase"].choices = choices_of(PHASE_TITLES)  # type: ignore[attr-defined]  # a choice field

    def clean_slug(self) -> str:
        """A short name that no page and no other agreement has."""
        slug = str(self.cleaned_data["slug"]).lower()
        if slug in TAKEN_BY_PAGES or Agreement.objects.filter(slug=slug).exists():
            raise forms.ValidationError(gettext("This short name is taken."))
        return slug

    def changes(self) -> dict[str, Any]:
        """What is set besides the short name and the phase."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"slug", "phase"}}

    def chosen_phase(self) -> Phase:
        """The phase that was chosen."""
        return Phase(self.cleaned_data["phase"])
