"""What people fill in."""

from akkoord.desk.register.forms.asking import AnswerForm, AskForm
from akkoord.desk.register.forms.filling import (
    EndLinkForm,
    MergeForm,
    PurposeForm,
    QuestionsForm,
    SearchForm,
    SplitForm,
    UploadForm,
)
from akkoord.desk.register.forms.mapping import MappingForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "EndLinkForm",
    "MappingForm",
    "MergeForm",
    "PurposeForm",
    "QuestionsForm",
    "SearchForm",
    "SplitForm",
    "UploadForm",
]
