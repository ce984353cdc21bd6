"""The fields that forms of agreements are made of."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext

from akkoord.engine.cleaning.country_names import country_codes, country_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years that can be spoken of."""


def choices_of(titles: Mapping[Any, str], *, blank: "StrOrPromise | None" = None) -> list[tuple[str, str]]:
    """Codes with their words, translated; `blank` is shown for no choice."""
    first = [] if blank is None else [("", str(blank))]
    return [*first, *((str(code), gettext(title)) for code, title in titles.items())]


def country_choices() -> list[tuple[str, str]]:
    """Every country by its name in the language of the reader, or none."""
    language = get_language() or "en"
    named = [(code, country_name(code, language=language)) for code in country_codes()]
    return [("", "–"), *sorted(named, key=lambda pair: pair[1])]


choices = lazy(choices_of, list)
"""The same, put into words when they are shown."""


def choice_field(label: "StrOrPromise", titles: Mapping[Any, str]) -> forms.ChoiceField:
    """One of several codes, or none."""
    return forms.ChoiceField(label=label, required=False, choices=choices(titles, blank="–"))


def text_field(
    label: "StrOrPromise", *, rows: int = 4, required: bool = True, hint: "StrOrPromise" = ""
) -> forms.CharField:
    """A text of several lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=required, help_text=hint)


def day_field(label: "StrOrPromise", help_text: "StrOrPromise" = "") -> forms.DateField:
    """A day, entered as the browser offers it."""
    return forms.DateField(label=label, help_text=help_text, required=False, widget=day_input())


def day_input() -> forms.DateInput:
    """The browser's own field for a day, which asks for the ISO form."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_field(label: "StrOrPromise") -> forms.TimeField:
    """A time of day, which may stay open."""
    clock = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=clock)


def year_field(label: "StrOrPromise") -> forms.IntegerField:
    """A year."""
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR)
