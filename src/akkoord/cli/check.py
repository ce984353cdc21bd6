"""`akkoord check`: is this installation sound?"""

import dataclasses
import json
from pathlib import Path

import click

from akkoord.cli.installation import config_option, set_up_desk

MARKS = {"fine": ("fine ", "green"), "look": ("look ", "yellow"), "wrong": ("WRONG", "red")}


@click.command()
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(config: Path, *, as_json: bool) -> None:
    """Look at configuration, disks, mail, backups, database, clock, background work and editions.

    \b
    akkoord check --config /srv/akkoord

    Ends with 0 when all is fine, with 1 when somebody should look, with 2 when something is wrong. Run it as
    the user of the desk while Akkoord is served; it changes nothing, but for a small object that it puts into
    the store of editions, if there is one, and takes away again.
    """
    desk = set_up_desk(config)
    from akkoord.project.examination.examining import examine, exit_code  # noqa: PLC0415 - needs the desk

    findings = []
    for finding in examine(config, desk):
        findings.append(finding)
        if not as_json:
            mark, colour = MARKS[finding.level]
            advice = f" {finding.advice}" if finding.advice else ""
            click.echo(f"{click.style(mark, fg=colour)}  {finding.part}: {finding.sentence}{advice}")
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(each) for each in findings], indent=2))
    raise SystemExit(exit_code(findings))
