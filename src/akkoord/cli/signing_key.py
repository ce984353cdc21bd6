"""`akkoord signing-key`: the key with which editions are signed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from akkoord.cli.installation import config_option, set_up_desk


@click.group()
def command() -> None:
    """Make, renew or distrust the key with which editions are signed, and sign what is published."""


@command.command()
def new() -> None:
    """Show a fresh key, and where its two halves go.

    \b
    akkoord signing-key new

    Nothing is written. Earlier editions stay good, as long as public.toml names the earlier keys too.
    """
    from akkoord.engine.signing import new_secret, public_key  # noqa: PLC0415 - needs the extra `desk`

    secret = new_secret()
    click.echo("Put this line into desk.toml, and keep it secret:")
    click.echo(f'signing_key = "{secret}"')
    click.echo("Add this to signing_keys in public.toml, after a comma where others stand there:")
    click.echo(public_key(secret))
    click.echo("Then start both anew, and run: akkoord signing-key sign")


@command.command()
@config_option
def sign(config: Path) -> None:
    """Sign every published edition that no key on the list has signed, and every story.

    \b
    akkoord signing-key sign --config /srv/akkoord

    After an upgrade, or with a new key. Each edition is compared with what two people signed first.
    """
    _with_key(config)
    from akkoord.desk.publication.actions import sign_again  # noqa: PLC0415 - needs the desk to be set up

    with _stories_after():
        _tell(sign_again())


@command.command()
@click.argument("key")
@config_option
def distrust(key: str, config: Path) -> None:
    """Take KEY (ssh-ed25519 …) off the public list, and sign anew what it had signed.

    \b
    akkoord signing-key distrust "ssh-ed25519 AAAA…" --config /srv/akkoord

    When somebody else may have the secret half. Put another key into desk.toml first, and take KEY out of
    public.toml.
    """
    in_use = _with_key(config)
    from akkoord.desk.publication import actions, queries  # noqa: PLC0415 - needs the desk to be set up

    wanted = " ".join(key.split()[:2])
    if wanted == in_use:
        raise click.ClickException("This key is in use: put another one into desk.toml first.")
    if wanted not in queries.key_list().trusted:
        raise click.ClickException("This key is not on the list.")
    with _stories_after():
        _tell(actions.distrust([wanted]))


@contextmanager
def _stories_after() -> Iterator[None]:
    """Sign the stories too, also where an edition refuses: readers find them again at once."""
    from akkoord.desk.stories.actions.placing import renew_all  # noqa: PLC0415 - needs the desk to be set up

    try:
        yield
    finally:
        if number := renew_all():
            click.echo(f"Stories signed anew: {number}.")


def _with_key(config: Path) -> str:
    """Set up the desk; answers the public half of its key."""
    desk = set_up_desk(config)
    from akkoord.engine.signing import public_key  # noqa: PLC0415 - needs the extra `desk`

    if not desk.signing_key:
        raise click.ClickException("There is no signing_key in desk.toml: akkoord signing-key new shows one.")
    return public_key(desk.signing_key)


def _tell(signed: Sequence[Any]) -> None:
    for each in signed:
        click.echo(f"Signed edition {each.number} of {each.agreement.slug}.")
    if not signed:
        click.echo("Every published edition has a signature already.")
