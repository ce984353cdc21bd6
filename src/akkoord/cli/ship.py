"""`akkoord ship`: bring the store of editions in line with what the desk published."""

from collections.abc import Sequence
from pathlib import Path

import click

from akkoord.cli.installation import config_option, desk_of, log_lines
from akkoord.doors.contents import stamp_of
from akkoord.doors.keeping import alone_in, keep_looking, look
from akkoord.doors.refusals import AddressNotUnderstood, StoreFault
from akkoord.doors.shipping import FolderChanged, ship
from akkoord.doors.store import Store

LOOKS_BETWEEN_CHECKS = 120
"""After so many looks without a change the store is compared all the same: somebody may have touched it."""


class Shipping:
    """A folder and its store, and what was shipped last."""

    def __init__(
        self, folder: Path, store: Store, *, takes_over: bool = False, reads_all: bool = False
    ) -> None:
        self._folder, self._store = folder, store
        self._takes_over, self._reads_all = takes_over, reads_all
        self._shipped, self._looks = "", 0

    def round(self) -> Sequence[StoreFault]:
        """Ship what changed, until nothing does."""
        self._looks += 1
        while (stamp := stamp_of(self._folder)) != self._shipped or self._looks >= LOOKS_BETWEEN_CHECKS:
            try:
                self._ship(stamp)
            except FolderChanged:
                continue
            self._shipped, self._looks = stamp, 0
        return ()

    def _ship(self, stamp: str) -> None:
        ship(
            self._folder,
            self._store,
            takes_over=self._takes_over,
            reads_all=self._reads_all,
            is_current=lambda: stamp_of(self._folder) == stamp,
        )


@click.command()
@config_option
@click.option("--once", is_flag=True, help="Ship what is there now, read all of it back, and end.")
@click.option(
    "--take-over",
    "takes_over",
    is_flag=True,
    help="Remove editions that this desk does not have; with --once.",
)
def command(config: Path, *, once: bool, takes_over: bool) -> None:
    """Bring the `editions_store` in line with what the desk published, until stopped.

    \b
    akkoord ship --config /srv/akkoord

    `akkoord serve` runs this beside the desk where a store is set. It needs neither database nor keys.
    """
    desk = desk_of(config)
    if not desk.editions_store:
        raise AddressNotUnderstood
    log_lines()
    with alone_in(desk.editions_dir):
        store = Store.at(desk.editions_store)
        shipping = Shipping(desk.editions_dir, store, takes_over=takes_over and once, reads_all=once)
        if once:
            shipping.round()
        else:
            keep_looking(lambda: look(desk.editions_dir, shipping.round))
