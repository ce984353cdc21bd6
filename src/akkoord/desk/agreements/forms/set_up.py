"""The parts in which an agreement is set up, each with its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict

from akkoord.desk.agreements.forms.configuration import (
    InsightForm,
    NamesForm,
    QuorumForm,
    ReasonForm,
    RelationForm,
    RetentionForm,
)
from akkoord.desk.agreements.forms.deliverable_rows import DeliverableRowForm
from akkoord.desk.agreements.forms.rows import (
    LINES_TO_ADD,
    CalendarDayForm,
    DocumentVersionForm,
    EnforcementRowForm,
    GroupSeatsForm,
    RowForm,
    SizeClassForm,
    TargetForm,
    ThemeForm,
    YearlyDutyForm,
)
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules.configuration import MONTHS
from akkoord.engine.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the set-up that is changed in one go: its forms together fill its columns."""

    title: str
    columns: tuple[str, ...]
    plain: type[forms.Form] | type[NamesForm] | None = None
    line: type[RowForm] | None = None

    def forms(self, agreement: Agreement, data: QueryDict | None) -> "PartForms":
        """The forms of this part, filled with what stands or with what was sent."""
        return PartForms(self, agreement, data)


class PartForms:
    """The forms of one part of the set-up, asked and answered as one."""

    def __init__(self, part: Part, agreement: Agreement, data: QueryDict | None) -> None:
        self.part = part
        self.reason = ReasonForm(data)
        self.plain = self._plain(agreement, data)
        self.lines = self._lines(agreement, data)

    def _plain(self, agreement: Agreement, data: QueryDict | None) -> forms.BaseForm | None:
        shape = self.part.plain
        if shape is None:
            return None
        if issubclass(shape, NamesForm):
            return shape(data, instance=agreement)
        return shape(data, initial=_initial(agreement, self.part.columns))

    def _lines(self, agreement: Agreement, data: QueryDict | None) -> BaseFormSet[Any] | None:
        if self.part.line is None:
            return None
        shape = formset_factory(self.part.line, extra=LINES_TO_ADD, max_num=200)
        return shape(data, initial=getattr(agreement, self.part.columns[0]), prefix="row")

    def is_valid(self) -> bool:
        """Whether all of it can be kept."""
        all_forms = [each for each in (self.reason, self.plain, self.lines) if each is not None]
        return all([each.is_valid() for each in all_forms])  # noqa: C419 - each shows its own faults

    def changes(self) -> dict[str, Any]:
        """Column → what it becomes."""
        changed: dict[str, Any] = {}
        if self.lines is not None:
            changed[self.part.columns[0]] = [row for row in (each.row() for each in self.lines) if row]
        if self.plain is not None:
            said = dict(self.plain.cleaned_data)
            changed |= {self.part.columns[0]: said} if self.part.columns == ("retention",) else said
        return changed


def _initial(agreement: Agreement, columns: tuple[str, ...]) -> dict[str, Any]:
    if columns == ("retention",):
        policy = agreement.retention_policy
        return {**{name: getattr(policy, name) for name in MONTHS}, **agreement.retention}
    return {name: getattr(agreement, name) for name in columns}


PARTS: Mapping[str, Part] = {
    "names": Part(gettext_noop("Name, sector and term"), tuple(NamesForm.Meta.fields), plain=NamesForm),
    "insight": Part(
        gettext_noop("Insight and publication"),
        ("insight_units", "publication_mode", "k_threshold", "objection_days"),
        plain=InsightForm,
    ),
    "enforcement": Part(gettext_noop("Enforcement"), ("enforcement",), line=EnforcementRowForm),
    "themes": Part(gettext_noop("Themes"), ("themes",), line=ThemeForm),
    "targets": Part(gettext_noop("Targets"), ("targets",), line=TargetForm),
    "sizes": Part(gettext_noop("Size classes and fees"), ("size_classes",), line=SizeClassForm),
    "seats": Part(
        gettext_noop("Seats of the groups"), ("seats", "quorum_share"), plain=QuorumForm, line=GroupSeatsForm
    ),
    "calendar": Part(gettext_noop("Calendar of a year"), ("calendar",), line=CalendarDayForm),
    "duties": Part(
        gettext_noop("What companies hand in every year"), ("yearly_duties",), line=YearlyDutyForm
    ),
    "deliverables": Part(
        gettext_noop("What is delivered every year, and judged"), ("deliverables",), line=DeliverableRowForm
    ),
    "documents": Part(
        gettext_noop("Documents that companies sign"), ("documents",), line=DocumentVersionForm
    ),
    "relations": Part(gettext_noop("Links with other agreements"), ("relations",), line=RelationForm),
    "retention": Part(gettext_noop("What happens at the end"), ("retention",), plain=RetentionForm),
}
"""Part of the address → what is changed there."""
