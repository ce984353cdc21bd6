"""What the content scan looks for in the files of an edition."""

from dataclasses import dataclass

from django.conf import settings

from akkoord.desk.agreements.models import Organisation, OrganisationName
from akkoord.desk.people.models import User
from akkoord.desk.register.models import ListFile, Submission


def organisation_names() -> list[str]:
    """Every name and alias of every organisation; the content scan looks for them."""
    own = Organisation.objects.values_list("name", flat=True)
    return sorted({*own, *OrganisationName.objects.values_list("name", flat=True)})


@dataclass(frozen=True, slots=True)
class InternalValue:
    """Something that must stand in no file of an edition."""

    kind: str
    value: str


def internal_values() -> list[InternalValue]:
    """Identifiers of organisations, e-mail addresses, and names of files that were handed in."""
    organisations = Organisation.objects.values_list("pk", flat=True)
    lists = Submission.objects.values_list("public_id", flat=True)
    stored = ListFile.objects.values_list("stored_as", flat=True).distinct()
    filenames = ListFile.objects.order_by().values_list("filename", flat=True).distinct()
    return [
        *(InternalValue("secret key", each) for each in (settings.SECRET_KEY, settings.SIGNING_KEY) if each),
        *(InternalValue("identifier of an organisation", str(each)) for each in organisations),
        *(InternalValue("identifier of an organisation", each.hex) for each in organisations),
        *(InternalValue("e-mail address", each) for each in User.objects.values_list("email", flat=True)),
        *(InternalValue("identifier of a list", str(each)) for each in (*lists, *stored)),
        *(InternalValue("file name of a list", each) for each in filenames),
    ]
