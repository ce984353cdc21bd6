"""One site in a form: where it is, what is done there, and how the company buys there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.fields import field_title
from akkoord.desk.register.forms.mapping import country_choices
from akkoord.desk.register.models.submissions import DISCLOSURES, END_REASONS
from akkoord.desk.register.rules import (
    PROCESSES,
    PRODUCTS,
    RELATIONS,
    TIER_QUESTIONS,
    TIERS,
    VOLUME_BANDS,
    Choice,
    Disclosure,
    as_choice,
    opens,
    read_disclosure,
)
from akkoord.engine.cleaning.countries import country_of

TEXTS = ("name", "local_name", "address", "city", "region", "postal_code")
CHOSEN: dict[str, tuple[Choice, ...]] = {"tier": TIERS, "relation": RELATIONS, "volume_band": VOLUME_BANDS}
SEVERAL: dict[str, tuple[Choice, ...]] = {"processes": PROCESSES, "products": PRODUCTS}
BULK_FIELDS = ("tier", "relation", "volume_band", "brand", "disclosure", "since")
OF_MAKERS = frozenset({"processes", "products", "tier"})
"""What is asked of a place where something is made, and of no mine or grower."""
_BAR = " | "


def choice_title(choice: Choice) -> str:
    """What the reader calls a choice: its name in the language of the page where there is one."""
    languages = ("en", "nl", "de", "fr")
    if choice.stage or choice.code.startswith("PG"):
        return choice.names[languages.index((get_language() or "en")[:2])]
    return gettext(choice.title)


def told(field: str, text: str) -> str:
    """A field's text as people read it: codes become words, anything else stays as given."""
    if field in SEVERAL:
        parts = [part.strip() for part in text.replace(";", "|").split("|") if part.strip()]
        return ", ".join(_told_one(part, SEVERAL[field]) for part in parts)
    if field == "disclosure":
        return str(dict(DISCLOSURES)[read_disclosure(text)])
    return _told_one(text, CHOSEN[field]) if field in CHOSEN else text


def _told_one(text: str, choices: Sequence[Choice]) -> str:
    found = as_choice(text, choices)
    return choice_title(found) if found else text


def _pairs(choices: Sequence[Choice], kept: str = "") -> list[tuple[str, str]]:
    """Choices of a box; a text of the list that is none of them can be kept as it is."""
    pairs = [("", gettext("not said")), *((each.code, choice_title(each)) for each in choices)]
    return [*pairs, (kept, kept)] if kept and as_choice(kept, choices) is None else pairs


class SiteForm(forms.Form):
    """Add a site, or change one; what the company did not say stays empty."""

    name = forms.CharField(label=_("Name of the location"), max_length=300)
    local_name = forms.CharField(label=_("Name in its own script"), max_length=300, required=False)
    address = forms.CharField(
        label=_("Street and number, unit, plot"),
        max_length=400,
        help_text=_("Where the work is done, not an office or agent."),
    )
    city = forms.CharField(label=_("Town or city"), max_length=200, required=False)
    region = forms.CharField(label=_("Province or region"), max_length=200, required=False)
    postal_code = forms.CharField(label=_("Postal code"), max_length=40, required=False)
    country = forms.ChoiceField(label=_("Country"))
    processes = forms.MultipleChoiceField(
        label=_("What is done there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    products = forms.MultipleChoiceField(
        label=_("What is made there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tier = forms.ChoiceField(label=_("Tier"), required=False)
    relation = forms.ChoiceField(label=_("How you buy there"), required=False)
    subcontractor_of = forms.CharField(label=_("Subcontractor of which site"), max_length=300, required=False)
    agent = forms.CharField(label=_("Through which agent"), max_length=300, required=False)
    brand = forms.CharField(
        label=_("For which brands"),
        max_length=400,
        required=False,
        help_text=_("Put a bar ( | ) between brands; also name a brand of somebody else that you sell."),
    )
    volume_band = forms.ChoiceField(label=_("Share of what you buy"), required=False)
    since = forms.CharField(label=_("Since when (year or date)"), max_length=40, required=False)
    workers = forms.CharField(label=_("Number of workers, or a range"), max_length=40, required=False)
    disclosure = forms.ChoiceField(label=_("Who may know that you produce there"), choices=DISCLOSURES)
    remark = forms.CharField(
        label=_("Remark"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        texts: Mapping[str, str] | None = None,
        may_disclose: bool = True,
        names_makers: bool = True,
    ) -> None:
        """`texts` are those of the site as it stands; only who signs for the company opens it to others.

        Steps, products and layers are those of making; where lists name no makers they are not asked.
        """
        standing = dict(texts or {})
        super().__init__(data, initial=_initial(standing))
        self.standing = standing
        self._choose("country", [("", gettext("choose")), *country_choices()])
        if not names_makers:
            for field in OF_MAKERS:
                del self.fields[field]
        for field, choices in CHOSEN.items():
            self._choose(field, _pairs(choices, standing.get(field, "")))
        for field, choices in SEVERAL.items():
            self._choose(field, [*((each.code, choice_title(each)) for each in choices), *self._kept(field)])
        now = standing.get("disclosure", "")
        allowed = [each for each in DISCLOSURES if may_disclose or not opens(now, each[0])]
        self._choose("disclosure", [(code.value, title) for code, title in allowed])

    def _choose(self, field: str, choices: list[tuple[str, Any]]) -> None:
        if field in self.fields:
            self.fields[field].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def _kept(self, field: str) -> list[tuple[str, str]]:
        parts = (part.strip() for part in self.standing.get(field, "").replace(";", "|").split("|"))
        return [(part, part) for part in parts if part and as_choice(part, SEVERAL[field]) is None]

    def written(self) -> dict[str, str]:
        """Field → text as a list would hold it, of every field of the form."""
        return {
            name: _BAR.join(value) if isinstance(value, list) else " ".join(str(value).split())
            for name, value in self.cleaned_data.items()
        }

    def instead_of(self) -> dict[str, str]:
        """Field → the text that stands there now, as `written` would say it."""
        initial = _initial(self.standing)
        return {
            name: _BAR.join(value) if isinstance(value, list) else str(value)
            for name, value in initial.items()
        }


def _initial(texts: Mapping[str, str]) -> dict[str, Any]:
    initial: dict[str, Any] = dict(texts)
    initial["country"] = country_of(texts.get("country", "")) or texts.get("country", "")
    initial["disclosure"] = read_disclosure(texts.get("disclosure", "")).value
    for field, choices in CHOSEN.items():
        found = as_choice(texts.get(field, ""), choices)
        initial[field] = found.code if found else texts.get(field, "")
    for field, choices in SEVERAL.items():
        parts = [part.strip() for part in texts.get(field, "").replace(";", "|").split("|") if part.strip()]
        initial[field] = [(as_choice(part, choices) or Choice(part, part)).code for part in parts]
    return initial


class BulkForm(forms.Form):
    """The same tier, role, share, brand or disclosure for many sites at once."""

    field = forms.ChoiceField(label=_("Set"), choices=[])
    text = forms.CharField(label=_("to"), max_length=400, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, may_disclose: bool, names_makers: bool = True
    ) -> None:
        super().__init__(data)
        self.may_disclose = may_disclose
        self.fields["field"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (f"{field}={code}", f"{str(field_title(field)).capitalize()}: {title}")
            for field in BULK_FIELDS
            if names_makers or field not in OF_MAKERS
            for code, title in _bulk_values(field, may_disclose=may_disclose)
        ]

    def chosen(self) -> tuple[str, str]:
        """Field and text."""
        field, _, code = self.cleaned_data["field"].partition("=")
        return field, code or self.cleaned_data["text"]


def _bulk_values(field: str, *, may_disclose: bool) -> list[tuple[str, str]]:
    if field in CHOSEN:
        return [(each.code, choice_title(each)) for each in CHOSEN[field]]
    if field == "disclosure":
        return [
            (code.value, str(title))
            for code, title in DISCLOSURES
            if may_disclose or code == Disclosure.CONFIDENTIAL
        ]
    return [("", gettext("as written beside"))]


class SharesForm(forms.Form):
    """Which share of the purchase value the list covers, for each of the questions 2.1 to 2.4."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, shares: Mapping[str, str]) -> None:
        super().__init__(data)
        for question, title, _tiers in TIER_QUESTIONS:
            said = shares.get(question, "")
            self.fields[f"share-{question}"] = forms.IntegerField(
                label=f"{question} {gettext(title)}",
                min_value=0,
                max_value=100,
                required=False,
                initial=said if said != "none" else None,
            )
            self.fields[f"none-{question}"] = forms.BooleanField(
                label=gettext("we need none of these"), required=False, initial=said == "none"
            )

    def said(self) -> dict[str, str]:
        """Question → per cent, or "none"."""
        given = self.cleaned_data
        return {
            question: "none" if given[f"none-{question}"] else str(share)
            for question, _title, _tiers in TIER_QUESTIONS
            if (share := given[f"share-{question}"]) is not None or given[f"none-{question}"]
        }


class EndingForm(forms.Form):
    """Since when, and why, sites are no longer used."""

    ended_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reason = forms.ChoiceField(label=_("Why"), choices=END_REASONS)


class SignForm(forms.Form):
    """The declaration, and the password of the one who signs."""

    declared = forms.BooleanField(
        label=_("I declare that this list is complete and true, as far as we know, and that I may sign it.")
    )
    seen_left_out = forms.BooleanField(
        label=_("I have seen which rows are left out and will not be counted."), required=False
    )
    seen_public = forms.BooleanField(
        label=_("I have seen every link that becomes public, and choose that for my company."), required=False
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        leaves_out: bool,
        publishes: bool,
        check_password: Callable[[str], bool] | None,
    ) -> None:
        super().__init__(data)
        self._check_password = check_password
        if check_password is None:
            del self.fields["password"]
        self.fields["seen_left_out"].required = leaves_out
        self.fields["seen_public"].required = publishes

    def clean_password(self) -> str:
        """Refuse a password that is not the signer's."""
        password: str = self.cleaned_data["password"]
        if not (self._check_password and self._check_password(password)):
            raise forms.ValidationError(gettext("This is not your password."))
        return password
