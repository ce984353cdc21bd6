"""The questions of a responsible exit."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.rules.exits import EXIT_QUESTIONS, LONGEST_ANSWER


class ExitForm(forms.Form):
    """One answer to each question; all of them are needed."""

    def __init__(self, *args: Any, others: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """`others`: how many other sites wait for the same answers."""
        super().__init__(*args, **kwargs)
        for code, question in EXIT_QUESTIONS:
            self.fields[code] = forms.CharField(
                label=gettext(question),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=LONGEST_ANSWER,
            )
        if others:
            self.fields["for_all"] = forms.BooleanField(
                label=_("The same holds for the other sites that wait for these answers"), required=False
            )
