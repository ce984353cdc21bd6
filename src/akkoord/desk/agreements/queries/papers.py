"""Reads about files: what they belong to, and who may have them."""

from typing import BinaryIO

from akkoord.desk.agreements.models.papers import PaperFile
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.models.trainings import Training
from akkoord.desk.agreements.queries.meetings import meeting_thing
from akkoord.desk.agreements.queries.projects import projects_thing, reading_of
from akkoord.desk.agreements.queries.reviews import review_thing
from akkoord.desk.agreements.queries.trainings import is_among_readers, training_thing
from akkoord.desk.people.rules import Action, Actor, Facet, Thing, may
from akkoord.desk.private_folder import PrivateFolder

PAPERS = PrivateFolder("papers")


def file_or_none(file_id: int) -> PaperFile | None:
    """A file with what it belongs to."""
    rows = PaperFile.objects.select_related(
        "paper__item__meeting__body", "review", "training", "project__agreement"
    )
    return rows.filter(pk=file_id).first()


def thing_of_file(file: PaperFile) -> Thing:
    """What the file belongs to; open to everybody only where the file itself was opened too."""
    thing = _owner_of(file)
    return (
        thing
        if file.is_open
        else Thing(thing.kind, thing.organisation_id, thing.agreement_id, facets=thing.facets - {Facet.OPEN})
    )


def _owner_of(file: PaperFile) -> Thing:
    owner = file.owner
    if isinstance(owner, Review):
        return review_thing(owner)
    if isinstance(owner, Training):
        return training_thing(owner)
    if isinstance(owner, CollectiveProject):
        return projects_thing(owner.agreement_id)
    meeting = owner.item.meeting
    return meeting_thing(meeting, agreement_id=meeting.body.agreement_id)


def may_download(actor: Actor, file: PaperFile) -> bool:
    """Whether `actor` may have the file; material of a training only where the training is open
    to them, papers of a project only for its members."""
    if file.project is not None:
        reading = reading_of(actor, file.project)
        return reading is not None and reading.sees_work
    is_near = file.training is None or file.is_open or is_among_readers(actor, file.training)
    return is_near and may(actor, Action.READ, thing_of_file(file))


def content_of(file: PaperFile) -> BinaryIO:
    """The file as it came in, open for reading."""
    return PAPERS.path_of(file.stored_as).open("rb")


def kept_papers() -> set[str]:
    """The names in the private folder that something still refers to."""
    return set(PaperFile.objects.values_list("stored_as", flat=True))
