"""Finding what the pages of publication are about; what is not there is as what one may not see."""

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.publication.models import Edition


def found_edition(slug: str, number: int) -> Edition:
    """The edition of the agreement with this number. Raises `NotAllowed`."""
    found = (
        Edition.objects.filter(agreement__slug=slug, number=number)
        .select_related(
            "agreement", "cycle", "built_by", "published_by", "withdrawal_asked_by", "withdrawn_by"
        )
        .first()
    )
    if found is None:
        raise NotAllowed
    return found
