"""What people fill in."""

from akkoord.desk.register.forms.asking import AnswerForm, AskForm
from akkoord.desk.register.forms.filling import (
    BrandForm,
    EndLinkForm,
    FileForm,
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
    "BrandForm",
    "EndLinkForm",
    "FileForm",
    "MappingForm",
    "MergeForm",
    "PurposeForm",
    "QuestionsForm",
    "SearchForm",
    "SplitForm",
    "UploadForm",
]
