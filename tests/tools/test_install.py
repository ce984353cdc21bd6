import importlib.util
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("install", ROOT / "tools" / "install.py")
install = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(install)
LOCK = tomllib.loads((ROOT / "uv.lock").read_text())


def pinned(*extras):
    lines = install.pinned_requirements(LOCK, list(extras))
    return dict(line.split(" ")[0].split("==") for line in lines)


def test_plain_installation_has_the_engine_and_no_web_framework():
    names = set(pinned())
    assert {"numpy", "pyarrow", "rapidfuzz", "click"} <= names
    assert not {"django", "granian", "pytest"} & names


def test_every_extra_adds_to_the_plain_installation():
    assert pinned().items() < pinned("desk").items() < pinned("dev").items()


def test_every_package_is_pinned_with_its_hashes():
    for line in install.pinned_requirements(LOCK, ["dev"]):
        pin, *hashes = line.split(" ")
        assert "==" in pin
        assert hashes
        assert all(each.startswith("--hash=sha256:") for each in hashes)
