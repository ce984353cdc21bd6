"""Forms about collective projects: topic, decision, members, aims, money, meetings, answers."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.commitments import PromiseForm
from akkoord.desk.agreements.forms.fields import (
    choices,
    country_choices,
    day_field,
    day_input,
    text_field,
    time_field,
)
from akkoord.desk.agreements.forms.meetings import DecisionField, EntryForm, MeetingField
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.meetings import Decision, Meeting
from akkoord.desk.agreements.models.projects import CollectiveProject, ProjectAim
from akkoord.desk.agreements.queries.projects import (
    companies_to_ask,
    decisions_of_steering_group,
    joined_members,
    leads_to_choose,
    meetings_to_come,
    parties_to_add,
)
from akkoord.desk.agreements.rules.meetings import SEAT_GROUP_TITLES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _day(label: "StrOrPromise") -> forms.DateField:
    return forms.DateField(label=label, widget=day_input())


class ProjectForm(EntryForm):
    """What the project is about."""

    topic = forms.CharField(label=_("Topic"), max_length=200)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    why = text_field(
        _("Why together"),
        hint=_("What returns again and again, and what nobody solves alone. Name no company."),
    )
    is_public = forms.BooleanField(
        label=_("Public"),
        required=False,
        help_text=_("Everybody may read topic, theme, country and results; never who takes part."),
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        language = get_language() or "en"
        themes = [(each.code, each.named(language)) for each in agreement.theme_rows]
        self.fields["theme"].choices = [("", "–"), *themes]  # type: ignore[attr-defined]  # a choice field
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]  # a choice field


class _StepForm(EntryForm):
    """What became of the project; each step asks for its own."""

    on = _day(_("Day"))

    def __init__(self, *args: Any, project: CollectiveProject, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.choose_from(project)

    def choose_from(self, project: CollectiveProject) -> None:
        """Offer what fits the project."""


class AgendaForm(_StepForm):
    """Before which meeting the proposal comes."""

    meeting = MeetingField(
        Meeting.objects.none(),
        label=_("Meeting of the steering group"),
        empty_label=None,
        help_text=_("The proposal becomes an item of its agenda. First call the meeting, if none is here."),
    )

    def choose_from(self, project: CollectiveProject) -> None:
        """The meetings to come."""
        self.fields["meeting"].queryset = meetings_to_come(project.agreement)  # type: ignore[attr-defined]  # a choice of models


class _DecisionForm(_StepForm):
    """Something that the steering group decided."""

    decision = DecisionField(
        Decision.objects.none(),
        label=_("Decision of the steering group"),
        empty_label=None,
        help_text=_("It stands in the minutes of the meeting. First write it down there."),
    )

    def choose_from(self, project: CollectiveProject) -> None:
        """What was decided."""
        self.fields["decision"].queryset = self.decisions(project)  # type: ignore[attr-defined]  # a choice of models

    def decisions(self, project: CollectiveProject) -> Any:  # noqa: ANN401 - a set of rows
        """The decisions to choose from."""
        return decisions_of_steering_group(project.agreement)


class BeginForm(_DecisionForm):
    """That the project begins, led by whom, from when to when."""

    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Which party leads"), empty_label=None)
    starts = _day(_("First day"))
    ends = forms.DateField(
        label=_("Last day"),
        widget=day_input(),
        help_text=_("Then the project ends by itself, unless the steering group decides otherwise."),
    )

    def choose_from(self, project: CollectiveProject) -> None:
        """What was decided on this proposal, and who may lead."""
        super().choose_from(project)
        self.fields["lead"].queryset = leads_to_choose(project.agreement)  # type: ignore[attr-defined]  # a choice of models

    def decisions(self, project: CollectiveProject) -> Any:  # noqa: ANN401 - a set of rows
        """Only those under its own item of the agenda."""
        return super().decisions(project).filter(item=project.item_id)


class ExtendForm(_DecisionForm):
    """That the project goes on longer."""

    ends = _day(_("New last day"))


class TextForm(_StepForm):
    """Why it does not begin, or a note."""

    text = text_field(_("What"), hint=_("All parties read this, so no company is named."))


class CloseForm(_StepForm):
    """What came of it."""

    results = text_field(_("Results"), hint=_("All parties read this, so no company is named."))
    lessons = text_field(_("Lessons"), required=False)


class AimForm(EntryForm):
    """What is to be reached."""

    text = text_field(
        _("Aim"), rows=3, hint=_("As concrete as can be: what is different when it is reached.")
    )
    due = day_field(_("By"))

    def __init__(self, *args: Any, project: CollectiveProject, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        del project
        super().__init__(*args, **options)


class ResultForm(EntryForm):
    """What was reached of an aim."""

    aim = forms.ModelChoiceField(ProjectAim.objects.none(), label=_("Of which aim"), empty_label=None)
    on = _day(_("Day"))
    text = text_field(_("Result"), rows=3)

    def __init__(self, *args: Any, project: CollectiveProject, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["aim"].queryset = project.aims.all()  # type: ignore[attr-defined]  # a choice of models


class MoneyForm(EntryForm):
    """What a group brings in."""

    group = forms.ChoiceField(label=_("Group"), choices=choices(SEAT_GROUP_TITLES))
    amount = forms.DecimalField(label=_("Amount (€)"), min_value=0, max_digits=12, decimal_places=2)
    what = forms.CharField(label=_("For what"), max_length=200, required=False)

    def __init__(self, *args: Any, project: CollectiveProject, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        del project
        super().__init__(*args, **options)


class ProjectMeetingForm(EntryForm):
    """When the members meet, and what was said."""

    on = _day(_("Day"))
    begins = time_field(_("From"))
    place = forms.CharField(label=_("Place"), max_length=150, required=False)
    agenda = text_field(_("What it is about"), rows=3, required=False)
    people = text_field(_("Who was there"), rows=2, required=False)
    report = text_field(_("What was said"), rows=6, required=False, hint=_("Only members read it."))

    def __init__(self, *args: Any, project: CollectiveProject, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        del project
        super().__init__(*args, **options)


class PartyForm(EntryForm):
    """Which party takes part."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Party"), empty_label=None)
    on = _day(_("From"))

    def __init__(self, *args: Any, project: CollectiveProject, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = parties_to_add(project)  # type: ignore[attr-defined]  # a choice of models


class CompanyForm(EntryForm):
    """Which company is asked."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Company"),
        empty_label=None,
        help_text=_("Its admin gets a letter, and says yes or no. Until it says yes, nobody else knows."),
    )
    on = _day(_("Day"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on as given
        project: CollectiveProject,
        without: frozenset[UUID] = frozenset(),
        **options: Any,  # noqa: ANN401 - handed on as given
    ) -> None:
        super().__init__(*args, **options)
        companies = companies_to_ask(project, without=without)
        self.fields["organisation"].queryset = companies  # type: ignore[attr-defined]  # a choice of models


class MemberPromiseForm(PromiseForm):
    """What a member promises."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on as given
        project: CollectiveProject,
        without: frozenset[UUID] = frozenset(),
        **options: Any,  # noqa: ANN401 - handed on as given
    ) -> None:
        super().__init__(*args, agreement=project.agreement, without=without, **options)
        members = Organisation.objects.filter(pk__in=joined_members(project).values("organisation"))
        field = self.fields["owner"]
        field.queryset = members.exclude(pk__in=without)  # type: ignore[attr-defined]  # a choice of models
        field.label = _("By which member")


class ConsentForm(forms.Form):
    """The answer of a company that is asked."""

    has_read = forms.BooleanField(label=_("We have read this and keep to it"), required=False)
    is_shown = forms.BooleanField(
        label=_("Parties outside the project may know that we take part"),
        required=False,
        help_text=_("Without it only the members and the secretariat know. You can change it at any time."),
    )
