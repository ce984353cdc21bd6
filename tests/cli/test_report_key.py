"""The command for the keys of reports: a ceremony, and what follows when something is lost."""

import re
import stat

from click.testing import CliRunner

from akkoord.cli import main
from akkoord.engine.sealing import OpeningKey, SealingKey, joined, seal, unlocked
from akkoord.engine.sealing.reports import Identity, Report, Words

PASSPHRASE = "nine dry herons in the rain"


def run(*arguments, said):
    return CliRunner().invoke(main, ["report-key", *map(str, arguments)], input="\n".join([*said, ""]))


def made(file):
    result = run("new", file, said=[PASSPHRASE, PASSPHRASE])
    papers = re.findall(r"Paper \d of 3:\n([a-z ]+)", result.output)
    return result, papers


def test_new_key_lies_behind_its_passphrase_for_its_owner_alone(tmp_path):
    file = tmp_path / "receiving.key"
    result, papers = made(file)
    key = unlocked(file.read_text(), PASSPHRASE)
    assert key.sealing.text in result.output
    assert key.sealing.fingerprint in result.output
    assert joined(papers[1:]) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["receiving.key"]


def test_key_is_never_overwritten(tmp_path):
    file = tmp_path / "receiving.key"
    made(file)
    before = file.read_text()
    assert "never overwritten" in made(file)[0].output
    assert file.read_text() == before


def test_lost_file_comes_back_from_two_papers_behind_a_new_passphrase(tmp_path):
    lost, again = tmp_path / "lost.key", tmp_path / "again.key"
    _, papers = made(lost)
    run("restore", again, said=[papers[2], papers[0], "another one", "another one"])
    assert unlocked(again.read_text(), "another one") == unlocked(lost.read_text(), PASSPHRASE)


def test_papers_of_two_keys_give_none(tmp_path):
    (_, first), (_, second) = made(tmp_path / "a.key"), made(tmp_path / "b.key")
    result = run("restore", tmp_path / "c.key", said=[first[0], second[1]])
    assert result.exit_code == 1
    assert "These papers give no key" in result.output
    assert not (tmp_path / "c.key").exists()


def test_show_tells_the_sealing_half_and_a_wrong_passphrase(tmp_path):
    file = tmp_path / "receiving.key"
    made(file)
    shown = run("show", file, said=[PASSPHRASE]).output
    assert (
        SealingKey.parse(re.search(r"akkoord-seal \S+", shown)[0])
        == unlocked(file.read_text(), PASSPHRASE).sealing
    )
    assert "does not open" in run("show", file, said=["nine dry heron"]).output


def boxed(what, key):
    words = Words(language="bn", location_id="", place="the mill", theme="union", what=what)
    report = Report(words, "0" * 32, key.sealing, Identity("Rahima").sealed([OpeningKey.new().sealing]))
    return seal(report.packed(), [key.sealing])


def test_report_is_shown_without_who_reported_and_steers_no_terminal(tmp_path):
    file, box = tmp_path / "receiving.key", tmp_path / "1.box"
    made(file)
    box.write_bytes(boxed("Three of us.\x1b[2J\x9b31m", unlocked(file.read_text(), PASSPHRASE)))
    result = run("read", file, box, said=[PASSPHRASE])
    assert result.exit_code == 0
    assert "place: the mill\ntheme: union\nwhat: Three of us.�[2J�31m\n" in result.output
    assert "Rahima" not in result.output
    assert sorted(each.name for each in tmp_path.iterdir()) == ["1.box", "receiving.key"]


def test_box_for_another_key_is_told(tmp_path):
    file, box = tmp_path / "receiving.key", tmp_path / "1.box"
    made(file)
    box.write_bytes(boxed("Three of us.", OpeningKey.new()))
    result = run("read", file, box, said=[PASSPHRASE])
    assert (result.exit_code, "does not open the box" in result.output) == (1, True)
