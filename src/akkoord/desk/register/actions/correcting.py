"""What a company says its row should read goes into its accepted list; the site stays where it was."""

from collections.abc import Iterable
from contextlib import suppress

from django.db.models import F
from django.utils import timezone

from akkoord.desk.people.rules import Actor
from akkoord.desk.register.actions.links import derive_links
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.placing import refresh_locations
from akkoord.desk.register.actions.saying import write_down
from akkoord.desk.register.models import ListRow, MendedCell, Mention, PlaceQuestion, Submission
from akkoord.desk.register.queries.components import foresee
from akkoord.desk.register.rules import NothingToJudge, SubmissionState, fingerprint, ordered
from akkoord.engine.intake.mapping import ADDRESS_PARTS
from akkoord.engine.matching import Judgement, Verdict


def correct_rows(actor: Actor, asked: PlaceQuestion) -> int:
    """Put the better name and address of an answer into the rows that were asked about; answers how many.

    The file, the signed copy and its receipt stay as they were; what was changed stands beside the list as
    mended cells. Call inside a transaction that counts the register up.
    """
    rows = list(
        ListRow.objects.filter(
            mention=asked.about_id,
            submission__state=SubmissionState.ACCEPTED,
            submission__organisation=asked.submission.organisation_id,
            submission__cycle=asked.submission.cycle_id,
        ).select_related("submission", "mention")
    )
    for row in rows:
        _correct(actor, row, asked)
    for text in sorted({str(row.mention_id) for row in rows} - {asked.about_id}):
        _keep_with(actor, asked.about, text)
    if rows:
        refresh_locations([str(asked.about.location_id)] if asked.about.location_id else [])
        derive_links(organisations=[asked.submission.organisation_id])
    return len(rows)


def _correct(actor: Actor, row: ListRow, asked: PlaceQuestion) -> None:
    cells = dict(_cells(row, asked))
    if not cells:
        return
    now, by = timezone.now(), person_id(actor)
    MendedCell.objects.bulk_create(
        MendedCell(
            submission=row.submission, sheet=row.sheet, row=row.row, field=field, text=text, by_id=by, at=now
        )
        for field, text in cells.items()
    )
    # The row is written as reading it again would, so the list counts as read.
    Submission.objects.filter(pk=row.submission_id).update(
        revision=F("revision") + 1, read_revision=F("read_revision") + 1
    )
    row.name = cells.get("name", row.name)
    row.address = asked.better_address or row.address
    parts = {**row.fields, **{part: cells[part] for part in ADDRESS_PARTS[1:] if part in cells}}
    row.fields = {**parts, **({"street": cells["address"]} if "address" in cells else {})}
    row.mention_id = fingerprint(row.name, row.address, row.country)
    Mention.objects.get_or_create(
        fingerprint=row.mention_id,
        defaults={
            "name": row.name,
            "address": row.address,
            "country": row.country,
            "location_id": asked.about.location_id,
        },
    )
    row.save(update_fields=["name", "address", "fields", "mention"])


def _cells(row: ListRow, asked: PlaceQuestion) -> Iterable[tuple[str, str]]:
    """Field → text, so that reading the row again gives what the company said."""
    if asked.better_name and asked.better_name != row.name:
        yield "name", asked.better_name
    if asked.better_address and asked.better_address != row.address:
        parts = [part for part in ADDRESS_PARTS[1:] if row.fields.get(part)]
        end = ", ".join(row.fields[part] for part in parts)
        if parts and asked.better_address.endswith(f", {end}"):
            yield "address", asked.better_address.removesuffix(f", {end}")
        else:
            yield "address", asked.better_address
            for part in parts:
                yield part, ""


def _keep_with(actor: Actor, before: Mention, text: str) -> None:
    """The corrected text means the same place, unless other lists know it as the text of another one."""
    renewed = Mention.objects.get(pk=text)
    if renewed.location_id != before.location_id:
        return
    with suppress(NothingToJudge):
        said = foresee([Judgement(*ordered(str(before.pk), text), Verdict.SAME)], [])
        write_down(actor, said, origin="answer", note="")
