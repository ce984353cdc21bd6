"""`akkoord fetch`: bring the folder of the public site in line with the store of editions."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path

import click

from akkoord.cli.installation import config_option, log_lines
from akkoord.doors.fetching import ShownMeanwhile, drop_damaged, fetch
from akkoord.doors.keeping import alone_in, check_is_fetched, keep_looking, look
from akkoord.doors.refusals import AddressNotUnderstood, StoreFault
from akkoord.doors.store import Store
from akkoord.project.configuration import PublicConfiguration, keys_of, load_configuration


class Fetching:
    """A store, and the folder that holds what it shows."""

    def __init__(self, store: Store, folder: Path, *, trusted: frozenset[str]) -> None:
        self._store, self._folder, self._trusted = store, folder, trusted
        self._is_checked = False

    def round(self) -> Sequence[StoreFault]:
        """Fetch what is shown, until that is what stands here."""
        while True:
            if not self._is_checked:
                drop_damaged(self._folder)
                self._is_checked = True
            try:
                return fetch(self._store, self._folder, trusted=self._trusted)
            except ShownMeanwhile:
                continue
            except Exception:
                self._is_checked = False
                raise


@click.command()
@config_option
@click.option("--once", is_flag=True, help="Fetch what is shown now, and end.")
@click.option(
    "--check", "only_checks", is_flag=True, help="Say whether the store can be read, and not written."
)
def command(config: Path, *, once: bool, only_checks: bool) -> None:
    """Bring the folder of the public site in line with its `editions_store`, until stopped.

    \b
    akkoord fetch --config /srv/akkoord

    `akkoord serve` runs this beside the public site where a store is set. An edition stands in the folder
    only when all of it came and is signed with a trusted key; what was withdrawn goes at the next look.
    """
    public = load_configuration(PublicConfiguration, file=config / "public.toml", environment=os.environ)
    if not public.editions_store:
        raise AddressNotUnderstood
    store = Store.at(public.editions_store)
    log_lines()
    if only_checks:
        _check(store)
        return
    with alone_in(public.editions_dir):
        check_is_fetched(public.editions_dir)
        fetching = Fetching(store, public.editions_dir, trusted=keys_of(public.signing_keys))
        if once:
            _once(fetching)
        else:
            _warn_of_writing(store)
            keep_looking(lambda: look(public.editions_dir, fetching.round))


def _once(fetching: Fetching) -> None:
    if faults := fetching.round():
        raise click.ClickException("\n".join(str(each) for each in faults))


def _check(store: Store) -> None:
    """What can be read is told in one line; a right to write makes the command end with 2."""
    from akkoord.doors.shipping import shown_in  # noqa: PLC0415 - only here does this side look at a list

    click.echo(f"The store shows {len(shown_in(store).editions)} editions.")
    if store.may_write():
        click.echo("These credentials may write: give the public site some that may only read.", err=True)
        raise SystemExit(2)
    click.echo("These credentials may read, and not write.")


def _warn_of_writing(store: Store) -> None:
    try:
        if store.may_write():
            logging.getLogger("akkoord.fetch").warning("store can be written by the public site")
    except StoreFault:
        return
