"""The operator loads an agreement from a file."""

import json

import pytest
from django.core.management import CommandError, call_command

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.engine.sample import Size, generate, write_sample

pytestmark = pytest.mark.django_db


def test_load_agreement_of_a_generated_sample(tmp_path, capsys):
    write_sample(generate(1, Size(companies=10, locations=20, rows=30)), tmp_path / "sample")
    for _ in range(2):
        call_command("load_agreement", str(tmp_path / "sample" / "agreement.json"))
    said = capsys.readouterr().out.splitlines()
    assert said[0] == said[1]
    assert Agreement.objects.count() == 1
    assert Participation.objects.exclude(state="active").exists()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(None, "cannot be read"), ("not json", "cannot be read"), (json.dumps({}), "'agreement' is missing")],
)
def test_load_agreement_refuses(tmp_path, content, refusal):
    file = tmp_path / "agreement.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(CommandError, match=refusal):
        call_command("load_agreement", str(file))
    assert not Agreement.objects.exists()


def test_load_agreement_from_a_ready_configuration(capsys):
    for _ in range(2):
        call_command("load_agreement", "--ready", "natural_stone")
    agreement = Agreement.objects.get()
    assert (agreement.slug, agreement.countries, agreement.phase) == (
        "natural-stone",
        ["NL", "BE"],
        "negotiating",
    )


def test_load_agreement_asks_for_something_to_load():
    with pytest.raises(CommandError, match="Give a file"):
        call_command("load_agreement")
