"""What has to be settled before an agreement ends."""

from collections.abc import Collection
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class ClosingItem(StrEnum):
    """The items of the closing checklist (handbook, agreements 2.2)."""

    LAST_LIST = "last_list"
    OPEN_CASES = "open_cases"
    FINDINGS_ARCHIVED = "findings_archived"
    DATA_RETURNED = "data_returned"
    PARTICIPANTS_INFORMED = "participants_informed"
    RELEASES_STAY = "releases_stay"
    SUCCESSOR_MAPPED = "successor_mapped"
    LAST_REPORTS = "last_reports"


CLOSING_ITEM_TITLES = {
    ClosingItem.LAST_LIST: gettext_noop("The last list is published, or given up by decision"),
    ClosingItem.OPEN_CASES: gettext_noop("Open cases are handed over, with the consent of who reported them"),
    ClosingItem.FINDINGS_ARCHIVED: gettext_noop("Findings and rulings are in the archive"),
    ClosingItem.DATA_RETURNED: gettext_noop(
        "Confidential data are given back or destroyed, with a signed protocol"
    ),
    ClosingItem.PARTICIPANTS_INFORMED: gettext_noop("All who take part have been told"),
    ClosingItem.RELEASES_STAY: gettext_noop("Public lists stay open for download, with their checksums"),
    ClosingItem.SUCCESSOR_MAPPED: gettext_noop(
        "Organisations and locations are mapped to the successor, if there is one"
    ),
    ClosingItem.LAST_REPORTS: gettext_noop("The last annual report and the evaluation are published"),
}


class NotYetClosed(AkkoordError):
    """Something on the closing checklist is still open."""

    code = "not_yet_closed"
    sentence = gettext_noop("Not everything on the closing checklist is settled; still open: %(count)d.")


def check_closed(settled: Collection[str]) -> None:
    """Raise `NotYetClosed` unless every item of the checklist is settled."""
    still_open = [item for item in ClosingItem if item not in settled]
    if still_open:
        raise NotYetClosed(count=len(still_open))
