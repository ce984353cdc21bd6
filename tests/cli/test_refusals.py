import socket

import pytest
from click import ClickException
from click.testing import CliRunner

from akkoord.cli import main
from akkoord.cli.serve import Service, run_together


@pytest.mark.parametrize(
    "line", [["init", "{file}/below"], ["demo", "--no-serve", "--out", "{file}/below"]], ids=["init", "demo"]
)
def test_folder_that_cannot_be_made_is_told_in_a_sentence(line, tmp_path):
    file = tmp_path / "file"
    file.touch()
    said = CliRunner().invoke(main, [part.format(file=file) for part in line])
    assert (said.exit_code, said.output) == (1, f"Error: {file}/below: Not a directory.\n")


def test_serve_without_configuration_is_told_in_a_sentence(tmp_path):
    said = CliRunner().invoke(main, ["serve", "--config", str(tmp_path)])
    assert said.exit_code == 1
    assert said.output.startswith("Error: The configuration cannot be used:")


def test_port_in_use_is_told_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ClickException, match="Something answers at"):
            run_together([Service("desk", ("false",), {}, url)])
