"""What a person can set, call or be told stands in the docs."""

import dataclasses
import importlib
import re
from pathlib import Path

import click
import pytest

from akkoord.cli import COMMANDS
from akkoord.engine.intake.catalogue import CATALOGUE
from akkoord.engine.matching.comparing import MEASURES
from akkoord.project.configuration import DeskConfiguration, PublicConfiguration

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def test_every_command_is_documented():
    documented = set(re.findall(r"^\| `akkoord ([\w-]+)", (DOCS / "commands.md").read_text(), re.MULTILINE))
    assert documented == set(COMMANDS)


@pytest.mark.parametrize(
    ("name", "page"),
    [("match", "matching.md"), ("index", "matching.md"), ("train", "training.md"), ("sample", "sample.md")],
)
def test_every_option_of_matching_is_documented(name, page):
    parameters = importlib.import_module(COMMANDS[name]).command.params
    options = {each.opts[0] for each in parameters if isinstance(each, click.Option)}
    assert options <= set(re.findall(r"--[a-z-]+", (DOCS / page).read_text()))


@pytest.mark.parametrize(
    ("heading", "house"), [("## desk.toml", DeskConfiguration), ("## public.toml", PublicConfiguration)]
)
def test_every_setting_is_documented_with_its_meaning(heading, house):
    section = (DOCS / "settings.md").read_text().split(heading)[1].split("\n## ")[0]
    documented = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", section, re.MULTILINE))
    assert documented == {each.name: each.metadata["about"] for each in dataclasses.fields(house)}


def test_every_problem_code_is_documented():
    documented = set(re.findall(r"`(\w+)`$", (DOCS / "problems.md").read_text(), re.MULTILINE))
    assert documented == set(CATALOGUE)


@pytest.mark.parametrize("page", [*DOCS.rglob("*.md"), *ROOT.glob("*.md")], ids=lambda page: page.name)
def test_links_in_the_docs_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_measure_is_explained():
    page = (DOCS / "matching-library.md").read_text()
    named = set(re.findall(r"`(\w+)`", page))
    kinds = {f"{kind}_" for kind in re.findall(r"`(\w+)_…`", page)}
    assert {each for each in MEASURES if each not in named and not each.startswith(tuple(kinds))} == set()


def test_example_of_the_library_page_runs(capsys):
    code = re.findall(r"```python\n(.*?)```", (DOCS / "matching-library.md").read_text(), re.DOTALL)
    scope = {}
    for each in code:
        exec(each, scope)  # noqa: S102 - our own page
    assert scope["result"].locations.num_rows == 1


def test_every_leak_channel_names_tests_that_exist():
    page = (DOCS / "leak-channels.md").read_text()
    channels = re.findall(r"^\| (T\d+) \|.*?\|.*?\| `(.+?)` \| `(.+?)` \|$", page, re.MULTILINE)
    assert [number for number, *_ in channels] == [f"T{number}" for number in range(1, 21)]
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    assert [
        (path, test)
        for path, test in named
        if not (ROOT / path).exists() or f"def {test}(" not in (ROOT / path).read_text()
    ] == []
