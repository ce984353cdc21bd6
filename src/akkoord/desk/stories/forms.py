"""Forms about stories, the people in them, their consent and the pictures."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices, country_choices, day_input, text_field
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.forms.reviews import UploadField
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.stories.actions.consent import Given
from akkoord.desk.stories.actions.pictures import Brought
from akkoord.desk.stories.models import Story, StoryPerson
from akkoord.desk.stories.queries.identity import Identity
from akkoord.desk.stories.rules.consent import ABOUT_TITLES, MEDIUM_TITLES, WAY_TITLES, About, Medium, Way
from akkoord.desk.stories.rules.pictures import ACCEPTED_PICTURES, LICENCE_TITLES, Licence
from akkoord.engine.disclosure.public_story import PART_TITLES

TOLD_IN = (
    "nl",
    "en",
    "de",
    "fr",
    "ar",
    "bn",
    "es",
    "hi",
    "id",
    "km",
    "my",
    "pt",
    "ta",
    "tr",
    "ur",
    "vi",
    "zh-hans",
)
"""The languages in which people tell, with the names that the web framework has for them."""


def languages() -> list[tuple[str, str]]:
    """Code and name of each, in the language of the reader."""
    named = [(code, str(get_language_info(code)["name_translated"])) for code in TOLD_IN]
    return sorted(named, key=lambda pair: pair[1])


class StoryForm(EntryForm):
    """What a story is about, and how coarsely its place is told."""

    name = forms.CharField(
        label=_("Working title"),
        max_length=120,
        help_text=_("Only you and the secretariat read it. Write no real name of a person here."),
    )
    theme = forms.ChoiceField(label=_("Theme"))
    told_in = forms.ChoiceField(label=_("In which language was it told?"), choices=languages, initial="en")
    country = forms.ChoiceField(
        label=_("Country"),
        choices=country_choices,
        required=False,
        help_text=_("Leave it open where few locations are on the list: everybody would know who speaks."),
    )
    region = forms.CharField(
        label=_("Region"),
        max_length=100,
        required=False,
        help_text=_(
            "Only where at least five locations of the public list are in it, in its spelling there."
        ),
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        language = get_language() or "en"
        themes = [(each.code, each.named(language)) for each in agreement.theme_rows]
        self.fields["theme"].choices = themes  # type: ignore[attr-defined]  # a choice field


class TextForm(forms.Form):
    """The story in one language."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=150)
    text = text_field(
        _("Text"),
        rows=16,
        hint=_("An empty line begins a new paragraph. Write no day, no address and no number of a person."),
    )
    translated_by = forms.CharField(
        label=_("Translated by"),
        max_length=150,
        required=False,
        help_text=_("Everybody reads it. Empty for the language in which the story was written down."),
    )

    def values(self) -> dict[str, Any]:
        """What was filled in, without the number of the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class PersonForm(EntryForm):
    """Somebody in a story."""

    shown_as = forms.CharField(
        label=_("Name in the story"),
        max_length=100,
        help_text=_(
            "As everybody will read it: an invented first name, or the real one where that was agreed to."
        ),
    )
    is_real_name = forms.BooleanField(label=_("This is the real name"), required=False)
    part = forms.ChoiceField(label=_("As what?"), choices=choices(PART_TITLES))
    is_minor = forms.BooleanField(
        label=_("Younger than 18"),
        required=False,
        help_text=_("A minor is never named and never shown in a picture."),
    )
    real_name = forms.CharField(
        label=_("Real name"),
        max_length=150,
        help_text=_(
            "Sealed. It is used to warn you when it stands in the text, and opened only with a reason."
        ),
    )
    contact = text_field(
        _("How to reach this person"),
        rows=2,
        required=False,
        hint=_("Sealed. For instance through which union; needed to ask again and to tell of changes."),
    )

    def person(self) -> tuple[dict[str, Any], Identity]:
        """What everybody may read, and what is sealed."""
        shown = {name: self.cleaned_data[name] for name in ("shown_as", "is_real_name", "part", "is_minor")}
        return shown, Identity(self.cleaned_data["real_name"], self.cleaned_data["contact"])


class ConsentForm(EntryForm):
    """What somebody agreed to; each thing apart."""

    about = forms.MultipleChoiceField(
        label=_("What did the person agree to?"),
        choices=choices(ABOUT_TITLES),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Only what was asked and answered with yes. "
            "The text, the name and the picture are three questions."
        ),
    )
    shown_where = forms.MultipleChoiceField(
        label=_("Where may it be shown?"),
        choices=choices(MEDIUM_TITLES),
        widget=forms.CheckboxSelectMultiple,
        initial=[Medium.SITE.value],
    )
    until = forms.DateField(
        label=_("Until which day?"),
        required=False,
        widget=day_input(),
        help_text=_("On the next day it is gone by itself. Empty: until it is taken back."),
    )
    way = forms.ChoiceField(label=_("How was it given?"), choices=choices(WAY_TITLES))
    language = forms.ChoiceField(label=_("In which language was it asked?"), choices=languages)
    taken_by = forms.CharField(label=_("Who asked?"), max_length=150)
    taken_on = forms.DateField(label=_("When?"), widget=day_input(), initial=timezone.localdate)
    is_understood = forms.BooleanField(
        label=_(
            "The story was read to the person, who knows that all of this can be taken back at any moment."
        ),
        required=False,
    )
    document = UploadField(
        label=_("The signed paper or a note of what was said"),
        required=False,
        help_text=_("Sealed. A PDF, a picture or a text of at most 25 MB."),
    )

    def given(self) -> Given:
        """The consent."""
        known = self.cleaned_data
        return Given(
            about=[About(each) for each in known["about"]],
            media=[Medium(each) for each in known["shown_where"]],
            until=known["until"],
            way=Way(known["way"]),
            taken_by=known["taken_by"],
            taken_on=known["taken_on"],
            language=known["language"],
            is_understood=known["is_understood"],
            document=known["document"] or None,
        )


class PictureForm(EntryForm):
    """A picture, what is to be seen in it, and who."""

    picture = forms.FileField(
        label=_("Picture"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED_PICTURES}),
        help_text=_(
            "JPEG, PNG or WebP, at most 15 MB. Where and when it was taken is removed; it is drawn anew."
        ),
    )
    people = forms.ModelMultipleChoiceField(
        StoryPerson.objects.none(),
        label=_("Who can be recognised?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shows_nobody = forms.BooleanField(label=_("Nobody can be recognised"), required=False)
    photographer = forms.CharField(label=_("Photographer"), max_length=150)
    licence = forms.ChoiceField(label=_("What may others do with it?"), choices=choices(LICENCE_TITLES))

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["people"].queryset = story.people.all()  # type: ignore[attr-defined]  # a choice of models
        self.languages = [each.language for each in story.texts.all()] or ["en"]
        for each in self.languages:
            name = get_language_info(each)["name_translated"]
            label = gettext("What is to be seen? (%(language)s)") % {"language": name}
            hint = gettext("For those who do not see the picture.")
            self.fields[f"alt_{each}"] = forms.CharField(label=label, max_length=300, help_text=hint)

    def brought(self) -> Brought:
        """The picture."""
        known = self.cleaned_data
        return Brought(
            content=known["picture"].read(),
            alt={each: known[f"alt_{each}"] for each in self.languages},
            photographer=known["photographer"],
            licence=Licence(known["licence"]),
            people=list(known["people"]),
            shows_nobody=known["shows_nobody"],
        )


class AskCompanyForm(EntryForm):
    """Which company is asked."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Company"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on as given
        agreement: Agreement,
        without: Collection[UUID] = (),
        **options: Any,  # noqa: ANN401 - handed on as given
    ) -> None:
        super().__init__(*args, **options)
        parts = agreement.participations.filter(role__in=COMPANY_ROLES).values("organisation")
        companies = Organisation.objects.filter(pk__in=parts).exclude(pk__in=without)
        self.fields["organisation"].queryset = companies  # type: ignore[attr-defined]  # a choice of models


class LookForm(forms.Form):
    """Why somebody has to know who a person is."""

    why = forms.CharField(label=_("Why do you need the name and the contact?"), max_length=150)
