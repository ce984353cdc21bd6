"""`akkoord ship` and `akkoord fetch`, as an operator runs them."""

import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from tests.doors.conftest import SECRET, everything_in

from akkoord.cli import main
from akkoord.cli.ship import Shipping
from akkoord.doors.keeping import noted
from akkoord.doors.store import Store
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import public_key
from akkoord.project.configuration import DeskConfiguration, PublicConfiguration, as_toml
from akkoord.project.examination.findings import Level
from akkoord.project.examination.store import examine_store


@pytest.fixture
def home(desk, tmp_path):
    """An installation whose public site gets its editions from a store."""
    store = f"file://{tmp_path}/store"
    desk_toml = as_toml(DeskConfiguration(editions_dir=desk.folder, editions_store=store))
    public = PublicConfiguration(
        editions_dir=tmp_path / "public", editions_store=store, signing_keys=public_key(SECRET)
    )
    (tmp_path / "desk.toml").write_text(desk_toml)
    (tmp_path / "public.toml").write_text(as_toml(public))
    return tmp_path


def run(*words):
    return CliRunner().invoke(main, words)


def test_ship_and_fetch_once(home, desk):
    assert run("ship", "--config", str(home), "--once").exit_code == 0
    assert run("fetch", "--config", str(home), "--once").exit_code == 0
    assert everything_in(home / "public") == everything_in(desk.folder)


def test_without_a_store_the_setting_is_named(home):
    (home / "desk.toml").write_text("")
    answer = run("ship", "--config", str(home), "--once")
    assert (answer.exit_code, "`editions_store` must be" in answer.output) == (1, True)


def test_fetch_says_what_it_leaves_out(home, desk):
    (desk.publish(2) / "SHA256SUMS.sig").unlink()
    run("ship", "--config", str(home), "--once")
    answer = run("fetch", "--config", str(home), "--once")
    assert answer.exit_code == 1
    assert "Edition textile/2 in the store is not signed with a trusted key." in answer.output


def test_fetch_takes_nothing_away_that_it_did_not_bring(home, desk):
    run("ship", "--config", str(home), "--once")
    (home / "public").mkdir()
    (home / "public" / "precious").write_text("not ours")
    answer = run("fetch", "--config", str(home), "--once")
    assert "holds files that were not fetched" in answer.output
    assert (home / "public" / "precious").exists()


def test_credentials_that_may_write_are_told(home):
    run("ship", "--config", str(home), "--once")
    answer = run("fetch", "--config", str(home), "--check")
    assert answer.exit_code == 2
    assert "The store shows 1 editions." in answer.output
    assert "may write" in answer.output


def test_shipping_looks_again_only_when_something_changed(desk, tmp_path):
    shipping = Shipping(desk.folder, Store.at(f"file://{tmp_path}/store"))
    shipping.round()
    (tmp_path / "store" / "contents.json").unlink()
    shipping.round()
    assert not (tmp_path / "store" / "contents.json").exists()
    desk.publish(2)
    shipping.round()
    assert (tmp_path / "store" / "contents.json").exists()


def test_examination_compares_desk_and_store(home, desk):
    configuration = DeskConfiguration(editions_dir=desk.folder, editions_store=f"file://{home}/store")
    run("ship", "--config", str(home), "--once")
    assert [each.level for each in examine_store(configuration)] == [Level.FINE]
    desk.publish(2)
    assert [each.level for each in examine_store(configuration)] == [Level.LOOK]
    run("ship", "--config", str(home), "--once")
    desk.withdraw(1)
    assert [each.level for each in examine_store(configuration)] == [Level.WRONG]
    assert list(examine_store(DeskConfiguration())) == []


def test_killed_processes_leave_nothing_half_and_go_on(home, desk):
    """Both run until they are killed, again and again, while editions come and go."""
    for number in range(2, 6):
        desk.publish(number)
        if number > 3:
            desk.withdraw(number - 3)
        running = [_start(home, name) for name in ("ship", "fetch")]
        time.sleep(0.4 * number)
        for each in running:
            os.kill(each.pid, signal.SIGKILL)
            each.wait()
        assert not _half_in(home / "public")
    assert run("ship", "--config", str(home), "--once").exit_code == 0
    assert run("fetch", "--config", str(home), "--once").exit_code == 0
    assert everything_in(home / "public") == everything_in(desk.folder)


def test_a_process_of_its_own_brings_everything(home, desk):
    running = [_start(home, name) for name in ("ship", "fetch")]
    try:
        deadline = time.monotonic() + 60
        while everything_in(home / "public") != everything_in(desk.folder) and time.monotonic() < deadline:
            time.sleep(0.2)
    finally:
        for each in running:
            each.terminate()
            each.wait()
    assert everything_in(home / "public") == everything_in(desk.folder)
    assert noted(home / "public").faults == ()


def _start(home, name):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("AKKOORD_", "DJANGO_"))}
    return subprocess.Popen([sys.executable, "-m", "akkoord", name, "--config", str(home)], env=kept)


def _half_in(public):
    found = [each for each in public.glob("textile/[0-9]*") if each.is_dir()]
    return [each for each in found if not names.is_edition(each, names.file_hash(each / names.CHECKSUMS))]
