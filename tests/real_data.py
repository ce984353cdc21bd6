"""Where the real data lies that this project is measured on; it is not part of the project."""

from pathlib import Path

import pytest

REAL_DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def real_data(name: str) -> Path:
    """Path of a file or folder of the real data; skips the test when it is not on this machine."""
    path = REAL_DATA / name
    if not path.exists():
        pytest.skip(f"the real data is not on this machine: {path} is absent")
    return path


def real_files(pattern: str) -> list[Path]:
    """Files of the real data for parametrising tests, none when it is absent."""
    return sorted(REAL_DATA.glob(pattern))
