"""Does the store of editions show what the desk published?"""

from collections.abc import Iterator

from akkoord.doors.contents import Contents
from akkoord.doors.refusals import StoreFault
from akkoord.doors.shipping import shown_in
from akkoord.doors.store import Store
from akkoord.project.configuration import DeskConfiguration
from akkoord.project.examination.findings import Finding, fine, look, wrong

PART = "store"


def examine_store(desk: DeskConfiguration) -> Iterator[Finding]:
    """Can it be reached and written, and does it show what stands in the public folder?"""
    if not desk.editions_store:
        return
    try:
        yield from _compare(desk, Store.at(desk.editions_store))
    except StoreFault as fault:
        yield wrong(PART, str(fault), "See docs/operator.md, Editions in a store.")


def _compare(desk: DeskConfiguration, store: Store) -> Iterator[Finding]:
    if not store.may_write():
        yield wrong(PART, "The desk may not write there.", "Give it credentials that may.")
        return
    here, shown = Contents.standing_in(desk.editions_dir), shown_in(store)
    if here == shown:
        yield fine(PART, f"The store shows all {len(here.editions)} editions.")
    elif shown.editions.keys() <= here.editions.keys():
        yield look(PART, "The store does not show everything yet.", "Look whether `akkoord ship` is running.")
    else:
        yield wrong(
            PART,
            "The store shows editions that the desk does not.",
            "Look whether `akkoord ship` is running, and what it logs.",
        )
