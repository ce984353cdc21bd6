"""Install what `uv.lock` pins into the virtual environment whose Python runs this file.

With `uv` on the machine: `uv sync --frozen`. Without it, the lock is turned into a list of
exact versions with their hashes for this interpreter, which pip installs from whatever
package index it is set up with. Then the kernels of matching are compiled and its tables worked
out, so that the first command does not wait for it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pinned_requirements(lock: dict, extras: list[str]) -> list[str]:
    """Lines for pip: every package that the project with `extras` needs on this interpreter."""
    from pip._vendor.packaging.markers import Marker  # noqa: PLC0415 - only where pip does the work

    def applies(entry: dict) -> bool:
        return "marker" not in entry or Marker(entry["marker"]).evaluate()

    def is_for_this_interpreter(package: dict) -> bool:
        markers = package.get("resolution-markers")
        return not markers or any(Marker(marker).evaluate() for marker in markers)

    packages = {package["name"]: package for package in lock["package"] if is_for_this_interpreter(package)}
    lines: dict[str, str] = {}
    waiting = [("akkoord", extra) for extra in ["", *extras]]
    seen = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        package = packages[name]
        if "registry" in package["source"]:
            files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
            hashes = sorted({f"--hash={file['hash']}" for file in files})
            lines[name] = " ".join([f"{name}=={package['version']}", *hashes])
        by_extra = {"": package.get("dependencies", []), **package.get("optional-dependencies", {})}
        for entry in filter(applies, by_extra[extra]):
            for needed in ((entry["name"], each) for each in ["", *entry.get("extra", [])]):
                if needed not in seen:
                    seen.add(needed)
                    waiting.append(needed)
    return [lines[name] for name in sorted(lines)]


def run(*command: str) -> None:
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": sys.prefix}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)


def install_with_pip(extras: list[str]) -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as requirements:
        requirements.write("\n".join(pinned_requirements(lock, extras)))
        requirements.flush()
        run(*pip, "--require-hashes", "--requirement", requirements.name)
    run(*pip, "--no-deps", "--editable", ".")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra", action="append", default=[], help="may be repeated")
    extras = parser.parse_args().extra
    if shutil.which("uv"):
        wanted = [part for extra in extras for part in ("--extra", extra)]
        run("uv", "sync", "--quiet", "--frozen", *wanted)
    else:
        install_with_pip(extras)
    print("Compiling the kernels of matching: some minutes, once for a version.", flush=True)
    run(sys.executable, "-m", "akkoord.engine.matching.compiling")


if __name__ == "__main__":
    main()
