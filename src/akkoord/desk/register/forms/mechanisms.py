"""A place where people who work at a location can complain."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.forms.written_down import FactForm, day_field
from akkoord.desk.register.rules.mechanisms import (
    COVERAGE,
    KINDS,
    OWNERS,
    THEMES,
    WAYS,
    Words,
    covered,
    in_their_order,
)


def _ticks(label: Any) -> forms.MultipleChoiceField:  # noqa: ANN401 - a text to translate
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)


class MechanismForm(FactForm):
    """What kind of place it is, for whom, about what, and from which day to which."""

    mechanism = forms.ChoiceField(label=_("Kind"))
    contact = forms.CharField(
        label=_("How to reach it"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )
    ways = _ticks(_("In which ways"))
    run_by = forms.ChoiceField(label=_("Who runs it"), required=False)
    covers = _ticks(_("Who can go there"))
    themes = _ticks(_("About what"))
    on = day_field(_("First day"))
    until = day_field(_("Last day"))
    field_order = (
        "mechanism",
        "contact",
        "ways",
        "run_by",
        "covers",
        "themes",
        "on",
        "until",
        "reason",
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        chosen = {"mechanism": KINDS, "ways": WAYS, "covers": COVERAGE, "themes": THEMES}
        for name, words in chosen.items():
            self.fields[name].choices = _pairs(words)  # type: ignore[attr-defined]  # a ChoiceField
        owners = [("", gettext("not known")), *_pairs(OWNERS)]
        self.fields["run_by"].choices = owners  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["until"].help_text = gettext("Leave this empty while people can go there.")

    def clean_ways(self) -> tuple[str, ...]:
        """In the order in which they are asked."""
        return in_their_order(self.cleaned_data["ways"], WAYS)

    def clean_themes(self) -> tuple[str, ...]:
        """In the order in which they are asked."""
        return in_their_order(self.cleaned_data["themes"], THEMES)

    def clean_covers(self) -> tuple[str, ...]:
        """Who is meant beside everybody is meant already."""
        return covered(self.cleaned_data["covers"])

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it begins."""
        given = self.cleaned_data
        since, until = given.get("on"), given.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("The last day lies before the first."))
        return given


def _pairs(words: Words) -> list[tuple[str, str]]:
    return [(code, gettext(title)) for code, title in words.items()]
