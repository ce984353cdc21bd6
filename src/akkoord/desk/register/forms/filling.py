"""What people fill in: a file, purposes, questions, dates, texts."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.rules import NEVER_CHOSEN, PURPOSES, Purpose, purpose_lacks
from akkoord.desk.register.actions.files import FileSent
from akkoord.desk.register.models.submissions import END_REASONS
from akkoord.engine.intake.limits import DEFAULT_LIMITS


class UploadForm(forms.Form):
    """A file, and the token that makes a second sending of the same form harmless."""

    file = forms.FileField(label=_("Your list"), allow_empty_file=True, max_length=500)
    upload_token = forms.UUIDField(widget=forms.HiddenInput)
    replaces_all = forms.BooleanField(
        label=_("Yes, it takes the place of all files of the draft."), required=False
    )

    def __init__(self, *args: Any, replaces_files: bool = False, **options: Any) -> None:  # noqa: ANN401 - Django's
        """`replaces_files`: the sender has to say that the file stands for several that are there."""
        super().__init__(*args, **options)
        if replaces_files:
            self.fields["replaces_all"].required = True
        else:
            del self.fields["replaces_all"]

    def clean_file(self) -> Any:  # noqa: ANN401 - Django's own type of file
        """Refuse what is too large before it is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > DEFAULT_LIMITS.bytes:
            raise forms.ValidationError(
                gettext(
                    "This file is larger than %(limit)s MB. Please split it, or send it without pictures."
                )
                % {"limit": DEFAULT_LIMITS.bytes // 1_000_000}
            )
        return file

    def sent(self) -> FileSent:
        """The file as an action takes it."""
        given = self.cleaned_data
        file = given["file"]
        return FileSent(file.name, file.read(), given["upload_token"], given.get("brand", ""))


class FileForm(UploadForm):
    """One more file of a list, and the brand for which it is."""

    brand = forms.CharField(
        label=_("For which brand is this file?"),
        required=False,
        max_length=200,
        help_text=_("It counts for each row of the file that names no brand itself."),
    )


class BrandForm(forms.Form):
    """The brand for which a file is."""

    brand = forms.CharField(label=_("For which brand is this file?"), required=False, max_length=200)


class PurposeForm(forms.Form):
    """Why somebody wants to look; the company sees it."""

    purpose = forms.ChoiceField(label=_("Why do you want to look?"))
    reference = forms.CharField(
        label=_("Number of the case, release or review"), required=False, max_length=40
    )
    note = forms.CharField(
        label=_("Note for your colleagues"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("choose")),
            *((code, gettext(title)) for code, title in PURPOSES.items() if code not in NEVER_CHOSEN),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a purpose that lacks its number or description."""
        if not self.errors and (lack := purpose_lacks(self.purpose_given())):
            raise forms.ValidationError(gettext(lack))
        return self.cleaned_data

    def purpose_given(self) -> Purpose:
        """The purpose as the log takes it."""
        given = self.cleaned_data
        return Purpose(code=given["purpose"], reference=given["reference"], note=given["note"])


class QuestionsForm(forms.Form):
    """What the secretariat asks when it returns a list."""

    questions = forms.CharField(
        label=_("What should the company look at?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
        help_text=_("You can also ask something at a single row, below."),
    )


class EndLinkForm(forms.Form):
    """Since when, and why, a location is no longer used."""

    ended_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reason = forms.ChoiceField(label=_("Why"), choices=END_REASONS)


class SearchForm(forms.Form):
    """Find locations by any word of a name or address."""

    text = forms.CharField(label=_("Name, place or identifier"), required=False, max_length=200)
    country = forms.CharField(label=_("Country"), required=False, max_length=2)


class MergeForm(forms.Form):
    """Why two locations are one, and the mark of the preview that was looked at."""

    note = forms.CharField(label=_("Why are they one?"), max_length=1000)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)


class SplitForm(forms.Form):
    """Why the ticked texts mean another place, and the mark of the preview that was looked at."""

    note = forms.CharField(label=_("Why do they mean another place?"), max_length=1000)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)
