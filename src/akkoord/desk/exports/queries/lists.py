"""The lists of a company as it gave them: every version, every row, every question."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext

from akkoord.desk.exports.queries.content import Table, rows_of
from akkoord.desk.people.models import Mandate
from akkoord.desk.register.models import (
    JudgementRecord,
    LastYearSite,
    ListRow,
    MendedCell,
    PlaceQuestion,
    RememberedColumns,
    RememberedCountry,
    ResponsibleExit,
    RightAsItStands,
    RowQuestion,
    Submission,
)
from akkoord.desk.register.models.judgements import OF_A_COMPANY

ROW_COLUMNS = (
    *("sheet", "row", "name", "address", "country", "lat", "lng", "identifiers", "more", "cells"),
    *("origin", "taken_out", "disclosure", "ended_on", "end_reason"),
)


def tables_of_lists(organisation_id: UUID) -> Iterator[Table]:
    """One table of the lists, one with the rows of each, and what was asked and decided about them."""
    lists = list(
        Submission.objects.filter(organisation=organisation_id)
        .select_related("cycle__agreement", "receipt", "uploaded_by", "answered_by")
        .defer("mapping", "sheets")
        .order_by("cycle__year", "cycle__agreement", "version")
    )
    yield _lists(lists)
    yield _for_others(organisation_id)
    for each in lists:
        yield _rows(each)
    yield from _questions(organisation_id)
    yield from _decisions(organisation_id)
    yield _answers(organisation_id)


def folder_of(each: Submission) -> str:
    """Where the files of one list stand in the copy."""
    return f"lists/{each.cycle.agreement.slug}-{each.cycle.year}-version-{each.version}"


def _lists(lists: Iterable[Submission]) -> Table:
    return Table(
        "lists",
        gettext("Lists"),
        (
            "agreement",
            "year",
            "version",
            "state",
            "file",
            "sha256",
            "uploaded",
            "handed_in",
            "answered_by",
            "receipt",
            "questions",
        ),
        rows_of(
            (
                *(str(each.cycle.agreement), each.cycle.year, each.version, each.get_state_display()),
                *(each.filename, each.sha256, each.uploaded_at, each.submitted_at),
                *(each.answered_by.name if each.answered_by else "", _receipt_of(each), each.questions),
            )
            for each in lists
        ),
        about=gettext(
            "“answered_by” is the company that acted in your place after a merger; empty where you did."
        ),
    )


def _for_others(organisation_id: UUID) -> Table:
    """What the company signed in place of those merged into it; the rows are in their own copies."""
    signed = (
        Submission.objects.filter(answered_by=organisation_id, receipt__isnull=False)
        .select_related("cycle__agreement", "organisation", "receipt")
        .order_by("cycle__year", "cycle__agreement", "organisation__name", "version")
    )
    return Table(
        "lists_for_others",
        gettext("Lists that you signed for companies merged into yours"),
        ("company", "agreement", "year", "version", "handed_in", "receipt"),
        rows_of(
            (
                *(each.organisation.name, str(each.cycle.agreement), each.cycle.year, each.version),
                *(each.submitted_at, each.receipt.number),
            )
            for each in signed
        ),
    )


def _receipt_of(each: Submission) -> str:
    return each.receipt.number if hasattr(each, "receipt") else ""


def _rows(each: Submission) -> Table:
    rows = ListRow.objects.filter(submission=each).values_list(
        *("sheet", "row", "name", "address", "country", "lat", "lng", "identifiers", "fields", "cells"),
        *("origin", "is_taken_out", "disclosure", "ended_on", "end_reason"),
    )
    return Table(
        f"{folder_of(each)}/rows",
        gettext("Rows of %(agreement)s %(year)s, version %(version)s")
        % {"agreement": each.cycle.agreement, "year": each.cycle.year, "version": each.version},
        ROW_COLUMNS,
        rows_of(rows),
        is_long=True,
    )


def _questions(organisation_id: UUID) -> Iterator[Table]:
    of_rows = RowQuestion.objects.filter(submission__organisation=organisation_id)
    of_places = PlaceQuestion.objects.filter(submission__organisation=organisation_id)
    yield Table(
        "questions",
        gettext("Questions and answers"),
        ("about", "question", "asked", "answer", "answered", "better_name", "better_address"),
        rows_of(
            [
                *(
                    (each.row_name, each.text, each.asked_at, each.answer, each.answered_at, "", "")
                    for each in of_rows
                ),
                *(
                    (
                        *(each.name, each.question, each.asked_at, each.answer, each.answered_at),
                        *(each.better_name, each.better_address),
                    )
                    for each in of_places
                ),
            ]
        ),
    )
    mended = MendedCell.objects.filter(submission__organisation=organisation_id)
    yield Table(
        "mended_cells",
        gettext("Mended cells"),
        ("year", "version", "sheet", "row", "field", "text", "mended_at"),
        rows_of(
            mended.values_list(
                *("submission__cycle__year", "submission__version", "sheet", "row", "field", "text", "at")
            )
        ),
        is_long=True,
    )


def _decisions(organisation_id: UUID) -> Iterator[Table]:
    sites = LastYearSite.objects.filter(organisation=organisation_id).select_related("cycle")
    names = _own_names(organisation_id)
    yield Table(
        "last_year",
        gettext("What became of last year's sites"),
        ("year", "site", "decision", "reason", "last_day", "decided"),
        rows_of(
            (
                *(each.cycle.year, names.get(each.site, ""), each.get_decision_display()),
                *(each.get_end_reason_display(), each.ended_on, each.decided_at),
            )
            for each in sites
        ),
        is_long=True,
    )
    exits = ResponsibleExit.objects.filter(organisation=organisation_id).select_related("cycle")
    yield Table(
        "exits",
        gettext("Sites that the company chose to leave"),
        ("year", "site", "question", "answer", "said"),
        rows_of(
            (each.cycle.year, names.get(each.site, ""), question, answer, each.said_at)
            for each in exits
            for question, answer in each.told
        ),
        is_long=True,
    )
    columns = RememberedColumns.objects.filter(organisation=organisation_id).values_list(
        "columns", "chosen_at"
    )
    countries = RememberedCountry.objects.filter(organisation=organisation_id).values_list(
        "spelling", "country"
    )
    yield Table(
        "remembered",
        gettext("How your lists are read"),
        ("what", "meaning"),
        rows_of([*(("columns", columns_of) for columns_of, _ in columns), *countries]),
    )
    right = RightAsItStands.objects.filter(organisation=organisation_id)
    yield Table(
        "right_as_it_stands",
        gettext("Warnings that you called right as they stand"),
        ("site", "warning", "said_at"),
        rows_of((names.get(each.text, ""), each.code, each.at) for each in right),
        is_long=True,
    )


def _answers(organisation_id: UUID) -> Table:
    """What people of the company said: that two of its own texts mean the same place."""
    names = _own_names(organisation_id)
    own = Mandate.objects.filter(organisation=organisation_id).values("user")
    said = JudgementRecord.objects.filter(origin=OF_A_COMPANY, judged_by__in=own)
    return Table(
        "same_place",
        gettext("Texts of which you said that they mean the same place"),
        ("one_text", "other_text", "said_at"),
        rows_of(
            (names[str(each.left_id)], names[str(each.right_id)], each.judged_at)
            for each in said
            if str(each.left_id) in names and str(each.right_id) in names
        ),
        is_long=True,
    )


def _own_names(organisation_id: UUID) -> dict[str, str]:
    """Text that a row shares → the name as the company itself wrote it."""
    rows = ListRow.objects.filter(submission__organisation=organisation_id, mention__isnull=False)
    asked = PlaceQuestion.objects.filter(submission__organisation=organisation_id)
    names = {str(key): name for key, name in asked.values_list("about_id", "name")}
    return names | {str(key): name for key, name in rows.values_list("mention_id", "name")}
